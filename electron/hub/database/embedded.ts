import { mkdirSync } from 'node:fs'
import type { Database, Queries, Row, Value } from './database.ts'

interface Runs {
  query(sql: string, values: Value[]): Promise<{ rows: unknown[] }>
}

const queries = (runs: Runs): Queries => ({
  query: async (sql, values = []) => (await runs.query(sql, [...values])).rows as Row[],
})

/** PostgreSQL inside this process, with its files in the folder: for a shop that has no server. One process has it at a time. */
export const openEmbedded = async (folder: string): Promise<Database> => {
  mkdirSync(folder, { recursive: true })
  // 27 MB that a hub on a server never needs.
  const { PGlite } = await import('@electric-sql/pglite')
  const database = await PGlite.create(folder)
  const listeners = new Set<(organisation: string) => void>()
  return {
    ...queries(database),
    transaction: (work) => database.transaction((transaction) => work(queries(transaction))),
    announce: async (organisation) => {
      for (const listener of listeners) listener(organisation)
    },
    onAnnouncement: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => database.close(),
  }
}
