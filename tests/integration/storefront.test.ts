import { OpenAPIBackend } from 'openapi-backend'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '../support/client.ts'
import { type OpenShop, openShop, staff } from '../support/open-shop.ts'
import { type Answer, type OrderedLine, openStorefront, type Storefront, webOrderOf } from '../support/storefront.ts'

// Nobody listens to this shop's webhooks, and it has no merchant system: what is placed stays placed.
const nobody = 'http://127.0.0.1:9/webhooks'
const jam: OrderedLine = { sku: 'GRO-002', quantity: 1, price: 540 }
const apples: OrderedLine = { sku: 'CTR-003', quantity: 1.25, price: 340 }

let shop: OpenShop
let admin: Client
let storefront: Storefront
let apiKey: string
beforeAll(async () => {
  shop = await openShop()
  admin = await shop.signedIn(staff.admin)
  apiKey = (await admin.do('settings.addWebShop', { id: crypto.randomUUID(), name: 'Web shop', webhookUrl: nobody }))
    .apiKey
  storefront = await openStorefront(shop.host().url, apiKey)
})
afterAll(() => shop.close())

const stored = async (): Promise<number> => {
  const { orders } = await admin.now('orders.list', {
    channel: null,
    state: null,
    fulfilment: null,
    text: '',
    limit: 500,
  })
  return orders.length
}
const fieldsOf = (answer: Answer) =>
  (answer.body as { errors?: { field: string }[] }).errors?.map((error) => error.field) ?? []

/** Sends what must be refused, and looks that nothing was stored. */
const refused = async (send: () => Promise<Answer>): Promise<Answer> => {
  const before = await stored()
  const answer = await send()
  expect(await stored(), 'orders stored').toBe(before)
  return answer
}
const post = (body: string, headers: Record<string, string> = {}, key: string | null = apiKey) =>
  storefront.send('/orders', {
    method: 'POST',
    key,
    body,
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID(), ...headers },
  })

describe('the OpenAPI document', () => {
  test('is of OpenAPI 3.1, whole, and agrees with the orders that are taken', async () => {
    const { document } = storefront
    expect(document.openapi).toMatch(/^3\.1\./)
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(
      ([, name]) => name,
    )
    expect(new Set(references)).toEqual(new Set(Object.keys(document.components.schemas)))

    // Not `strict`: its own check of documents knows OpenAPI 3.0 alone.
    const backend = new OpenAPIBackend({
      definition: document as never,
      quick: true,
      ajvOpts: { validateFormats: false },
    })
    await backend.init()
    const operations = backend.router.getOperations().map(({ operationId }: { operationId?: string }) => operationId)
    expect(operations).toEqual([
      'listProducts',
      'listAvailability',
      'quoteCart',
      'placeOrder',
      'readOrder',
      'cancelOrder',
      'requestReturn',
      'readWebhookEndpoint',
      'setWebhookEndpoint',
      'rotateWebhookSecret',
      'listWebhookEndpoints',
      'addWebhookEndpoint',
      'readWebhookEndpointOfId',
      'setWebhookEndpointOfId',
      'removeWebhookEndpoint',
      'rotateWebhookSecretOfId',
    ])
    const faultsOf = (body: unknown) => {
      const request = { method: 'POST', path: '/storefront/v1/orders', headers: { 'idempotency-key': 'k' }, body }
      return backend.validateRequest(request, 'placeOrder').errors ?? []
    }
    for (const body of [webOrderOf([jam]), webOrderOf([apples], { shipping: { name: 'Post', price: 1 } })])
      expect(faultsOf(body)).toEqual([])
    expect(faultsOf(webOrderOf([]))).not.toEqual([])
    expect(faultsOf(webOrderOf([jam], { coupon: 'FREE' }))).not.toEqual([])
  })
})

