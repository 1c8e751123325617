import { describe, expect, test } from 'vitest'
import { toPlain } from '../../../electron/store/rx-storage/documents/row-codec.ts'
import { countQuery, type FilledQuery, runQuery } from '../../../electron/store/rx-storage/query/run-query.ts'
import { SlowQueries, type SlowQuery } from '../../../electron/store/rx-storage/query/slow-queries.ts'
import { ask, drivers, newThings } from './queries-table.ts'

const large = 100

describe.each(drivers)('slow queries with the driver %s', (driver) => {
  const reportsOf = async (queries: readonly FilledQuery[], amount = large): Promise<SlowQuery[]> => {
    const things = Array.from({ length: amount }, (_, position) => ({ open: position % 2 === 0 }))
    const { table, connection } = await newThings(driver, things)
    const reports: SlowQuery[] = []
    const slow = new SlowQueries(connection, (report) => reports.push(report), large)
    for (const query of queries) {
      runQuery(connection, table, query, toPlain, slow)
      countQuery(connection, table, query, slow)
    }
    return reports
  }

  test('given fields without an index, when they are asked for, then the report names collection, fields and index', async () => {
    const query = ask({ loose: 1, note: { $ne: 'a' }, '_meta.lwt': { $gt: 1 }, $or: [{ count: { $ne: 1 } }] })
    expect(await reportsOf([query])).toEqual([
      {
        collection: 'things/things',
        reason: 'scan',
        fields: ['loose', 'note', '_meta.lwt', 'count'],
        index: ['loose', '_meta.lwt'],
        message:
          'A query looks at every document of things/things for loose, note, _meta.lwt, count. An index on [loose, _meta.lwt] helps.',
      },
    ])
  })

  test.each<[object, object, Partial<SlowQuery>]>([
    [{ name: { $regex: 'a' } }, { limit: 1 }, { reason: 'scan', fields: ['name'], index: undefined }],
    [{ count: { $ne: 1 } }, {}, { reason: 'scan', fields: ['count'], index: undefined }],
    [{ $or: [{ name: 'a' }, { loose: 1 }] }, {}, { reason: 'scan', fields: ['name', 'loose'], index: undefined }],
    [{}, { sort: [{ loose: 'asc' }], limit: 1 }, { reason: 'sort', fields: ['loose'], index: ['loose'] }],
    [{}, { sort: [{ '_meta.lwt': 'desc' }] }, { reason: 'sort', fields: ['_meta.lwt'], index: ['_meta.lwt'] }],
    [{ name: { $gte: '' } }, { sort: [{ note: 'asc' }] }, { reason: 'sort', fields: ['note'] }],
  ])('given %o sorted by %o, then the report is %o', async (selector, rest, expected) => {
    const reports = await reportsOf([ask(selector, rest)])
    expect(reports).toHaveLength(1)
    expect(reports[0]).toMatchObject(expected)
  })

  test('given a slow query, when other values are asked for, then that isn’t reported again', async () => {
    expect(await reportsOf([ask({ loose: 1 }), ask({ loose: 2 }, { limit: 1 }), ask({ loose: 3 })])).toHaveLength(1)
  })

  test.each([
    [{ name: 'a' }, {}],
    [{ name: { $regex: '^a' }, loose: 1 }, {}],
    [{ $or: [{ name: 'a' }, { note: 'b' }] }, {}],
    [{ id: 'thing-0001' }, {}],
    [{}, { sort: [{ count: 'desc' }], limit: 10 }],
    [{ name: 'name 7' }, { sort: [{ loose: 'asc' }] }],
  ])('given %o sorted by %o, when an index finds the things, then nothing is reported', async (selector, rest) => {
    expect(await reportsOf([ask(selector, rest)])).toEqual([])
  })

  test('given a small collection, when all of it is looked at, then nothing is reported', async () => {
    expect(await reportsOf([ask({ loose: 1 })], large - 1)).toEqual([])
  })
})
