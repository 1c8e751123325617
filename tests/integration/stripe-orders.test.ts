import { afterAll, beforeAll, expect, test } from 'vitest'
import { startStripe } from '../../electron/sandbox/stripe/stripe-server.ts'
import { type BankWorld, openBank } from '../contract/gateways/gateway-world.ts'
import { openBreakableLink } from '../support/breakable-link.ts'
import { staff } from '../support/open-shop.ts'
import { openShopWithSandbox, type ShopWithSandbox } from '../support/shop-with-sandbox.ts'
import { webOrderOf } from '../support/storefront.ts'

let world: ShopWithSandbox
let bank: BankWorld
const closers: (() => Promise<unknown>)[] = []
beforeAll(async () => {
  world = await openShopWithSandbox()
  bank = await openBank()
  closers.push(world.close, bank.close)
})
afterAll(async () => {
  for (const close of closers.toReversed()) await close()
})

test('an order that is paid by Stripe is captured when it ships, once, however many answers get lost', async () => {
  const credentials = { secretKey: 'sk_test_1', webhookSecret: 'whsec_test_1' }
  const options = { journalPath: `${bank.folder}/stripe.jsonl`, port: undefined, credentials, bankUrl: bank.url }
  const server = await startStripe(options)
  const line = await openBreakableLink(server.url)
  closers.push(server.close, line.close)
  const fields = { baseUrl: line.url, ...credentials }
  await world.admin.do('settings.setGateway', {
    id: 'stripe',
    name: 'Stripe',
    active: true,
    provider: 'stripe',
    fields,
  })

  line.loseAnswers(/payment_intents$/, 2)
  const body = webOrderOf([{ sku: 'GRO-002', quantity: 2, price: 540 }], {
    payment: { gateway: 'stripe', token: 'pm_ada' },
  })
  const orderId = String((await world.storefront.order(body)).body['id'])
  await world.admin.now('orders.read', { orderId }, (order) => order?.state === 'confirmed')
  expect([await bank.reserved(), await bank.taken()]).toEqual([1080, 0])

  const picker = await world.shop.signedIn(staff.picker)
  await picker.do('fulfilment.startPicking', { orderId })
  const order = await world.admin.now('orders.read', { orderId })
  const lineId = order?.lines[0]?.id ?? ''
  await picker.do('fulfilment.pickLine', { orderId, lineId, quantity: 2000 })
  await picker.do('fulfilment.pack', { orderId })
  line.loseAnswers(/\/capture$/, 2)
  await picker.do('fulfilment.ship', { orderId, carrier: 'Post', tracking: 'T-1' })
  await world.admin.now('orders.read', { orderId }, (one) => one?.payment === 'captured')
  expect([await bank.reserved(), await bank.taken()]).toEqual([0, 1080])

  const day = { gatewayId: 'stripe', from: Date.now() - 3_600_000, length: 7_200_000 }
  const { rows } = await world.admin.do('reconciliation.day', day)
  expect(rows.map(({ result, here }) => [result, here?.orderId])).toEqual([['matched', orderId]])
})
