import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Scope } from '../../shared/domain/settings/web-shop.ts'
import type { Client } from '../support/client.ts'
import { type OpenShop, openShop, staff } from '../support/open-shop.ts'
import { openStorefront, type Storefront, webOrderOf } from '../support/storefront.ts'
import { faultsIn } from '../support/verified.ts'

const nobody = 'http://127.0.0.1:9/webhooks'
const jam = { sku: 'GRO-002', quantity: 1, price: 540 }
const id = () => crypto.randomUUID()

let shop: OpenShop
let admin: Client
let webShopId: string
let all: Storefront
beforeAll(async () => {
  shop = await openShop()
  admin = await shop.signedIn(staff.admin)
  webShopId = id()
  const { apiKey } = await admin.do('settings.addWebShop', { id: webShopId, name: 'Web shop', webhookUrl: nobody })
  all = await openStorefront(shop.host().url, apiKey)
})
afterAll(async () => {
  expect(faultsIn(shop.folder)).toEqual([])
  await shop.close()
})

const made = async (scopes: Scope[], perMinute = 1000): Promise<Storefront & { readonly keyId: string }> => {
  const keyId = id()
  const { apiKey } = await admin.do('settings.makeKey', { webShopId, id: keyId, name: 'Test', scopes, perMinute })
  return { ...(await openStorefront(shop.host().url, apiKey)), keyId }
}
const post = (storefront: Storefront, path: string, body: unknown) =>
  storefront.send(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
const fieldsOf = (body: Record<string, unknown>) =>
  (body as { errors?: { field: string }[] }).errors?.map(({ field }) => field)

describe('a key', () => {
  test('opens what it is for, and nothing else', async () => {
    const reads = await made(['catalog.read'])
    expect((await reads.send('/products?limit=1')).status).toBe(200)
    expect((await post(reads, '/quotes', { lines: [{ sku: jam.sku, quantity: 1 }] })).status).toBe(200)
    const refused = await reads.order(webOrderOf([jam]))
    expect([refused.status, refused.body['title']]).toEqual([403, 'The key does not allow this'])
    expect((await reads.read('any')).status).toBe(403)
    expect((await reads.send('/webhook-endpoint')).status).toBe(403)
    const writes = await made(['orders.write'])
    const placed = await writes.order(webOrderOf([jam]))
    expect(placed.status).toBe(201)
    expect((await writes.read(String(placed.body['id']))).status).toBe(403)
  })

  test('that is revoked is of no use at once, also after a restart, and can’t be made again', async () => {
    const key = await made(['catalog.read'])
    const other = await made(['catalog.read'])
    await admin.do('settings.revokeKey', { webShopId, keyId: key.keyId })
    expect((await key.send('/products?limit=1')).status).toBe(401)
    expect((await other.send('/products?limit=1')).status).toBe(200)
    const again = { webShopId, id: key.keyId, name: 'Again', scopes: ['catalog.read' as const], perMinute: 1 }
    expect(await admin.ask('settings.makeKey', again)).toMatchObject({ refusal: 'key_exists' })
    const { webShops } = await admin.now('settings.connections', {})
    const shown = webShops.find((one) => one.id === webShopId)?.keys.find((one) => one.id === key.keyId)
    expect(shown).toMatchObject({ revokedAt: expect.any(Number), hint: expect.stringMatching(/^thk_.{4}…$/) })
    expect(shown).not.toHaveProperty('hash')
    expect(await admin.ask('settings.revokeKey', { webShopId, keyId: 'none' })).toMatchObject({
      refusal: 'unknown_key',
    })
  })

  test('that asks too often is told how long to wait, and others are served meanwhile', async () => {
    const [key, other] = [await made(['catalog.read'], 3), await made(['catalog.read'], 3)]
    const answers = []
    for (let ask = 0; ask < 4; ask += 1) answers.push(await key.send('/products?limit=1'))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429])
    expect(Number(answers[3]?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await other.send('/products?limit=1')).status).toBe(200)
  })

  test('is made by nobody who may not', async () => {
    const cashier = await shop.signedIn(staff.cashier)
    const wanted = { webShopId, id: id(), name: 'Mine', scopes: ['catalog.read' as const], perMinute: 1 }
    expect(await cashier.ask('settings.makeKey', wanted)).toMatchObject({ refusal: 'not_allowed' })
  })
})

