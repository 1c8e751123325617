import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { OrderDetail } from '../../shared/contract/orders.ts'
import { eventually } from '../contract/transports/eventually.ts'
import { openShopWithSandbox, type ShopWithSandbox } from '../support/shop-with-sandbox.ts'
import { type OrderedLine, webOrderOf } from '../support/storefront.ts'
import { merchantBooks, notificationsOf, warehouseStock } from './merchant-books.ts'

let world: ShopWithSandbox
beforeAll(async () => {
  world = await openShopWithSandbox()
})
afterEach(() => {
  world.toMerchant.mend()
  world.toWebShop.mend()
})
afterAll(() => world.close())

const rhubarb: OrderedLine = { sku: 'GRO-004', quantity: 1, price: 560 }
const book: OrderedLine = { sku: 'DIG-001', quantity: 1, price: 1400 }

const place = async (lines: readonly OrderedLine[]): Promise<string> => {
  const placed = await world.storefront.order(webOrderOf(lines))
  expect(placed.status).toBe(201)
  return String(placed.body['id'])
}
const when = (orderId: string, until: (order: OrderDetail) => boolean) =>
  world.admin.now('orders.read', { orderId }, (order) => order !== null && until(order))
const troubled = (order: OrderDetail) => order.effects.some((effect) => effect.attempts > 0)

/** Asks again and again, as an impatient person would, instead of waiting for the next try. */
const soon = (orderId: string, expectation: (order: OrderDetail | null) => void) =>
  eventually(async () => {
    await world.admin.do('orders.tryNow', { orderId })
    expectation(await world.admin.now('orders.read', { orderId }))
  })
const quiet = (orderId: string, expected: Partial<OrderDetail>) =>
  soon(orderId, (order) => expect(order).toMatchObject({ ...expected, effects: [], exceptions: [] }))

describe('while the merchant system is down', () => {
  test('an order stays placed with its stock reserved, and is confirmed when it is back', async () => {
    world.toMerchant.cut()
    const before = await warehouseStock(world, rhubarb.sku)
    const orderId = await place([rhubarb])
    const waiting = await when(orderId, troubled)
    expect(waiting).toMatchObject({ state: 'placed', payment: 'pending', reservations: [{ quantity: 1000 }] })
    expect(waiting?.effects[0]?.problem).toMatch(/merchant system/)
    expect(await warehouseStock(world, rhubarb.sku)).toMatchObject({ reserved: before.reserved + 1 })
    const { orders } = await world.admin.now('orders.list', {
      channel: 'web',
      state: 'placed',
      fulfilment: null,
      text: '',
      limit: 10,
    })
    expect(orders.find((order) => order.id === orderId)?.problem).toMatch(/merchant system/)

    world.toMerchant.mend()
    await quiet(orderId, { state: 'confirmed', payment: 'authorised' })
    expect(await merchantBooks(world, orderId)).toMatchObject({ orders: 1, authorisations: ['CREATED'] })
  })

  test('a cancellation gives the stock back at once, and the money when it is back', async () => {
    const before = await warehouseStock(world, rhubarb.sku)
    const orderId = await place([rhubarb])
    await quiet(orderId, { state: 'confirmed' })
    world.toMerchant.cut()
    await world.admin.do('orders.cancel', { orderId, reason: 'Customer called' })
    expect(await when(orderId, troubled)).toMatchObject({ state: 'cancelled', payment: 'voiding', reservations: [] })
    expect(await warehouseStock(world, rhubarb.sku)).toEqual(before)
    expect((await merchantBooks(world, orderId)).voids).toBe(0)

    world.toMerchant.mend()
    await quiet(orderId, { state: 'cancelled', payment: 'voided' })
    expect((await merchantBooks(world, orderId)).voids).toBe(1)
  })

  test('an order that is cancelled before the bank has answered is never paid for', async () => {
    world.toMerchant.cut()
    const orderId = await place([rhubarb])
    await when(orderId, troubled)
    await world.admin.do('orders.cancel', { orderId, reason: 'Customer called' })
    world.toMerchant.mend()
    await quiet(orderId, { state: 'cancelled', payment: 'voided' })
    expect(await merchantBooks(world, orderId)).toMatchObject({ captured: [], voids: 1 })
    expect((await notificationsOf(world, orderId)).map((one) => one.type)).toEqual(['order.cancelled'])
  })

  test('its own errors are no refusals', async () => {
    await world.tell(`${world.sandbox.merchant}/sandbox/faults`, { on: 'authorize', kind: 'error500', times: 1 })
    const orderId = await place([rhubarb])
    expect(await when(orderId, troubled)).toMatchObject({ state: 'placed', payment: 'pending' })
    await quiet(orderId, { state: 'confirmed' })
  })
})

