import type { Column } from '../documents/table-shape.ts'
import { comparison } from './comparison.ts'
import { all, any, type Condition, not, undecided } from './condition.ts'
import { regularExpression } from './regular-expression.ts'

type Columns = ReadonlyMap<string, Column>

/** Translates a normalised Mango selector as far as SQL decides like RxDB's matcher. */
export const selectorToSql = (selector: unknown, columns: Columns): Condition => {
  if (!isPlainObject(selector)) return undecided
  return all(Object.entries(selector).map(([key, value]) => partToSql(key, value, columns)))
}

/** Whether the selector asks for documents that are not deleted: those alone are sure to have their required fields. */
export const asksForLiving = (selector: unknown): boolean => {
  if (!isPlainObject(selector)) return false
  const { _deleted: deleted, $and: parts } = selector
  if (deleted === false || (isPlainObject(deleted) && deleted['$eq'] === false)) return true
  return Array.isArray(parts) && parts.some(asksForLiving)
}

const partToSql = (key: string, value: unknown, columns: Columns): Condition => {
  const branches = (): Condition[] =>
    Array.isArray(value) ? value.map((branch) => selectorToSql(branch, columns)) : [undecided]
  if (key === '$and') return all(branches())
  if (key === '$or') return any(branches())
  if (key === '$nor') return not(any(branches()))
  const column = columns.get(key)
  return column === undefined || key.startsWith('$') ? undecided : fieldToSql(value, column)
}

/** As mingo reads it: what has no operator in it is a value to be equal to, `{}` and lists included. */
const fieldToSql = (wanted: unknown, column: Column): Condition => {
  if (wanted instanceof RegExp) return comparison('$regex', wanted, column)
  if (!isPlainObject(wanted)) {
    const isValue = typeof wanted !== 'object' || wanted === null || Array.isArray(wanted) || wanted instanceof Date
    return isValue ? comparison('$eq', wanted, column) : undecided
  }
  if (!Object.keys(wanted).some(isOperator)) return comparison('$eq', wanted, column)
  const { $options: options, ...operators } = wanted
  if (options !== undefined && !('$regex' in wanted)) return undecided
  return all(
    Object.entries(operators).map(([operator, operand]) => {
      if (operator === '$not') return not(fieldToSql(operand, column))
      if (operator === '$ne') return not(comparison('$eq', operand, column))
      if (operator === '$nin') return not(comparison('$in', operand, column))
      return comparison(operator, operator === '$regex' ? regularExpression(operand, options) : operand, column)
    }),
  )
}

const isOperator = (key: string): boolean => /^\$\w+$/.test(key)

const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' &&
  value !== null &&
  (Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null)