describe('products and stock', () => {
  test('are sent once, until they change', async () => {
    for (const path of ['/products?limit=5', '/availability?limit=5', `/availability?sku=${jam.sku}&sku=CTR-003`]) {
      const first = await all.send(path)
      const tag = first.headers.get('etag') ?? ''
      expect(tag).toMatch(/^"[\w-]{43}"$/)
      const again = await all.send(path, { headers: { 'if-none-match': `"other", W/${tag}` } })
      expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', tag])
    }
    const path = `/availability?sku=${jam.sku}`
    const before = await all.send(path)
    expect((await all.order(webOrderOf([jam]))).status).toBe(201)
    const after = await all.send(path, { headers: { 'if-none-match': before.headers.get('etag') ?? '' } })
    expect(after.status).toBe(200)
    const stock = ({ body }: typeof after) => (body['stock'] as { available: number }[])[0]?.available ?? 0
    expect(stock(after)).toBe(stock(before) - 1)
    expect((await all.send('/availability?sku=NO-SUCH')).body).toEqual({ stock: [], next: null })
    expect((await all.send(`/availability?${'sku=a&'.repeat(201)}`)).status).toBe(422)
  })

  test('cost in a quote what an order of them costs', async () => {
    const cart = {
      lines: [
        { sku: jam.sku, quantity: 2 },
        { sku: 'CTR-003', quantity: 1.25 },
      ],
      shipping: { name: 'Post', price: 400 },
    }
    const quote = await post(all, '/quotes', cart)
    expect(quote.status).toBe(200)
    expect(quote.body).toMatchObject({ currency: 'EUR', total: 1080 + 425 + 400 })
    const order = { ...webOrderOf([], cart), total: quote.body['total'] }
    expect((await all.order(order)).status).toBe(201)
    const unknown = await post(all, '/quotes', { lines: [{ sku: 'NO-SUCH', quantity: 1 }] })
    expect([unknown.status, fieldsOf(unknown.body)]).toEqual([422, ['lines[0].sku']])
  })
})

test('a product that is taken out of web shops is offered by none, and sold by phone still', async () => {
  const honey = 'GRO-003'
  const offered = async () => {
    const page = await all.send('/products?limit=500')
    const skus = (page.body['products'] as { variants: { sku: string }[] }[]).flatMap(({ variants }) => variants)
    const stock = await all.send(`/availability?sku=${honey}`)
    const stocked = await all.send('/availability?limit=500')
    const has = (list: unknown) => (list as { sku: string }[]).some(({ sku }) => sku === honey)
    return [has(skus), has(stock.body['stock']), has(stocked.body['stock'])]
  }
  expect(await offered()).toEqual([true, true, true])
  const [hit] = await admin.do('catalog.search', { text: honey, limit: 1 })
  const productId = hit?.product.id ?? ''
  await admin.do('catalog.setOnline', { productId, online: false })
  expect(await offered()).toEqual([false, false, false])

  const lines = [{ sku: honey, quantity: 1 }]
  const quote = await post(all, '/quotes', { lines })
  expect([quote.status, fieldsOf(quote.body)]).toEqual([422, ['lines[0].sku']])
  const order = await all.order(webOrderOf([{ sku: honey, quantity: 1, price: hit?.variant.price ?? 0 }]))
  expect([order.status, order.text]).toEqual([422, expect.stringContaining('is not sold in web shops')])
  const byPhone = { lines: [{ sku: honey, quantity: 1000 }], shipping: null }
  expect(await admin.do('phoneOrders.quote', byPhone)).toMatchObject({ total: hit?.variant.price })

  expect(await admin.ask('catalog.setOnline', { productId: 'none', online: true })).toMatchObject({
    refusal: 'unknown_product',
  })
  const cashier = await shop.signedIn(staff.cashier)
  expect(await cashier.ask('catalog.setOnline', { productId, online: true })).toMatchObject({ refusal: 'not_allowed' })
  await admin.do('catalog.setOnline', { productId, online: true })
  expect(await offered()).toEqual([true, true, true])
})

describe('an order that was placed', () => {
  const cancel = (storefront: Storefront, orderId: string) =>
    post(storefront, `/orders/${orderId}/cancellation`, { reason: 'Changed my mind' })

  test('is cancelled by its web shop, once, and by no other', async () => {
    const orderId = String((await all.order(webOrderOf([jam]))).body['id'])
    const { apiKey } = await admin.do('settings.addWebShop', { id: id(), name: 'Other', webhookUrl: nobody })
    const other = await openStorefront(shop.host().url, apiKey)
    expect((await cancel(other, orderId)).status).toBe(404)
    expect((await all.read(orderId)).body['state']).toBe('placed')
    const [first, second] = [await cancel(all, orderId), await cancel(all, orderId)]
    expect([first.status, first.body['state']]).toEqual([200, 'cancelled'])
    expect([second.status, second.body['state']]).toEqual([200, 'cancelled'])
    const history = (await admin.now('orders.read', { orderId }))?.history ?? []
    expect(history.filter(({ text }) => text.startsWith('Cancelled'))).toHaveLength(1)
    expect((await post(all, `/orders/${orderId}/cancellation`, {})).status).toBe(422)
  })

  test('is sent back only as far as it was sent', async () => {
    const placed = await all.order(webOrderOf([jam]))
    const orderId = String(placed.body['id'])
    const lineId = ((await all.read(orderId)).body['lines'] as { id: string }[])[0]?.id
    const wanted = { lines: [{ lineId, quantity: 1 }], reason: 'Broken' }
    const early = await post(all, `/orders/${orderId}/return`, wanted)
    expect([early.status, fieldsOf(early.body)]).toEqual([422, ['lines[0].quantity']])
    const none = await post(all, `/orders/${orderId}/return`, { ...wanted, lines: [{ lineId: 'none', quantity: 1 }] })
    expect([none.status, fieldsOf(none.body)]).toEqual([422, ['lines[0].lineId']])
  })
})

