import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { AmountOutOfRangeError, sum } from '../../../shared/domain/money/money.ts'
import type { CartToPrice, LineToPrice } from '../../../shared/domain/pricing/cart.ts'
import { price } from '../../../shared/domain/pricing/price.ts'
import type { PricedCart } from '../../../shared/domain/pricing/result.ts'
import { amountOfLine, discountsOfLine, discountsOfOrder } from '../../../shared/domain/pricing/shown.ts'
import { aCart, anyCart, anyLine, numRuns, percent } from './any-cart.ts'

// Ten thousand runs of each property take a machine that is at work elsewhere a while.
vi.setConfig({ testTimeout: 240_000 })

/** All amounts that a result says, by name. */
const amountsIn = (value: unknown): number[] => {
  if (typeof value === 'number') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(amountsIn) : []
}
const holds = (check: (cart: CartToPrice, priced: PricedCart) => void, carts = anyCart) =>
  fc.assert(
    fc.property(carts, (cart) => check(cart, price(cart))),
    { numRuns },
  )

describe('whatever is in the cart', () => {
  test('the lines add up to the totals, and the tax rows to the tax', () =>
    holds((_cart, { lines, totals }) => {
      for (const part of ['subtotal', 'discount', 'net', 'tax'] as const)
        expect(sum(lines.map((line) => line[part]))).toBe(totals[part])
      expect(sum(lines.map((line) => line.gross))).toBe(totals.total)
      expect(sum(totals.taxes.map((row) => row.tax))).toBe(totals.tax)
      for (const row of totals.taxes) expect(row.net + row.tax).toBe(row.gross)
    }))

  test('net and tax are the gross, and a line explains each amount of itself', () =>
    holds(
      ({ pricesIncludeTax }, { lines, totals }) => {
        for (const line of lines) {
          expect(line.net + line.tax).toBe(line.gross)
          expect(pricesIncludeTax ? line.gross : line.net).toBe(line.subtotal - line.discount)
          expect(sum(line.discounts.map(({ amount }) => amount))).toBe(line.discount)
          expect(sum(line.taxes.map(({ tax }) => tax))).toBe(line.tax)
          expect(line.discount).toBeGreaterThanOrEqual(0)
          expect(line.discount).toBeLessThanOrEqual(line.subtotal)
        }
        expect(totals.net + totals.tax).toBe(totals.total)
        expect(Math.min(totals.net, totals.tax, totals.total)).toBeGreaterThanOrEqual(0)
      },
      anyCart.filter(({ exempt, pricesIncludeTax }) => !(exempt && pricesIncludeTax)),
    ))

  test('a zero rate beside it changes no other tax', () => {
    const one = fc.record({ cart: anyCart, ppm: fc.integer({ min: 0, max: 400_000 }) })
    fc.assert(
      fc.property(one, ({ cart, ppm }) => {
        const taxed = (...rates: number[]): CartToPrice => {
          const taxes = rates.map((rate, place) => ({ id: `${place}`, name: 'VAT', ppm: rate }))
          return { ...cart, lines: cart.lines.map((line) => ({ ...line, taxes })) }
        }
        const amounts = ({ lines }: PricedCart) => lines.map(({ net, tax, gross }) => [net, tax, gross])
        expect(amounts(price(taxed(ppm, 0)))).toEqual(amounts(price(taxed(ppm))))
      }),
      { numRuns },
    )
  })

  test('an exempt customer pays no tax, and what is paid is the net amount', () =>
    holds(
      (_cart, { lines, totals }) => {
        expect(totals).toMatchObject({ tax: 0, net: totals.total })
        for (const line of lines) expect(line.subtotal - line.discount).toBe(line.gross)
      },
      anyCart.map((cart) => ({ ...cart, exempt: true })),
    ))

  test('what is shown of lines and order is all there is', () =>
    holds((_cart, { lines, totals }) => {
      const ofLines = sum(lines.flatMap((line) => discountsOfLine(line).map(({ amount }) => amount)))
      const ofOrder = sum(discountsOfOrder(lines).map(({ amount }) => amount))
      expect(ofLines + ofOrder).toBe(totals.discount)
      expect(sum(lines.map(amountOfLine)) - ofOrder).toBe(totals.subtotal - totals.discount)
    }))

  test('100 % off is zero: of each line, and of the order', () => {
    const goods = anyCart.map((cart) => ({
      ...cart,
      lines: cart.lines.map((line) => ({ ...line, kind: 'goods' as const })),
    }))
    const zero = (priced: PricedCart) => {
      expect(priced.totals).toMatchObject({ net: 0, tax: 0, total: 0 })
      for (const { net, tax, gross } of priced.lines) expect([net, tax, gross]).toEqual([0, 0, 0])
    }
    holds(
      (_cart, priced) => zero(priced),
      goods.map((cart) => ({ ...cart, discount: percent(1_000_000) })),
    )
    const each = goods.map((cart) => ({
      ...cart,
      lines: cart.lines.map((line) => ({ ...line, discount: percent(1_000_000) })),
    }))
    holds((_cart, priced) => zero(priced), each)
  })

  test('the order of scanning changes no amount', () => {
    const shuffled = anyCart.chain((cart) =>
      fc.tuple(fc.constant(cart), fc.shuffledSubarray([...cart.lines], { minLength: cart.lines.length })),
    )
    fc.assert(
      fc.property(shuffled, ([cart, lines]) => {
        const [given, other] = [price(cart), price({ ...cart, lines })]
        expect(other.totals).toEqual(given.totals)
        const byId = (priced: PricedCart) => new Map(priced.lines.map((line) => [line.id, line]))
        expect(byId(other)).toEqual(byId(given))
      }),
      { numRuns },
    )
  })

  test('goods that come back without a receipt are the mirror of their sale', () => {
    const back = (cart: CartToPrice): CartToPrice => ({
      ...cart,
      lines: cart.lines.map((line) => ({ ...line, quantity: 0 - line.quantity })),
    })
    holds(
      (cart, priced) => {
        const returned = price(back(cart)).totals
        for (const part of ['subtotal', 'discount', 'net', 'tax', 'total'] as const)
          expect(priced.totals[part] + returned[part], part).toBe(0)
      },
      anyCart.map((cart) => ({ ...cart, promotions: [], discount: null })),
    )
  })
})

