import fc from 'fast-check'
import {
  fillWithDefaultSettings,
  getQueryMatcher,
  getSortComparator,
  normalizeMangoQuery,
  prepareQuery,
  type RxStorageInstance,
} from 'rxdb'
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { describe, expect, onTestFinished, test } from 'vitest'
import type {
  PlainDocument,
  StoredDocument,
  StoredSchema,
} from '../../../electron/store/rx-storage/documents/document.ts'
import { createStorage } from '../../../electron/store/rx-storage/documents/storage.ts'
import { Checkpoints } from '../../../electron/store/rx-storage/sqlite/checkpoints.ts'
import { type DriverName, loadDriver } from '../../../electron/store/rx-storage/sqlite/driver.ts'
import { openFile } from '../../../electron/store/rx-storage/sqlite/open-file.ts'
import { assembleParts } from '../../../electron/store/rx-storage/storage-parts.ts'
import { newFolder } from './shop.ts'

type Instance = RxStorageInstance<PlainDocument, unknown, object>

const schemaWith = (indexes: readonly string[][]): StoredSchema =>
  fillWithDefaultSettings({
    version: 0,
    primaryKey: 'id',
    type: 'object',
    properties: {
      id: { type: 'string', maxLength: 20 },
      name: { type: 'string', maxLength: 20 },
      count: { type: 'number', minimum: -1000, maximum: 1000, multipleOf: 0.5 },
      open: { type: 'boolean' },
      note: { type: ['string', 'null'], maxLength: 20 },
      loose: {},
    },
    required: ['id', 'name', 'count', 'open'],
    indexes,
  })

const sqlSchema = schemaWith([['name'], ['count', 'name'], ['open', 'count'], ['note']])
// RxDB's memory storage can't index a field that may be null.
const memorySchema = schemaWith([['name'], ['count', 'name'], ['open', 'count']])

/**
 * No space and nothing below it: the memory storage pads its index with spaces, and takes `a` and `a ` for the same.
 * Letters around the places where UTF-8 and UTF-16 sort differently: U+E000 and U+FF5E lie after the surrogates of U+1F600.
 */
const letters = ['a', 'B', 'b', 'ä', 'é', '!', '0', '~', '\u{e000}', '\uff5e', '\u{1f600}', '\u{1f601}', '\u{10ffff}']
const text = fc.array(fc.constantFrom(...letters), { maxLength: 4 }).map((some) => some.join(''))
const count = fc.integer({ min: -8, max: 8 }).map((half) => half / 2)
const loose = fc.oneof(
  fc.constant(undefined),
  fc.constant(null),
  text,
  count,
  fc.boolean(),
  fc.array(count, { maxLength: 2 }),
)
const fields = fc.record({ name: text, count, open: fc.boolean(), note: fc.option(text), loose })

const operand = {
  name: text,
  count,
  open: fc.boolean(),
  note: fc.option(text),
  loose: fc.oneof(text, count, fc.constant(null)),
}
const condition = fc.constantFrom(...(Object.keys(operand) as (keyof typeof operand)[])).chain((field) => {
  const value: fc.Arbitrary<unknown> = fc.oneof(
    { weight: 8, arbitrary: operand[field] as fc.Arbitrary<unknown> },
    { weight: 1, arbitrary: fc.oneof(text, count) },
  )
  const comparison = fc.oneof(
    fc.record({ operator: fc.constantFrom('$eq', '$ne', '$gt', '$gte', '$lt', '$lte'), value }),
    fc.record({ operator: fc.constantFrom('$in', '$nin'), value: fc.array(value, { maxLength: 3 }) }),
  )
  return fc.array(comparison, { minLength: 1, maxLength: 2 }).map((comparisons) => {
    const operators = Object.fromEntries(comparisons.map(({ operator, value: each }) => [operator, each]))
    return { [field]: operators }
  })
})
const flat = fc.array(condition, { maxLength: 2 }).map((conditions): object => Object.assign({}, ...conditions))
const selector = fc.oneof(
  { weight: 3, arbitrary: flat },
  {
    weight: 1,
    arbitrary: fc
      .tuple(flat, fc.constantFrom('$and', '$or', '$nor'), fc.array(flat, { minLength: 1, maxLength: 3 }))
      .map(([own, operator, branches]) => ({ ...own, [operator]: branches })),
  },
)
const sort = fc
  .uniqueArray(fc.constantFrom('name', 'count', 'open', 'note', 'id'), { minLength: 1, maxLength: 3 })
  .chain((names) =>
    fc.tuple(...names.map((name) => fc.constantFrom('asc', 'desc').map((direction) => ({ [name]: direction })))),
  )
const query = fc.record(
  { selector, sort, limit: fc.integer({ min: 0, max: 12 }), skip: fc.integer({ min: 0, max: 5 }) },
  { requiredKeys: ['selector'] },
)

const newStorage = async (driver?: DriverName) => {
  const file = openFile(await loadDriver(driver), newFolder(), false)
  onTestFinished(() => file.close())
  return createStorage('queries', assembleParts(file.connection, new Checkpoints(file.connection)))
}

