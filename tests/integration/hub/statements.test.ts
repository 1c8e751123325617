import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database, Queries, Value } from '../../../electron/hub/database/database.ts'
import { migrate } from '../../../electron/hub/database/migrations.ts'
import { openPostgres } from '../../../electron/hub/database/postgres.ts'
import { readPush, writePushes } from '../../../electron/hub/documents/push.ts'
import { noPostgres, type RealPostgres, startPostgres } from '../../support/postgres.ts'
import { changeOf, customer } from './hub-with-devices.ts'

const device = { organisation: 'o', id: 'd', store: 'main', role: 'office' } as const

describe.skipIf(noPostgres !== null)(`what a PostgreSQL server is asked ${noPostgres ?? ''}`, () => {
  let server: RealPostgres
  let database: Database
  beforeAll(async () => {
    server = await startPostgres()
    database = await openPostgres(server.url, () => undefined)
    await migrate(database)
    await database.query(`INSERT INTO organisations (id) VALUES ('o')`)
  }, 120_000)
  afterAll(async () => {
    await database?.close()
    await server?.close()
  })

  test.each<[string, string, readonly (string | null)[]]>([
    ['what marks an array in text', 'text', ['', '{}', '"', '\\', 'a,b', 'NULL', ' ', '{"a":"\\"b\\\\"}']],
    ['nothing among something', 'text', [null, 'a', null]],
    ['nothing but nothing', 'text', [null, null]],
    ['other scripts', 'text', ['Ådå', '😀', '日本', '\u2028']],
    ['what is long', 'text', ['x'.repeat(300_000), 'é'.repeat(70_000)]],
    ['no element', 'text', []],
    ['no element of another type', 'bigint', []],
    ['nothing of another type', 'bigint', [null]],
  ])('takes an array with %s as it is', async (_what, type, values) => {
    const [row] = await database.query(`SELECT $1::${type}[] AS back, cardinality($1::${type}[]) AS size`, [values])
    expect(row).toEqual({ back: values, size: values.length })
  })

  test('looks for what is pushed by its key, however much the organisation has', async () => {
    await database.query(
      `INSERT INTO documents (organisation, collection, id, store, revision, deleted, body, times, device)
        SELECT 'o', 'customers', 'c' || n, NULL, n, false, '{}', '{}', 'd' FROM generate_series(1, 9000) AS n`,
    )
    await database.query(`UPDATE organisations SET sequence = 9000 WHERE id = 'o'`)
    const asked: { readonly sql: string; readonly values: readonly Value[] }[] = []
    await database.transaction(async (queries) => {
      const heard: Queries = {
        query: (sql, values = []) => {
          asked.push({ sql, values })
          return queries.query(sql, values)
        },
      }
      const changes = Array.from({ length: 400 }, (_, index) => changeOf('customers', customer('Ada', `new ${index}`)))
      const [outcomes] = await writePushes(heard, 'o', [
        readPush(device, [changeOf('customers', customer('Ada', 'c7')), ...changes]),
      ])
      expect(outcomes?.[0]).toMatchObject({ is: 'conflict', current: { id: 'c7', revision: 7 } })
      expect(outcomes?.at(-1)).toEqual({ is: 'written', revision: 9400 })
    })
    const reads = asked.filter(({ sql }) => /FROM documents/.test(sql))
    expect(reads).toHaveLength(1)
    for (const { sql, values } of reads) {
      const plan = (await database.query(`EXPLAIN ${sql}`, values)).map((row) => String(row['QUERY PLAN'])).join('\n')
      expect(plan).toMatch(/Index Scan using documents_pkey/)
      expect(plan).not.toMatch(/Seq Scan|Bitmap|Hash/)
    }
  })

  test('compresses documents by the way that costs little, where it can', async () => {
    const [{ able } = {}] = await database.query(
      `SELECT 'lz4' = ANY (enumvals) AS able FROM pg_settings WHERE name = 'default_toast_compression'`,
    )
    const [column] = await database.query(
      `SELECT attcompression AS way FROM pg_attribute WHERE attrelid = 'documents'::regclass AND attname = 'body'`,
    )
    expect(column).toEqual({ way: able === true ? 'l' : '' })
  })
})
