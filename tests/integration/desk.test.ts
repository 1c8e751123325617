import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OrderDetail } from '../../shared/contract/orders.ts'
import type { Queue } from '../../shared/domain/orders/queues.ts'
import type { Client } from '../support/client.ts'
import { staff } from '../support/open-shop.ts'
import { openShopWithSandbox, type ShopWithSandbox } from '../support/shop-with-sandbox.ts'
import { type OrderedLine, webOrderOf } from '../support/storefront.ts'
import { faultsIn } from '../support/verified.ts'
import { merchantBooks, notificationsOf, warehouseStock } from './merchant-books.ts'

let world: ShopWithSandbox
let office: Client
beforeAll(async () => {
  world = await openShopWithSandbox()
  office = await world.shop.signedIn(staff.backOffice)
})
afterAll(() => world.close())

const jam: OrderedLine = { sku: 'GRO-002', quantity: 2, price: 540 }
const rhubarb: OrderedLine = { sku: 'GRO-004', quantity: 3, price: 560 }
const book: OrderedLine = { sku: 'DIG-001', quantity: 1, price: 1400 }

const place = async (lines: readonly OrderedLine[], fields: Record<string, unknown> = {}): Promise<string> => {
  const placed = await world.storefront.order(webOrderOf(lines, fields))
  expect(placed.status).toBe(201)
  return String(placed.body['id'])
}
const read = (orderId: string, until: (order: OrderDetail) => boolean = ({ effects }) => effects.length === 0) =>
  world.admin.now('orders.read', { orderId }, (order) => order !== null && until(order))
const confirmed = (orderId: string) =>
  read(orderId, ({ state, effects }) => state === 'confirmed' && effects.length === 0)
const inQueue = async (queue: Queue) => {
  const orders = await office.now('orders.queue', { queue, channel: null, first: 'risk', limit: 500 })
  return orders.map(({ id }) => id)
}
const count = async (queue: Queue) =>
  (await office.now('orders.queues', {})).filter((one) => one.queue === queue).reduce((sum, one) => sum + one.count, 0)
const told = async (orderId: string) => (await notificationsOf(world, orderId)).map(({ type }) => type)

describe('an order in the back office', () => {
  test('is held, found in its queue, released and told of', async () => {
    const orderId = await place([jam])
    await confirmed(orderId)
    const before = await count('hold')
    await office.do('orders.hold', { orderId, reason: 'Calls back', until: null })
    expect(await inQueue('hold')).toContain(orderId)
    expect(await count('hold')).toBe(before + 1)
    const picker = await world.shop.signedIn(staff.picker)
    expect(await picker.ask('fulfilment.startPicking', { orderId })).toMatchObject({ refusal: 'on_hold' })
    await office.do('orders.comment', { orderId, text: 'Left a message' })
    await office.do('orders.release', { orderId })
    expect(await inQueue('pick')).toContain(orderId)
    const order = await read(orderId)
    expect(order?.history.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['Put on hold: Calls back', 'Note: Left a message', 'Released.']),
    )
    expect(await told(orderId)).toEqual(['order.confirmed', 'order.held'])
  })

  test('13: is changed: stock, tax and money follow, the web shop is told, and less is collected than was promised', async () => {
    const stock = await warehouseStock(world, rhubarb.sku)
    const orderId = await place([jam, rhubarb])
    const order = await confirmed(orderId)
    const line = order?.lines.find(({ sku }) => sku === rhubarb.sku)
    const quantities = [{ lineId: line?.id ?? '', quantity: 1000 }]
    await office.do('orders.changeLines', { orderId, added: [], quantities, reason: 'Two were one too many' })
    expect((await warehouseStock(world, rhubarb.sku)).reserved).toBe(stock.reserved + 1)
    const shippingAddress = { name: 'Ada', lines: ['New Street 1'], postalCode: '', city: 'Cork', country: 'IE' }
    await office.do('orders.changeAddress', { orderId, shippingAddress })

    const picker = await world.shop.signedIn(staff.picker)
    await picker.do('fulfilment.startPicking', { orderId })
    const jamLine = order?.lines.find(({ sku }) => sku === jam.sku)?.id ?? ''
    await picker.do('fulfilment.pickLine', { orderId, lineId: jamLine, quantity: 2000 })
    await picker.do('fulfilment.pack', { orderId, part: true })
    await picker.do('fulfilment.ship', { orderId, carrier: 'An Post', tracking: 'PART-1' })
    expect(await read(orderId)).toMatchObject({ state: 'confirmed', fulfilment: 'queued', shippingAddress })
    expect((await merchantBooks(world, orderId)).captured).toEqual([])
    await picker.do('fulfilment.startPicking', { orderId })
    await picker.do('fulfilment.pickLine', { orderId, lineId: line?.id ?? '', quantity: 1000 })
    await picker.do('fulfilment.pack', { orderId })
    await picker.do('fulfilment.ship', { orderId, carrier: 'An Post', tracking: 'PART-2' })
    const shipped = await read(orderId)
    // 10.80 and 5.60 with 5 % in them.
    expect(shipped?.totals.taxes).toMatchObject([{ gross: 1640, tax: 78 }])
    expect(shipped).toMatchObject({
      state: 'completed',
      payment: 'captured',
      totals: { total: 1640, tax: 78, net: 1562 },
      payments: [{ amount: 1640 }],
      exceptions: [],
    })
    expect((await merchantBooks(world, orderId)).captured).toEqual([1640])
    expect((await warehouseStock(world, rhubarb.sku)).onHand).toBe(stock.onHand - 1)
    expect(await told(orderId)).toEqual([
      'order.confirmed',
      'order.changed',
      'order.changed',
      'order.shipped',
      'order.shipped',
    ])
    for (const text of ['PART-2', 'part 1', '16.40', 'gro-002'])
      expect(
        (
          await office.now('orders.list', {
            channel: null,
            state: null,
            fulfilment: null,
            text,
            limit: 50,
          })
        ).orders.map(({ id }) => id),
        text,
      ).toContain(orderId)
  })

  test('is told of once more where the web shop asks for it', async () => {
    const orderId = await place([jam])
    await confirmed(orderId)
    expect(await office.ask('orders.tellAgain', { orderId, event: 'order.shipped' })).toMatchObject({
      refusal: 'never_told',
    })
    await office.do('orders.tellAgain', { orderId, event: 'order.confirmed' })
    await read(orderId)
    expect(await told(orderId)).toEqual(['order.confirmed', 'order.confirmed'])
  })

  test('is one of a selection: what is refused is named, and keeps nobody else', async () => {
    const [one, other] = [await place([jam]), await place([jam])]
    await Promise.all([confirmed(one), confirmed(other)])
    await office.do('orders.hold', { orderId: other, reason: 'First', until: null })
    const rows = await office.do('orders.batch', {
      orderIds: [one, other, 'nothing'],
      action: { do: 'startPicking' },
    })
    expect(rows.map(({ refusal }) => refusal)).toEqual([
      null,
      expect.stringContaining('on hold'),
      'That order is not here.',
    ])
    expect(await read(one)).toMatchObject({ fulfilment: 'picking' })
    const off = await office.do('orders.batch', { orderIds: [one, other], action: { do: 'cancel', reason: 'Closed' } })
    expect(off.map(({ refusal }) => refusal)).toEqual([null, null])
    expect(await read(other)).toMatchObject({ state: 'cancelled', payment: 'voided', reservations: [] })
  })

  test('is changed by nobody without the right to', async () => {
    const orderId = await place([jam])
    const cashier = await world.shop.signedIn(staff.cashier)
    expect(await cashier.ask('orders.hold', { orderId, reason: 'x', until: null })).toMatchObject({
      refusal: 'not_allowed',
    })
  })
})