describe('when the merchant system acts and its answer is lost', () => {
  const steps: readonly (readonly [string, RegExp])[] = [
    ['creating', /\/v2\/checkout\/orders$/],
    ['authorising', /\/authorize$/],
    ['capturing', /\/capture$/],
  ]
  test.each(steps)('while %s, the money is reserved once and taken once', async (_step, path) => {
    world.toMerchant.loseAnswers(path, 2)
    const orderId = await place([book])
    await when(orderId, troubled)
    await quiet(orderId, { state: 'completed', payment: 'captured' })
    expect(await merchantBooks(world, orderId)).toEqual({
      orders: 1,
      authorisations: ['CAPTURED'],
      captured: [1400],
      voids: 0,
    })
  })

  test('while voiding, the money is given back once', async () => {
    const orderId = await place([rhubarb])
    await quiet(orderId, { state: 'confirmed' })
    world.toMerchant.loseAnswers(/\/void$/, 1)
    await world.admin.do('orders.cancel', { orderId, reason: 'Customer called' })
    await when(orderId, troubled)
    await quiet(orderId, { payment: 'voided' })
    expect(await merchantBooks(world, orderId)).toMatchObject({ authorisations: ['VOIDED'], voids: 1 })
  })
})

describe('while the web shop is down', () => {
  test('orders go their way, and it is told of everything later, in order', async () => {
    world.toWebShop.cut()
    const orderId = await place([book])
    const told = await when(orderId, (order) => order.payment === 'captured' && troubled(order))
    expect(told).toMatchObject({ state: 'completed' })
    expect(told?.effects.map((effect) => effect.event)).toEqual(['order.confirmed', 'access.granted'])
    expect(await notificationsOf(world, orderId)).toEqual([])

    world.toWebShop.mend()
    await quiet(orderId, { state: 'completed' })
    expect(await notificationsOf(world, orderId)).toEqual([
      { type: 'order.confirmed', deliveries: 1 },
      { type: 'access.granted', deliveries: 1 },
    ])
  })

  test('and its answer is lost, it is told again under the same id, which it knows', async () => {
    world.toWebShop.loseAnswers(/\/webhooks\//, 1)
    const orderId = await place([rhubarb])
    await quiet(orderId, { state: 'confirmed' })
    expect(await notificationsOf(world, orderId)).toEqual([{ type: 'order.confirmed', deliveries: 2 }])
  })
})

test('what was owed when Tillhouse was closed is done after it is opened again', async () => {
  world.toMerchant.cut()
  const orderId = await place([rhubarb])
  await when(orderId, troubled)
  await world.shop.restart()
  world.toMerchant.mend()
  const admin = await world.shop.signedIn('Alex')
  const until = (order: OrderDetail | null) => order?.effects.length === 0
  await admin.do('orders.tryNow', { orderId })
  expect(await admin.now('orders.read', { orderId }, until)).toMatchObject({
    state: 'confirmed',
    payment: 'authorised',
    exceptions: [],
  })
  expect(await merchantBooks(world, orderId)).toMatchObject({ orders: 1, authorisations: ['CREATED'] })
})
