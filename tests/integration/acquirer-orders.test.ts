import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AcquirerWorld, ids, openAcquirer } from '../contract/gateways/acquirer-world.ts'
import { tell } from '../contract/gateways/gateway-world.ts'
import { staff } from '../support/open-shop.ts'
import { openShopWithSandbox, type ShopWithSandbox } from '../support/shop-with-sandbox.ts'
import { webOrderOf } from '../support/storefront.ts'

let world: ShopWithSandbox
let acquirer: AcquirerWorld
beforeAll(async () => {
  world = await openShopWithSandbox()
  acquirer = await openAcquirer()
  const fields = { host: '127.0.0.1', port: String(acquirer.port), ...ids }
  await world.admin.do('settings.setGateway', {
    id: 'card',
    name: 'Card acquirer',
    active: true,
    provider: 'iso8583',
    fields,
  })
})
afterAll(async () => {
  await acquirer.close()
  await world.close()
})

const fault = (on: string, kind: string, times = 1) =>
  tell(`${acquirer.url}/sandbox/faults`, { on, kind, times, milliseconds: 100 })
const ordered = async (token = 'CARD_ADA'): Promise<string> => {
  const body = webOrderOf([{ sku: 'GRO-002', quantity: 2, price: 540 }], { payment: { gateway: 'card', token } })
  return String((await world.storefront.order(body)).body['id'])
}

test('an order that is paid by card over ISO 8583 is captured when it ships and paid back, once, whatever gets lost', async () => {
  await fault('authorise', 'down')
  await fault('authorise', 'rubbish')
  const orderId = await ordered()
  await world.admin.now('orders.read', { orderId }, (order) => order?.state === 'confirmed')
  expect([await acquirer.bank.reserved(), await acquirer.bank.taken()]).toEqual([1080, 0])

  const picker = await world.shop.signedIn(staff.picker)
  await picker.do('fulfilment.startPicking', { orderId })
  const lineId = (await world.admin.now('orders.read', { orderId }))?.lines[0]?.id ?? ''
  await picker.do('fulfilment.pickLine', { orderId, lineId, quantity: 2000 })
  await picker.do('fulfilment.pack', { orderId })
  await fault('capture', 'error500')
  await fault('capture', 'twice')
  await picker.do('fulfilment.ship', { orderId, carrier: 'Post', tracking: 'T-1' })
  await world.admin.now('orders.read', { orderId }, (one) => one?.payment === 'captured')
  expect([await acquirer.bank.reserved(), await acquirer.bank.taken()]).toEqual([0, 1080])

  await fault('refund', 'late')
  await world.admin.do('orders.refund', { id: crypto.randomUUID(), orderId, amount: 300, lines: [], reason: 'Bruised' })
  await world.admin.now(
    'orders.read',
    { orderId },
    (one) => one?.refunds?.some(({ state }) => state === 'refunded') === true,
  )
  expect(await acquirer.bank.taken()).toBe(780)
})

test('an order that is cancelled gives back what it reserved; one without money is refused in the bank’s words', async () => {
  const orderId = await ordered()
  await world.admin.now('orders.read', { orderId }, (order) => order?.state === 'confirmed')
  await world.admin.do('orders.cancel', { orderId, reason: 'The customer called' })
  await world.admin.now('orders.read', { orderId }, (order) => order?.payment === 'voided')
  expect(await acquirer.bank.reserved()).toBe(0)

  const poor = await ordered('CARD_BEN')
  const refused = await world.admin.now('orders.read', { orderId: poor }, (order) => order?.state === 'refused')
  expect(JSON.stringify(refused)).toContain('the account does not have enough money')
})

test('it has no list of its own, and the reconciliation says so', async () => {
  expect(await world.admin.do('reconciliation.gateways', {})).toContainEqual({
    id: 'card',
    name: 'Card acquirer',
    hasList: false,
  })
  const day = { gatewayId: 'card', from: Date.now() - 3_600_000, length: 7_200_000 }
  expect(await world.admin.ask('reconciliation.day', day)).toMatchObject({
    refusal: 'gateway_without_list',
    message: 'Card acquirer has no list of its own to be held against.',
  })
})
