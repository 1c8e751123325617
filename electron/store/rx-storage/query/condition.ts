import type { SqlValue } from '../sqlite/driver.ts'

/** A part of a WHERE clause. */
export interface Condition {
  /** True or false, never NULL, so that it can be negated. Holds for every document that the selector matches. */
  readonly sql: string
  readonly parameters: readonly SqlValue[]
  /** Whether it holds for those documents alone. Otherwise RxDB's matcher has to look at what it lets through. */
  readonly exact: boolean
}

const everything: Condition = { sql: '1', parameters: [], exact: true }
export const nothing: Condition = { sql: '0', parameters: [], exact: true }
/** What SQL can't tell: it lets everything through, and the matcher decides. */
export const undecided: Condition = { sql: '1', parameters: [], exact: false }

export const exactly = (sql: string, ...parameters: SqlValue[]): Condition => ({ sql, parameters, exact: true })

/** A prefilter on a part is a prefilter on the whole. */
export const all = (conditions: readonly Condition[]): Condition => {
  const telling = conditions.filter((condition) => condition.sql !== '1')
  return combine(telling, ' AND ', everything, conditions)
}

export const any = (conditions: readonly Condition[]): Condition =>
  conditions.some((condition) => condition.sql === '1')
    ? { ...everything, exact: everyExact(conditions) }
    : combine(conditions, ' OR ', nothing, conditions)

/** The opposite of a mere prefilter would lose documents. */
export const not = (condition: Condition): Condition =>
  condition.exact ? { ...condition, sql: `NOT (${condition.sql})` } : undecided

const combine = (
  parts: readonly Condition[],
  operator: string,
  none: Condition,
  of: readonly Condition[],
): Condition => {
  const [first, second] = parts
  const exact = everyExact(of)
  if (first === undefined) return { ...none, exact }
  if (second === undefined) return { ...first, exact }
  return {
    sql: `(${parts.map((part) => part.sql).join(operator)})`,
    parameters: parts.flatMap((part) => part.parameters),
    exact,
  }
}

const everyExact = (conditions: readonly Condition[]): boolean => conditions.every((condition) => condition.exact)