test('a web shop says itself where it is told, and changes its secret', async () => {
  const put = (body: unknown) =>
    all.send('/webhook-endpoint', {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  expect((await all.send('/webhook-endpoint')).body).toEqual({
    id: 'first',
    url: nobody,
    stockEvents: false,
    bothSecretsUntil: null,
  })
  const there = { url: 'http://127.0.0.1:9/elsewhere', stockEvents: true }
  expect((await put(there)).body).toMatchObject(there)
  const wrong = await put({ ...there, url: 'ftp://elsewhere' })
  expect([wrong.status, fieldsOf(wrong.body)]).toEqual([422, ['url']])
  const rotated = await all.send('/webhook-endpoint/secret', { method: 'POST' })
  expect(rotated.status).toBe(201)
  expect(rotated.body['secret']).toMatch(/^whsec_/)
  expect((await all.send('/webhook-endpoint')).body).toMatchObject({
    ...there,
    bothSecretsUntil: rotated.body['bothSecretsUntil'],
  })
})

test('a web shop adds, changes and removes further endpoints, each with a secret of its own', async () => {
  const send = (method: 'POST' | 'PUT', path: string, body: unknown) =>
    all.send(path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  const books = { url: 'http://127.0.0.1:9/books', stockEvents: false }
  const added = await send('POST', '/webhook-endpoints', books)
  expect(added.status).toBe(201)
  const endpointId = String(added.body['id'])
  const path = `/webhook-endpoints/${endpointId}`
  const again = await send('POST', '/webhook-endpoints', books)
  expect([again.status, again.text]).toEqual([409, expect.stringContaining('at that address already')])
  expect((await send('PUT', path, { ...books, stockEvents: true })).body).toMatchObject({ stockEvents: true })
  const rotated = await all.send(`${path}/secret`, { method: 'POST' })
  expect(rotated.status).toBe(201)
  expect(rotated.body['secret']).not.toBe(added.body['secret'])
  const listed = (await all.send('/webhook-endpoints')).body['endpoints'] as { id: string; url: string }[]
  expect(listed.map(({ id: one }) => one)).toEqual(['first', endpointId])
  expect(listed[0]).toEqual((await all.send('/webhook-endpoint')).body)

  const placed = String((await all.order(webOrderOf([jam]))).body['id'])
  const { webShops } = await admin.now('settings.connections', {})
  const shown = webShops.find((one) => one.id === webShopId)
  expect(shown?.endpoints.map(({ webhookUrl, tellStock }) => [webhookUrl, tellStock])).toContainEqual([books.url, true])
  const renewed = await admin.do('settings.rotateSecret', { webShopId, endpointId })
  expect(renewed.webhookSecret).toMatch(/^whsec_/)
  expect(await admin.ask('settings.removeEndpoint', { webShopId, endpointId: 'first' })).toMatchObject({
    refusal: 'first_endpoint',
  })
  expect((await all.send('/webhook-endpoints/first', { method: 'DELETE' })).status).toBe(409)
  expect((await all.send(path, { method: 'DELETE' })).status).toBe(204)
  expect((await all.send(path, { method: 'DELETE' })).status).toBe(404)
  expect((await all.send(path)).status).toBe(404)
  expect((await all.read(placed)).status).toBe(200)
  const cashier = await shop.signedIn(staff.cashier)
  const wanted = { webShopId, id: id(), webhookUrl: 'http://127.0.0.1:9/mine', tellStock: false }
  expect(await cashier.ask('settings.addEndpoint', wanted)).toMatchObject({ refusal: 'not_allowed' })
  const { webhookSecret } = await admin.do('settings.addEndpoint', wanted)
  expect(webhookSecret).toMatch(/^whsec_/)
  await admin.do('settings.removeEndpoint', { webShopId, endpointId: wanted.id })
})
