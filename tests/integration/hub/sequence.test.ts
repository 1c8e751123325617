import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { Database, Queries } from '../../../electron/hub/database/database.ts'
import { migrate, schemaVersion } from '../../../electron/hub/database/migrations.ts'
import { openPostgres } from '../../../electron/hub/database/postgres.ts'
import { pull } from '../../../electron/hub/documents/pull.ts'
import { readPush, writePushes } from '../../../electron/hub/documents/push.ts'
import { forgetDeletions } from '../../../electron/hub/documents/retention.ts'
import type { Change } from '../../../shared/contract/hub/protocol.ts'
import { isRefusal } from '../../../shared/domain/refusal.ts'
import { noPostgres, type RealPostgres, startPostgres } from '../../support/postgres.ts'
import { seededRandom } from '../../support/seeded-random.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { ask, changeOf, customer, hubOn, idsIn, officeOf, pairedWith } from './hub-with-devices.ts'

const device = { organisation: 'o', id: 'd', store: 'main', role: 'office' } as const
const later = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds))

/** Writes a customer and commits after the delay, in milliseconds. */
const write = (database: Database, id: string, delay: number): Promise<void> =>
  database.transaction(async (queries) => {
    await writePushes(queries, 'o', [readPush(device, [changeOf('customers', customer('Ada', id))])])
    await later(delay)
  })

/** As one would do it without thinking: a number from a sequence, whatever commits first. */
const insertNaively = async (queries: Queries, id: string): Promise<void> => {
  await queries.query(
    `INSERT INTO documents (organisation, collection, id, store, revision, deleted, body, times, device)
      VALUES ('o', 'customers', $1, NULL, nextval('naive'), false, '{}', '{}', 'd')`,
    [id],
  )
  if (id === 'early')
    await queries.query(`UPDATE organisations SET sequence = (SELECT last_value FROM naive) WHERE id = 'o'`)
}

const gate = (): { readonly open: () => void; readonly opened: Promise<void> } => {
  let open = (): void => undefined
  const opened = new Promise<void>((done) => {
    open = done
  })
  return { open: () => open(), opened }
}

/** Many write at once and commit in any order, while one reads by its checkpoint; answers with what it never saw. */
const missedBy = async (database: Database): Promise<string[]> => {
  const random = seededRandom(7)
  const seen = new Set<string>()
  let since = 0
  const writing = new Set<string>()
  const readOn = async (): Promise<void> => {
    const page = await pull(database, device, { since, limit: 5 })
    if (isRefusal(page)) throw new Error(page.message)
    for (const id of idsIn(page)) seen.add(id)
    since = page.through
  }
  const ids = Array.from({ length: 60 }, (_, index) => `customer ${index}`)
  for (const id of ids) writing.add(id)
  const reading = (async () => {
    do await readOn()
    while (writing.size > 0)
  })()
  await Promise.all(
    ids.map(async (id, index) => {
      await later(index * 3)
      await write(database, id, Math.floor(random() * 25)).finally(() => writing.delete(id))
    }),
  )
  await reading
  for (let before = -1; before !== since; ) {
    before = since
    await readOn()
  }
  return ids.filter((id) => !seen.has(id))
}

