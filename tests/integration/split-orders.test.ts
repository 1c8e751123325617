import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OrderDetail } from '../../shared/contract/orders.ts'
import type { Client } from '../support/client.ts'
import { staff } from '../support/open-shop.ts'
import { openShopWithSandbox, type ShopWithSandbox } from '../support/shop-with-sandbox.ts'
import { type OrderedLine, webOrderOf } from '../support/storefront.ts'
import { faultsIn } from '../support/verified.ts'
import { merchantBooks, notificationsOf, warehouseStock } from './merchant-books.ts'

let world: ShopWithSandbox
let office: Client
let picker: Client
beforeAll(async () => {
  world = await openShopWithSandbox()
  office = await world.shop.signedIn(staff.backOffice)
  picker = await world.shop.signedIn(staff.picker)
})
afterAll(() => world.close())

const jam: OrderedLine = { sku: 'GRO-002', quantity: 2, price: 540 }
const rhubarb: OrderedLine = { sku: 'GRO-004', quantity: 3, price: 560 }

const place = async (lines: readonly OrderedLine[], fields: Record<string, unknown> = {}): Promise<OrderDetail> => {
  const placed = await world.storefront.order(webOrderOf(lines, fields))
  expect(placed.status).toBe(201)
  return when(String(placed.body['id']), ({ state, effects }) => state === 'confirmed' && effects.length === 0)
}
const when = async (orderId: string, is: (order: OrderDetail) => boolean): Promise<OrderDetail> => {
  const order = await world.admin.now('orders.read', { orderId }, (one) => one !== null && is(one))
  if (order === null) throw new Error('The order is not there.')
  return order
}
const settled = (orderId: string) => when(orderId, ({ effects }) => effects.length === 0)
const told = async (orderId: string) => (await notificationsOf(world, orderId)).map(({ type }) => type)
const historyOf = ({ history }: OrderDetail) => history.map(({ text }) => text)

/** Two jars of jam and a stick of rhubarb go to an order of their own: 16.40 of 27.60. */
const split = async (order: OrderDetail): Promise<string> => {
  const newOrderId = crypto.randomUUID()
  const quantityOf: Record<string, number> = { [jam.sku]: 2000, [rhubarb.sku]: 1000 }
  const lines = order.lines.map(({ id, sku }) => ({ lineId: id, quantity: quantityOf[sku] ?? 0 }))
  const asked = { orderId: order.id, newOrderId, lines, reason: 'To her mother' }
  const { number } = await office.do('orders.split', asked)
  // The same again is the same split.
  expect(await office.do('orders.split', asked)).toEqual({ number })
  return newOrderId
}
const ship = async (orderId: string): Promise<void> => {
  const { lines } = await when(orderId, () => true)
  await picker.do('fulfilment.startPicking', { orderId })
  for (const { id, kind, quantity } of lines)
    if (kind === 'goods') await picker.do('fulfilment.pickLine', { orderId, lineId: id, quantity })
  await picker.do('fulfilment.pack', { orderId })
  await picker.do('fulfilment.ship', { orderId, carrier: 'An Post', tracking: `IE-${orderId.slice(-4)}` })
}

describe('an order that is split', () => {
  test('is sent and paid as two: one promise, two captures, and each pays back of its own', async () => {
    const stock = await warehouseStock(world, rhubarb.sku)
    const order = await place([jam, rhubarb])
    const partId = await split(order)
    expect((await warehouseStock(world, rhubarb.sku)).reserved).toBe(stock.reserved + 3)
    const part = await when(partId, ({ effects }) => effects.length === 0)
    expect(part).toMatchObject({ state: 'confirmed', totals: { total: 1640 }, splitFrom: { id: order.id } })
    expect(historyOf(part)).toContain(
      `Split off order ${order.number}, paid with €16.40 of what is promised for that: To her mother`,
    )
    expect(await settled(order.id)).toMatchObject({ totals: { total: 1120 }, splitInto: [{ id: partId }] })
    expect((await world.storefront.read(partId)).body).toMatchObject({
      splitFrom: { id: order.id, number: order.number },
      reference: `${order.reference}/${part.number}`,
      total: 1640,
    })
    expect((await world.storefront.read(order.id)).body).toMatchObject({
      splitInto: [{ id: partId, number: part.number }],
      splitFrom: null,
      mergedInto: null,
      total: 1120,
    })

    await office.do('orders.changeAddress', {
      orderId: partId,
      shippingAddress: { name: 'Eve', lines: ['Mill Road 2'], postalCode: '', city: 'Cork', country: 'IE' },
    })
    await ship(partId)
    expect(await settled(partId)).toMatchObject({ state: 'completed', payments: [{ amount: 1640 }], exceptions: [] })
    await ship(order.id)
    const sent = await settled(order.id)
    expect(sent).toMatchObject({ state: 'completed', payments: [{ amount: 1120 }], exceptions: [] })
    expect(historyOf(sent)).toContain(`Order ${part.number} has collected €16.40 of the promise.`)
    expect(await merchantBooks(world, order.id)).toEqual({
      orders: 1,
      authorisations: ['CAPTURED'],
      captured: [1640, 1120],
      voids: 0,
    })
    expect((await warehouseStock(world, rhubarb.sku)).onHand).toBe(stock.onHand - 3)
    expect(await told(order.id)).toEqual(['order.confirmed', 'order.changed', 'order.shipped'])
    expect(await told(partId)).toEqual(['order.confirmed', 'order.changed', 'order.shipped'])

    const refund = { orderId: partId, lines: [], reason: 'Broken' }
    const more = { ...refund, id: crypto.randomUUID(), amount: 1641 }
    expect(await office.ask('orders.refund', more)).toMatchObject({ refusal: 'more_than_paid' })
    await office.do('orders.refund', { ...refund, id: crypto.randomUUID(), amount: 1640 })
    expect(await settled(partId)).toMatchObject({ payment: 'refunded', exceptions: [] })
  })

  test('of which one is cancelled collects the other, and the bank is told of the rest last', async () => {
    const order = await place([jam, rhubarb])
    const partId = await split(order)
    await office.do('orders.cancel', { orderId: partId, reason: 'Not wanted' })
    expect(await settled(partId)).toMatchObject({ state: 'cancelled', payment: 'voided', exceptions: [] })
    expect((await merchantBooks(world, order.id)).voids).toBe(0)
    await ship(order.id)
    expect(await settled(order.id)).toMatchObject({ state: 'completed', payment: 'captured', exceptions: [] })
    expect(await merchantBooks(world, order.id)).toEqual({
      orders: 1,
      authorisations: ['VOIDED'],
      captured: [1120],
      voids: 1,
    })
  })

  test('and cancelled waits for its part, which is paid all the same', async () => {
    const order = await place([jam, rhubarb])
    const partId = await split(order)
    await office.do('orders.cancel', { orderId: order.id, reason: 'Not wanted' })
    expect(await settled(order.id)).toMatchObject({ state: 'cancelled', payment: 'voiding' })
    await ship(partId)
    expect(await settled(partId)).toMatchObject({ state: 'completed', payment: 'captured' })
    expect(await when(order.id, ({ payment }) => payment === 'voided')).toMatchObject({ exceptions: [] })
    expect(await merchantBooks(world, order.id)).toMatchObject({
      authorisations: ['VOIDED'],
      captured: [1640],
      voids: 1,
    })
  })

  test('is split by nobody without the right to', async () => {
    const cashier = await world.shop.signedIn(staff.cashier)
    const asked = { orderId: 'any', newOrderId: crypto.randomUUID(), lines: [], reason: '' }
    expect(await cashier.ask('orders.split', asked)).toMatchObject({ refusal: 'not_allowed' })
    expect(await cashier.ask('orders.merge', { orderId: 'any', fromId: 'other', reason: '' })).toMatchObject({
      refusal: 'not_allowed',
    })
  })
})

