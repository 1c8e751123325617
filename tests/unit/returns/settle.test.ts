import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { sum } from '../../../shared/domain/money/money.ts'
import { howMuchBack } from '../../../shared/domain/orders/came-back.ts'
import type { Line, Order, Payment } from '../../../shared/domain/orders/order.ts'
import { paidFor } from '../../../shared/domain/returns/paid-for.ts'
import { cameBackOf } from '../../../shared/domain/returns/sold-lines.ts'
import { aLine } from '../domain/lines.ts'
import { numRuns } from '../pricing/any-cart.ts'
import { aShop, type Back, euro, franc } from './shop.ts'

// Ten thousand runs take a machine that is at work elsewhere a while.
vi.setConfig({ testTimeout: 240_000 })

const anyLine = fc.record({
  unitPrice: fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 5000 })),
  pieces: fc.integer({ min: 1, max: 7 }),
  weighed: fc.boolean(),
  off: fc.option(fc.integer({ min: 1, max: 1_000_000 }), { freq: 3 }),
})
const anyGoods = fc.array(anyLine, { minLength: 1, maxLength: 3 })
const anyStory = fc.record({
  money: fc.constantFrom(euro, franc),
  sales: fc.array(fc.record({ goods: anyGoods, card: fc.constantFrom(0, 0, 100, 37) }), { minLength: 1, maxLength: 3 }),
  steps: fc.array(
    fc.record({
      back: fc.array(fc.record({ line: fc.nat(), part: fc.integer({ min: 1, max: 4 }) }), {
        minLength: 1,
        maxLength: 3,
      }),
      goods: fc.option(anyGoods, { freq: 2 }),
      card: fc.constantFrom(0, 100),
    }),
    { maxLength: 5 },
  ),
})
/** Two cents come back for something that is free: coins pay nothing of them, and nothing of it is paid for that. */
const freeExchange: typeof anyStory extends fc.Arbitrary<infer T> ? T : never = {
  money: franc,
  sales: [
    {
      goods: [
        { unitPrice: 1, pieces: 1, weighed: false, off: null },
        { unitPrice: 1, pieces: 2, weighed: false, off: null },
      ],
      card: 0,
    },
  ],
  steps: [
    {
      back: [{ line: 1, part: 1 }],
      goods: [{ unitPrice: 0, pieces: 1, weighed: false, off: null }],
      card: 0,
    },
  ],
}
type Goods = typeof anyGoods extends fc.Arbitrary<infer T> ? T : never

const linesOf = (goods: Goods, id: string): Line[] =>
  goods.map(({ unitPrice, pieces, weighed, off }, index) =>
    aLine({
      id: `${id}-${index}`,
      unitPrice,
      unit: weighed ? 'kg' : 'piece',
      quantity: weighed ? pieces * 333 : pieces * 1000,
      discount: off === null ? null : { kind: 'percent', ppm: off },
    }),
  )

/** What can still come back, of all orders. */
const leftIn = (orders: ReadonlyMap<string, Order>): (Back & { readonly whole: boolean })[] =>
  [...orders.values()].flatMap((sale) =>
    sale.state !== 'completed'
      ? []
      : sale.lines.flatMap(({ id, quantity, unit }) => {
          const left = quantity - (cameBackOf(sale).quantities[id] ?? 0)
          return quantity > 0 && left > 0
            ? [{ saleId: sale.id, lineId: id, quantity: left, whole: unit === 'piece' }]
            : []
        }),
  )

/** What was paid for what went out with an order: in money, and with what came back in it. */
const paidOf = (sale: Order): number => {
  const { lines, rounding } = paidFor(sale)
  return lines.length === 0 ? 0 : sum(lines.map(({ priced }) => priced.gross)) + rounding
}

const moneyIn = (orders: ReadonlyMap<string, Order>, tender: Payment['tender']): number =>
  sum([...orders.values()].flatMap(({ payments }) => payments.map((one) => (one.tender === tender ? one.amount : 0))))

describe('any partial returns and exchanges over any sales', () => {
  test('pay back exactly what was paid, in all and by tender, and never more at any point', () => {
    fc.assert(
      fc.property(anyStory, ({ money, sales, steps }) => {
        const shop = aShop(money)
        for (const [index, { goods, card }] of sales.entries())
          shop.close(shop.begin(`sale-${index}`, linesOf(goods, `s${index}`)), card)
        const wrong: string[] = []
        const check = (): void => {
          for (const sale of shop.orders.values()) {
            const { given, payments } = cameBackOf(sale)
            const paid = paidOf(sale)
            if (given > paid) wrong.push(`${given} of ${paid} was given back`)
            for (const { id, amount } of sale.payments)
              if ((payments[id] ?? 0) > Math.max(0, amount)) wrong.push('a payment gave back more than it paid')
            if (sum(Object.values(payments)) !== given) wrong.push('what was given is not what the payments lost')
          }
          // Less than a coin may change tenders, where coins round what goes back of a sale that was paid with both.
          for (const tender of ['cash', 'card'] as const)
            if (moneyIn(shop.orders, tender) <= 0 - shop.increment)
              wrong.push(`more was paid back by ${tender} than was paid`)
        }
        for (const [index, { back, goods, card }] of steps.entries()) {
          const wanted = new Map<string, Back>()
          for (const { line, part } of back) {
            const left = leftIn(shop.orders)
            const one = left[line % Math.max(1, left.length)]
            if (one === undefined) continue
            const piece = one.whole ? 1000 : 1
            const quantity = Math.ceil(one.quantity / piece / part) * piece
            wanted.set(`${one.saleId} ${one.lineId}`, { ...one, quantity })
          }
          if (wanted.size === 0) break
          const cart = shop.begin(`return-${index}`, goods === null ? [] : linesOf(goods, `r${index}`))
          shop.close(shop.takeBack(cart, [...wanted.values()]), card)
          check()
        }
        for (let round = 0; ; round += 1) {
          const left = leftIn(shop.orders)
          if (left.length === 0) break
          shop.close(shop.takeBack(shop.begin(`end-${round}`, []), left))
          check()
        }
        // Of what coins can't pay less than one of them is left, sale by sale: nothing where cash needs no rounding.
        const kept = [...shop.orders.values()].map((sale) => paidOf(sale) - cameBackOf(sale).given)
        if (kept.some((amount) => amount < 0 || amount >= shop.increment)) wrong.push(`kept ${kept.join()}`)
        const [cash, card] = [moneyIn(shop.orders, 'cash'), moneyIn(shop.orders, 'card')]
        if (Math.abs(card) >= shop.increment) wrong.push(`${card} of the card is kept`)
        expect({ wrong, money: cash + card }).toEqual({ wrong: [], money: sum(kept) })
        for (const sale of shop.orders.values())
          if (sale.lines.some(({ quantity }) => quantity > 0)) expect(howMuchBack(sale)).toBe('all')
      }),
      { numRuns, examples: [[freeExchange]] },
    )
  })
})
