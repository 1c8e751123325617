import { pathToFileURL } from 'node:url'
import { Connection } from '../rx-storage/sqlite/connection.ts'
import type { OpenDatabase } from '../rx-storage/sqlite/driver.ts'

/**
 * Opens a file to look at it: it is not made, not recovered into, not changed. Of one that is in use, a reader sees one
 * state and keeps nobody waiting.
 */
export const readOnly = <R>(openDatabase: OpenDatabase, file: string, look: (connection: Connection) => R): R => {
  // SQLite takes the mode with the address, https://sqlite.org/uri.html
  const connection = new Connection(openDatabase(`${pathToFileURL(file).href}?mode=ro`))
  try {
    connection.exec('PRAGMA busy_timeout = 5000')
    return look(connection)
  } finally {
    connection.close()
  }
}
