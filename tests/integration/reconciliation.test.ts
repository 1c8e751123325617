import { afterAll, beforeAll, expect, test } from 'vitest'
import { openShopWithSandbox, type ShopWithSandbox } from '../support/shop-with-sandbox.ts'
import { type OrderedLine, webOrderOf } from '../support/storefront.ts'

let world: ShopWithSandbox
beforeAll(async () => {
  world = await openShopWithSandbox()
})
afterAll(() => world.close())

const book: OrderedLine = { sku: 'DIG-001', quantity: 1, price: 1400 }
const captured = async (): Promise<string> => {
  const placed = await world.storefront.order(webOrderOf([book]))
  const orderId = String(placed.body['id'])
  await world.admin.now('orders.read', { orderId }, (order) => order?.payment === 'captured')
  return orderId
}
const today = () => ({ gatewayId: 'gateway', from: Date.now() - 3_600_000, length: 7_200_000 })
const rows = async () => (await world.admin.do('reconciliation.day', today())).rows

/** Somebody gives money back at the merchant system itself, past the shop. */
const refundThere = async (captureId: string): Promise<void> => {
  const { merchant, clientId, clientSecret } = world.sandbox
  const signedIn = await fetch(`${merchant}/v1/oauth2/token`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials',
  })
  const { access_token: token } = (await signedIn.json()) as { access_token: string }
  const answer = await fetch(`${merchant}/v2/payments/captures/${captureId}/refund`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ amount: { currency_code: 'EUR', value: '2.00' } }),
  })
  expect(answer.status).toBe(201)
}

test('a day’s captures match the gateway’s own list; what happened past the shop, or is not listed, is named', async () => {
  expect(await world.admin.do('reconciliation.gateways', {})).toEqual([
    { id: 'gateway', name: 'Merchant system', hasList: true },
  ])
  expect(await rows()).toEqual([])
  const [first, second] = [await captured(), await captured()]
  expect((await rows()).map(({ result, here }) => [result, here?.orderId])).toEqual([
    ['matched', first],
    ['matched', second],
  ])

  // Its list lacks what it has booked last.
  await world.tell(`${world.sandbox.merchant}/sandbox/faults`, { on: 'report', kind: 'lost' })
  expect((await rows()).map(({ result, here }) => [result, here?.orderId])).toEqual([
    ['missingThere', second],
    ['matched', first],
  ])

  const capture = (await rows())[0]?.there
  await refundThere(capture?.id ?? '')
  const [stranger, ...others] = await rows()
  expect(stranger).toMatchObject({ result: 'missingHere', here: null, there: { kind: 'refund', amount: 200 } })
  expect(others.map(({ result }) => result)).toEqual(['matched', 'matched'])
  const { here, there } = await world.admin.do('reconciliation.day', today())
  expect([here, there]).toEqual([
    { count: 2, amount: 2800 },
    { count: 3, amount: 2600 },
  ])

  const tomorrow = { ...today(), from: Date.now() + 3_600_000 }
  expect((await world.admin.do('reconciliation.day', tomorrow)).rows).toEqual([])
})

test('a gateway that does not answer, or is not there, is a refusal in words', async () => {
  world.toMerchant.cut()
  expect(await world.admin.ask('reconciliation.day', today())).toMatchObject({
    refusal: 'gateway_unavailable',
    message: expect.stringMatching(/^The merchant system .*\.$/),
    field: 'gatewayId',
  })
  world.toMerchant.mend()
  const unknown = { ...today(), gatewayId: 'nowhere' }
  expect(await world.admin.ask('reconciliation.day', unknown)).toMatchObject({ refusal: 'unknown_gateway' })
})
