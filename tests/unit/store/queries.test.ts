import { describe, expect, test } from 'vitest'
import { toPlain } from '../../../electron/store/rx-storage/documents/row-codec.ts'
import { countQuery, runQuery } from '../../../electron/store/rx-storage/query/run-query.ts'
import type { Row, SqlValue } from '../../../electron/store/rx-storage/sqlite/driver.ts'
import { ask, drivers, newThings } from './queries-table.ts'

describe.each(drivers)('queries with the driver %s', (driver) => {
  test.each<[object, boolean]>([
    [{ open: true, count: { $gt: 1, $lte: 3 } }, true],
    [{ name: { $nin: ['a', null, 5] }, count: { $ne: 'one' } }, true],
    [{ $or: [{ note: null }, { note: 5 }], $nor: [{ name: { $gt: 'b' } }] }, true],
    [{ note: { $not: { $gte: 'b' } }, open: { $exists: true }, count: { $type: 'int' } }, true],
    [{ count: { $mod: [2, 0], $size: 1 }, open: { $mod: [2, 1] } }, true],
    [{ name: { $regex: '^na' } }, true],
    [{ name: { $regex: '^5\\.0$', $options: 'i' } }, true],
    [{ name: { $lt: 'a\ud83d' }, count: { $lt: Number.POSITIVE_INFINITY } }, true],
    [{ name: {} }, true],
    [{ name: { $regex: '^na.e' } }, false],
    [{ note: { $exists: true } }, false],
    [{ loose: 1 }, false],
    [{ $nor: [{ name: 'a', loose: 1 }] }, false],
  ])('given %o, when things are counted, then whether SQL counts them by itself is %s', async (selector, fast) => {
    const { table, connection } = await newThings(driver)
    expect(countQuery(connection, table, ask(selector))).toEqual({ count: 0, fast })
  })

  test.each<[object, object, string | RegExp]>([
    [{ name: { $regex: '^na' } }, {}, '(deleted=? AND field name>? AND field name<?)'],
    [{ name: { $regex: '^na.e$' } }, {}, '(deleted=? AND field name>? AND field name<?)'],
    [{ count: { $in: [1, 2] } }, {}, '(deleted=? AND field count=?)'],
    [{ count: { $in: [0.5, 1.5, 2.5] }, name: { $gt: 'a' } }, {}, '(deleted=? AND field count=? AND field name>?)'],
    [{ note: { $gt: 'b' } }, { sort: [{ note: 'desc' }] }, '(deleted=? AND field note>?)'],
    [{ note: null }, {}, '(deleted=? AND field note=?)'],
    [{ $or: [{ name: 'a' }, { note: 'b' }, { name: 5 }] }, {}, /MULTI-INDEX OR.+name=\?\).+note=\?\)/s],
    [{ open: true, loose: 1 }, { sort: [{ count: 'asc' }] }, '(deleted=? AND field open=?)'],
  ])('given %o sorted by %o, then an index finds the things', async (selector, rest, expected) => {
    const { table, connection } = await newThings(driver)
    const plans: string[] = []
    const [all, iterate] = [connection.all.bind(connection), connection.iterate.bind(connection)]
    const explain = (sql: string, parameters: SqlValue[]): void => {
      plans.push(
        all(`EXPLAIN QUERY PLAN ${sql}`, ...parameters)
          .map((row) => String(row['detail']))
          .join('\n'),
      )
    }
    connection.all = (sql, ...parameters): Row[] => {
      explain(sql, parameters)
      return all(sql, ...parameters)
    }
    connection.iterate = (sql, ...parameters): Iterable<Row> => {
      explain(sql, parameters)
      return iterate(sql, ...parameters)
    }
    runQuery(connection, table, ask(selector, rest), toPlain)
    expect(plans).toHaveLength(1)
    expect(plans[0]).toMatch(expected)
  })

  test('given things with and without a note, when they are sorted by it with a limit, then no more is read than needed', async () => {
    const notes = [undefined, null, 'a', 'b', 'c', null]
    const { table, connection } = await newThings(
      driver,
      notes.map((note) => (note === undefined ? {} : { note })),
    )
    const found = (direction: string, limit: number) => {
      const seen: unknown[] = []
      const iterate = connection.iterate.bind(connection)
      connection.iterate = function* (sql, ...parameters) {
        for (const row of iterate(sql, ...parameters)) {
          seen.push(row)
          yield row
        }
      }
      const things = runQuery(connection, table, ask({}, { sort: [{ note: direction }], limit }), toPlain)
      connection.iterate = iterate
      return [things.map(({ id }) => id), seen.length]
    }
    expect(found('asc', 2)).toEqual([['thing-0000', 'thing-0001'], 4])
    expect(found('desc', 2)).toEqual([['thing-0004', 'thing-0003'], 3])
    expect(found('desc', 6)).toEqual([[4, 3, 2, 1, 5, 0].map((number) => `thing-000${number}`), 6])
  })

  test('given a limit and a skip, when things are counted, then as many as the query finds', async () => {
    const { table, connection } = await newThings(driver, [{}, {}, {}, { loose: 1 }])
    const counted = (rest: object, selector = {}) => countQuery(connection, table, ask(selector, rest)).count
    expect([counted({}), counted({ limit: 3 }), counted({ skip: 3 }), counted({ skip: 9 })]).toEqual([4, 3, 1, 0])
    expect([counted({ limit: 0 }), counted({ limit: 2, skip: 1 }, { loose: { $exists: false } })]).toEqual([0, 2])
  })

  test.each<[object, RegExp]>([
    [{ name: { $like: 'a' } }, /unknown query operator \$like/],
    [{ name: { $elemMatch: { $like: 1 } } }, /unknown query operator \$like/],
    [{ name: { $regex: '[' } }, /Invalid regular expression/],
    [{ $not: {} }, /unknown top level operator: \$not/],
  ])('given what is no query, %o, then it is refused as RxDB’s matcher does', async (selector, message) => {
    const { table, connection } = await newThings(driver, [{}])
    expect(() => runQuery(connection, table, ask(selector), toPlain)).toThrow(message)
    expect(() => countQuery(connection, table, ask(selector))).toThrow(message)
  })
})

test('given the least number there is, then Node’s SQLite tells it from zero', async () => {
  const { table, connection } = await newThings('node', [{ count: 0 }, { count: Number.MIN_VALUE }])
  expect(runQuery(connection, table, ask({ count: { $gt: 0 } }), toPlain).map(({ id }) => id)).toEqual(['thing-0001'])
})