describe('products', () => {
  test('are listed page by page, each once, with what can be promised', async () => {
    const seen: string[] = []
    for (let after: string | null = ''; after !== null; ) {
      const { body }: Answer = await storefront.send(`/products?limit=70&after=${after}`)
      seen.push(...(body['products'] as { id: string }[]).map((product) => product.id))
      after = body['next'] as string | null
    }
    const { total } = await admin.do('catalog.browse', { category: null, skip: 0, limit: 1 })
    expect(seen).toHaveLength(total)
    expect(new Set(seen).size).toBe(total)
  })

  test.each(['limit=0', 'limit=501', 'limit=many', `after=${'x'.repeat(101)}`])(
    '?%s is refused with the field',
    async (query) => {
      const answer = await storefront.send(`/products?${query}`)
      expect(answer.status).toBe(422)
      expect(fieldsOf(answer)).toEqual([query.split('=')[0]])
    },
  )
})

describe('an order under an Idempotency-Key', () => {
  test('sent twice is one order, with the same answer', async () => {
    const body = webOrderOf([jam])
    const first = await storefront.order(body, 'twice')
    const second = await refused(() => storefront.order(body, 'twice'))
    expect(first.status).toBe(201)
    expect([second.status, second.text]).toEqual([first.status, first.text])
  })

  test('sent twenty times at once is one order, with one answer', async () => {
    const before = await stored()
    const body = webOrderOf([apples], { shipping: { name: 'Post', price: 400 }, total: 425 + 400 })
    const answers = await Promise.all(Array.from({ length: 20 }, () => storefront.order(body, 'at once')))
    expect(new Set(answers.map((answer) => `${answer.status} ${answer.text}`)).size).toBe(1)
    expect(answers[0]?.status).toBe(201)
    expect(await stored()).toBe(before + 1)
  })

  test('with another body is refused', async () => {
    const body = webOrderOf([jam])
    await storefront.order(body, 'other body')
    const answer = await refused(() =>
      storefront.order({ ...body, customer: { name: 'Eve', email: 'eve@example.com' } }, 'other body'),
    )
    expect(answer.status).toBe(422)
    expect(fieldsOf(answer)).toEqual(['Idempotency-Key'])
  })

  test('is told from the same order under another key by its reference', async () => {
    const body = webOrderOf([jam])
    const first = await storefront.order(body, 'reference one')
    const answer = await refused(() => storefront.order(body, 'reference two'))
    expect(answer.status).toBe(409)
    expect(fieldsOf(answer)).toEqual(['reference'])
    expect(answer.text).toContain(String(first.body['number']))
  })

  test('that was refused can be corrected under the same key', async () => {
    const body = webOrderOf([jam])
    expect((await refused(() => storefront.order({ ...body, total: 1 }, 'corrected'))).status).toBe(422)
    expect((await storefront.order(body, 'corrected')).status).toBe(201)
  })

  test('of another web shop is another order', async () => {
    const other = await admin.do('settings.addWebShop', {
      id: crypto.randomUUID(),
      name: 'Other web shop',
      webhookUrl: nobody,
    })
    const elsewhere = await openStorefront(shop.host().url, other.apiKey)
    const body = webOrderOf([jam])
    const [ours, theirs] = [await storefront.order(body, 'shared'), await elsewhere.order(body, 'shared')]
    expect([ours.status, theirs.status]).toEqual([201, 201])
    expect(theirs.body['id']).not.toBe(ours.body['id'])
    expect((await elsewhere.read(String(ours.body['id']))).status).toBe(404)
  })
})

