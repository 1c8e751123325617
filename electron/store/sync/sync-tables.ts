import type { Connection } from '../rx-storage/sqlite/connection.ts'

/** What replication knows of documents, beside them in the file: each row is written in the commit that it tells of. */
export const makeSyncTables = (connection: Connection): void => {
  connection.exec(
    'CREATE TABLE IF NOT EXISTS sync_place (only INTEGER PRIMARY KEY, pulled INTEGER NOT NULL, pushed INTEGER NOT NULL, clock TEXT NOT NULL, node TEXT NOT NULL) STRICT',
  )
  connection.run(`INSERT OR IGNORE INTO sync_place VALUES (1, 0, 0, '', ?)`, globalThis.crypto.randomUUID())
  connection.exec(
    `CREATE TABLE IF NOT EXISTS sync_documents (collection TEXT NOT NULL, id TEXT NOT NULL, revision INTEGER NOT NULL, times TEXT NOT NULL,
      PRIMARY KEY (collection, id)) STRICT, WITHOUT ROWID`,
  )
  // How far what came before a new till was there has come, of how far.
  connection.exec(
    'CREATE TABLE IF NOT EXISTS sync_earlier (only INTEGER PRIMARY KEY, reached INTEGER NOT NULL, through INTEGER NOT NULL) STRICT',
  )
  // Sales that stayed on the hub.
  connection.exec(
    `CREATE TABLE IF NOT EXISTS sync_left (id TEXT PRIMARY KEY, number TEXT NOT NULL, customer TEXT NOT NULL, shifts TEXT NOT NULL) STRICT, WITHOUT ROWID;
     CREATE INDEX IF NOT EXISTS sync_left_numbers ON sync_left (number);
     CREATE INDEX IF NOT EXISTS sync_left_customers ON sync_left (customer) WHERE customer <> ''`,
  )
  // Write sequences that were taken over from the hub, from and to: they are not pushed.
  connection.exec('CREATE TABLE IF NOT EXISTS sync_taken (first INTEGER PRIMARY KEY, last INTEGER NOT NULL) STRICT')
  connection.exec(
    `CREATE TABLE IF NOT EXISTS sync_refused (collection TEXT NOT NULL, id TEXT NOT NULL, refusal TEXT NOT NULL, message TEXT NOT NULL,
      at INTEGER NOT NULL, PRIMARY KEY (collection, id)) STRICT, WITHOUT ROWID`,
  )
}
