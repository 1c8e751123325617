import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OrderDetail } from '../../shared/contract/orders.ts'
import { staff } from '../support/open-shop.ts'
import { openShopWithSandbox, type ShopWithSandbox } from '../support/shop-with-sandbox.ts'
import { type OrderedLine, webOrderOf } from '../support/storefront.ts'
import { merchantBooks, notificationsOf, warehouseStock } from './merchant-books.ts'

let world: ShopWithSandbox
beforeAll(async () => {
  world = await openShopWithSandbox()
})
afterAll(() => world.close())

// Of the sample shop: in the warehouse 24, 25, 11 and 32 pieces; the book is digital.
const jam: OrderedLine = { sku: 'GRO-002', quantity: 2, price: 540 }
const rhubarb: OrderedLine = { sku: 'GRO-004', quantity: 3, price: 560 }
const chutney: OrderedLine = { sku: 'GRO-005', quantity: 1, price: 520 }
const relish: OrderedLine = { sku: 'GRO-006', quantity: 1, price: 490 }
const book: OrderedLine = { sku: 'DIG-001', quantity: 2, price: 1400 }
const licence: OrderedLine = { sku: 'DIG-005', quantity: 1, price: 2400 }

/** The id of an order that the storefront has taken. */
const place = async (body: unknown): Promise<string> => {
  const placed = await world.storefront.order(body)
  expect(placed).toMatchObject({ status: 201, body: { state: 'placed' } })
  return String(placed.body['id'])
}
const settled = (order: OrderDetail | null) => order !== null && order.state !== 'placed' && order.effects.length === 0
/** The order once nothing is owed to the outside any more. */
const quiet = (id: string) => world.admin.now('orders.read', { orderId: id }, settled)
const queue = async () => (await world.admin.now('fulfilment.queue', {})).open.map((order) => order.id)

