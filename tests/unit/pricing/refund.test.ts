import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { inCash } from '../../../shared/domain/money/cash.ts'
import { sum } from '../../../shared/domain/money/money.ts'
import type { CartToPrice } from '../../../shared/domain/pricing/cart.ts'
import { price } from '../../../shared/domain/pricing/price.ts'
import {
  nothingRefunded,
  type Paid,
  type Refund,
  type Refunded,
  refund,
} from '../../../shared/domain/pricing/refund.ts'
import { isRefusal } from '../../../shared/domain/refusal.ts'
import { aCart, aLine, amount, anyCart, numRuns, percent } from './any-cart.ts'

// Ten thousand runs of each property take a machine that is at work elsewhere a while.
vi.setConfig({ testTimeout: 240_000 })

/** What was paid for a cart; in cash where coins are multiples of `increment`. */
const paidFor = (cart: CartToPrice, increment = 1): Paid => {
  const { lines, totals } = price(cart)
  return {
    pricesIncludeTax: cart.pricesIncludeTax,
    rounding: inCash(totals.total, increment) - totals.total,
    lines: lines.map((priced, index) => ({ name: 'Thing', quantity: cart.lines[index]?.quantity ?? 0, priced })),
  }
}
const totalOf = (paid: Paid): number => sum(paid.lines.map(({ priced }) => priced.gross)) + paid.rounding

const refunded = (paid: Paid, before: Refunded, lineId: string, quantity: number, increment = 1): Refund => {
  const answer = refund(paid, before, [{ lineId, quantity }], increment)
  if (isRefusal(answer)) throw new Error(answer.message)
  return answer
}

/** A cart, and in which portions its goods come back: a line and a part of what is left of it, until all has. */
const anyReturn = fc.record({
  cart: anyCart.filter(({ lines }) => lines.length > 0),
  increment: fc.constantFrom(1, 5, 10, 50, 100),
  paidInCash: fc.boolean(),
  steps: fc.array(fc.record({ line: fc.nat(), part: fc.integer({ min: 1, max: 4 }), cash: fc.boolean() }), {
    minLength: 1,
    maxLength: 8,
  }),
})

describe('any partition of a sale into partial refunds', () => {
  test('pays back exactly what was paid, and never more at any point', () => {
    fc.assert(
      fc.property(anyReturn, ({ cart, increment, paidInCash, steps }) => {
        const paid = paidFor(cart, paidInCash ? increment : 1)
        const back = { net: 0, tax: 0, gross: 0, rounding: 0, total: 0 }
        // What is wrong with one of the refunds: ten thousand runs have a million things to look at.
        const wrong: string[] = []
        const must = (holds: boolean, words: string) => void (holds || wrong.push(words))
        let so: Refunded = nothingRefunded
        const take = (lineId: string, quantity: number, coin: number) => {
          const answer = refunded(paid, so, lineId, quantity, coin)
          for (const line of answer.lines) {
            must(line.net + line.tax === line.gross, 'net and tax are the gross')
            must(sum(line.taxes.map(({ tax }) => tax)) === line.tax, 'the taxes are the tax')
            must(
              (cart.pricesIncludeTax ? line.gross : line.net) === line.subtotal - line.discount,
              'the discount explains it',
            )
            back.net += line.net
            back.tax += line.tax
            back.gross += line.gross
          }
          must(
            sum(answer.lines.map((line) => line.gross)) + answer.rounding === answer.total,
            'lines add up to the total',
          )
          must(answer.total >= 0, 'nothing is taken from the customer')
          must(answer.total % coin === 0 || so.total % coin !== 0, 'coins can pay it')
          back.rounding += answer.rounding
          back.total += answer.total
          so = answer.refunded
          must(back.total === so.total && back.total <= totalOf(paid), 'never more than was paid')
        }
        const left = (place: number) => {
          const line = paid.lines[place % paid.lines.length]
          if (line === undefined) throw new Error('no line')
          return { id: line.priced.id, quantity: line.quantity - (so.quantities[line.priced.id] ?? 0) }
        }
        for (const { line, part, cash } of steps) {
          const { id, quantity } = left(line)
          if (quantity > 0) take(id, Math.ceil(quantity / part), cash && paidInCash ? increment : 1)
        }
        for (const place of paid.lines.keys()) {
          const { id, quantity } = left(place)
          if (quantity > 0) take(id, quantity, 1)
        }
        const { totals } = price(cart)
        const all = { net: totals.net, tax: totals.tax, gross: totals.total, rounding: paid.rounding }
        expect({ ...back, wrong }).toEqual({ ...all, total: totalOf(paid), wrong: [] })
      }),
      { numRuns },
    )
  })

  test('paid by card and given back in cash comes to what coins can pay of it, and not to more', () => {
    fc.assert(
      fc.property(anyReturn, ({ cart, increment }) => {
        const paid = paidFor(cart)
        const answers = paid.lines.reduce<Refund[]>((all, { priced, quantity }) => {
          const before = all.at(-1)?.refunded ?? nothingRefunded
          return [...all, refunded(paid, before, priced.id, quantity, increment)]
        }, [])
        const total = sum(answers.map((one) => one.total))
        expect(total).toBeLessThanOrEqual(totalOf(paid))
        expect(totalOf(paid) - total).toBeLessThan(increment)
        expect(total % increment).toBe(0)
      }),
      { numRuns },
    )
  })
})

