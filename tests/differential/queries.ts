import fc from 'fast-check'
import { indexable, type Kind } from './schemas.ts'
import type { Values } from './values.ts'

/** A query as a user of RxDB writes it. */
export interface AskedQuery {
  readonly selector: Readonly<Record<string, unknown>>
  readonly sort?: readonly Readonly<Record<string, string>>[]
  readonly limit?: number
  readonly skip?: number
}

type Asked = Kind | 'time' | 'any'

const columns: Readonly<Record<string, Asked>> = { ...indexable, id: 'text', '_meta.lwt': 'time' }
const others: Readonly<Record<string, Asked>> = {
  ...{ note: 'any', loose: 'any', tags: 'any', 'tags.0': 'any', lines: 'any', 'lines.sku': 'text' },
  ...{ place: 'any', 'place.floor': 'any', nowhere: 'any', 'nowhere.at.all': 'any' },
}
const sortable = [...Object.keys(columns), 'note', 'nowhere']

const comparisons = ['$eq', '$ne', '$gt', '$gte', '$lt', '$lte']
const types = [
  'string',
  'number',
  'int',
  'double',
  'boolean',
  'bool',
  'null',
  'undefined',
  'array',
  'object',
  2,
  16,
  8,
  10,
]

/** @param tame with operands of the field's own type alone: the memory storage's indexes go astray with others */
export const queries = (values: Values, tame: boolean): fc.Arbitrary<AskedQuery> => {
  const selector = selectors(values, tame)
  const living = fc.oneof(
    { weight: 8, arbitrary: fc.constant({ _deleted: false }) },
    { weight: 1, arbitrary: fc.constant({}) },
    {
      weight: 1,
      arbitrary: fc.constantFrom({ _deleted: true }, { _deleted: { $ne: true } }, { _deleted: { $in: [false] } }),
    },
  )
  const sort = fc
    .uniqueArray(fc.constantFrom(...sortable), { minLength: 1, maxLength: 3 })
    .chain((names) =>
      fc.tuple(...names.map((name) => fc.constantFrom('asc', 'desc').map((direction) => ({ [name]: direction })))),
    )
  return fc
    .tuple(
      selector,
      living,
      fc.oneof(fc.constant({}), fc.record({ sort })),
      fc.oneof(
        { weight: 2, arbitrary: fc.constant({}) },
        {
          weight: 1,
          arbitrary: fc.record({ limit: fc.integer({ min: 0, max: 12 }), skip: fc.integer({ max: 5, min: 0 }) }),
        },
        { weight: 1, arbitrary: fc.record({ limit: fc.integer({ min: 1, max: 12 }) }) },
      ),
    )
    .map(([own, deleted, ordered, bounded]) => ({ selector: { ...own, ...deleted }, ...ordered, ...bounded }))
}

const selectors = (values: Values, tame: boolean): fc.Arbitrary<Record<string, unknown>> => {
  const onColumn = fc
    .constantFrom(...Object.keys(columns))
    .chain((path) => conditionOn(path, columns[path], values, tame))
  const onOther = fc.constantFrom(...Object.keys(others)).chain((path) => conditionOn(path, others[path], values, tame))
  const one = fc.oneof({ weight: 12, arbitrary: onColumn }, { weight: 1, arbitrary: onOther })
  const amount = fc.constantFrom(1, 1, 1, 1, 1, 2, 2, 0)
  const flat = amount
    .chain((length) => fc.array(one, { minLength: length, maxLength: length }))
    .map((parts) => Object.assign({}, ...parts) as Record<string, unknown>)
  const withBranches = (branch: fc.Arbitrary<Record<string, unknown>>) =>
    fc
      .tuple(flat, fc.constantFrom('$and', '$or', '$or', '$nor'), fc.array(branch, { minLength: 1, maxLength: 3 }))
      .map(([own, operator, branches]) => ({ ...own, [operator]: branches }))
  const nested = fc.oneof({ weight: 3, arbitrary: flat }, { weight: 1, arbitrary: withBranches(flat) })
  return fc.oneof({ weight: 3, arbitrary: flat }, { weight: 1, arbitrary: withBranches(nested) })
}

