import type { Connection } from '../sqlite/connection.ts'
import { version2 } from './version-2.ts'

/** One step from a layout of the file to the next. It writes a new file, so that the old one stays as it was. */
export interface Migration {
  /** The layout that it makes, from the one before. */
  readonly to: number
  /** Reads all that the old file has and writes it into the new one, which is empty and in a transaction. */
  run(old: Connection, fresh: Connection): void
}

/** In the order of their numbers, without a gap. A migration that has been released is never changed. */
export const migrations: readonly Migration[] = [version2]

/** The layout that this program writes. Programs that know only older ones refuse the file. */
export const fileVersion = migrations.at(-1)?.to ?? 1
