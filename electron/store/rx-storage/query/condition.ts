import type { SqlValue } from '../sqlite/driver.ts'

/** A part of a WHERE clause. */
export interface Condition {
  /** True or false, never NULL, so that it can be negated. Holds for every document that the selector matches. */
  readonly sql: string
  readonly parameters: readonly SqlValue[]
  /** Whether it holds for those documents alone. Otherwise RxDB's matcher has to look at what it lets through. */
  readonly exact: boolean
}

export const everything: Condition = { sql: '1', parameters: [], exact: true }
export const nothing: Condition = { sql: '0', parameters: [], exact: true }
/** What SQL can't tell: it lets everything through, and the matcher decides. */
export const undecided: Condition = { sql: '1', parameters: [], exact: false }

export const exactly = (sql: string, ...parameters: SqlValue[]): Condition => ({ sql, parameters, exact: true })

/** The same condition, as one that lets through more than the selector matches. */
export const prefilter = (condition: Condition): Condition => ({ ...condition, exact: false })

/** A prefilter on a part is a prefilter on the whole. */
export const all = (conditions: readonly Condition[]): Condition =>
  combine(conditions, { operator: ' AND ', neutral: everything, absorbing: nothing })

export const any = (conditions: readonly Condition[]): Condition =>
  combine(conditions, { operator: ' OR ', neutral: nothing, absorbing: everything })

/** The opposite of a mere prefilter would lose documents. */
export const not = (condition: Condition): Condition => {
  if (!condition.exact) return undecided
  if (condition.sql === '1') return nothing
  if (condition.sql === '0') return everything
  return { ...condition, sql: `NOT (${condition.sql})` }
}

interface Combination {
  readonly operator: string
  /** What adds nothing to the others, and what makes the others irrelevant. */
  readonly neutral: Condition
  readonly absorbing: Condition
}

/** Constants are folded away: one left in an OR would keep SQLite from using indexes. */
const combine = (conditions: readonly Condition[], { operator, neutral, absorbing }: Combination): Condition => {
  const exact = conditions.every((condition) => condition.exact)
  if (conditions.some((condition) => condition.sql === absorbing.sql)) return { ...absorbing, exact }
  const telling = conditions.filter((condition) => condition.sql !== neutral.sql)
  const [first, second] = telling
  if (first === undefined) return { ...neutral, exact }
  if (second === undefined) return { ...first, exact }
  return {
    sql: `(${telling.map((part) => part.sql).join(operator)})`,
    parameters: telling.flatMap((part) => part.parameters),
    exact,
  }
}
