import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PayloadOf } from '../../shared/contract/method.ts'
import type { promotionMethods } from '../../shared/contract/promotions.ts'
import type { Client } from '../support/client.ts'
import { type OpenShop, openShop, staff } from '../support/open-shop.ts'

// Of the sample shop: raspberry jam at 5.40, with 5 % in it.
const jam = { code: '1491274001210', sku: 'GRO-002' }
const id = () => crypto.randomUUID()

let shop: OpenShop
let cashier: Client
let office: Client
let variantId = ''
beforeAll(async () => {
  shop = await openShop()
  cashier = await shop.signedIn(staff.cashier)
  office = await shop.signedIn(staff.backOffice)
  const [hit] = await office.do('catalog.search', { text: jam.sku, limit: 1 })
  variantId = hit?.variant.id ?? ''
})
afterAll(() => shop.close())

type Promotion = PayloadOf<(typeof promotionMethods)['promotions.save']>
const promotion = (name: string, reward: Promotion['reward'], fields: Partial<Promotion> = {}): Promotion => ({
  ...{ id: id(), name, reward, minimum: null, combinable: true, from: null, until: null },
  ...{ code: null, limit: null, customerGroup: null },
  ...fields,
})
const products = { kind: 'everything' } as const
/** What so many jams come to at the register, and with which discounts. */
const atRegister = async (pieces: number, coupon: string | null = null) => {
  const { order } = await cashier.do('register.add', {
    orderId: id(),
    lineId: id(),
    variantId,
    quantity: pieces * 1000,
  })
  const priced =
    coupon === null ? order : (await cashier.do('register.enterCoupon', { orderId: order.id, code: coupon })).order
  await cashier.do('register.abandon', { orderId: order.id })
  return priced.totals.total
}
const preview = (pieces: number, fields: { coupons?: string[]; customerGroup?: string; taxExempt?: boolean } = {}) =>
  office.ask('prices.preview', {
    ...{
      lines: [{ variantId, quantity: pieces * 1000 }],
      customerGroup: null,
      taxExempt: false,
      coupons: [],
      day: null,
    },
    ...fields,
  })

describe('each kind of promotion is what the register charges, and what the preview said', () => {
  test.each<[string, Promotion['reward'], Partial<Promotion>, number, number]>([
    ['per cent off goods', { kind: 'percent', ppm: 100_000, on: products }, {}, 2, 972],
    ['an amount off each', { kind: 'amount', amount: 40, on: products }, {}, 2, 1000],
    ['per cent off the order', { kind: 'orderPercent', ppm: 500_000 }, {}, 1, 270],
    ['an amount off the order', { kind: 'orderAmount', amount: 100 }, {}, 1, 440],
    [
      'buy two, get one',
      { kind: 'buyGet', buy: products, buyUnits: 2, get: null, getUnits: 1, ppm: 1_000_000 },
      {},
      3,
      1080,
    ],
    ['a bundle', { kind: 'bundle', parts: [{ of: products, units: 3 }], price: 1500 }, {}, 4, 2040],
    ['one from a threshold on', { kind: 'orderPercent', ppm: 100_000 }, { minimum: 1080 }, 2, 972],
    ['one below its threshold', { kind: 'orderPercent', ppm: 100_000 }, { minimum: 1081 }, 2, 1080],
    ['a coupon', { kind: 'orderPercent', ppm: 100_000 }, { code: 'TEN' }, 1, 486],
  ])('%s', async (name, reward, fields, pieces, total) => {
    const wanted = promotion(name, reward, fields)
    await office.do('promotions.save', wanted)
    const coupons = wanted.code === null ? [] : [wanted.code]
    expect(await atRegister(pieces, wanted.code)).toBe(total)
    expect(await preview(pieces, { coupons })).toMatchObject({ totals: { total }, names: ['Raspberry jam'] })
    // It is changed, and holds no more.
    await office.do('promotions.save', { ...wanted, customerGroup: 'Nobody' })
    expect(await preview(pieces)).toMatchObject({ totals: { total: pieces * 540 } })
    await office.do('promotions.end', { id: wanted.id })
  })

  test('of two that may not be combined the customer gets the better', async () => {
    const better = promotion('Better', { kind: 'percent', ppm: 200_000, on: products }, { combinable: false })
    const other = promotion('Other', { kind: 'percent', ppm: 100_000, on: products }, { combinable: false })
    for (const one of [better, other]) await office.do('promotions.save', one)
    expect(await atRegister(1)).toBe(432)
    for (const one of [better, other]) await office.do('promotions.end', { id: one.id })
  })
})

