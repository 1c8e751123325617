import { join } from 'node:path'
import { DatabaseSync, type StatementSync } from 'node:sqlite'

/** Tells of each commit which rows it wrote, by reading the till's file beside it. */
export interface WrittenRows {
  /** Bytes of each document that was written since this was last asked. */
  readonly sizes: () => number[]
  readonly close: () => void
}

export const readWrittenRows = (folder: string): WrittenRows => {
  const database = new DatabaseSync(join(folder, 'tillhouse.sqlite'), { readOnly: true })
  const tables = database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%seq INTEGER NOT NULL UNIQUE%'")
    .all()
    .map(({ name }) => String(name))
  const since = new Map<string, StatementSync>(
    tables.map((name) => [
      name,
      database.prepare(`SELECT seq, length(data) AS size FROM "${name.replaceAll('"', '""')}" WHERE seq > ?`),
    ]),
  )
  let last = 0
  const sizes = (): number[] => {
    const rows = [...since.values()].flatMap((statement) => statement.all(last))
    last = rows.reduce((highest, { seq }) => Math.max(highest, Number(seq)), last)
    return rows.map(({ size }) => Number(size))
  }
  sizes()
  return { sizes, close: () => database.close() }
}