describe('an order that another is merged into', () => {
  test('is sent as one and paid by both: the other ends, and whoever asks for it is told where it is', async () => {
    const ada = { customer: { name: 'Ada Ash', email: 'ash@example.com' } }
    const [into, from] = [await place([jam], ada), await place([rhubarb], ada)]
    const strange = await place([jam], { customer: { name: 'Bo', email: 'bo@example.com' } })
    const choices = await office.do('orders.mergeChoices', { orderId: into.id })
    expect(choices.map(({ order, refusal }) => [order.id, refusal])).toEqual([[from.id, null]])
    const asked = { orderId: into.id, fromId: from.id, reason: 'One parcel' }
    expect(await office.ask('orders.merge', { ...asked, fromId: strange.id })).toMatchObject({
      refusal: 'other_customer',
    })
    const stock = await warehouseStock(world, rhubarb.sku)
    await office.do('orders.merge', asked)
    await office.do('orders.merge', asked)
    expect((await warehouseStock(world, rhubarb.sku)).reserved).toBe(stock.reserved)
    expect(await settled(into.id)).toMatchObject({
      totals: { total: 2760 },
      payments: [{ amount: 1080 }, { amount: 1680 }],
    })
    expect(await settled(from.id)).toMatchObject({ state: 'cancelled', payment: 'moved', mergedInto: { id: into.id } })
    expect((await world.storefront.read(from.id)).body).toMatchObject({
      state: 'cancelled',
      reason: { code: 'merged' },
      mergedInto: { id: into.id, number: into.number },
    })
    expect(await told(from.id)).toEqual(['order.confirmed', 'order.changed'])

    await ship(into.id)
    expect(await settled(into.id)).toMatchObject({ state: 'completed', payment: 'captured', exceptions: [] })
    expect(await merchantBooks(world, into.id)).toMatchObject({ authorisations: ['CAPTURED'], captured: [1080] })
    expect(await merchantBooks(world, from.id)).toMatchObject({
      authorisations: ['CAPTURED'],
      captured: [1680],
      voids: 0,
    })
    expect(await told(into.id)).toEqual(['order.confirmed', 'order.changed', 'order.shipped'])
    const refund = { id: crypto.randomUUID(), orderId: into.id, amount: 2000, lines: [], reason: 'Late' }
    await office.do('orders.refund', refund)
    const back = await settled(into.id)
    expect(back.refunds?.map(({ amount, state }) => [amount, state])).toEqual([
      [1080, 'refunded'],
      [920, 'refunded'],
    ])
    expect(back).toMatchObject({ payment: 'partRefunded', exceptions: [] })
  })

  test('takes back what was split off it: both shares are collected, and nothing twice', async () => {
    const order = await place([jam, rhubarb])
    const partId = await split(order)
    await office.do('orders.merge', { orderId: order.id, fromId: partId, reason: '' })
    await ship(order.id)
    const sent = await settled(order.id)
    expect(sent).toMatchObject({ state: 'completed', totals: { total: 2760 }, exceptions: [] })
    expect(await merchantBooks(world, order.id)).toMatchObject({ authorisations: ['CAPTURED'], voids: 0 })
    const { captured } = await merchantBooks(world, order.id)
    expect(captured.toSorted((one, other) => one - other)).toEqual([1120, 1640])
  })
})

test('all of it adds up', async () => {
  await world.shop.shut()
  expect(faultsIn(world.shop.folder)).toEqual([])
})
