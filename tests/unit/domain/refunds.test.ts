import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { balanceOf } from '../../../shared/domain/orders/balance.ts'
import { decideRefund, paidForGoods } from '../../../shared/domain/orders/decide-refund.ts'
import type { LineAmount } from '../../../shared/domain/orders/online-facts.ts'
import type { Line, Order } from '../../../shared/domain/orders/order.ts'
import { collected, goneBack, refundable, refunded } from '../../../shared/domain/orders/refunds.ts'
import { bookedBy } from '../../../shared/domain/payments/booked.ts'
import { outcomeOf } from './any-order.ts'
import { append, authorised, aWebOrder, decided } from './history.ts'
import { aLine } from './lines.ts'

/** Answers everything that the order owes, as `refund` says for refunds. */
const settled = (order: Order, refund: 'done' | 'refused' = 'done'): Order => {
  const [effect] = order.effects
  if (effect === undefined) return order
  return settled(append(order, outcomeOf(order, effect, effect.kind === 'refund' ? refund : 'done')), refund)
}
/** An order whose money was collected. */
const paid = (lines: readonly Line[]): Order => {
  const confirmed = settled(authorised(aWebOrder(lines)))
  if (confirmed.state === 'completed') return confirmed
  const picked = lines
    .filter(({ kind }) => kind === 'goods')
    .map(({ id, quantity }) => ({ type: 'linePicked' as const, lineId: id, quantity }))
  return settled(
    append(confirmed, [
      { type: 'pickingStarted' },
      ...picked,
      { type: 'packed' },
      { type: 'shipped', shipment: { carrier: 'Post', tracking: '1' } },
    ]),
  )
}
const ask = (
  order: Order,
  lines: readonly LineAmount[],
  amount: number | null = null,
  cause = `c${order.entries.length}`,
) => decideRefund(order, { cause, amount, lines, reason: 'Broken' })
const giveBack = (order: Order, lines: readonly LineAmount[], amount: number | null = null): Order =>
  settled(append(order, decided(ask(order, lines, amount))))

const jam = aLine({ id: 'jam', variantId: 'jam', quantity: 3000, unitPrice: 333 })
const tea = aLine({ id: 'tea', variantId: 'tea', quantity: 1000, unitPrice: 500 })