const conditionOn = (
  path: string,
  kind: Asked = 'any',
  values: Values,
  tame: boolean,
): fc.Arbitrary<Record<string, unknown>> => {
  const own = operandOf(kind, values)
  const operand = tame && kind !== 'any' ? own : fc.oneof({ weight: 8, arbitrary: own }, oddOperand(values))
  return fieldCondition(kind, operand, values, tame).map((condition) => ({ [path]: condition }))
}

const operandOf = (kind: Asked, { wantedText, wantedNumber, integer }: Values): fc.Arbitrary<unknown> => {
  if (kind === 'text') return wantedText
  if (kind === 'boolean') return fc.boolean()
  if (kind === 'integer') return integer
  if (kind === 'time') return fc.integer({ min: 1, max: 7 })
  return kind === 'number' ? wantedNumber : fc.oneof(wantedText, wantedNumber, fc.boolean(), fc.constant(null))
}

const oddOperand = ({ wantedText, wantedNumber }: Values): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 2, arbitrary: fc.constant(null) },
    fc.constant(undefined),
    wantedText,
    wantedNumber,
    fc.boolean(),
    fc.array(fc.oneof(wantedText, wantedNumber), { maxLength: 2 }),
    fc.constantFrom({}, { city: 'a' }, new Date(0)),
  )

const fieldCondition = (
  kind: Asked,
  operand: fc.Arbitrary<unknown>,
  values: Values,
  tame: boolean,
): fc.Arbitrary<unknown> => {
  const comparison = fc
    .uniqueArray(fc.constantFrom(...comparisons), { minLength: 1, maxLength: 2 })
    .chain((operators) => fc.record(Object.fromEntries(operators.map((operator) => [operator, operand]))))
  const list = fc
    .tuple(fc.constantFrom('$in', '$nin'), fc.array(operand, { maxLength: 5 }))
    .map(([operator, wanted]) => ({ [operator]: wanted }))
  const regex = expressions(values)
  const special = fc.oneof(
    fc.boolean().map((exists) => ({ $exists: exists })),
    fc
      .oneof(fc.constantFrom(...types), fc.array(fc.constantFrom(...types), { maxLength: 3 }))
      .map((type) => ({ $type: type })),
    fc
      .tuple(fc.constantFrom(1, 2, 3, -2, 0.5, 0), fc.oneof(fc.constantFrom(0, 1, -1), values.number))
      .map((parts) => ({ $mod: parts })),
    regex,
    fc.integer({ min: 0, max: 2 }).map((size) => ({ $size: size })),
    fc.constantFrom({ sku: 'a' }, { $gt: 0 }, { count: { $lt: 1 } }, {}).map((wanted) => ({ $elemMatch: wanted })),
  )
  const plain = fc.oneof(
    { weight: 2, arbitrary: operand },
    { weight: 6, arbitrary: comparison },
    { weight: 2, arbitrary: list },
    { weight: 3, arbitrary: kind === 'text' ? fc.oneof(regex, special) : special },
    ...(tame ? [] : [{ weight: 1, arbitrary: fc.constant({}) }]),
  )
  const negated = fc.oneof(comparison, list, special).map((condition) => ({ $not: condition }))
  return fc.oneof({ weight: 9, arbitrary: plain }, { weight: 1, arbitrary: negated })
}

/** Mostly such as start with a literal. */
const expressions = ({ text }: Values): fc.Arbitrary<unknown> =>
  fc
    .record({
      anchor: fc.constantFrom('^', '^', '^', '^', '^', ''),
      literal: text.map((literal) => literal.slice(0, 2).replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&')),
      rest: fc.constantFrom('', '', '$', '.*', '.', '.*$', '?', '*', '+', '{0,1}', '|b', '[ab]', '(a|b)', 'b|$'),
      options: fc.constantFrom(undefined, undefined, undefined, '', 'i', 'u', 's', 'm', 'iu'),
      written: fc.boolean(),
    })
    .filter(({ anchor, literal, rest, options }) => isExpression(anchor + literal + rest, options))
    .map(({ anchor, literal, rest, options, written }) => {
      const source = anchor + literal + rest
      if (written) return { $regex: new RegExp(source, options) }
      return options === undefined ? { $regex: source } : { $regex: source, $options: options }
    })

const isExpression = (source: string, options: string | undefined): boolean => {
  try {
    return new RegExp(source, options) instanceof RegExp
  } catch {
    return false
  }
}