const open = async (
  storage: { createStorageInstance: (parameters: never) => Promise<unknown> },
  schema: StoredSchema,
  name: string,
): Promise<Instance> =>
  (await storage.createStorageInstance({
    databaseInstanceToken: name,
    databaseName: name,
    collectionName: 'things',
    schema,
    options: {},
    multiInstance: false,
    devMode: false,
  } as never)) as Instance

const stored = (plain: PlainDocument, position: number): StoredDocument =>
  // Through JSON, since RxDB's documents are JSON: a field of undefined is no field.
  JSON.parse(
    JSON.stringify({
      ...plain,
      id: `thing-${position}`,
      _deleted: position % 10 === 9,
      _attachments: {},
      _meta: { lwt: position + 1 },
      _rev: '1-test',
    }),
  )

const ids = (documents: readonly StoredDocument[]): unknown[] => documents.map(({ id }) => id)

describe.each(['node', 'photostructure'] as const)('queries with the driver %s', (driver) => {
  test('given random documents and random queries, then the answers are those of RxDB’s memory storage and of its matcher', async () => {
    const documents = fc.sample(fields, { numRuns: 150, seed: 20 }).map(stored)
    const sqlite = await open(await newStorage(driver), sqlSchema, 'queries')
    const memory = await open(getRxStorageMemory(), memorySchema, `queries ${driver}`)
    onTestFinished(() => memory.close())
    for (const instance of [sqlite, memory]) {
      const { error } = await instance.bulkWrite(
        documents.map((document) => ({ document: structuredClone(document) })),
        'test',
      )
      expect(error).toEqual([])
    }
    await fc.assert(
      fc.asyncProperty(query, async (asked) => {
        const alive = { ...asked, selector: { ...asked.selector, _deleted: false } }
        const filled = normalizeMangoQuery(memorySchema, structuredClone(alive) as never)
        const prepared = prepareQuery(memorySchema, structuredClone(filled))
        const answer = ids((await sqlite.query(prepared)).documents)

        const matching = documents
          .filter(getQueryMatcher(memorySchema as never, filled))
          .toSorted(getSortComparator(memorySchema as never, filled))
        expect(answer).toEqual(
          ids(matching.slice(filled.skip, filled.skip + (filled.limit ?? Number.POSITIVE_INFINITY))),
        )
        expect(answer).toEqual(ids((await memory.query(prepared)).documents as StoredDocument[]))
        expect((await sqlite.count(prepared)).count).toBe(answer.length)
      }),
      { numRuns: 500, seed: 20 },
    )
  })

  test('given names with characters beyond the basic plane, when they are sorted, then in the order of JavaScript', async () => {
    const names = fc.sample(text, { numRuns: 300, seed: 3 })
    const sqlite = await open(await newStorage(driver), sqlSchema, 'sorting')
    const documents = names.map((name, position) => ({
      ...stored({ name, count: 0, open: true }, position),
      _deleted: false,
    }))
    await sqlite.bulkWrite(
      documents.map((document) => ({ document })),
      'test',
    )
    const filled = normalizeMangoQuery(sqlSchema, { selector: {}, sort: [{ name: 'asc' }] } as never)
    const answer = (await sqlite.query(prepareQuery(sqlSchema, filled))).documents.map((document) => document['name'])
    expect(answer).toEqual(names.toSorted((one, other) => (one < other ? -1 : Number(one > other))))
  })

  test('given a selector on indexed fields, when documents are counted, then SQL counts them by itself', async () => {
    const sqlite = await open(await newStorage(driver), sqlSchema, 'counting')
    const counted = (selected: object) =>
      sqlite.count(prepareQuery(sqlSchema, normalizeMangoQuery(sqlSchema, { selector: selected })))
    expect(await counted({ open: true, count: { $gt: 1, $lte: 3 } })).toEqual({ count: 0, mode: 'fast' })
    expect(await counted({ loose: 1 })).toEqual({ count: 0, mode: 'slow' })
  })

  test('given an attachment, when it is written, replaced and removed, then its bytes follow', async () => {
    const schema = { ...sqlSchema, attachments: {} }
    const sqlite = await open(await newStorage(driver), schema, 'attachments')
    const document = { ...stored({ name: 'a', count: 0, open: true }, 1) }
    const file = (content: string) => ({
      length: content.length,
      type: 'text/plain',
      digest: content,
      data: new Blob([content]),
    })
    const first = { ...document, _attachments: { slip: file('one') } }
    expect((await sqlite.bulkWrite([{ document: first }], 'test')).error).toEqual([])
    expect(await (await sqlite.getAttachmentData('thing-1', 'slip', 'one')).text()).toBe('one')
    const [previous] = await sqlite.findDocumentsById(['thing-1'], false)
    expect(previous?._attachments).toEqual({ slip: { length: 3, type: 'text/plain', digest: 'one' } })
    if (previous === undefined) return
    await sqlite.bulkWrite([{ previous, document: { ...previous, _rev: '2-test', _attachments: {} } }], 'test')
    await expect(sqlite.getAttachmentData('thing-1', 'slip', 'one')).rejects.toThrow(/no attachment/)
  })
})