describe('a preview', () => {
  test('is without tax for who is exempt, and refuses what the register would', async () => {
    expect(await preview(1, { taxExempt: true })).toMatchObject({ totals: { tax: 0, total: 514 } })
    expect(await preview(1, { coupons: ['NOSUCH'] })).toMatchObject({ refusal: 'unknown_coupon', field: 'coupons' })
    const line = { variantId: 'gone', quantity: 1000 }
    const asked = { lines: [line], customerGroup: null, taxExempt: false, coupons: [], day: null }
    expect(await office.ask('prices.preview', asked)).toMatchObject({ refusal: 'unknown_variant', field: 'lines' })
    expect(await cashier.ask('prices.preview', asked)).toMatchObject({ refusal: 'not_allowed' })
  })
})

describe('a price list', () => {
  const list = { id: id(), name: 'Trade prices', customerGroup: 'Trade', from: null, until: null, ppmOff: null }

  test('is read from a file line by line: a bad one costs no other', async () => {
    const read = await office.do('priceLists.readFile', {
      text: '\ufeffSKU;Note;Price\r\n"GRO-002";"two\r\nlines";4,50\r\n;;1\r\nNONE;;1\r\nCTR-003;;-1\r\nCTR-003;;1.2345\r\ngro-002;;4\r\n',
    })
    expect(read.prices).toEqual({ [variantId]: 450 })
    expect(read.badRows.map(({ line, column }) => [line, column])).toEqual([
      [4, 'SKU'],
      [5, 'SKU'],
      [6, 'Price'],
      [7, 'Price'],
      [8, 'SKU'],
    ])
    expect(await office.ask('priceLists.readFile', { text: 'SKU,Cost\nGRO-002,1\n' })).toMatchObject({
      refusal: 'column_missing',
    })
    expect(await office.ask('priceLists.readFile', { text: 'SKU,Price\n"GRO-002,1\n' })).toMatchObject({
      refusal: 'not_a_csv',
    })
  })

  test('is saved as a file that is read as it was, and holds for its group alone', async () => {
    await office.do('priceLists.save', { ...list, prices: { [variantId]: 450 } })
    const { fileName, text } = await office.do('priceLists.csv', { id: list.id })
    expect(fileName).toBe('trade-prices.csv')
    expect(await office.do('priceLists.readFile', { text })).toEqual({ prices: { [variantId]: 450 }, badRows: [] })
    expect(await preview(1)).toMatchObject({ totals: { total: 540 } })
    expect(await preview(1, { customerGroup: 'trade' })).toMatchObject({ totals: { total: 450 } })
    const prices = await office.do('prices.of', { variantId })
    expect(prices.map(({ customerGroup, spans }) => [customerGroup, spans.map(({ price }) => price)])).toEqual([
      [null, [540]],
      ['Trade', [450]],
    ])
    expect(await office.ask('prices.of', { variantId: 'gone' })).toMatchObject({ refusal: 'unknown_variant' })
    expect(await office.ask('priceLists.csv', { id: 'gone' })).toMatchObject({ refusal: 'unknown_price_list' })
  })

  test('prices a cart at once when the customer is attached, and no more when the customer is taken off', async () => {
    const fields = { email: '', phone: '', card: '', taxExempt: false, note: '' }
    const trader = await cashier.do('customers.add', { id: id(), name: 'Trader', group: 'Trade', ...fields })
    const orderId = id()
    await cashier.do('register.scan', { orderId, lineId: id(), code: jam.code })
    const attach = async (customerId: string | null) =>
      (await cashier.do('register.setCustomer', { orderId, customerId })).order
    expect((await attach(trader.id)).totals.total).toBe(450)
    await cashier.do('register.park', { orderId, name: '' })
    expect((await cashier.do('register.resume', { orderId })).order.totals.total).toBe(450)
    const { order } = await cashier.do('register.scan', { orderId, lineId: id(), code: jam.code })
    expect([order.lines.length, order.totals.total]).toEqual([1, 900])
    expect((await attach(null)).totals.total).toBe(1080)
    const undone = await cashier.do('register.undo', { orderId, undoId: id() })
    expect(undone.order.totals.total).toBe(900)
    const supervisor = await shop.signedIn(staff.admin)
    await supervisor.do('register.abandon', { orderId, reason: 'Trying prices' })
  })
})