describe('an order of a web shop', () => {
  test('is confirmed, picked, packed and shipped; the money is captured, the stock leaves, the web shop is told', async () => {
    expect(await warehouseStock(world, rhubarb.sku)).toEqual({ onHand: 25, reserved: 0, available: 25 })
    const picker = await world.shop.signedIn(staff.picker)
    const body = webOrderOf([jam, rhubarb], { shipping: { name: 'Post', price: 400 }, total: 2 * 540 + 3 * 560 + 400 })
    const orderId = await place(body)

    const confirmed = await quiet(orderId)
    expect(confirmed).toMatchObject({ state: 'confirmed', fulfilment: 'queued', payment: 'authorised', exceptions: [] })
    expect(await merchantBooks(world, orderId)).toEqual({
      orders: 1,
      authorisations: ['CREATED'],
      captured: [],
      voids: 0,
    })
    expect(await notificationsOf(world, orderId)).toEqual([{ type: 'order.confirmed', deliveries: 1 }])
    expect(await queue()).toContain(orderId)
    expect(await warehouseStock(world, rhubarb.sku)).toEqual({ onHand: 25, reserved: 3, available: 22 })

    await picker.do('fulfilment.startPicking', { orderId })
    for (const line of confirmed?.lines.filter((one) => one.kind === 'goods') ?? [])
      await picker.do('fulfilment.pickLine', { orderId, lineId: line.id, quantity: line.quantity })
    await picker.do('fulfilment.pack', { orderId })
    const slip = await picker.do('fulfilment.slip', { orderId })
    expect(Buffer.from(slip.base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-')
    await picker.do('fulfilment.ship', { orderId, carrier: 'An Post', tracking: 'IE123456789' })

    expect(await quiet(orderId)).toMatchObject({
      state: 'completed',
      fulfilment: 'shipped',
      payment: 'captured',
      exceptions: [],
    })
    expect(await merchantBooks(world, orderId)).toEqual({
      orders: 1,
      authorisations: ['CAPTURED'],
      captured: [3160],
      voids: 0,
    })
    expect(await notificationsOf(world, orderId)).toEqual([
      { type: 'order.confirmed', deliveries: 1 },
      { type: 'order.shipped', deliveries: 1 },
    ])
    expect(await warehouseStock(world, rhubarb.sku)).toEqual({ onHand: 22, reserved: 0, available: 22 })
    expect((await world.storefront.read(orderId)).body).toMatchObject({
      state: 'completed',
      fulfilment: 'shipped',
      payment: 'captured',
      total: 3160,
      shipment: { carrier: 'An Post', tracking: 'IE123456789' },
    })
    expect(await queue()).not.toContain(orderId)
  })

  test('of a customer without funds is refused with the reason, and its stock is free again', async () => {
    const before = await warehouseStock(world, chutney.sku)
    const orderId = await place(webOrderOf([chutney], { payment: { token: 'B-BEN' } }))
    expect(await quiet(orderId)).toMatchObject({
      state: 'refused',
      payment: 'refused',
      fulfilment: 'none',
      reservations: [],
      reason: { code: 'instrument_declined' },
    })
    expect(await warehouseStock(world, chutney.sku)).toEqual(before)
    expect(await notificationsOf(world, orderId)).toEqual([{ type: 'order.refused', deliveries: 1 }])
    const { reason } = (await world.storefront.read(orderId)).body as { reason: { message: string } }
    expect(reason.message).toMatch(/\w+.*\.$/)
    expect(await queue()).not.toContain(orderId)
  })

  test.each([
    ['a frozen account', 'B-CEM'],
    ['a token that nobody knows', 'B-NOBODY'],
  ])('of %s is refused', async (_who, token) => {
    const orderId = await place(webOrderOf([chutney], { payment: { token } }))
    expect(await quiet(orderId)).toMatchObject({ state: 'refused', payment: 'refused', reservations: [] })
    expect((await merchantBooks(world, orderId)).captured).toEqual([])
  })

  test('for more than is in stock is refused without asking for money', async () => {
    const before = await warehouseStock(world, jam.sku)
    const orderId = await place(webOrderOf([{ ...jam, quantity: 20 }, chutney, { ...jam, quantity: 20 }]))
    expect(await quiet(orderId)).toMatchObject({
      state: 'refused',
      payment: 'none',
      reservations: [],
      reason: { code: 'out_of_stock', message: expect.stringContaining('Raspberry jam') },
    })
    expect(await merchantBooks(world, orderId)).toEqual({ orders: 0, authorisations: [], captured: [], voids: 0 })
    expect(await warehouseStock(world, jam.sku)).toEqual(before)
    expect(await notificationsOf(world, orderId)).toEqual([{ type: 'order.refused', deliveries: 1 }])
  })

  test('for the last piece is confirmed once when two want it at once', async () => {
    const { onHand } = await warehouseStock(world, relish.sku)
    await place(webOrderOf([{ ...relish, quantity: onHand - 1 }])).then(quiet)
    const ids = await Promise.all([place(webOrderOf([relish])), place(webOrderOf([relish]))])
    const states = (await Promise.all(ids.map(quiet))).map((order) => order?.state)
    expect(new Set(states)).toEqual(new Set(['confirmed', 'refused']))
    expect(await warehouseStock(world, relish.sku)).toEqual({ onHand, reserved: onHand, available: 0 })
  })
})

describe('a digital order', () => {
  test('is granted access and captured at once, and nobody has to pick it', async () => {
    const orderId = await place(webOrderOf([book, licence], { shippingAddress: undefined }))
    const order = await quiet(orderId)
    expect(order).toMatchObject({ state: 'completed', fulfilment: 'none', payment: 'captured', exceptions: [] })
    expect(await merchantBooks(world, orderId)).toEqual({
      orders: 1,
      authorisations: ['CAPTURED'],
      captured: [5200],
      voids: 0,
    })
    expect(await queue()).not.toContain(orderId)
    expect(await notificationsOf(world, orderId)).toEqual([
      { type: 'order.confirmed', deliveries: 1 },
      { type: 'access.granted', deliveries: 1 },
    ])

    const { access } = (await world.storefront.read(orderId)).body as {
      access: { sku: string; kind: string; value: string }[]
    }
    expect(access.map(({ sku, kind }) => `${sku} ${kind}`)).toEqual([
      'DIG-001 link',
      'DIG-001 link',
      'DIG-005 licenceKey',
    ])
    expect(new Set(access.map((one) => one.value)).size).toBe(3)
    expect(access[2]?.value).toMatch(/^[A-Z0-9]{5}(-[A-Z0-9]{5}){4}$/)
    const page = await fetch(access[0]?.value ?? '')
    expect({ status: page.status, text: await page.text() }).toMatchObject({
      status: 200,
      text: expect.stringContaining('Bread, Slowly'),
    })
  })

  test('with goods beside it is granted access on confirmation, and captured when the goods leave', async () => {
    const orderId = await place(webOrderOf([licence, jam]))
    expect(await quiet(orderId)).toMatchObject({
      state: 'confirmed',
      payment: 'authorised',
      access: [{ kind: 'licenceKey' }],
    })
    expect(await queue()).toContain(orderId)
    expect((await merchantBooks(world, orderId)).captured).toEqual([])
  })
})

describe('a cancellation', () => {
  test('before shipping voids the authorisation, frees the stock and tells the web shop', async () => {
    const before = await warehouseStock(world, rhubarb.sku)
    const orderId = await place(webOrderOf([rhubarb]))
    await quiet(orderId)
    const office = await world.shop.signedIn(staff.backOffice)
    await office.do('orders.cancel', { orderId, reason: 'Customer called' })
    expect(await quiet(orderId)).toMatchObject({
      state: 'cancelled',
      payment: 'voided',
      fulfilment: 'none',
      reservations: [],
    })
    expect(await merchantBooks(world, orderId)).toEqual({
      orders: 1,
      authorisations: ['VOIDED'],
      captured: [],
      voids: 1,
    })
    expect(await warehouseStock(world, rhubarb.sku)).toEqual(before)
    expect((await notificationsOf(world, orderId)).map((one) => one.type)).toEqual([
      'order.confirmed',
      'order.cancelled',
    ])
    expect(await queue()).not.toContain(orderId)
    expect(await office.do('orders.cancel', { orderId, reason: 'again' })).toEqual({})
    expect((await merchantBooks(world, orderId)).voids).toBe(1)
  })

  test('comes too late once the parcel has left', async () => {
    const orderId = await place(webOrderOf([chutney]))
    const order = await quiet(orderId)
    await world.admin.do('fulfilment.startPicking', { orderId })
    await world.admin.do('fulfilment.pickLine', { orderId, lineId: order?.lines[0]?.id ?? '', quantity: 1000 })
    await world.admin.do('fulfilment.pack', { orderId })
    await world.admin.do('fulfilment.ship', { orderId, carrier: 'An Post', tracking: 'IE1' })
    const refusal = await world.admin.ask('orders.cancel', { orderId, reason: 'late' })
    expect(['already_shipped', 'already_closed']).toContain('refusal' in refusal ? refusal.refusal : 'done')
  })
})

test('orders show up live in the list of the back office', async () => {
  const office = await world.shop.signedIn(staff.backOffice)
  const filter = { channel: 'web' as const, state: null, fulfilment: null, text: '', limit: 1 }
  const body = webOrderOf([chutney])
  const shown = office.now('orders.list', filter, ({ orders }) =>
    orders.some((order) => order.reference === body['reference'] && order.state === 'confirmed'),
  )
  await place(body)
  expect((await shown).orders[0]).toMatchObject({
    webShopName: 'Web shop',
    customerName: 'Ada Alder',
    total: 520,
    problem: null,
  })
})

test('the merchant system is signed in to once, not for each payment', async () => {
  await quiet(await place(webOrderOf([chutney])))
  const paths = world.toMerchant.requests.map((request) => request.path)
  expect(paths.filter((path) => path.endsWith('/authorize')).length).toBeGreaterThan(1)
  expect(paths.filter((path) => path.endsWith('/v1/oauth2/token'))).toHaveLength(1)
})
