import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventually } from '../../contract/transports/eventually.ts'
import type { Client } from '../../support/client.ts'
import { type OpenShop, openShop, staff } from '../../support/open-shop.ts'
import { noPostgres } from '../../support/postgres.ts'
import { type Answer, type OrderedLine, openStorefront, type Storefront, webOrderOf } from '../../support/storefront.ts'
import { faultsIn } from '../../support/verified.ts'
import { faultsAfter } from '../sync/tampered.ts'
import { first } from '../verify/cases.ts'
import { ask, officeOf, sharedHub } from './hub-with-devices.ts'

const nobody = 'http://127.0.0.1:9/webhooks'
const jam: OrderedLine = { sku: 'GRO-002', quantity: 1, price: 540 }
const book: OrderedLine = { sku: 'DIG-001', quantity: 1, price: 1400 }

const { hub, another } = sharedHub()
let shop: OpenShop
let admin: Client
let atTill: Storefront
let atHub: Storefront
let webShopId: string
let apiKey: string
/** Of a key that may read the catalog alone, and of one that is revoked while the till is open. */
let catalogKey: string
let lostKey: string

const addKey = async (name: string, scopes: readonly ('catalog.read' | 'orders.write')[]) => {
  const id = crypto.randomUUID()
  const { apiKey: key } = await admin.do('settings.makeKey', {
    id,
    webShopId,
    name,
    scopes: [...scopes],
    perMinute: 30_000,
  })
  return { id, key }
}
const statusOf = async (key: string): Promise<number> =>
  (await fetch(`${hub().url}/storefront/v1/products?limit=1`, { headers: { authorization: `Bearer ${key}` } })).status

beforeAll(async () => {
  shop = await openShop()
  admin = await shop.signedIn(staff.admin)
  webShopId = crypto.randomUUID()
  apiKey = (await admin.do('settings.addWebShop', { id: webShopId, name: 'Web shop', webhookUrl: nobody })).apiKey
  await admin.do('hub.pair', { url: hub().url, code: (await hub().newOrganisation()).code })
  const [catalog, lost] = [await addKey('Catalog', ['catalog.read']), await addKey('Lost', ['catalog.read'])]
  catalogKey = catalog.key
  lostKey = lost.key
  await eventually(async () => expect(await statusOf(lostKey)).toBe(200))
  await admin.do('settings.revokeKey', { webShopId, keyId: lost.id })
  await admin.now('hub.state', {}, ({ line, waiting }) => line === 'online' && waiting === 0)
  atTill = await openStorefront(shop.host().url, apiKey)
  atHub = await openStorefront(hub().url, apiKey)
}, 120_000)
afterAll(() => shop.close())

const productsOf = async ({ send }: Storefront) => {
  const products: { id: string }[] = []
  for (let after: string | null = ''; after !== null; ) {
    const { body }: Answer = await send(`/products?limit=90&after=${after}`)
    products.push(...(body['products'] as { id: string }[]))
    after = body['next'] as string | null
  }
  return products.sort((one, other) => (one.id < other.id ? -1 : 1))
}
const fieldsOf = (answer: Answer) => (answer.body as { errors?: { field: string }[] }).errors?.map(({ field }) => field)

describe('what the hub answers a web shop', () => {
  test('is what the till answers: its document, catalog, stock, and quotes, refused ones among them', async () => {
    const described = ({ document }: Storefront) => ({ ...document, servers: null })
    expect(described(atHub)).toEqual(described(atTill))
    const [here, there] = [await productsOf(atTill), await productsOf(atHub)]
    expect(here.length).toBeGreaterThan(90)
    expect(there).toEqual(here)
    const quote = (lines: readonly OrderedLine[]) => ({
      method: 'POST' as const,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ lines: lines.map(({ sku, quantity }) => ({ sku, quantity })) }),
    })
    for (const lines of [
      [jam, book],
      [{ ...jam, sku: 'gro-002' }],
      [{ ...jam, sku: 'NONE' }],
      [{ ...jam, quantity: 0.5 }],
    ]) {
      const [one, other] = [await atTill.send('/quotes', quote(lines)), await atHub.send('/quotes', quote(lines))]
      expect([other.status, other.body]).toEqual([one.status, one.body])
    }
    const stock = '/availability?sku=GRO-002&sku=CTR-003'
    expect((await atHub.send(stock)).body).toEqual((await atTill.send(stock)).body)
    const { headers } = await atHub.send(stock)
    expect(headers.get('etag')).not.toBeNull()
  })

  test('is nothing without a valid key, or for a key of another scope, and no body is too large to be refused', async () => {
    expect((await atHub.send('/products', { key: 'thk_unknown' })).status).toBe(401)
    await eventually(async () => expect(await statusOf(lostKey)).toBe(401))
    const headers = { 'content-type': 'application/json', 'idempotency-key': 'k' }
    const order = { method: 'POST', headers, body: JSON.stringify(webOrderOf([jam])) } as const
    expect(await atHub.send('/orders', { ...order, key: catalogKey })).toMatchObject({ status: 403 })
    const large = await atHub.send('/orders', { ...order, body: ' '.repeat(50 * 1024 * 1024) }).catch(() => null)
    // Who sends on and on may be cut off before they have read why.
    expect([413, undefined]).toContain(large?.status)
    expect((await atHub.send('/orders', { ...order, body: '{' })).status).toBe(400)
    expect((await ask(`${hub().url}/v1/pull?since=0`, { key: apiKey })).status).toBe(401)
  })

  test('about its endpoints is where they are; they are changed at the till, as the hub says', async () => {
    expect((await atHub.send('/webhook-endpoints')).body).toEqual((await atTill.send('/webhook-endpoints')).body)
    const change = {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ url: nobody, stockEvents: false }),
    } as const
    expect(await atHub.send('/webhook-endpoint', change)).toMatchObject({ status: 503 })
    expect(await atHub.send('/webhook-endpoint/secret', { method: 'POST' })).toMatchObject({ status: 503 })
  })
})

