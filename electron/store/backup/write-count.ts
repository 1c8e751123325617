import type { Connection } from '../rx-storage/sqlite/connection.ts'
import { identifier } from '../rx-storage/sqlite/identifier.ts'

/** The number of the newest write to a document in the file, as the store's own sequence counts them. */
export const newestWrite = (connection: Connection): number => {
  const kept = connection.get('SELECT last FROM write_sequence')?.['last']
  const ofTables = connection
    .all('SELECT name FROM document_tables')
    .map(({ name }) => connection.get(`SELECT max(seq) AS last FROM ${identifier(String(name))}`)?.['last'])
  return Math.max(Number(kept), ...ofTables.map(Number))
}
