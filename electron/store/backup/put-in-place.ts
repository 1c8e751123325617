import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { syncFolder, writeDurably } from '../rx-storage/sqlite/durable-files.ts'
import { liveFiles, placesIn } from './places.ts'
import { discardPrepared } from './prepare-restore.ts'

interface Intent {
  /** Name of the folder below `set-aside`. */
  readonly setAside: string
}

/**
 * Puts the prepared data in the place of the shop's, whose files go aside untouched. However a program ends in the
 * middle of it: until the intent is on the disk the old shop opens, from then on `finishRestore` leads to the new one.
 * The folder is held by the caller, and its data file is not open.
 * @param now milliseconds since 1970
 * @param before called before each step: a test ends the program there
 * @returns where the old files are
 */
export const putInPlace = (folder: string, now: number, before: () => void = () => undefined): string => {
  if (!existsSync(placesIn(placesIn(folder).restoring).dataFile)) throw new Error('No restored data are prepared.')
  const setAside = new Date(now).toISOString().replaceAll(/[:.]/g, '-')
  before()
  writeDurably(placesIn(folder).intent, JSON.stringify({ setAside } satisfies Intent))
  finish(folder, { setAside }, before)
  return join(placesIn(folder).setAside, setAside)
}

/** At each start: finishes a restore that was cut off, and removes one that was only prepared. */
export const finishRestore = (folder: string): void => {
  const { intent, restoring } = placesIn(folder)
  if (existsSync(intent)) finish(folder, JSON.parse(readFileSync(intent, 'utf8')) as Intent, () => undefined)
  else if (existsSync(restoring)) discardPrepared(folder)
}

const finish = (folder: string, { setAside }: Intent, before: () => void): void => {
  const places = placesIn(folder)
  const prepared = placesIn(places.restoring).dataFile
  // Once it has been moved, what lies in its place is the new shop's.
  if (existsSync(prepared)) {
    const aside = join(places.setAside, setAside)
    mkdirSync(aside, { recursive: true })
    for (const name of liveFiles.filter((one) => existsSync(join(folder, one)))) {
      before()
      renameSync(join(folder, name), join(aside, name))
    }
    before()
    for (const changed of [aside, places.setAside, folder]) syncFolder(changed)
    before()
    renameSync(prepared, places.dataFile)
    for (const changed of [places.restoring, folder]) syncFolder(changed)
  }
  before()
  rmSync(places.intent, { force: true })
  syncFolder(folder)
  before()
  discardPrepared(folder)
}
