import type { Random } from '../../random.ts'
import { FileBytes } from './file-bytes.ts'
import type { DiskEvent } from './read-trace.ts'

type Change = Extract<DiskEvent, { do: 'write' | 'truncate' }>
type NameChange =
  | Extract<DiskEvent, { do: 'rename' | 'remove' }>
  | { readonly do: 'create'; readonly name: string; readonly file: File }

/** What the disk does with writes that nobody waited for. */
export const cutModes = ['none kept', 'all kept', 'some kept', 'late ones kept', 'torn'] as const
export type CutMode = (typeof cutModes)[number]

/** What a disk writes at once; a larger write may be cut between two. */
const sector = 512

/** A file's bytes, apart from the name under which it is found. */
class File {
  /** On the disk for certain. */
  readonly durable = new FileBytes()
  /** Done, and not waited for; each with the number of its event. */
  pending: { readonly change: Change; readonly number: number }[] = []

  sync(before: number): void {
    for (const { change, number } of this.pending) if (number < before) apply(this.durable, change)
    this.pending = this.pending.filter(({ number }) => number >= before)
  }
}

/**
 * A disk that a power cut can strike: what was synced is there, and of what wasn't, whatever the disk had come to. Names
 * are as durable as their folder; changes to them that nobody waited for are kept up to any one of them.
 */
export class Disk {
  #files = new Map<string, File>()
  #durableNames = new Map<string, File>()
  #pendingNames: { readonly change: NameChange; readonly number: number }[] = []
  #number = 0

  take(event: DiskEvent): void {
    const number = this.#number
    this.#number += 1
    switch (event.do) {
      case 'create': {
        const file = new File()
        this.#files.set(event.name, file)
        this.#pendingNames.push({ change: { do: 'create', name: event.name, file }, number })
        return
      }
      case 'rename':
      case 'remove':
        renamed(this.#files, event)
        this.#pendingNames.push({ change: event, number })
        return
      case 'write':
      case 'truncate':
        this.#files.get(event.name)?.pending.push({ change: event, number })
        return
      case 'sync':
        if (event.name === '') this.#syncNames(event.before)
        else this.#files.get(event.name)?.sync(event.before)
        return
      case 'say':
    }
  }

  /** The files as they are when the power comes back. */
  cut(mode: CutMode, random: Random): Map<string, Buffer> {
    const names = new Map(this.#durableNames)
    const kept =
      mode === 'none kept'
        ? 0
        : mode === 'all kept'
          ? this.#pendingNames.length
          : random.below(this.#pendingNames.length + 1)
    for (const { change } of this.#pendingNames.slice(0, kept)) renamed(names, change)
    return new Map([...names].map(([name, file]) => [name, survived(file, mode, random)]))
  }

  #syncNames(before: number): void {
    for (const { change, number } of this.#pendingNames) if (number < before) renamed(this.#durableNames, change)
    this.#pendingNames = this.#pendingNames.filter(({ number }) => number >= before)
  }
}

const renamed = (names: Map<string, File>, change: NameChange): void => {
  const file = change.do === 'create' ? change.file : names.get(change.name)
  if (change.do !== 'create') names.delete(change.name)
  if (file !== undefined && change.do !== 'remove') names.set(change.do === 'rename' ? change.to : change.name, file)
}

const survived = ({ durable, pending }: File, mode: CutMode, random: Random): Buffer => {
  const file = new FileBytes(durable.bytes)
  const one = random.below(pending.length + 1)
  for (const [index, { change }] of pending.entries()) {
    if (mode === 'none kept') break
    if (mode === 'some kept' && random.below(2) === 0) continue
    if (mode === 'late ones kept' && index < one) continue
    if (mode === 'torn' && index > one) break
    if (mode === 'torn' && index === one) tear(file, change, random)
    else apply(file, change)
  }
  return file.bytes
}

const apply = (file: FileBytes, change: Change): void => {
  if (change.do === 'truncate') file.resize(change.size)
  else file.write(change.at, change.bytes)
}

/** Some of its sectors, whichever; the file may already have its new size. */
const tear = (file: FileBytes, change: Change, random: Random): void => {
  const isSized = random.below(2) === 0
  if (change.do === 'truncate') {
    if (isSized) file.resize(change.size)
    return
  }
  const end = change.at + change.bytes.length
  if (isSized && file.size < end) file.resize(end)
  for (let at = change.at, until = 0; at < end; at = until) {
    until = Math.min(end, (Math.floor(at / sector) + 1) * sector)
    if (random.below(2) === 0) file.write(at, change.bytes.subarray(at - change.at, until - change.at))
  }
}