describe('money that goes back of an online order', () => {
  test('is what the goods cost; the order says how much of it is back, and its books have both', () => {
    const order = giveBack(paid([jam, tea]), [{ lineId: 'jam', quantity: 1000 }])
    expect(order).toMatchObject({ state: 'completed', payment: 'partRefunded', exceptions: [], effects: [] })
    expect([collected(order), refunded(order), refundable(order)]).toEqual([1499, 333, 1166])
    expect(bookedBy(order).map(({ kind, id, amount }) => [kind, id, amount])).toEqual([
      ['capture', 'c', 1499],
      ['refund', 'r', 333],
    ])
    expect(balanceOf(order)).toEqual({ owedByCustomer: 0, owedToCustomer: 0 })
    const whole = giveBack(order, [
      { lineId: 'jam', quantity: 2000 },
      { lineId: 'tea', quantity: 1000 },
    ])
    expect(whole).toMatchObject({ payment: 'refunded' })
    expect(refundable(whole)).toBe(0)
  })

  test('asked for once more under the same id, goes back once', () => {
    const asked = append(paid([jam]), decided(ask(paid([jam]), [], 100, 'same')))
    expect(ask(asked, [], 100, 'same')).toEqual([])
  })

  test('counts as gone while the gateway thinks, and is there again where it says no', () => {
    const asked = append(paid([jam]), decided(ask(paid([jam]), [], 900)))
    expect(asked).toMatchObject({ payment: 'captured', effects: [{ kind: 'refund' }] })
    expect(ask(asked, [], 100)).toMatchObject({ refusal: 'more_than_paid', field: 'amount' })
    const no = settled(asked, 'refused')
    expect(no).toMatchObject({ payment: 'captured', refunds: [{ state: 'refused', problem: 'The account is empty.' }] })
    expect(refundable(no)).toBe(999)
  })

  test.each<[string, Order, readonly LineAmount[], number | null, string]>([
    ['nothing at all', paid([jam]), [], null, 'nothing_to_refund'],
    ['more than was collected', paid([jam]), [], 1000, 'more_than_paid'],
    ['goods that are not on it', paid([jam]), [{ lineId: 'tea', quantity: 1000 }], null, 'unknown_line'],
    ['more goods than were sold', paid([jam]), [{ lineId: 'jam', quantity: 4000 }], null, 'quantity_out_of_range'],
    [
      'goods twice in one go',
      paid([tea]),
      [
        { lineId: 'tea', quantity: 1000 },
        { lineId: 'tea', quantity: 1000 },
      ],
      null,
      'quantity_out_of_range',
    ],
    ['half a piece', paid([jam]), [{ lineId: 'jam', quantity: 500 }], null, 'not_whole'],
    ['money that was only promised', authorised(aWebOrder([jam])), [], 100, 'not_collected'],
  ])('%s is refused', (_what, order, lines, amount, refusal) =>
    expect(ask(order, lines, amount)).toMatchObject({ refusal }),
  )

  test('asked for on two tills at once for more than there was: the second waits for a person', () => {
    const order = append(paid([tea]), [
      { type: 'refundAsked', cause: 'here', amount: 400, lines: [], reason: '' },
      { type: 'refundAsked', cause: 'there', amount: 400, lines: [], reason: '' },
    ])
    expect(order.exceptions).toHaveLength(1)
    expect(goneBack(order)).toBe(400)
  })

  test('for goods piece by piece, comes to exactly what they cost, and never to more', () => {
    const anyLines = fc.array(
      fc.record({ quantity: fc.integer({ min: 1, max: 5 }), unitPrice: fc.integer({ min: 1, max: 9999 }) }),
      { minLength: 1, maxLength: 4 },
    )
    fc.assert(
      fc.property(anyLines, fc.boolean(), (parts, goodwill) => {
        const lines = parts.map(({ quantity, unitPrice }, place) =>
          aLine({ id: `line-${place}`, variantId: `v${place}`, quantity: quantity * 1000, unitPrice }),
        )
        const before = paid(lines)
        const gift = goodwill && collected(before) > 1 ? 1 : 0
        const order = gift === 0 ? before : giveBack(before, [], gift)
        const pieces = lines.flatMap(({ id, quantity }) =>
          Array.from({ length: quantity / 1000 }, () => ({ lineId: id, quantity: 1000 })),
        )
        let back = order
        for (const piece of pieces) {
          const costs = paidForGoods(back, [piece])
          if (typeof costs !== 'number') throw new Error(costs.message)
          if (costs > 0) back = giveBack(back, [piece], Math.min(costs, refundable(back)))
          expect(refundable(back)).toBeGreaterThanOrEqual(0)
          if (refundable(back) === 0) break
        }
        expect(refunded(back)).toBe(collected(back))
        expect(back.exceptions).toEqual([])
      }),
      { numRuns: 50 },
    )
  })

  test('takes back the links and keys that it was paid for', () => {
    const key = aLine({ id: 'key', kind: 'digital', tracked: false, digital: { kind: 'licenceKey' }, quantity: 2000 })
    const access = ['K1', 'K2'].map((value) => ({ lineId: 'key', kind: 'licenceKey' as const, value }))
    const order = settled(append(authorised(aWebOrder([key, tea])), [{ type: 'accessGranted', access }]))
    const shipped = settled(
      append(order, [
        { type: 'pickingStarted' },
        { type: 'linePicked', lineId: 'tea', quantity: 1000 },
        { type: 'packed' },
        { type: 'shipped', shipment: { carrier: 'Post', tracking: '1' } },
      ]),
    )
    const revoked = (one: Order) => one.access.map(({ revoked: is = false }) => is)
    const one = giveBack(shipped, [{ lineId: 'key', quantity: 1000 }])
    expect(revoked(one)).toEqual([false, true])
    expect(revoked(giveBack(one, [], refundable(one)))).toEqual([true, true])
    const goods = giveBack(shipped, [{ lineId: 'tea', quantity: 1000 }])
    expect(revoked(goods)).toEqual([false, false])
  })
})
