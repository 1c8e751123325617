import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Booked, bookedBy } from '../../../shared/domain/payments/booked.ts'
import { reconcile } from '../../../shared/domain/payments/reconcile.ts'
import { append, authorised, aWebOrder } from './history.ts'

const day = { from: 1000, to: 2000 }
const booked = (id: string, fields: Partial<Booked> = {}): Booked => ({
  id,
  kind: 'capture',
  amount: 1205,
  currency: 'EUR',
  at: 1500,
  orderId: 'order-1',
  orderNumber: 'W-000001',
  ...fields,
})
/** A digital order, whose money was captured. */
const aCapturedOrder = () => {
  const order = authorised(aWebOrder([]))
  const effectId = order.effects.find((effect) => effect.kind === 'capture')?.id ?? ''
  return append(order, [{ type: 'paymentCaptured', effectId, captureId: 'capture', amount: order.totals.total }])
}
const resultsOf = (ours: readonly Booked[], theirs: readonly Booked[]) =>
  reconcile(ours, theirs, day, 'EUR').rows.map(({ result, here, there }) => `${result} ${(here ?? there)?.id}`)

describe('a reconciliation', () => {
  test('says what matches, what is missing on either side, and what is different, the worst first', () => {
    const ours = [booked('A'), booked('B'), booked('C'), booked('D')]
    const theirs = [booked('A'), booked('C', { amount: 1200 }), booked('D', { currency: 'USD' }), booked('E')]
    expect(resultsOf(ours, theirs)).toEqual([
      'missingHere E',
      'missingThere B',
      'different C',
      'different D',
      'matched A',
    ])
  })

  test('does not take a refund for a capture, nor one booking for two', () => {
    expect(resultsOf([booked('A')], [booked('A', { kind: 'refund' })])).toEqual(['missingHere A', 'missingThere A'])
    expect(resultsOf([booked('A')], [booked('A'), booked('A')])).toEqual(['missingHere A', 'matched A'])
  })

  test('finds the other half beyond midnight, and tells of each booking on one day alone', () => {
    const [late, early] = [booked('A', { at: 1999 }), booked('A', { at: 2001 })]
    expect(resultsOf([late], [early])).toEqual(['matched A'])
    expect(resultsOf([early], [late])).toEqual([])
    expect(resultsOf([], [late])).toEqual(['missingHere A'])
    expect(resultsOf([], [early])).toEqual([])
  })

  test('adds up captures less refunds, in the shop’s currency alone', () => {
    const theirs = [booked('A'), booked('B', { kind: 'refund', amount: 205 }), booked('C', { currency: 'USD' })]
    const { here, there } = reconcile([booked('A')], theirs, day, 'EUR')
    expect(here).toEqual({ count: 1, amount: 1205 })
    expect(there).toEqual({ count: 2, amount: 1000 })
  })

  test('leaves nothing of the day out, and its differences explain its sums', () => {
    const anyBooked = fc.record({
      id: fc.constantFrom('A', 'B', 'C', 'D', 'E'),
      kind: fc.constantFrom('capture' as const, 'refund' as const),
      amount: fc.integer({ min: 0, max: 5 }),
      currency: fc.constant('EUR'),
      at: fc.integer({ min: 1000, max: 1999 }),
      orderId: fc.constant(null),
      orderNumber: fc.constant(null),
    })
    fc.assert(
      fc.property(fc.array(anyBooked), fc.array(anyBooked), (ours, theirs) => {
        const { rows, here, there } = reconcile(ours, theirs, day, 'EUR')
        expect(rows.flatMap((row) => row.here ?? [])).toHaveLength(ours.length)
        expect(rows.flatMap((row) => row.there ?? [])).toHaveLength(theirs.length)
        const signed = (one: Booked | null) => (one === null ? 0 : one.kind === 'refund' ? -one.amount : one.amount)
        const off = rows
          .filter((row) => row.result !== 'matched')
          .reduce((sum, row) => sum + signed(row.there) - signed(row.here), 0)
        expect(there.amount - here.amount).toBe(off)
      }),
    )
  })
})

test('what an order has booked is its captures, under the gateway’s ids', () => {
  const order = aCapturedOrder()
  expect(bookedBy(order)).toEqual([
    expect.objectContaining({ id: 'capture', kind: 'capture', amount: order.totals.total, orderId: order.id }),
  ])
})
