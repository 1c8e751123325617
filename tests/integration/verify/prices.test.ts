import { describe, expect, test } from 'vitest'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { faultsIn } from '../../support/verified.ts'
import { aTradedShop, first, type Tampering } from './cases.ts'
import { tradeAtPrices } from './priced-shop.ts'

const shop = aTradedShop(tradeAtPrices)

/** The order that has something, changed. */
const changed =
  (has: (order: Order) => boolean, how: (order: Order) => object): Tampering =>
  (file) => {
    const order = first(file.all('orders').filter(has))
    file.write('orders', order.id, { ...order, ...how(order) })
  }
/** Each place where a text stands, also in the entries, as who knows the layout would do it. */
const everywhere =
  (from: string, to: string) =>
  (order: Order): object => {
    const text = JSON.stringify(order)
    if (!text.includes(from)) throw new Error(`${from} is nowhere in the order.`)
    return JSON.parse(text.replaceAll(from, to))
  }
const hasEntry = (type: Order['entries'][number]['type']) => (order: Order) =>
  order.entries.some((entry) => entry.type === type)
const hasDiscount = (from: 'promotion' | 'orderPromotion' | 'order') => (order: Order) =>
  order.priced.some(({ discounts = [] }) => discounts.some((one) => one.from === from))
const isListed = (order: Order) => order.lines.some(({ listed }) => listed !== undefined)
const any = () => true

/** A cent goes from one line's discount to another's, in all that follows from it; every sum is as it was. */
const centMoved = ({ priced }: Order): object => {
  const [one, other, ...rest] = priced
  if (one === undefined || other === undefined) throw new Error('The order has one line.')
  const moved = (line: typeof one, cents: number) => ({
    ...line,
    discount: line.discount + cents,
    discounts: (line.discounts ?? []).map((given) => ({ ...given, amount: given.amount + cents })),
    net: line.net - cents,
    gross: line.gross - cents,
    taxes: (line.taxes ?? []).map((tax) => ({ ...tax, net: tax.net - cents })),
  })
  return { priced: [moved(one, 1), moved(other, -1), ...rest] }
}
/** A cent of the first tax is called the second's, in the lines and in the totals. */
const taxMoved = ({ priced, totals }: Order): object => ({
  priced: priced.map((line, place) => ({ ...line, taxes: place === 0 ? shifted(line.taxes ?? []) : line.taxes })),
  totals: { ...totals, taxes: shifted(totals.taxes) },
})
const shifted = <T extends { readonly rateId: string; readonly tax: number }>(taxes: readonly T[]): T[] =>
  taxes.map((one) => ({ ...one, tax: one.tax + (one.rateId === 'levy' ? 1 : -1) }))

test('sales with two taxes, promotions, a coupon, an order discount, price lists and exemption are as they should be', () => {
  expect(faultsIn(shop.folder)).toEqual([])
})

describe('what was tampered with is noticed:', () => {
  test.each<[string, RegExp, Tampering]>([
    [
      'what a promotion took off',
      /priced line 1 is .* but its entries make it/,
      changed(hasDiscount('promotion'), ({ priced }) => ({
        priced: priced.map(({ discounts = [], ...line }) => ({
          ...line,
          discounts: discounts.map((one) => ({ ...one, amount: one.amount + 1 })),
        })),
      })),
    ],
    [
      'what a promotion gives, in the entry that offers it and in the order',
      /its entries make it/,
      changed(hasDiscount('promotion'), everywhere('"ppm":1000000', '"ppm":900000')),
    ],
    [
      'the coupon that was entered',
      /nobody entered the coupon of Coupon/,
      changed(
        hasEntry('couponEntered'),
        everywhere('"type":"couponEntered","code":"TEN"', '"type":"couponEntered","code":"FIVE"'),
      ),
    ],
    ['how the discount on the order is shared', /priced line 1 is/, changed(hasDiscount('order'), centMoved)],
    [
      'the discount on the order',
      /its entries make it/,
      changed(
        hasDiscount('order'),
        everywhere('"discount":{"kind":"amount","amount":31}', '"discount":{"kind":"amount","amount":30}'),
      ),
    ],
    ['the row of the second tax', /priced line 1 is/, changed(any, taxMoved)],
    [
      'the rate of the second tax, in entries and lines',
      /its entries make it/,
      changed(any, everywhere('"id":"levy","name":"Levy","ppm":20000', '"id":"levy","name":"Levy","ppm":10000')),
    ],
    [
      'the percentage of a price list, in entries and lines',
      /is not the price of Trade: that would be/,
      changed(isListed, everywhere('"ppmOff":150000', '"ppmOff":250000')),
    ],
    [
      'a price of a price list',
      /its entries make it/,
      changed(isListed, ({ lines }) => ({ lines: lines.map((line) => ({ ...line, unitPrice: line.unitPrice - 1 })) })),
    ],
    [
      'the exemption from tax, of which the entries know nothing',
      /its entries make it/,
      changed(hasEntry('taxExempted'), ({ entries }) => ({
        entries: entries.filter(({ type }) => type !== 'taxExempted'),
      })),
    ],
    [
      'whose exemption it is',
      /it is exempt from tax, its customer is not/,
      changed(hasEntry('taxExempted'), everywhere('"taxExempt":true', '"taxExempt":false')),
    ],
  ])('%s', (_what, fault, how) => expect(shop.faultsAfter(how)).toMatch(fault))
})
