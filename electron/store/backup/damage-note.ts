import { existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import { writeDurably } from '../rx-storage/sqlite/durable-files.ts'
import { placesIn } from './places.ts'

interface Note {
  readonly problem: string
  /** Of the file that it is about: one that was put in its place since is looked at anew. */
  readonly size: number
  readonly changedAt: number
}

/** Keeps what the whole check found for the starts that follow, which could not find it in time. */
export const noteDamage = (folder: string, problem: string): void => {
  const { dataFile, damage } = placesIn(folder)
  const { size, mtimeMs } = statSync(dataFile)
  writeDurably(damage, JSON.stringify({ problem, size, changedAt: mtimeMs } satisfies Note))
}

/** The sentence that was noted for the data file that is there now. */
export const notedDamage = (folder: string): string | null => {
  const { dataFile, damage } = placesIn(folder)
  if (!existsSync(damage)) return null
  try {
    const { problem, size, changedAt } = JSON.parse(readFileSync(damage, 'utf8')) as Note
    const now = statSync(dataFile)
    if (now.size === size && now.mtimeMs === changedAt) return problem
  } catch {
    // Torn, or its file is gone, which is found by itself.
  }
  rmSync(damage, { force: true })
  return null
}
