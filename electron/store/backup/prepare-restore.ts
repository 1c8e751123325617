import { constants, copyFileSync, mkdirSync, rmSync, statfsSync, statSync } from 'node:fs'
import type { Store } from '../../order-manager/ports/store.ts'
import { openStore } from '../open-store.ts'
import { StorageFullError, StoreUnreadableError } from '../rx-storage/errors.ts'
import type { OpenDatabase } from '../rx-storage/sqlite/driver.ts'
import { syncFile, syncFolder } from '../rx-storage/sqlite/durable-files.ts'
import { homeOf } from './home.ts'
import { type CheckJournal, inspectFile } from './inspect-file.ts'
import { placesIn } from './places.ts'
import { readOnly } from './read-only.ts'
import { seriesIn } from './series-in.ts'
import { fileOf } from './snapshots.ts'

/**
 * Makes of a backup the shop's next data, beside those that it has: checked once more, copied into a data folder of its
 * own, brought to this program's layout, and given a new identity there. Nothing of the shop is touched.
 * @param identify writes the new identity; told which series of numbers are known in the folder
 * @throws StoreUnreadableError when the backup does not pass its check; StorageFullError.
 */
export const prepareRestore = async (
  openDatabase: OpenDatabase,
  folder: string,
  snapshotId: string,
  checkJournal: CheckJournal,
  identify: (store: Store, seriesTaken: ReadonlySet<string>) => void,
): Promise<void> => {
  const snapshot = fileOf(folder, snapshotId)
  const { restoring } = placesIn(folder)
  const { structure, content } = readOnly(openDatabase, snapshot, (copy) => inspectFile(copy, checkJournal))
  const problem = structure ?? content[0]
  if (problem !== undefined) throw new StoreUnreadableError(`The backup can’t be used: ${problem}`)
  discardPrepared(folder)
  const { bavail, bsize } = statfsSync(folder)
  if (bavail * bsize < statSync(snapshot).size) throw fullError(folder)
  mkdirSync(restoring)
  try {
    const data = placesIn(restoring).dataFile
    // Shares the blocks where the file system can.
    copyFileSync(snapshot, data, constants.COPYFILE_FICLONE)
    const store = await openStore({ folder: restoring, known: true, driver: openDatabase })
    try {
      identify(store, seriesIn(folder))
      // Its id may be of before these data were copied here: they are no copy a second time.
      store.home.joinData(homeOf(folder))
    } finally {
      await store.close()
    }
    // Closing could not bring all of the log into the file.
    if (statSync(`${data}-wal`, { throwIfNoEntry: false })?.size) throw fullError(folder)
    syncFile(data)
    syncFolder(restoring)
  } catch (error) {
    discardPrepared(folder)
    throw error instanceof Error && 'code' in error && error.code === 'ENOSPC' ? fullError(folder) : error
  }
}

/** Removes what a restore has prepared and not used. */
export const discardPrepared = (folder: string): void =>
  rmSync(placesIn(folder).restoring, { recursive: true, force: true })

const fullError = (folder: string): StorageFullError =>
  new StorageFullError(`There is no room to restore a backup on the disk of ${folder}: free some space, and try again.`)
