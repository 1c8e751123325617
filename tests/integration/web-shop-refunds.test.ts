import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { OrderDetail } from '../../shared/contract/orders.ts'
import { eventually } from '../contract/transports/eventually.ts'
import { openShopWithSandbox, type ShopWithSandbox } from '../support/shop-with-sandbox.ts'
import { type OrderedLine, webOrderOf } from '../support/storefront.ts'
import { faultsIn } from '../support/verified.ts'
import { notificationsOf } from './merchant-books.ts'

let world: ShopWithSandbox
beforeAll(async () => {
  world = await openShopWithSandbox()
})
afterEach(() => {
  world.toMerchant.mend()
  world.toWebShop.mend()
})
afterAll(async () => {
  expect(faultsIn(world.shop.folder)).toEqual([])
  await world.close()
})

const book: OrderedLine = { sku: 'DIG-001', quantity: 2, price: 1400 }
const id = () => crypto.randomUUID()
const when = (orderId: string, until: (order: OrderDetail) => boolean) =>
  world.admin.now('orders.read', { orderId }, (order) => order !== null && until(order))

/** Two books, paid and unlocked. */
const paid = async (): Promise<OrderDetail> => {
  const placed = await world.storefront.order(webOrderOf([book]))
  const order = await when(
    String(placed.body['id']),
    ({ state, effects }) => state === 'completed' && effects.length === 0,
  )
  if (order === null) throw new Error('The order is gone.')
  return order
}
const refundsThere = async (orderId: string): Promise<number[]> => {
  const rows = (
    await world.admin.do('reconciliation.day', {
      gatewayId: 'gateway',
      from: Date.now() - 3_600_000,
      length: 7_200_000,
    })
  ).rows.filter(({ here }) => here?.orderId === orderId && here.kind === 'refund')
  expect(rows.map(({ result }) => result)).toEqual(rows.map(() => 'matched'))
  return rows.map(({ there }) => there?.amount ?? 0)
}