describe('the shop’s rules', () => {
  const rules = { reviewLimit: 50, backOrders: false, backOrderDays: 5 }
  test('keep an odd order until somebody has looked at it', async () => {
    const riskRules = [
      { kind: 'velocity' as const, by: 'email' as const, orders: 1, hours: 1, score: 40 },
      { kind: 'country' as const, countries: ['XK'], score: 30 },
    ]
    await world.admin.do('settings.setOrderRules', { ...rules, riskRules })
    const eve = { customer: { name: 'Eve', email: 'eve@example.com' } }
    const first = await place([jam], eve)
    expect(await confirmed(first)).toMatchObject({ risk: { score: 0 } })
    const address = { name: 'Eve', lines: ['Road 1'], postalCode: '1', city: 'P', country: 'XK' }
    const odd = await place([book], { ...eve, shippingAddress: address })
    const waiting = await read(odd, ({ state, effects }) => state === 'inReview' && effects.length === 0)
    expect(waiting).toMatchObject({ risk: { score: 70, decision: null }, payment: 'authorised', access: [] })
    expect(await inQueue('review')).toEqual([odd])
    await office.do('orders.review', { orderId: odd, approved: true, reason: 'Known by phone' })
    const approved = await read(odd)
    expect(approved).toMatchObject({ state: 'completed', payment: 'captured', risk: { decision: { approved: true } } })
    expect(approved?.access).toHaveLength(1)
    expect(await told(odd)).toEqual(['order.held', 'order.confirmed', 'access.granted'])

    const other = await place([jam], { ...eve, shippingAddress: address })
    await read(other, ({ state }) => state === 'inReview')
    await office.do('orders.review', { orderId: other, approved: false, reason: 'Not her card' })
    expect(await read(other)).toMatchObject({ state: 'refused', payment: 'voided', reservations: [] })
    await world.admin.do('settings.setOrderRules', { ...rules, riskRules: [] })
  })

  test('take orders for what is not there, and go on with them, the oldest first, when it comes', async () => {
    await world.admin.do('settings.setOrderRules', { ...rules, riskRules: [], backOrders: true })
    const { available } = await warehouseStock(world, jam.sku)
    const orderId = await place([{ ...jam, quantity: (available ?? 0) + 2 }])
    const waiting = await read(orderId, ({ state }) => state === 'awaitingStock')
    expect(waiting).toMatchObject({ reservations: [], payment: 'none' })
    const minutes = ((waiting?.expectedAt ?? 0) - (waiting?.placedAt ?? 0)) / 60_000
    // The clock is read for the one, and then for the other.
    expect(Math.round(minutes)).toBe(5 * 24 * 60)
    expect(await inQueue('stock')).toEqual([orderId])
    const [hit] = await world.admin.do('catalog.search', { text: jam.sku, limit: 1 })
    await world.admin.do('inventory.count', {
      id: crypto.randomUUID(),
      variantId: hit?.variant.id ?? '',
      locationId: 'warehouse',
      onHand: 200_000,
    })
    expect(await confirmed(orderId)).toMatchObject({ payment: 'authorised' })
  })
})

test('all of it adds up', async () => {
  await world.shop.shut()
  expect(faultsIn(world.shop.folder)).toEqual([])
})
