import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStore } from '../../electron/store/open-store.ts'
import type { PayloadOf } from '../../shared/contract/method.ts'
import type { promotionMethods } from '../../shared/contract/promotions.ts'
import type { Order } from '../../shared/domain/orders/order.ts'
import type { Client } from '../support/client.ts'
import { type OpenShop, openShop, staff } from '../support/open-shop.ts'
import { faultsIn } from '../support/verified.ts'

let shop: OpenShop
let cashier: Client
let office: Client
let admin: Client
/** The order whose prices were changed. */
let changed = ''
beforeAll(async () => {
  shop = await openShop()
  cashier = await shop.signedIn(staff.cashier)
  office = await shop.signedIn(staff.backOffice)
  admin = await shop.signedIn(staff.admin)
})
afterAll(() => shop.close())

// Of the sample shop: raspberry jam at 5.40.
const jam = '1491274001210'
const id = () => crypto.randomUUID()
const scan = async (orderId: string = id()): Promise<Order> =>
  (await cashier.do('register.scan', { orderId, lineId: id(), code: jam })).order
const pay = (order: Order) =>
  cashier.ask('register.pay', {
    orderId: order.id,
    paymentId: id(),
    total: order.totals.total,
    tender: { kind: 'cash', given: order.totals.total },
  })
const abandon = (order: Order) => cashier.do('register.abandon', { orderId: order.id })
const lineOf = (order: Order): string => order.lines[0]?.id ?? ''

type Wanted = PayloadOf<(typeof promotionMethods)['promotions.save']>
const promotion = (fields: Partial<Wanted> = {}): Wanted => ({
  ...{ id: id(), name: 'Sale', reward: { kind: 'orderPercent', ppm: 100_000 }, minimum: null, combinable: true },
  ...{ from: null, until: null, code: null, limit: null, customerGroup: null },
  ...fields,
})

describe('prices that are changed at the counter', () => {
  test('an agreed price and an order discount are what is paid, and each is in the history', async () => {
    const cart = await scan()
    const override = { unitPrice: 400, reason: 'Lid is dented' }
    await cashier.do('register.override', { orderId: cart.id, lineId: lineOf(cart), override })
    const discount = { kind: 'amount', amount: 50 } as const
    const { order } = await cashier.do('register.discountOrder', { orderId: cart.id, discount })
    expect(order.totals).toMatchObject({ subtotal: 400, discount: 50, total: 350 })
    expect(await pay(order)).toMatchObject({ order: { state: 'completed', totals: { total: 350 } } })

    const read = await office.now('orders.read', { orderId: cart.id })
    expect(read?.history.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['Raspberry jam: €4.00 agreed (Lid is dented).', '€0.50 discount on the whole order.']),
    )
    changed = cart.id
  })

  test('bad input is refused in words, beside its field, and nothing changes', async () => {
    const cart = await scan()
    const lineId = lineOf(cart)
    const refusals = [
      await cashier.ask('register.override', { orderId: cart.id, lineId, override: { unitPrice: -1, reason: 'x' } }),
      await cashier.ask('register.override', { orderId: cart.id, lineId, override: { unitPrice: 1, reason: ' ' } }),
      await cashier.ask('register.discountOrder', { orderId: cart.id, discount: { kind: 'amount', amount: 541 } }),
      await cashier.ask('register.discountOrder', { orderId: cart.id, discount: { kind: 'percent', ppm: 2_000_000 } }),
      await cashier.ask('register.enterCoupon', { orderId: cart.id, code: 'NOSUCH' }),
    ]
    expect(refusals).toMatchObject([
      { refusal: 'invalid_payload', field: 'override.unitPrice' },
      { refusal: 'invalid_payload', field: 'override.reason' },
      { refusal: 'discount_out_of_range', field: 'discount' },
      { refusal: 'invalid_payload', field: 'discount.ppm' },
      { refusal: 'unknown_coupon', field: 'code' },
    ])
    const { cart: still } = await cashier.now('register.current', {})
    expect(still?.entries).toHaveLength(cart.entries.length)
    await abandon(cart)
  })
})

