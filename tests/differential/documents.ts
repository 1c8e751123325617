import fc from 'fast-check'
import type { StoredDocument } from '../../electron/store/rx-storage/documents/document.ts'
import { indexable, type Kind, type Layout, type Path, paths } from './schemas.ts'
import type { Values } from './values.ts'

type Fields = Readonly<Record<string, unknown>>

/** A document before the layout says what of it may be missing. */
export interface Draft {
  readonly id: string
  readonly deleted: boolean
  readonly fields: Fields
  /** What it was before its last write; undefined for one that was written once. */
  readonly before: Fields | undefined
  readonly missing: readonly Path[]
  readonly empty: readonly Path[]
  /** What stands for an object that has nothing in it. */
  readonly nothing: 'missing' | 'null' | 'empty'
}

const ofKind = (kind: Kind, values: Values): fc.Arbitrary<unknown> => (kind === 'boolean' ? fc.boolean() : values[kind])

const scalar = ({ text, number }: Values): fc.Arbitrary<unknown> =>
  fc.oneof(text, number, fc.boolean(), fc.constantFrom(null, undefined))

/** Fields that no column holds, of all kinds. */
const others = (values: Values) => {
  const line = fc.record({ sku: values.text, count: values.integer }, { requiredKeys: [] })
  const list = fc.array(fc.oneof(values.text, values.integer, fc.constant(null), fc.array(values.integer)), {
    maxLength: 3,
  })
  return {
    note: scalar(values),
    loose: fc.oneof(scalar(values), list, line),
    tags: list,
    lines: fc.array(line, { maxLength: 3 }),
  }
}

export const drafts = (values: Values, complete: boolean): fc.Arbitrary<Draft[]> => {
  const columns = Object.fromEntries(paths.map((path) => [path, ofKind(indexable[path], values)]))
  const fields = fc.record({ ...columns, ...others(values) })
  const some = complete ? fc.constant([]) : fc.uniqueArray(fc.constantFrom(...paths), { maxLength: 4 })
  const draft = fc.record({
    id: values.text.map((text) => text.replaceAll(' ', '')),
    deleted: fc.integer({ min: 0, max: 7 }).map((number) => number === 7),
    fields,
    before: fc.option(fields, { freq: 6, nil: undefined }),
    missing: some,
    empty: some,
    nothing: fc.constantFrom('missing' as const, 'null' as const, 'empty' as const),
  })
  return fc.array(draft, { maxLength: 40, size: 'max' })
}

/** The versions of a document, as they are written one after the other. */
export const versionsOf = (draft: Draft, layout: Layout, position: number): StoredDocument[] => {
  const fields = draft.before === undefined ? [draft.fields] : [draft.before, draft.fields]
  return fields.map((each, version) => {
    const deleted = draft.deleted && version === fields.length - 1
    const lacks = (path: Path, absent: readonly Path[], allowed: readonly Path[]) =>
      absent.includes(path) && (deleted || allowed.includes(path))
    const value = (path: Path): unknown => {
      if (lacks(path, draft.missing, layout.optional)) return undefined
      return lacks(path, draft.empty, layout.nullable) ? null : each[path]
    }
    const floor = object(draft, { level: value('place.floor.level') })
    const place = object(draft, { city: value('place.city'), shut: value('place.shut'), floor })
    const { note, loose, tags, lines } = each
    const flat = paths.filter((path) => !path.includes('.')).map((path) => [path, value(path)])
    // Through JSON, since RxDB's documents are JSON: a field of undefined is no field.
    const plain = JSON.stringify({ ...Object.fromEntries(flat), place, note, loose, tags, lines })
    return {
      ...JSON.parse(plain),
      id: `${draft.id}${position}`,
      _deleted: deleted,
      _attachments: {},
      _meta: { lwt: 1 + (position % 7) },
      _rev: `${version + 1}-test`,
    }
  })
}

const object = ({ nothing }: Draft, fields: Fields): unknown => {
  if (nothing === 'empty' || Object.values(fields).some((value) => value !== undefined)) return fields
  return nothing === 'null' ? null : undefined
}
