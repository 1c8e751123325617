import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually } from '../contract/transports/eventually.ts'
import { merchantSystem } from '../support/merchant-system.ts'
import { openShopWithSandbox, type ShopWithSandbox } from '../support/shop-with-sandbox.ts'
import { webOrderOf } from '../support/storefront.ts'
import { merchantBooks } from './merchant-books.ts'

let world: ShopWithSandbox
beforeAll(async () => {
  world = await openShopWithSandbox()
})
afterAll(() => world.close())

const book = { sku: 'DIG-001', quantity: 1, price: 1400 }

test('the merchant system’s webhooks come late, twice and out of order, and each order is paid once; others’ are turned away', async () => {
  const { clientId, clientSecret, merchant } = world.sandbox
  const settings = merchantSystem({ baseUrl: world.toMerchant.url, clientId, clientSecret })
  const fields = { ...settings.fields, webhookId: 'WH-1' }
  await world.admin.do('settings.setGateway', { ...settings, fields })
  const address = `${world.shop.host().url}/gateways/gateway/webhook`
  await world.tell(`${merchant}/sandbox/webhook`, { url: address, id: 'WH-1' }, 'PUT')
  for (const kind of ['twice', 'late', 'outOfOrder', 'twice'])
    await world.tell(`${merchant}/sandbox/faults`, { on: 'webhook', kind, milliseconds: 50 })
  world.toMerchant.loseAnswers(/\/(authorize|capture)$/, 3)
  const placed = await world.storefront.order(webOrderOf([book]))
  const orderId = String(placed.body['id'])
  await world.admin.now('orders.read', { orderId }, (order) => order?.payment === 'captured')
  expect(await merchantBooks(world, orderId)).toEqual({
    orders: 1,
    authorisations: ['CAPTURED'],
    captured: [1400],
    voids: 0,
  })
  // The sandbox asks us about nothing: what it was asked is whether its messages are its own.
  await eventually(() =>
    expect(world.toMerchant.requests.some(({ path }) => path.endsWith('/verify-webhook-signature'))).toBe(true),
  )

  const post = async (url: string, body: string) => (await fetch(url, { method: 'POST', body })).status
  expect(await post(address, '{}')).toBe(400)
  expect(await post(address, 'x'.repeat(300 * 1024))).toBe(413)
  expect(await post(address.replace('/gateway/', '/nowhere/'), '{}')).toBe(404)
})
