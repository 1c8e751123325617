import { createHash, randomUUID } from 'node:crypto'
import pino from 'pino'
import { afterAll, beforeAll } from 'vitest'
import { type Hub, type HubOptions, openHub } from '../../../electron/hub/open-hub.ts'
import type { Change, HubDocument, Outcome, PairAnswer, PullAnswer } from '../../../shared/contract/hub/protocol.ts'
import type { JournalEntry } from '../../../shared/domain/journal/journal-entry.ts'
import { journalText } from '../../../shared/domain/journal/journal-text.ts'
import { noPostgres, type RealPostgres, startPostgres } from '../../support/postgres.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

export const hubOn = (folder: string, options: Partial<HubOptions> = {}): Promise<Hub> =>
  openHub({
    folder,
    databaseUrl: null,
    host: '127.0.0.1',
    port: 0,
    certificate: null,
    log: pino({ level: 'silent' }),
    ...options,
  })

export interface SharedHub {
  readonly hub: () => Hub
  /** Another process's hub on the same database, with the options; it goes with the test. */
  readonly another: (options?: Partial<HubOptions>) => Promise<Hub>
}

/** Seconds that a busy machine may need to begin a database. */
const patience = 120_000

/**
 * A hub for a file's tests, each with an organisation of its own: on a PostgreSQL server where there is one, and embedded
 * otherwise, which takes longer to begin.
 */
export const sharedHub = (options: Partial<HubOptions> = {}): SharedHub => {
  const folder = temporaryFolder()
  let hub: Hub | undefined
  let server: RealPostgres | undefined
  const others: Hub[] = []
  beforeAll(async () => {
    if (noPostgres === null) server = await startPostgres()
    hub = await hubOn(folder.path, { databaseUrl: server?.url ?? null, ...options })
  }, patience)
  afterAll(async () => {
    for (const one of others) await one.close()
    await hub?.close()
    await server?.close()
    folder.remove()
  }, patience)
  return {
    hub: () => {
      if (hub === undefined) throw new Error('The hub has not begun.')
      return hub
    },
    another: async (more) => {
      const other = await hubOn(`${folder.path}/${others.length}`, { databaseUrl: server?.url ?? null, ...more })
      others.push(other)
      return other
    },
  }
}

export interface Answer {
  readonly status: number
  readonly body: Record<string, unknown>
}

export const ask = async (
  url: string,
  { key, body, headers }: { key?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<Answer> => {
  const response = await fetch(url, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

export interface TestDevice extends PairAnswer {
  readonly id: string
  readonly push: (...changes: readonly Change[]) => Promise<Outcome[]>
  readonly pull: (since?: number, limit?: number) => Promise<PullAnswer>
  readonly code: (role: 'till' | 'office', store?: string) => Promise<string>
}

export const pairedWith = async (url: string, code: string, prefix: string = randomUUID().slice(0, 5)) => {
  const id = randomUUID()
  const answer = await ask(`${url}/v1/pair`, { body: { protocol: 1, code, deviceId: id, name: prefix, prefix } })
  if (answer.status !== 200) throw new Error(String(answer.body['message']))
  const paired = answer.body as unknown as PairAnswer
  const { key } = paired
  const device: TestDevice = {
    ...paired,
    id,
    push: async (...changes) => (await ask(`${url}/v1/push`, { key, body: { changes } })).body['outcomes'] as Outcome[],
    pull: async (since = 0, limit = 500) =>
      (await ask(`${url}/v1/pull?since=${since}&limit=${limit}`, { key })).body as unknown as PullAnswer,
    code: async (role, store) =>
      String(
        (await ask(`${url}/v1/devices/code`, { key, body: { role, ...(store === undefined ? {} : { store }) } })).body[
          'code'
        ],
      ),
  }
  return device
}

/** The office of an organisation of its own. */
export const officeOf = async (hub: Hub): Promise<TestDevice> => pairedWith(hub.url, (await hub.newOrganisation()).code)

export const customer = (name: string, id: string = randomUUID()) => ({
  ...{ id, name, email: '', phone: '', card: '', group: '' },
  updatedAt: 1,
})

export const changeOf = (
  collection: string,
  document: { readonly id: string; readonly [field: string]: unknown },
  base = 0,
): Change => ({ collection, id: document.id, base, document, times: {} })

/** What every order has beside what a test is about. */
const anyOrder = {
  ...{ fulfilment: 'none', payment: 'none', locationId: '', idempotencyKey: '', webReference: '', lines: [] },
  ...{ customer: null, reservations: [], exceptions: [], effects: [], effectsDueAt: 0 },
} as const

/** A cart with entries of these ids. */
export const cart = (id: string, entries: readonly string[]) => ({
  ...anyOrder,
  id,
  state: 'draft',
  channel: 'counter',
  number: '',
  registerId: 'r1',
  currency: 'EUR',
  totals: { total: 0, tax: 0 },
  payments: [],
  placedAt: 0,
  updatedAt: 1,
  entries: entries.map((entry, place) => ({
    id: entry,
    deviceId: 'd',
    at: place,
    counter: 0,
    staffId: null,
    type: place === 0 ? 'begun' : 'noted',
  })),
})

/** An online order that has promised so many thousandths of goods. */
export const promising = (
  id: string,
  reservations: readonly { readonly variantId: string; readonly locationId: string; readonly quantity: number }[],
  base = 0,
): Change =>
  changeOf(
    'orders',
    {
      ...anyOrder,
      ...{ id, state: 'confirmed', channel: 'web', number: id, registerId: '', currency: 'EUR', reservations },
      ...{ totals: { total: 1, tax: 0 }, payments: [], placedAt: 1, updatedAt: 1 },
      entries: [{ id: `${id}:1`, deviceId: 'd', at: 1, counter: 0, staffId: null, type: 'placed' }],
    },
    base,
  )

export const idsIn = ({ documents }: { readonly documents: readonly Pick<HubDocument, 'id'>[] }): string[] =>
  documents.map(({ id }) => id)

/** The next link of a device's chain. */
export const journalAfter = (previous: JournalEntry | null, deviceId: string, what = 'drawerOpened'): JournalEntry => {
  const sequence = (previous?.sequence ?? 0) + 1
  const entry = {
    id: `${deviceId}:${String(sequence).padStart(10, '0')}`,
    deviceId,
    sequence,
    at: 1000 + sequence,
    counter: 0,
    staffId: null,
    what,
    subject: 'drawer',
    facts: { amount: sequence },
    previousHash: previous?.hash ?? '',
  }
  return { ...entry, hash: createHash('sha256').update(journalText(entry)).digest('hex') }
}
export const journalChange = (entry: JournalEntry): Change => changeOf('journal', { ...entry })