describe.skipIf(noPostgres !== null)(`on a PostgreSQL server ${noPostgres ?? ''}`, () => {
  let server: RealPostgres
  let database: Database
  beforeAll(async () => {
    server = await startPostgres()
    database = await openPostgres(server.url, () => undefined)
    await migrate(database)
  })
  afterAll(async () => {
    await database?.close()
    await server?.close()
  })
  const fresh = async () => {
    await database.query('TRUNCATE documents, organisations CASCADE')
    await database.query(`INSERT INTO organisations (id) VALUES ('o')`)
  }

  test('a reader skips nothing that commits late', async () => {
    await fresh()
    expect(await missedBy(database)).toEqual([])
  })

  test('as it would, were numbers given without a thought', async () => {
    await fresh()
    await database.query('CREATE SEQUENCE naive')
    const late = gate()
    const begun = gate()
    const writing = database.transaction(async (queries) => {
      await insertNaively(queries, 'late')
      begun.open()
      await late.opened
    })
    await begun.opened
    await database.transaction((queries) => insertNaively(queries, 'early'))
    const before = await pull(database, device, { since: 0, limit: 5 })
    late.open()
    await writing
    const after = await pull(database, device, { since: isRefusal(before) ? 0 : before.through, limit: 5 })
    expect([before, after]).toMatchObject([{ documents: [{ id: 'early' }] }, { documents: [] }])
  })

  test('migrations of several processes at once are made once', async () => {
    await database.query('DROP SCHEMA public CASCADE')
    await database.query('CREATE SCHEMA public')
    const others = await Promise.all([1, 2, 3].map(() => openPostgres(server.url, () => undefined)))
    onTestFinished(async () => {
      await Promise.all(others.map((one) => one.close()))
    })
    await Promise.all(others.map(migrate))
    expect(await database.query('SELECT version FROM hub_schema')).toEqual([{ version: schemaVersion }])
    await database.query('UPDATE hub_schema SET version = 999')
    await expect(migrate(database)).rejects.toThrow('newer Tillhouse hub')
    await database.query('UPDATE hub_schema SET version = $1', [schemaVersion])
  })

  test('two hub processes serve the same tills; what one takes, the other tells of', async () => {
    const folder = temporaryFolder()
    const [one, other] = await Promise.all([
      hubOn(folder.path, { databaseUrl: server.url, poll: 3_600_000 }),
      hubOn(folder.path, { databaseUrl: server.url, poll: 3_600_000 }),
    ])
    onTestFinished(async () => {
      await Promise.all([one.close(), other.close()])
      folder.remove()
    })
    const office = await officeOf(one)
    const till = await pairedWith(one.url, await office.code('till'))
    const stream = await fetch(`${other.url}/v1/stream`, { headers: { authorization: `Bearer ${till.key}` } })
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader()
    const heard = async (text: string): Promise<void> => {
      for (let all = ''; !all.includes(text); ) all += (await reader?.read())?.value ?? ''
    }
    await heard('data: 0')
    await office.push(changeOf('customers', customer('Ada')))
    await heard('data: 1')
    expect((await ask(`${other.url}/v1/pull?since=0`, { key: till.key })).body).toMatchObject({ newest: 1 })
    await reader?.cancel()
  })

  test('many tills push at once: every sale is there, once, and every number is given once', async () => {
    const folder = temporaryFolder()
    const hub = await hubOn(folder.path, { databaseUrl: server.url })
    onTestFinished(async () => {
      await hub.close()
      folder.remove()
    })
    const office = await officeOf(hub)
    const tills = await Promise.all(
      Array.from({ length: 8 }, async () => pairedWith(hub.url, await office.code('till'))),
    )
    const outcomes = await Promise.all(
      tills.flatMap((till, index) =>
        Array.from({ length: 10 }, (_, sale) => till.push(changeOf('customers', customer('A', `${index} ${sale}`)))),
      ),
    )
    const revisions = outcomes.flat().map((one) => (one.is === 'written' ? one.revision : 0))
    expect(revisions.sort((a, b) => a - b)).toEqual(Array.from({ length: 80 }, (_, index) => index + 1))
    expect((await office.pull()).documents).toHaveLength(80)
  })

  test('old deletions are forgotten, and who has not seen them begins again', async () => {
    await database.query('TRUNCATE documents, organisations CASCADE')
    await database.query(`INSERT INTO organisations (id) VALUES ('o')`)
    const push = (change: Change) =>
      database.transaction((queries) => writePushes(queries, 'o', [readPush(device, [change])]))
    await push(changeOf('customers', customer('Ada', 'ada')))
    await push(changeOf('customers', customer('Ben', 'ben')))
    await push({ ...changeOf('customers', customer('Ada', 'ada'), 1), document: null })
    await push(changeOf('customers', customer('Cem', 'cem')))
    expect(await forgetDeletions(database)).toBe(0)
    await database.query(`UPDATE documents SET written_at = now() - interval '200 days' WHERE id = 'ada'`)
    expect(await forgetDeletions(database)).toBe(1)
    expect(await pull(database, device, { since: 1, limit: 10 })).toMatchObject({ refusal: 'checkpoint_too_old' })
    // A new till, on its second page.
    expect(await pull(database, device, { since: 1, limit: 10, part: 'needed' })).toMatchObject({
      documents: [{ id: 'ben' }, { id: 'cem' }],
      part: 'needed',
    })
    // One that begins again, on its second page.
    expect(await pull(database, device, { since: 1, limit: 10, part: 'again' })).toMatchObject({
      documents: [{ id: 'ben' }, { id: 'cem' }],
    })
    expect(await pull(database, device, { since: 3, limit: 10 })).toMatchObject({ documents: [{ id: 'cem' }] })
    expect(await pull(database, device, { since: 0, limit: 10 })).toMatchObject({
      documents: [{ id: 'ben' }, { id: 'cem' }],
    })
  })
})
