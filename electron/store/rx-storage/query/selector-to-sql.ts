import { toSql } from '../documents/column-value.ts'
import type { Column } from '../documents/table-shape.ts'
import type { SqlValue } from '../sqlite/driver.ts'
import { all, any, type Condition, exactly, not, nothing, undecided } from './condition.ts'

type Columns = ReadonlyMap<string, Column>

/** Translates a normalised Mango selector as far as SQL decides like RxDB's matcher. */
export const selectorToSql = (selector: unknown, columns: Columns): Condition => {
  if (!isPlainObject(selector)) return undecided
  return all(Object.entries(selector).map(([key, value]) => partToSql(key, value, columns)))
}

const partToSql = (key: string, value: unknown, columns: Columns): Condition => {
  const branches = (): Condition[] =>
    Array.isArray(value) ? value.map((branch) => selectorToSql(branch, columns)) : [undecided]
  if (key === '$and') return all(branches())
  if (key === '$or') return any(branches())
  if (key === '$nor') return not(any(branches()))
  const column = columns.get(key)
  if (column === undefined || key.startsWith('$')) return undecided
  if (!isPlainObject(value)) return comparison('$eq', value, column)
  return all(Object.entries(value).map(([operator, operand]) => comparison(operator, operand, column)))
}

const ranges: Readonly<Record<string, string>> = { $gt: '>', $gte: '>=', $lt: '<', $lte: '<=' }

const comparison = (operator: string, operand: unknown, column: Column): Condition => {
  const range = ranges[operator]
  if (range !== undefined) return rangeToSql(range, toSql(column, operand), column)
  if (operator === '$eq') return equality(operand, column)
  if (operator === '$ne') return not(equality(operand, column))
  if (operator === '$in') return membership(operand, column)
  if (operator === '$nin') return not(membership(operand, column))
  return undecided
}

/** Values of another type than the column's are left to the matcher; null equals null and nothing, as NULL does here. */
const equality = (operand: unknown, column: Column): Condition => {
  if (operand === null) return exactly(`${column.name} IS NULL`)
  const value = toSql(column, operand)
  if (value === undefined) return undecided
  return exactly(column.optional ? `${column.name} IS ?` : `${column.name} = ?`, value)
}

const rangeToSql = (range: string, value: SqlValue | undefined, column: Column): Condition => {
  if (value === undefined) return undecided
  const sql = `${column.name} ${range} ?`
  return exactly(column.optional ? `(${sql} AND ${column.name} IS NOT NULL)` : sql, value)
}

/** One statement serves lists of all lengths: the list travels as JSON. */
const membership = (operand: unknown, column: Column): Condition => {
  if (!Array.isArray(operand)) return undecided
  const values = operand.filter((value) => value !== null).map((value: unknown) => toSql(column, value))
  // Fractions would pass through SQLite's own reading of decimals.
  if (values.some((value) => value === undefined || (typeof value === 'number' && !Number.isSafeInteger(value))))
    return undecided
  const list = values.length === 0 ? nothing : inList(values, column)
  return operand.includes(null) ? any([list, equality(null, column)]) : list
}

const inList = (values: readonly unknown[], column: Column): Condition => {
  const sql = `${column.name} IN (SELECT value FROM json_each(?))`
  return exactly(column.optional ? `(${sql} AND ${column.name} IS NOT NULL)` : sql, JSON.stringify(values))
}

const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' &&
  value !== null &&
  (Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null)
