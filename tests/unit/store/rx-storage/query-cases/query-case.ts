import type { MangoQuery, RxJsonSchema } from 'rxdb'

export type Fields = Record<string, unknown>

/** Documents, and what is to be found among them. */
export interface QueryCase {
  readonly about: string
  readonly schema: RxJsonSchema<Fields>
  readonly documents: readonly Fields[]
  /** What is asked, the query, and the primary keys that it finds, in their order. */
  readonly queries: readonly (readonly [asked: string, query: MangoQuery<Fields>, found: readonly string[]])[]
}

const bounded: Readonly<Record<string, object>> = {
  text: { type: 'string', maxLength: 100 },
  optionalText: { type: ['string', 'null'], maxLength: 100 },
  integer: { type: 'integer', minimum: 0, maximum: 150, multipleOf: 1 },
  time: { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER, multipleOf: 1 },
  number: { type: 'number', minimum: -100, maximum: 100, multipleOf: 0.01 },
  boolean: { type: 'boolean' },
}

/** A schema by the kinds of its fields; the first field is the primary key. A kind with a question mark isn't required. */
export const schemaOf = (
  kinds: Readonly<Record<string, string | object>>,
  indexes: RxJsonSchema<Fields>['indexes'] = [],
): RxJsonSchema<Fields> => {
  const [primaryKey = ''] = Object.keys(kinds)
  const entries = Object.entries(kinds)
  const property = (kind: string | object): object =>
    typeof kind === 'object' ? kind : (bounded[kind.replace('?', '')] ?? {})
  return {
    version: 0,
    primaryKey,
    type: 'object',
    properties: Object.fromEntries(entries.map(([name, kind]) => [name, property(kind)])) as never,
    required: entries.filter(([, kind]) => typeof kind === 'object' || !kind.endsWith('?')).map(([name]) => name),
    indexes: indexes ?? [],
  }
}