describe('splitting', () => {
  /** The cart with one of its lines of goods as two. */
  const split = (cart: CartToPrice, line: LineToPrice, quantity: number, own: number): CartToPrice => {
    const part = (id: string, of: number, amount: number): LineToPrice => ({
      ...line,
      id,
      quantity: of,
      discount: line.discount?.kind === 'amount' ? { kind: 'amount', amount } : line.discount,
    })
    const whole = line.discount?.kind === 'amount' ? line.discount.amount : 0
    const two = [part(`${line.id}-1`, quantity, own), part(`${line.id}-2`, line.quantity - quantity, whole - own)]
    return { ...cart, lines: cart.lines.flatMap((one) => (one.id === line.id ? two : [one])) }
  }
  const asOrder = anyCart.map((cart) => ({ ...cart, rounding: 'order' as const }))

  test('a line in two changes no total where the order is rounded as a whole', () => {
    fc.assert(
      fc.property(asOrder, anyLine, fc.double({ min: 0, max: 1, noNaN: true }), (cart, line, where) => {
        const step = line.unit === 'piece' ? 1000 : 1
        const steps = line.quantity / step
        fc.pre(steps > 1 && typeof line.unitPrice === 'number')
        const quantity = Math.min(steps - 1, 1 + Math.floor(where * (steps - 1))) * step
        // An amount off the line goes with its goods, and is within what they cost on either side.
        const goods = {
          ...line,
          kind: 'goods' as const,
          discount: line.discount?.kind === 'amount' ? null : line.discount,
        }
        const whole = { ...cart, lines: [...cart.lines, goods] }
        expect(price(split(whole, goods, quantity, 0)).totals).toEqual(price(whole).totals)
      }),
      { numRuns },
    )
  })

  test('an amount off the line goes with its pieces', () => {
    const ten = { id: 'ten', quantity: 10_000, discount: { kind: 'amount', amount: 100 } } as const
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), anyLine, (pieces, other) => {
        const goods: LineToPrice = { ...other, ...ten, kind: 'goods', unit: 'piece', unitPrice: 333 }
        const whole = aCart([goods], { rounding: 'order' })
        expect(price(split(whole, goods, pieces * 1000, pieces * 10)).totals).toEqual(price(whole).totals)
      }),
      { numRuns },
    )
  })
})

test('an amount is a safe whole number, or nothing is priced at all', () => {
  const odd = fc.oneof(fc.maxSafeInteger(), fc.double(), fc.integer({ min: -5, max: 5 }))
  const strange = anyCart.chain((cart) =>
    fc.record({
      ...{ pricesIncludeTax: fc.boolean(), rounding: fc.constant(cart.rounding), exempt: fc.boolean() },
      promotions: fc.constant(cart.promotions),
      discount: fc.oneof(
        fc.constant(cart.discount),
        odd.map((amount) => ({ kind: 'amount' as const, amount })),
      ),
      lines: fc.array(
        fc
          .tuple(anyLine, odd, odd, fc.constantFrom('quantity', 'unitPrice', 'both', 'neither'))
          .map(([line, quantity, unitPrice, which]) => ({
            ...line,
            ...(which === 'quantity' || which === 'both' ? { quantity } : {}),
            ...(which === 'unitPrice' || which === 'both' ? { unitPrice } : {}),
          })),
        { maxLength: 3 },
      ),
    }),
  )
  let refused = 0
  fc.assert(
    fc.property(strange, (cart) => {
      try {
        for (const amount of amountsIn(price(cart))) expect(Number.isSafeInteger(amount)).toBe(true)
      } catch (error) {
        expect(error).toBeInstanceOf(AmountOutOfRangeError)
        refused += 1
      }
    }),
    { numRuns },
  )
  expect(refused).toBeGreaterThan(0)
  expect(refused).toBeLessThan(numRuns)
})