describe('promotions and price lists', () => {
  test('are the back office’s to make, not the cashier’s', async () => {
    expect(await cashier.ask('promotions.save', promotion())).toMatchObject({ refusal: 'not_allowed' })
    expect(await cashier.ask('promotions.end', { id: 'x' })).toMatchObject({ refusal: 'not_allowed' })
  })

  test('from the next scan on a promotion is in the price, by its name, until it is ended', async () => {
    const spring = promotion({ name: 'Spring sale' })
    await office.do('promotions.save', spring)
    expect(await cashier.now('register.offers', {})).toMatchObject({ offers: [{ name: 'Spring sale', used: 0 }] })
    const cart = await scan()
    expect(cart.totals).toMatchObject({ discount: 54, total: 486 })
    await office.do('promotions.end', { id: spring.id })
    expect((await scan(cart.id)).totals).toMatchObject({ discount: 0, total: 1080 })
    expect(await office.ask('promotions.end', { id: id() })).toMatchObject({ refusal: 'unknown_promotion' })
    await abandon(cart)
  })

  test('a coupon that may be used once is used once, though it lies in two carts', async () => {
    await office.do('promotions.save', promotion({ code: 'only1', limit: 1, name: 'One only' }))
    const taken = await office.ask('promotions.save', promotion({ code: 'ONLY1' }))
    expect(taken).toMatchObject({ refusal: 'code_taken', field: 'code' })
    const enter = async (cart: Order) =>
      (await cashier.do('register.enterCoupon', { orderId: cart.id, code: ' only1 ' })).order
    const [first, second] = [await enter(await scan()), await enter(await scan())]
    expect([first.totals.total, second.totals.total]).toEqual([486, 486])
    const undone = await cashier.do('register.undo', { orderId: first.id, undoId: id() })
    expect([undone.order.coupons ?? [], undone.order.totals.total]).toEqual([[], 540])
    expect((await enter(first)).totals.total).toBe(486)
    expect(await pay(first)).toMatchObject({ order: { state: 'completed' } })
    expect(await pay(second)).toMatchObject({ refusal: 'coupon_used_up' })
    const { order } = await cashier.do('register.removeCoupon', { orderId: second.id, code: 'ONLY1' })
    expect(order.totals.total).toBe(540)
    const third = await cashier.ask('register.enterCoupon', { orderId: second.id, code: 'ONLY1' })
    expect(third).toMatchObject({ refusal: 'coupon_used_up' })
    expect(await pay(order)).toMatchObject({ order: { state: 'completed', totals: { total: 540 } } })
  })

  test('a price list gives the price at the scan, and the line names it', async () => {
    const cart = await scan()
    const variantId = cart.lines[0]?.variantId ?? ''
    await abandon(cart)
    const list = { id: id(), name: 'Jam week', customerGroup: null, from: null, until: null, ppmOff: null }
    expect(await office.ask('priceLists.save', { ...list, from: 2, until: 1, prices: {} })).toMatchObject({
      refusal: 'ends_before_it_begins',
      field: 'until',
    })
    await office.do('priceLists.save', { ...list, prices: { [variantId]: 450 } })
    const listed = await scan()
    expect(listed.lines[0]).toMatchObject({ unitPrice: 450, listed: { name: 'Jam week' } })
    await abandon(listed)
    await office.do('priceLists.end', { id: list.id })
    const usual = await scan()
    expect(usual.lines[0]).toMatchObject({ unitPrice: 540 })
    await abandon(usual)
  })

  test('neither can take the place of another setting of the shop', async () => {
    const { shop: settings } = await admin.now('settings.read', {})
    expect(settings.id).toBe('shop')
    const list = { id: id(), name: 'List', customerGroup: null, from: null, until: null, ppmOff: null, prices: {} }
    await office.do('priceLists.save', list)
    expect(await office.ask('promotions.save', promotion({ id: list.id }))).toMatchObject({
      refusal: 'not_a_promotion',
    })
  })
})

test('rounding by the order is a setting, and holds from the next cart on', async () => {
  const before = await scan()
  await admin.do('settings.setRounding', { rounding: 'order' })
  expect((await scan(before.id)).rounding).toBeUndefined()
  await abandon(before)
  const after = await scan()
  expect(after.rounding).toBe('order')
  await abandon(after)
})

test('every change of a price by hand is in the journal, and the journal is whole', async () => {
  await shop.shut()
  const store = await openStore({ folder: shop.folder })
  try {
    const links = store.find('journal', { sort: [{ id: 'asc' }] }).filter(({ subject }) => subject === changed)
    expect(links.map(({ what, facts }) => [what, facts])).toEqual([
      ['priceOverridden', { sku: expect.any(String), from: 540, to: 400, reason: 'Lid is dented' }],
      ['orderDiscounted', { amount: 50, ppm: null }],
      ['sale', expect.objectContaining({ total: 350 })],
    ])
  } finally {
    await store.close()
  }
  expect(faultsIn(shop.folder)).toEqual([])
})
