import type { Line } from '../protocol.ts'

/** What a process did to the files of one folder. Names are relative to the folder; the folder itself is ''. */
export type DiskEvent =
  | { readonly do: 'create'; readonly name: string }
  | { readonly do: 'write'; readonly name: string; readonly at: number; readonly bytes: Buffer }
  | { readonly do: 'truncate'; readonly name: string; readonly size: number }
  /** Everything that was done to the file before the event of that number is durable. */
  | { readonly do: 'sync'; readonly name: string; readonly before: number }
  | { readonly do: 'rename'; readonly name: string; readonly to: string }
  | { readonly do: 'remove'; readonly name: string }
  | { readonly do: 'say'; readonly line: Line }

interface Call {
  readonly name: string
  /** Quoted texts of the arguments, decoded; paths of file descriptors left out. */
  readonly texts: readonly Buffer[]
  /** The arguments, with texts taken out. */
  readonly rest: string
  /** Of the first argument, where it is a file descriptor. */
  readonly descriptor: { readonly number: number; readonly path: string } | null
  readonly result: number
  /** How many events there were when the call began. */
  readonly began: number
}

/** Reads what `strace -f -y -xx` wrote. @throws Error for a call on the folder that is not understood: nothing is left out. */
export const readTrace = (trace: string, folder: string): DiskEvent[] => {
  const reading = new Reading(folder)
  const unfinished = new Map<string, { readonly text: string; readonly began: number }>()
  let start = 0
  while (start < trace.length) {
    const end = trace.indexOf('\n', start)
    const line = trace.slice(start, end < 0 ? trace.length : end)
    start = end < 0 ? trace.length : end + 1
    const space = line.indexOf(' ')
    const process = line.slice(0, space)
    const text = line.slice(space).trimStart()
    if (text.endsWith('<unfinished ...>')) {
      unfinished.set(process, { text: text.slice(0, -'<unfinished ...>'.length), began: reading.events.length })
      continue
    }
    const resumed = /^<\.\.\. \w+ resumed>/.exec(text)
    const begun = resumed === null ? undefined : unfinished.get(process)
    const whole = resumed === null ? text : `${begun?.text ?? ''}${text.slice(resumed[0].length)}`
    reading.take(parseCall(whole, begun?.began ?? reading.events.length))
  }
  return reading.events
}

const unhex = (text: string): Buffer => Buffer.from(text.replaceAll('\\x', ''), 'hex')

const parseCall = (text: string, began: number): Call | null => {
  const name = /^(\w+)\(/.exec(text)?.[1]
  // Other lines tell of signals and ends.
  if (name === undefined) return null
  // Before what was resumed, spaces make up columns; texts are in hex, and have no brackets.
  const equals = text.search(/\)\s+= (-?\d+|\?)/)
  if (equals < 0) throw new Error(`This line of the trace is not understood: ${text.slice(0, 200)}`)
  const result = Number.parseInt(
    text
      .slice(equals + 1)
      .trimStart()
      .slice(2),
    10,
  )
  // Calls that failed did nothing.
  if (!(result >= 0)) return null
  const texts: Buffer[] = []
  const rest: string[] = []
  const inside = text.slice(name.length + 1, equals)
  for (const [index, part] of inside.split('"').entries()) {
    if (index % 2 === 1) texts.push(unhex(part))
    else rest.push(part)
  }
  const descriptor = /^(\d+)<([^>]*)>/.exec(inside)
  return {
    name,
    texts,
    rest: rest.join('"'),
    descriptor: descriptor && { number: Number(descriptor[1]), path: unhex(descriptor[2] ?? '').toString() },
    result,
    began,
  }
}

class Reading {
  readonly events: DiskEvent[] = []
  readonly #folder: string
  readonly #files = new Map<string, number>()
  /** By file descriptor: where the next `write` goes; null is the end. */
  readonly #positions = new Map<number, number | null>()
  #said = ''

  constructor(folder: string) {
    this.#folder = folder
  }

  take(call: Call | null): void {
    if (call === null) return
    if (call.name === 'write' && call.descriptor?.number === 1) this.#say(call)
    else if (call.descriptor !== null && this.#name(call.descriptor.path) !== null)
      this.#onDescriptor(call, call.descriptor.number, this.#name(call.descriptor.path) ?? '')
    else if (call.texts.some((text) => this.#name(text.toString()) !== null)) this.#onPath(call)
  }

  /** Shared memory is left out: it does not outlive the machine, and nothing that counts is in it. */
  #name(path: string): string | null {
    if (path === this.#folder) return ''
    return path.startsWith(`${this.#folder}/`) && !path.endsWith('-shm') ? path.slice(this.#folder.length + 1) : null
  }

  #say({ texts, result }: Call): void {
    const lines = `${this.#said}${texts[0]?.subarray(0, result).toString('utf8')}`.split('\n')
    this.#said = lines.pop() ?? ''
    for (const line of lines) this.events.push({ do: 'say', line: JSON.parse(line) as Line })
  }

  #onDescriptor(call: Call, descriptor: number, name: string): void {
    const last = (): number => Number(/(\d+)\s*$/.exec(call.rest)?.[1])
    const bytes = Buffer.concat(call.texts).subarray(0, call.result)
    if (call.name === 'fsync' || call.name === 'fdatasync') this.events.push({ do: 'sync', name, before: call.began })
    else if (call.name === 'pwrite64' || call.name === 'pwritev') this.#write(name, last(), bytes)
    else if (call.name === 'write' || call.name === 'writev') {
      const at = this.#positions.get(descriptor) ?? this.#files.get(name) ?? 0
      this.#write(name, at, bytes)
      if (this.#positions.get(descriptor) !== null) this.#positions.set(descriptor, at + bytes.length)
    } else if (call.name === 'ftruncate') this.#truncate(name, last())
    else if (call.name === 'lseek') this.#positions.set(descriptor, call.result)
    else throw new Error(`${call.name} on ${name} is not understood.`)
  }

  #onPath(call: Call): void {
    const [first = '', second = ''] = call.texts.map((text) => this.#name(text.toString()) ?? '')
    if (['open', 'openat', 'creat'].includes(call.name)) this.#open(call, first)
    else if (call.name.startsWith('rename')) {
      this.#files.set(second, this.#files.get(first) ?? 0)
      this.#files.delete(first)
      this.events.push({ do: 'rename', name: first, to: second })
    } else if (call.name.startsWith('unlink')) {
      if (this.#files.delete(first)) this.events.push({ do: 'remove', name: first })
    } else throw new Error(`${call.name} of ${first} is not understood.`)
  }

  #open({ rest, result, name: call }: Call, name: string): void {
    if (name === '' || rest.includes('O_DIRECTORY')) return
    this.#positions.set(result, rest.includes('O_APPEND') ? null : 0)
    if (!this.#files.has(name)) {
      // A file that was there before would be opened without being made.
      if (!rest.includes('O_CREAT') && call !== 'creat') return
      this.#files.set(name, 0)
      this.events.push({ do: 'create', name })
    } else if (rest.includes('O_TRUNC') || call === 'creat') this.#truncate(name, 0)
  }

  #write(name: string, at: number, bytes: Buffer): void {
    this.#files.set(name, Math.max(this.#files.get(name) ?? 0, at + bytes.length))
    this.events.push({ do: 'write', name, at, bytes })
  }

  #truncate(name: string, size: number): void {
    this.#files.set(name, size)
    this.events.push({ do: 'truncate', name, size })
  }
}
