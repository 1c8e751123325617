import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonical } from '../../../shared/domain/canonical.ts'
import { mergeOrders } from '../../../shared/domain/orders/merge.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { act, anyAction, anyHappening, anyShoppingCart, anyWebOrder } from '../domain/any-order.ts'
import { aCart, append } from '../domain/history.ts'
import { aLine } from '../domain/lines.ts'
import { anyDevice, merged, type Step, versionsApart } from './apart.ts'
import { written } from './stamped.ts'

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      at: anyDevice,
      clock: fc.integer({ min: 0, max: 3000 }),
      change: fc.oneof(
        { weight: 6, arbitrary: anyAction.map((action) => (order: Order) => act(order, action)) },
        { weight: 1, arbitrary: anyHappening.map((make) => (order: Order) => append(order, [make(order)])) },
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ at: anyDevice, hears: anyDevice }) },
)

const versions = versionsApart(fc.oneof(anyShoppingCart, anyWebOrder), anyStep, 14)

describe('versions of an order', () => {
  test('fold to the same one in every order of delivery, and however often each is delivered', () => {
    fc.assert(
      fc.property(
        versions.chain((sent) =>
          fc.tuple(
            fc.constant(sent),
            fc.shuffledSubarray([...sent, ...sent], { minLength: sent.length * 2, maxLength: sent.length * 2 }),
          ),
        ),
        ([sent, delivered]) => {
          expect(canonical(merged(delivered))).toBe(canonical(merged(sent)))
        },
      ),
      { numRuns: 10_000 },
    )
  }, 300_000)

  test('lose nothing: each entry is there, once', () => {
    fc.assert(
      fc.property(versions, (sent) => {
        const ids = merged(sent).entries.map(({ id }) => id)
        expect(new Set(ids)).toEqual(new Set(sent.flatMap(({ entries }) => entries.map(({ id }) => id))))
        expect(new Set(ids).size).toBe(ids.length)
      }),
      { numRuns: 1000 },
    )
  }, 60_000)

  test('of which both were sold keep both sales, and show the second one to a person', () => {
    const cart = append(aCart(), [{ type: 'lineAdded', line: aLine() }])
    const sold = (by: number) => written(cart, by, 5000 + by, (order) => act(order, { do: 'pay' }))
    const both = mergeOrders(sold(1), sold(2))
    expect(both.entries.filter(({ type }) => type === 'sold')).toHaveLength(2)
    expect(both.state).toBe('completed')
    // The second payment, and that it closed the cart.
    expect(both.exceptions.map(({ entryId }) => both.entries.find(({ id }) => id === entryId)?.type)).toEqual([
      'paymentTaken',
      'sold',
    ])
    expect(both.exceptions.every(({ message }) => message.endsWith('.'))).toBe(true)
  })

  test('of which both were sold by clocks that are behind are not paid twice: what a till does at once stays together', () => {
    const cart = append(aCart(), [{ type: 'lineAdded', line: aLine() }])
    const parked = written(cart, 0, 9000, (order) => act(order, { do: 'park' }))
    const sold = (by: number) =>
      written(
        written(parked, by, 10, (order) => act(order, { do: 'resume' })),
        by,
        20,
        (order) => act(order, { do: 'pay' }),
      )
    const both = mergeOrders(sold(1), sold(2))
    expect(both.state).toBe('completed')
    expect(both.payments).toHaveLength(1)
    expect(canonical(mergeOrders(sold(2), sold(1)))).toBe(canonical(both))
  })
})