describe('what is not an order is refused, names its field, and stores nothing', () => {
  test.each([
    ['no JSON', '{"reference": '],
    ['an empty body', ''],
  ])('%s: 400', async (_what, body) => expect((await refused(() => post(body))).status).toBe(400))

  test('no Idempotency-Key, or one that is too long: 400', async () => {
    for (const key of ['', ' ', 'k'.repeat(256)]) {
      const answer = await refused(() => post(JSON.stringify(webOrderOf([jam])), { 'idempotency-key': key }))
      expect(answer.status).toBe(400)
      expect(fieldsOf(answer)).toEqual(['Idempotency-Key'])
    }
    expect((await storefront.order(webOrderOf([jam]), 'k'.repeat(255))).status).toBe(201)
  })

  test.each([
    ['no key', null],
    ['a key that was never given out', 'thk_00000000000000000000000000000000'],
  ])('%s: 401', async (_what, key) => {
    expect((await refused(() => post(JSON.stringify(webOrderOf([jam])), {}, key))).status).toBe(401)
    expect((await storefront.send('/products', { key })).status).toBe(401)
    expect((await storefront.send('/orders/any', { key })).status).toBe(401)
  })

  test('too large: 413', async () => {
    const body = webOrderOf([jam], { reference: 'x'.repeat(300 * 1024) })
    expect((await refused(() => storefront.order(body))).status).toBe(413)
  })

  test('not sent as JSON: 415', async () => {
    const answer = await refused(() => post('<order/>', { 'content-type': 'application/xml' }))
    expect(answer.status).toBe(415)
  })

  const long = (length: number) => 'x'.repeat(length)
  const line = (fields: Record<string, unknown>) => ({ lines: [{ sku: jam.sku, quantity: 1, ...fields }] })
  const customer = (fields: Record<string, unknown>) => ({
    customer: { name: 'Ada', email: 'ada@example.com', ...fields },
  })
  const address = (fields: Record<string, unknown>) => ({
    shippingAddress: { name: 'Ada', lines: ['Street 1'], postalCode: '1', city: 'Dublin', country: 'IE', ...fields },
  })
  test.each<[string, Record<string, unknown>, string]>([
    ['an unknown SKU', line({ sku: 'NO-SUCH' }), 'lines[0].sku'],
    ['a barcode in place of the SKU', line({ sku: '1491274001210' }), 'lines[0].sku'],
    ['a negative quantity', line({ quantity: -1 }), 'lines[0].quantity'],
    ['a quantity of zero', line({ quantity: 0 }), 'lines[0].quantity'],
    ['half a piece', line({ quantity: 0.5 }), 'lines[0].quantity'],
    ['a quantity with four decimals', line({ sku: apples.sku, quantity: 1.2345 }), 'lines[0].quantity'],
    ['a quantity beyond all reason', line({ quantity: 10_000 }), 'lines[0].quantity'],
    ['a quantity as text', line({ quantity: '1' }), 'lines[0].quantity'],
    ['a price of its own', line({ price: 1 }), 'lines[0].price'],
    ['no lines', { lines: [] }, 'lines'],
    ['201 lines', { lines: Array.from({ length: 201 }, () => ({ sku: jam.sku, quantity: 1 })) }, 'lines'],
    ['an over-long SKU', line({ sku: long(101) }), 'lines[0].sku'],
    ['an over-long reference', { reference: long(65) }, 'reference'],
    ['an empty reference', { reference: ' ' }, 'reference'],
    ['an over-long name', customer({ name: long(121) }), 'customer.name'],
    ['an e-mail that is none', customer({ email: 'ada' }), 'customer.email'],
    ['an over-long telephone number', customer({ phone: long(41) }), 'customer.phone'],
    ['four address lines', address({ lines: ['1', '2', '3', '4'] }), 'shippingAddress.lines'],
    ['an over-long address line', address({ lines: [long(121)] }), 'shippingAddress.lines[0]'],
    ['a country that is no code', address({ country: 'Ireland' }), 'shippingAddress.country'],
    ['goods without an address', { shippingAddress: undefined }, 'shippingAddress'],
    ['another currency', { currency: 'USD' }, 'currency'],
    ['another total', { total: 541 }, 'total'],
    ['a total of half a cent', { total: 540.5 }, 'total'],
    ['an over-long payment token', { payment: { token: long(201) } }, 'payment.token'],
    ['a field that nobody knows', { coupon: 'FREE' }, 'coupon'],
  ])('%s: 422', async (_what, fields, field) => {
    const answer = await refused(() => storefront.order(webOrderOf([jam], fields)))
    expect(answer.status).toBe(422)
    expect(fieldsOf(answer)).toContain(field)
  })

  test('an order that nobody knows, and an address that is none: 404', async () => {
    expect((await storefront.read('no-such-order')).status).toBe(404)
    expect((await storefront.send('/nothing')).status).toBe(404)
  })
})
