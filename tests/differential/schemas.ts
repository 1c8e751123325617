import fc from 'fast-check'
import { fillWithDefaultSettings } from 'rxdb'
import type { StoredSchema } from '../../electron/store/rx-storage/documents/document.ts'

export type Kind = 'text' | 'integer' | 'number' | 'boolean'

/** The fields that may be indexed. */
export const indexable = {
  name: 'text',
  code: 'text',
  count: 'integer',
  price: 'number',
  open: 'boolean',
  'place.city': 'text',
  'place.shut': 'boolean',
  'place.floor.level': 'number',
} as const satisfies Record<string, Kind>

export type Path = keyof typeof indexable
export const paths = Object.keys(indexable) as Path[]

/** Which fields may be missing, or null, and which are indexed, by which of them together. */
export interface Layout {
  readonly optional: readonly Path[]
  readonly nullable: readonly Path[]
  readonly indexes: readonly (readonly Path[])[]
}

const somePaths = (maxLength: number) => fc.uniqueArray(fc.constantFrom(...paths), { maxLength })
const someIndex = fc.uniqueArray(fc.constantFrom(...paths), { minLength: 1, maxLength: 3 })
const indexes = fc.oneof(
  { weight: 4, arbitrary: fc.array(someIndex, { minLength: 4, maxLength: 8 }) },
  { weight: 1, arbitrary: fc.array(someIndex, { maxLength: 3 }) },
)

export const strictLayout: fc.Arbitrary<Layout> = fc.record({
  optional: fc.constant([]),
  nullable: fc.constant([]),
  indexes,
})
export const looseLayout: fc.Arbitrary<Layout> = fc.record({ optional: somePaths(4), nullable: somePaths(3), indexes })

const fieldOf: Readonly<Record<Kind, object>> = {
  text: { type: 'string', maxLength: 20 },
  integer: { type: 'integer', minimum: -1000, maximum: 1000, multipleOf: 1 },
  number: { type: 'number', minimum: -1000, maximum: 1000, multipleOf: 0.5 },
  boolean: { type: 'boolean' },
}

/** @param nullable false for the memory storage, which can't index a field of two types, and reads null as nothing */
export const schemaOf = (layout: Layout, nullable: boolean): StoredSchema => {
  const field = (path: Path): object => {
    const declared = fieldOf[indexable[path]] as { readonly type: string }
    return nullable && layout.nullable.includes(path) ? { ...declared, type: [declared.type, 'null'] } : declared
  }
  const required = (among: readonly Path[]) =>
    among.filter((path) => !layout.optional.includes(path)).map((path) => path.slice(path.lastIndexOf('.') + 1))
  const floor = {
    type: 'object',
    properties: { level: field('place.floor.level') },
    required: required(['place.floor.level']),
  }
  const place = {
    type: 'object',
    properties: { city: field('place.city'), shut: field('place.shut'), floor },
    required: [...required(['place.city', 'place.shut']), ...(floor.required.length > 0 ? ['floor'] : [])],
  }
  const flat = paths.filter((path) => !path.includes('.'))
  return fillWithDefaultSettings({
    version: 0,
    primaryKey: 'id',
    type: 'object',
    properties: {
      id: { type: 'string', maxLength: 40 },
      ...Object.fromEntries(flat.map((path) => [path, field(path)])),
      place,
      note: {},
      loose: {},
      tags: { type: 'array' },
      lines: { type: 'array' },
    },
    required: ['id', ...required(flat), ...(place.required.length > 0 ? ['place'] : [])],
    indexes: layout.indexes.map((index) => [...index]),
  })
}
