import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Snapshot } from '../../order-manager/ports/backups.ts'
import { writeDurably } from '../rx-storage/sqlite/durable-files.ts'
import { placesIn } from './places.ts'

/** What stands beside a backup's file, so that listing opens no database. */
export interface SnapshotFacts extends Snapshot {
  /** Of numbers in it, so that they are not used again; null before the first restore. */
  readonly series: string | null
  /**
   * One made before a migration or a restore stays until the shop has started well after it, and some days more:
   * milliseconds since 1970, null while that start is awaited.
   */
  readonly keptUntil: number | null
}

export const fileOf = (folder: string, id: string): string => join(placesIn(folder).backups, `${id}.sqlite`)
const factsFileOf = (folder: string, id: string): string => join(placesIn(folder).backups, `${id}.json`)

/** Where a migration leaves the file that it has replaced; a path within the data folder. */
export const migrationSnapshot = (at: number): string => join('backups', `${snapshotId(at, 'migration')}.sqlite`)

/** `2026-11-23T08-00-00-000Z-schedule`: sorts by time, and is a name on every file system. */
export const snapshotId = (at: number, reason: Snapshot['reason']): string =>
  `${new Date(at).toISOString().replaceAll(/[:.]/g, '-')}-${reason}`

export const writeFacts = (folder: string, facts: SnapshotFacts): void =>
  writeDurably(factsFileOf(folder, facts.id), JSON.stringify(facts, null, 2))

/** All whose file and facts are both there, newest first. */
export const listSnapshots = (folder: string): SnapshotFacts[] => {
  const { backups } = placesIn(folder)
  if (!existsSync(backups)) return []
  return readdirSync(backups)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => readFacts(join(backups, name)))
    .filter(({ id }) => existsSync(fileOf(folder, id)))
    .sort((one, other) => other.at - one.at)
}

export const goodSnapshots = (folder: string): SnapshotFacts[] =>
  listSnapshots(folder).filter(({ problem }) => problem === null)

/** Files that have no facts yet: left by a migration, or put there by hand. */
export const unlistedSnapshots = (folder: string): string[] => {
  const { backups } = placesIn(folder)
  if (!existsSync(backups)) return []
  const names = readdirSync(backups).filter((name) => name.endsWith('.sqlite'))
  return names.map((name) => name.slice(0, -'.sqlite'.length)).filter((id) => !existsSync(factsFileOf(folder, id)))
}

/** As the contract shows it. */
export const shown = ({ series: _series, keptUntil: _keptUntil, ...snapshot }: SnapshotFacts): Snapshot => snapshot

const readFacts = (file: string): SnapshotFacts[] => {
  try {
    return [JSON.parse(readFileSync(file, 'utf8')) as SnapshotFacts]
  } catch {
    // Torn by a power cut: its backup is as good as not there.
    return []
  }
}

/** The file first: facts without a file are not listed. */
export const removeSnapshot = (folder: string, id: string): void => {
  rmSync(fileOf(folder, id), { force: true })
  rmSync(factsFileOf(folder, id), { force: true })
}

/** Removes what a program that ended in the middle has left. Not while a backup is made. */
export const removeLeftovers = (folder: string): void => {
  const { backups } = placesIn(folder)
  if (!existsSync(backups)) return
  const names = readdirSync(backups)
  const leftover = (name: string): boolean =>
    name.includes('.partial') ||
    name.endsWith('.new') ||
    (name.endsWith('.json') && !names.includes(name.replace(/json$/, 'sqlite')))
  for (const name of names.filter(leftover)) rmSync(join(backups, name), { force: true })
}
