/** What SQLite stores. Booleans are stored as 0 and 1. */
export type SqlValue = string | number | null | Uint8Array
export type Row = Record<string, SqlValue>

export interface Statement {
  run(...parameters: SqlValue[]): { readonly changes: number | bigint; readonly lastInsertRowid: number | bigint }
  get(...parameters: SqlValue[]): unknown
  all(...parameters: SqlValue[]): unknown[]
  iterate(...parameters: SqlValue[]): Iterable<unknown>
}

/** The part of `node:sqlite` that the store uses. */
export interface SqliteDatabase {
  prepare(sql: string): Statement
  exec(sql: string): void
  close(): void
}

export type DriverName = 'node' | 'photostructure'

/** Opens a file; makes it if it isn't there. */
export type OpenDatabase = (path: string) => SqliteDatabase

/**
 * The SQLite of the runtime: `node:sqlite` where there is one (Node 24, Electron from 35), otherwise
 * `@photostructure/sqlite`, which has the same API and brings its own binaries (Electron 33 and 34).
 */
export const loadDriver = async (name?: DriverName): Promise<OpenDatabase> => {
  // Asked this way, so that no bundler resolves a module that an older runtime lacks.
  const builtIn = name === 'photostructure' ? undefined : process.getBuiltinModule('node:sqlite')
  if (builtIn !== undefined) return (path) => new builtIn.DatabaseSync(path)
  if (name === 'node') throw new Error('This runtime has no node:sqlite.')
  const { DatabaseSync } = await import('@photostructure/sqlite')
  return (path) => new DatabaseSync(path)
}
