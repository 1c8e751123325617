import { join } from 'node:path'

/** The files and folders of a data folder that backup and restore know of. */
export const placesIn = (folder: string) => ({
  folder,
  dataFile: join(folder, 'tillhouse.sqlite'),
  witness: join(folder, 'witness'),
  /** Says which data live here, and knows when it is a copy. */
  home: join(folder, 'home'),
  backups: join(folder, 'backups'),
  setAside: join(folder, 'set-aside'),
  /** A data folder within the data folder, where a backup becomes the shop's new data. */
  restoring: join(folder, 'restoring'),
  /** Says that the data in `restoring` are whole and take the place of the shop's. */
  intent: join(folder, 'restore-intent.json'),
  /** Says what the whole check has found, which takes too long to be made at each start. */
  damage: join(folder, 'damage.json'),
})

/** What belongs to the shop's data and goes aside together. */
export const liveFiles = ['tillhouse.sqlite', 'tillhouse.sqlite-wal', 'tillhouse.sqlite-shm', 'witness', 'damage.json']
