import { examineFolder } from '../../../../electron/store/backup/examine-folder.ts'
import { type OpenedStore, openStore } from '../../../../electron/store/open-store.ts'
import type { OpenDatabase } from '../../../../electron/store/rx-storage/sqlite/driver.ts'

/** Opens the shop as the host does at a start: the data are examined first. @throws Error where that finds damage. */
export const startShop = (driver: OpenDatabase, folder: string, known: boolean): Promise<OpenedStore> => {
  const damage = known ? examineFolder(driver, folder, known) : null
  if (damage !== null) throw new Error(`start: ${damage.problem}`)
  return openStore({ folder, driver, known })
}
