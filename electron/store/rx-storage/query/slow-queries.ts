import type { DocumentTable } from '../documents/document-table.ts'
import type { Connection } from '../sqlite/connection.ts'
import { askedFields, findingIndex, sortingIndex } from './helpful-index.ts'
import type { FilledQuery } from './run-query.ts'
import type { Translation } from './translation.ts'

/** A query that reads, or sorts, more of a collection than it has to. */
export interface SlowQuery {
  readonly collection: string
  /** `scan`: every document is looked at. `sort`: what matches is sorted each time, without an index that has the order. */
  readonly reason: 'scan' | 'sort'
  /** Paths that the query asks for, or sorts by. */
  readonly fields: readonly string[]
  /** What `schema.indexes` lacks; undefined when no index would help, as with an expression for a part of a text. */
  readonly index: readonly string[] | undefined
  /** A sentence for the developer. */
  readonly message: string
}

/** What is known of a query when it runs. */
export interface ExaminedQuery {
  readonly table: DocumentTable
  readonly query: FilledQuery
  readonly translation: Translation
  readonly sql: string
}

/** Fewer documents than this are read in a few milliseconds, whatever the plan. */
const largeCollection = 10_000

/**
 * Finds queries that would be slow in a shop of some years, by SQLite's plan for them: for development, as the
 * examination itself takes time. Each shape of a query is reported once.
 */
export class SlowQueries {
  readonly #connection: Connection
  readonly #report: (query: SlowQuery) => void
  readonly #large: number
  readonly #reported = new Set<string>()
  readonly #plans = new Map<string, readonly string[]>()

  /** @param large documents from which on a collection is worth a report */
  constructor(connection: Connection, report: (query: SlowQuery) => void, large = largeCollection) {
    this.#connection = connection
    this.#report = report
    this.#large = large
  }

  examine(examined: ExaminedQuery): void {
    const { table, sql } = examined
    if (this.#reported.has(sql) || !this.#isLarge(table)) return
    const reason = this.#reason(examined)
    if (reason === undefined) return
    const slow = slowQuery(examined, reason)
    this.#reported.add(sql)
    // A query and its count are one remark.
    if (this.#reported.has(slow.message)) return
    this.#reported.add(slow.message)
    this.#report(slow)
  }

  /** By the row numbers, which is cheap; rows that were purged count as well. */
  #isLarge(table: DocumentTable): boolean {
    const row = this.#connection.get(`SELECT max(number) AS highest FROM ${table.name}`)
    return Number(row?.['highest']) >= this.#large
  }

  #reason(examined: ExaminedQuery): SlowQuery['reason'] | undefined {
    const plan = this.#plan(examined)
    const asks = askedFields(examined.query.selector).length > 0
    if (asks && plan.some((step) => isScan(step, examined))) return 'scan'
    const sorts = examined.translation.order === undefined || plan.includes('USE TEMP B-TREE FOR ORDER BY')
    return sorts && this.#matchesMany(examined) ? 'sort' : undefined
  }

  #plan({ sql, translation }: ExaminedQuery): readonly string[] {
    const known = this.#plans.get(sql)
    if (known !== undefined) return known
    const rows = this.#connection.all(`EXPLAIN QUERY PLAN ${sql}`, ...translation.where.parameters)
    const plan = rows.map((row) => String(row['detail']))
    this.#plans.set(sql, plan)
    return plan
  }

  #matchesMany({ table, translation: { where } }: ExaminedQuery): boolean {
    const sql = `SELECT count(*) AS many FROM (SELECT 1 FROM ${table.name} WHERE ${where.sql} LIMIT ?)`
    return Number(this.#connection.get(sql, ...where.parameters, this.#large)?.['many']) >= this.#large
  }
}

/** Every index starts with the deleted flag, which nearly all documents have alike: by that alone nothing is found. */
const isScan = (step: string, { table }: ExaminedQuery): boolean => {
  const name = table.name.slice(1, -1).replaceAll('""', '"')
  if (step === `SCAN ${name}` || step.startsWith(`SCAN ${name} `)) return true
  return step.startsWith(`SEARCH ${name} `) && step.endsWith('(deleted=?)')
}

const slowQuery = ({ table, query }: ExaminedQuery, reason: SlowQuery['reason']): SlowQuery => {
  const index = reason === 'scan' ? findingIndex(query, table) : sortingIndex(query, table)
  const fields = reason === 'scan' ? askedFields(query.selector).map(({ path }) => path) : sortedFields(query, table)
  const what =
    reason === 'scan'
      ? `looks at every document of ${table.collection} for ${fields.join(', ')}`
      : `sorts many documents of ${table.collection} by ${fields.join(', ')}`
  const help =
    index === undefined
      ? 'No index helps: ask for less, or for something else.'
      : `An index on [${index.join(', ')}] helps.`
  return { collection: table.collection, reason, fields, index, message: `A query ${what}. ${help}` }
}

const sortedFields = ({ sort }: FilledQuery, table: DocumentTable): string[] =>
  sort.flatMap((part) => Object.keys(part)).filter((path) => path !== table.shape.primary)