describe('complaints of other registers’ users', () => {
  // https://github.com/woocommerce/woocommerce/issues/64668: ten of 23.90 with 20 % inside and a coupon of 25 %.
  test.each(['line', 'order'] as const)(
    '11: 179.25 is refunded as 179.25, not 179.26, also piece by piece, by the %s',
    (rounding) => {
      const cart = aCart([aLine({ id: 'a', unitPrice: 2390, quantity: 10_000 })], {
        rounding,
        discount: percent(250_000),
      })
      const paid = paidFor(cart)
      expect(totalOf(paid)).toBe(17_925)
      expect(refunded(paid, nothingRefunded, 'a', 10_000).total).toBe(17_925)
      let so = nothingRefunded
      for (let piece = 0; piece < 10; piece += 1) so = refunded(paid, so, 'a', 1000).refunded
      expect(so.total).toBe(17_925)
    },
  )

  // https://github.com/odoo/odoo/issues/281958: a refund at the list price.
  test('12: what was sold for 65 instead of 95 is refunded with 65', () => {
    const cart = aCart([aLine({ id: 'shirt', unitPrice: 9500 })], { discount: amount(3000) })
    expect(refunded(paidFor(cart), nothingRefunded, 'shirt', 1000)).toMatchObject({ total: 6500, rounding: 0 })
  })

  // https://github.com/spree/spree/issues/14678: a refund for units that nobody had received.
  test('12: no more units come back than were sold', () => {
    const paid = paidFor(aCart([aLine({ quantity: 2000 })]))
    const { refunded: one } = refunded(paid, nothingRefunded, 'line', 1000)
    expect(refund(paid, one, [{ lineId: 'line', quantity: 2000 }], 1)).toMatchObject({
      refusal: 'quantity_out_of_range',
      field: 'quantity',
    })
    const twice = [
      { lineId: 'line', quantity: 1000 },
      { lineId: 'line', quantity: 1000 },
    ]
    expect(refund(paid, one, twice, 1)).toMatchObject({ refusal: 'quantity_out_of_range' })
  })

  test.each([
    [[], 'nothing_returned'],
    [[{ lineId: 'other', quantity: 1000 }], 'unknown_line'],
    [[{ lineId: 'line', quantity: 0 }], 'quantity_out_of_range'],
    [[{ lineId: 'line', quantity: -1000 }], 'quantity_out_of_range'],
    [[{ lineId: 'line', quantity: 0.5 }], 'quantity_out_of_range'],
  ])('%j comes back: %s', (back, refusal) => {
    expect(refund(paidFor(aCart([aLine()])), nothingRefunded, back, 1)).toMatchObject({ refusal })
  })

  // https://github.com/frappe/erpnext/issues/12926: rounding left invoices unpaid.
  test('11: a sale and its refund in five-cent coins: 9.98 is paid with 10.00 and refunded with 10.00', () => {
    const cart = aCart([aLine({ id: 'a', unitPrice: 499, quantity: 2000 })])
    const paid = paidFor(cart, 5)
    expect(paid.rounding).toBe(2)
    const half = refunded(paid, nothingRefunded, 'a', 1000, 5)
    expect(half).toMatchObject({ total: 500, rounding: 1 })
    expect(refunded(paid, half.refunded, 'a', 1000, 5)).toMatchObject({ total: 500, rounding: 1 })
    const down = paidFor(aCart([aLine({ id: 'a', unitPrice: 996 })]), 5)
    expect(down.rounding).toBe(-1)
    expect(refunded(down, nothingRefunded, 'a', 1000, 5)).toMatchObject({ total: 995, rounding: -1 })
  })
})
