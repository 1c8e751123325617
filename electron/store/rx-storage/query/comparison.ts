import { toSql } from '../documents/column-value.ts'
import type { Column } from '../documents/table-shape.ts'
import type { SqlValue } from '../sqlite/driver.ts'
import { all, any, type Condition, everything, exactly, nothing, prefilter, undecided } from './condition.ts'
import { startToSql } from './regular-expression.ts'
import { leastAbove } from './text-bounds.ts'
import { typeToSql } from './type-to-sql.ts'

/** What an operator says of a field: of its values, and of the two things that are NULL in the column. */
export interface Verdict {
  /** For a column that isn't NULL. */
  readonly values: Condition
  readonly onNull: boolean
  readonly onMissing: boolean
}

/**
 * An operator that mingo, RxDB's matcher, knows for a field; columns hold single values, never arrays. The rules are
 * those of mingo 7.2 (https://github.com/kofrasa/mingo, operators/_predicates): values of different types are never
 * equal, and neither is less; null and a missing field are equal to one another.
 */
export const comparison = (operator: string, operand: unknown, column: Column): Condition => {
  const verdict = operators.get(operator)?.(operand, column)
  return verdict === undefined ? undecided : inColumn(verdict, column)
}

const inColumn = ({ values, onNull, onMissing }: Verdict, column: Column): Condition => {
  if (!column.optional) return values
  const isNull = exactly(`${column.name} IS NULL`)
  if (!onNull && !onMissing) return all([values, exactly(`${column.name} IS NOT NULL`)])
  const either = any([isNull, all([values, exactly(`${column.name} IS NOT NULL`)])])
  return onNull === onMissing ? either : prefilter(either)
}

type Operator = (operand: unknown, column: Column) => Verdict | undefined

const of = (values: Condition): Verdict => ({ values, onNull: false, onMissing: false })

const equality: Operator = (operand, column) => {
  const isNil = operand === null || operand === undefined
  const value = toSql(column, operand)
  return {
    values: value === undefined ? nothing : exactly(`${column.name} = ?`, value),
    onNull: isNil,
    onMissing: isNil,
  }
}

const range =
  (sign: '>' | '>=' | '<' | '<='): Operator =>
  (operand, column) => {
    const orEqual = sign.endsWith('=')
    if (operand === undefined) return { values: nothing, onNull: false, onMissing: orEqual }
    if (operand === null) return { values: nothing, onNull: orEqual, onMissing: false }
    const value = toSql(column, operand)
    if (value !== undefined) return of(exactly(`${column.name} ${sign} ?`, value))
    if (column.kind === 'text' && typeof operand === 'string') return of(cutToSql(sign, operand, column))
    if (column.kind === 'number' && typeof operand === 'number')
      return Number.isNaN(operand) ? undefined : of(sign.startsWith('<') === operand > 0 ? everything : nothing)
    return of(nothing)
  }

/** Against a text with a lone surrogate, which no column holds. */
const cutToSql = (sign: string, operand: string, column: Column): Condition => {
  const least = leastAbove(operand)
  return least === undefined ? undecided : exactly(`${column.name} ${sign.startsWith('<') ? '<' : '>='} ?`, least)
}

const membership: Operator = (operand, column) => {
  if (!Array.isArray(operand)) return undefined
  const expressions = operand.filter((value): value is RegExp => value instanceof RegExp)
  const values = operand.map((value: unknown) => toSql(column, value)).filter((value) => value !== undefined)
  const matched = column.kind === 'text' ? expressions.map((expression) => startToSql(expression, column)) : []
  return {
    values: any([values.length === 0 ? nothing : inList(values, column), ...matched]),
    onNull: operand.includes(null),
    onMissing: operand.includes(null),
  }
}

const inList = (values: readonly SqlValue[], column: Column): Condition => {
  const [first] = values
  if (values.length === 1 && first !== undefined) return exactly(`${column.name} = ?`, first)
  // One statement serves lists of all lengths: the list travels as JSON. SQLite's own reading of decimals may differ
  // from JavaScript's in the last digit, so lists of such numbers are filled up to the next power of two instead.
  if (values.every((value) => typeof value === 'string' || Number.isSafeInteger(value)))
    return exactly(`${column.name} IN (SELECT value FROM json_each(?))`, JSON.stringify(values))
  const size = 2 ** Math.ceil(Math.log2(values.length))
  if (size > mostParameters) return undecided
  const filled = Array.from({ length: size }, (_, position) => values[position] ?? values.at(-1) ?? null)
  return exactly(`${column.name} IN (${filled.map(() => '?').join(', ')})`, ...filled)
}

const mostParameters = 1024

const existence: Operator = (operand) => ({
  values: operand ? everything : nothing,
  onNull: Boolean(operand),
  onMissing: !operand,
})

/** JavaScript's `%`; mingo applies it to whatever is there, null and booleans included. */
const remainder: Operator = (operand, column) => {
  if (!Array.isArray(operand)) return undefined
  const [divisor, wanted]: unknown[] = operand
  if (typeof divisor !== 'number' || column.kind === 'text') return undefined
  const isRemainder = (value: number): boolean => operand.length === 2 && value % divisor === wanted
  const possible = operand.length === 2 && typeof wanted === 'number' && Number.isFinite(divisor) && divisor !== 0
  const ofNumber = possible ? exactly(`mod(${column.name}, ?) = ?`, divisor, wanted) : nothing
  const ofBoolean = any([0, 1].filter(isRemainder).map((value) => exactly(`${column.name} = ?`, value)))
  if (column.kind === 'number' && !Number.isFinite(divisor)) return undefined
  return { values: column.kind === 'number' ? ofNumber : ofBoolean, onNull: isRemainder(0), onMissing: false }
}

const expression: Operator = (operand, column) => {
  if (!(operand instanceof RegExp)) return undefined
  return of(column.kind === 'text' ? startToSql(operand, column) : nothing)
}

/** No array is in a column. Whether the operand is a valid one is for the matcher to say. */
const ofArrays: Operator = () => of(prefilter(nothing))

const operators: ReadonlyMap<string, Operator> = new Map([
  ['$eq', equality],
  ['$gt', range('>')],
  ['$gte', range('>=')],
  ['$lt', range('<')],
  ['$lte', range('<=')],
  ['$in', membership],
  ['$exists', existence],
  ['$type', typeToSql],
  ['$mod', remainder],
  ['$regex', expression],
  ['$size', () => of(nothing)],
  ['$elemMatch', ofArrays],
])