describe('while every till is closed', () => {
  beforeAll(() => shop.shut())

  test('an order is taken, once, whatever is repeated, and is cancelled when its web shop says so', async () => {
    const body = webOrderOf([jam, book])
    const placed = await atHub.order(body, 'once')
    expect(placed).toMatchObject({ status: 201, body: { state: 'placed', total: 1940 } })
    expect((await atHub.order(body, 'once')).text).toBe(placed.text)
    expect(
      fieldsOf(await atHub.order({ ...body, lines: [{ sku: 'DIG-001', quantity: 1 }], total: 1400 }, 'once')),
    ).toEqual(['Idempotency-Key'])
    expect(await atHub.order(body, 'twice')).toMatchObject({ status: 409 })
    expect(fieldsOf(await atHub.order(webOrderOf([jam], { total: 1 })))).toEqual(['total'])
    expect(fieldsOf(await atHub.order(webOrderOf([{ ...jam, sku: 'NONE' }])))).toEqual(['lines[0].sku'])

    const id = String(placed.body['id'])
    expect((await atHub.read(id)).body).toMatchObject({ state: 'placed', payment: 'none' })
    const post = (wanted: unknown) => ({
      method: 'POST' as const,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(wanted),
    })
    expect(
      await atHub.send(`/orders/${id}/return`, post({ lines: [{ lineId: 'x', quantity: 1 }], reason: 'Too big' })),
    ).toMatchObject({ status: 422 })
    expect(await atHub.send(`/orders/${id}/cancellation`, post({ reason: 'Changed their mind' }))).toMatchObject({
      status: 200,
      body: { state: 'cancelled' },
    })
    expect((await atHub.read(crypto.randomUUID())).status).toBe(404)
    // Of another shop at the same hub.
    const { key, id: holder } = await officeOf(hub())
    const claim = (orders: unknown) => ask(`${hub().url}/v1/claims`, { key, body: { holder, orders } })
    expect((await claim([id])).body).toEqual({ claims: [{ order: id, is: 'unknown' }] })
    expect((await claim([])).status).toBe(400)
    expect((await ask(`${hub().url}/v1/claims`, { key: apiKey, body: { holder, orders: [id] } })).status).toBe(401)
  })

  test.skipIf(noPostgres !== null)('the same order at two hub processes at once is one order', async () => {
    const beside = await openStorefront((await another()).url, apiKey)
    const body = webOrderOf([jam])
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, place) => (place % 2 === 0 ? atHub : beside).order(body, 'at once')),
    )
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect(answers[0]?.status).toBe(201)
  })

  test('a till that opens has what came in, and finds it right; what somebody changes of it is found', async () => {
    const { number } = (await atHub.order(webOrderOf([jam]))).body
    await shop.restart()
    admin = await shop.signedIn(staff.admin)
    const { orders } = await admin.now(
      'orders.list',
      { channel: 'web', state: null, fulfilment: null, text: '', limit: 100 },
      (list) => list.orders.some((order) => order.number === number),
    )
    await admin.now('hub.state', {}, ({ line, waiting }) => line === 'online' && waiting === 0)
    expect(faultsIn(shop.folder)).toEqual([])
    const id = first(orders.filter((order) => order.number === number)).id
    const off = (how: Parameters<typeof faultsAfter>[1]) => faultsAfter(shop.folder, how)
    expect(off((file) => file.remove('orders', id))).toMatch(/is told in the journal, and is not there/)
    expect(
      off((file) => {
        const order = first(file.all('orders').filter((one) => one.id === id))
        const entries = order.entries.map((entry) =>
          entry.type === 'placed' ? { ...entry, lines: entry.lines.map((line) => ({ ...line, unitPrice: 1 })) } : entry,
        )
        file.write('orders', id, { ...order, entries })
      }),
    ).toMatch(/Orders: /)
    const hubsOwn = (file: Parameters<Parameters<typeof off>[0]>[0]) =>
      file.all('journal').filter(({ deviceId }) => deviceId.startsWith('hub-'))
    expect(off((file) => file.remove('journal', hubsOwn(file).at(-1)?.id ?? ''))).toMatch(/The journal ends at entry/)
    expect(
      off((file) => {
        const entry = first(hubsOwn(file))
        file.write('journal', entry.id, { ...entry, subject: 'another' })
      }),
    ).toMatch(/was changed after it was written/)
  })
})