describe('money of an online order that goes back', () => {
  test('goes by goods, then the rest: the gateway has both, the web shop is told, and what was unlocked is locked again', async () => {
    const order = await paid()
    const orderId = order.id
    const lineId = order.lines[0]?.id ?? ''
    const refundId = id()
    const wanted = { id: refundId, orderId, amount: null, lines: [{ lineId, quantity: 1000 }], reason: 'Bought twice' }
    await world.admin.do('orders.refund', wanted)
    await world.admin.do('orders.refund', wanted)
    const part = await when(orderId, ({ effects, payment }) => effects.length === 0 && payment === 'partRefunded')
    expect(part?.refunds).toMatchObject([{ amount: 1400, state: 'refunded', lines: [{ lineId, quantity: 1000 }] }])
    expect(part?.access.map(({ revoked = false }) => revoked)).toEqual([false, true])
    expect((await world.storefront.read(orderId)).body).toMatchObject({
      payment: 'partRefunded',
      refunded: 1400,
      access: [{ sku: book.sku }],
      lines: [{ sku: book.sku, quantity: 2, refunded: 1 }],
    })

    await world.admin.do('orders.refund', { id: id(), orderId, amount: 1400, lines: [], reason: 'The other, too' })
    await when(orderId, ({ effects, payment }) => effects.length === 0 && payment === 'refunded')
    expect((await world.storefront.read(orderId)).body).toMatchObject({ refunded: 2800, access: [] })
    expect(await refundsThere(orderId)).toEqual([1400, 1400])
    expect((await notificationsOf(world, orderId)).map(({ type }) => type)).toEqual([
      'order.confirmed',
      'access.granted',
      'order.refunded',
      'order.refunded',
    ])
    expect(await world.admin.ask('orders.refund', { ...wanted, id: id(), amount: 1 })).toMatchObject({
      refusal: 'more_than_paid',
    })
  })

  test('goes once, though the gateway’s answer is lost', async () => {
    const { id: orderId } = await paid()
    world.toMerchant.loseAnswers(/\/refund$/, 1)
    await world.admin.do('orders.refund', { id: id(), orderId, amount: 500, lines: [], reason: 'Late' })
    await eventually(async () => {
      await world.admin.do('orders.tryNow', { orderId })
      expect(await world.admin.now('orders.read', { orderId })).toMatchObject({ payment: 'partRefunded', effects: [] })
    })
    expect(await refundsThere(orderId)).toEqual([500])
  })

  test('is refused in words for more than is left, to who may not, and for what was never collected', async () => {
    const order = await paid()
    const wanted = { id: id(), orderId: order.id, amount: 2801, lines: [], reason: 'No' }
    expect(await world.admin.ask('orders.refund', wanted)).toMatchObject({ refusal: 'more_than_paid', field: 'amount' })
    expect(await world.admin.ask('orders.refund', { ...wanted, orderId: id() })).toMatchObject({
      refusal: 'unknown_order',
    })
    const picker = await world.shop.signedIn('Petra')
    expect(await picker.ask('orders.refund', { ...wanted, amount: 1 })).toMatchObject({ refusal: 'not_allowed' })
    expect(await world.admin.now('orders.read', { orderId: order.id })).toEqual(order)
  })

  test('that somebody gave back at the gateway already is refused by it, and the order says so', async () => {
    const { id: orderId, payments } = await paid()
    const { merchant, clientId, clientSecret } = world.sandbox
    const capture = payments.flatMap((one) => (one.tender === 'online' ? [one.captureId] : []))[0]
    const token = (await (
      await fetch(`${merchant}/v1/oauth2/token`, {
        method: 'POST',
        headers: {
          authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: 'grant_type=client_credentials',
      })
    ).json()) as { access_token: string }
    const past = await fetch(`${merchant}/v2/payments/captures/${capture}/refund`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token.access_token}`, 'content-type': 'application/json' },
      body: '{}',
    })
    expect(past.status).toBe(201)
    await world.admin.do('orders.refund', { id: id(), orderId, amount: 100, lines: [], reason: 'Again' })
    const refused = await when(
      orderId,
      ({ effects, refunds }) => effects.length === 0 && refunds?.[0]?.state === 'refused',
    )
    expect(refused).toMatchObject({ payment: 'captured', refunds: [{ problem: expect.stringMatching(/\w+.*\.$/) }] })
  })
})

test('a refund by hand is waited for, and done when somebody says so', async () => {
  await world.admin.do('settings.setGateway', {
    id: 'cod',
    name: 'Cash on delivery',
    active: true,
    provider: 'cashOnDelivery',
    fields: {},
  })
  const placed = await world.storefront.order(webOrderOf([book], { payment: { gateway: 'cod' } }))
  const orderId = String(placed.body['id'])
  const effectOf = async (kind: string) => {
    const order = await when(orderId, ({ effects }) =>
      effects.some((one) => one.kind === kind && one.awaits !== undefined),
    )
    return order?.effects.find((one) => one.kind === kind)?.id ?? ''
  }
  await world.admin.do('orders.moneyArrived', {
    orderId,
    effectId: await effectOf('capture'),
    amount: 2800,
    reference: 'L1',
  })
  await when(orderId, ({ payment }) => payment === 'captured')
  await world.admin.do('orders.refund', { id: id(), orderId, amount: 300, lines: [], reason: 'Scratched' })
  const effectId = await effectOf('refund')
  const arrived = { orderId, effectId, amount: 2800, reference: 'B1' }
  expect(await world.admin.ask('orders.moneyArrived', arrived)).toMatchObject({ refusal: 'amount_differs' })
  await world.admin.do('orders.moneyArrived', { ...arrived, amount: 300 })
  expect(await when(orderId, ({ effects }) => effects.length === 0)).toMatchObject({
    payment: 'partRefunded',
    refunds: [{ amount: 300, refundId: 'B1' }],
  })
})
