import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { balanceOf } from '../../../shared/domain/orders/balance.ts'
import { type Effect, runnable } from '../../../shared/domain/orders/effects.ts'
import type { Happening } from '../../../shared/domain/orders/entries.ts'
import { fold } from '../../../shared/domain/orders/evolve.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import {
  fulfilmentTransitions,
  orderTransitions,
  paymentTransitions,
} from '../../../shared/domain/orders/transitions.ts'
import { act, anyAction, anyHappening, anyShoppingCart, anyWebOrder, outcomeOf } from './any-order.ts'
import { aCart, append, authorised, aWebOrder, placing } from './history.ts'
import { aLine } from './lines.ts'

const numRuns = 3000
/** Milliseconds: so many orders take a while on a busy machine. */
const patience = { timeout: 120_000 }

const along = <S extends string>(table: Record<S, readonly S[]>, from: S, to: S) =>
  from === to || table[from].includes(to)

/** What holds of every step of every order, whatever happened to it. */
const expectSound = (before: Order, after: Order): void => {
  expect(along(orderTransitions, before.state, after.state), `${before.state} → ${after.state}`).toBe(true)
  expect(
    along(fulfilmentTransitions, before.fulfilment, after.fulfilment),
    `${before.fulfilment} → ${after.fulfilment}`,
  ).toBe(true)
  expect(paymentPath(before, after), `${before.payment} → ${after.payment}`).toBe(true)
  if (after.state === 'refused' || after.state === 'cancelled' || after.fulfilment === 'shipped')
    expect(after.reservations).toEqual([])
  expect(after.entries.slice(0, before.entries.length)).toEqual(before.entries)
  expect(after.effectsDueAt).toBe(
    after.effects.length === 0 ? 0 : Math.min(...runnable(after.effects).map((effect) => effect.dueAt)),
  )
  expect(new Set(after.effects.map((effect) => effect.id)).size).toBe(after.effects.length)
}

/** An answer of the bank may move the payment on twice at once: promised and taken (digital), or promised and given back. */
const paymentPath = (before: Order, after: Order): boolean =>
  along(paymentTransitions, before.payment, after.payment) ||
  (before.payment === 'pending' && (after.payment === 'capturing' || after.payment === 'voiding'))

/** Each effect succeeds, until nothing is owed. */
const settle = (order: Order): Order => {
  const [effect] = runnable(order.effects)
  return effect === undefined ? order : settle(append(order, outcomeOf(order, effect, 'done')))
}

const stored = (order: Order): Order => JSON.parse(JSON.stringify(order))

describe('an order that goes the ways that the shop decides', patience, () => {
  test('moves along the tables, without exceptions, and is the fold of its entries', () => {
    fc.assert(
      fc.property(fc.oneof(anyShoppingCart, anyWebOrder), fc.array(anyAction, { maxLength: 25 }), (first, actions) => {
        const order = actions.reduce((before, action) => {
          const after = act(before, action)
          expectSound(before, after)
          return after
        }, first)
        expect(order.exceptions).toEqual([])
        expect(fold(order.id, order.entries)).toEqual(order)
        expect(stored(fold(order.id, stored(order).entries))).toEqual(stored(order))
      }),
      { numRuns },
    )
  })

  test('owes nothing once all has been answered, and its money has an end', () => {
    fc.assert(
      fc.property(anyWebOrder, fc.array(anyAction, { maxLength: 25 }), (first, actions) => {
        const order = settle(actions.reduce(act, first))
        expect(order).toMatchObject({ effects: [], effectsDueAt: 0, exceptions: [] })
        if (order.state === 'completed') expect(['captured', 'partRefunded', 'refunded']).toContain(order.payment)
        const { owedByCustomer, owedToCustomer } = balanceOf(order)
        if (order.state === 'completed') expect(owedByCustomer).toBe(0)
        expect(owedToCustomer).toBe(0)
        if (order.state === 'confirmed') expect(order.payment).toBe('authorised')
        if (order.state === 'cancelled') expect(['none', 'refused', 'voided']).toContain(order.payment)
        if (order.state === 'refused') expect(['none', 'refused', 'voided']).toContain(order.payment)
        expect(order.state).not.toBe('placed')
      }),
      { numRuns },
    )
  })
})

describe('an order to which anything happens, such as the entries of two devices', patience, () => {
  test('keeps every entry, moves along the tables, and is the fold of its entries', () => {
    fc.assert(
      fc.property(
        fc.oneof(anyShoppingCart, anyWebOrder),
        fc.array(anyHappening, { maxLength: 25 }),
        (first, happenings) => {
          const order = happenings.reduce((before, make) => {
            const after = append(before, [make(before)])
            expectSound(before, after)
            expect(after.entries).toHaveLength(before.entries.length + 1)
            expect(after.channel).toBe(before.channel)
            expect(after.number === before.number || before.number === '').toBe(true)
            return after
          }, first)
          expect(fold(order.id, order.entries)).toEqual(order)
        },
      ),
      { numRuns },
    )
  })

  test('asks no question again that was answered, even where the answer comes too late to be of use', () => {
    fc.assert(
      fc.property(anyWebOrder, fc.array(anyHappening, { maxLength: 12 }), (first, happenings) => {
        const order = happenings.reduce((current, make) => append(current, [make(current)]), first)
        const [effect] = runnable(order.effects)
        if (effect === undefined) return
        const answered = append(order, outcomeOf(order, effect, 'done'))
        expect(answered.effects.map(({ id }) => id)).not.toContain(effect.id)
      }),
      { numRuns },
    )
  })

  const impossible: readonly (readonly [string, Order, Happening])[] = [
    [
      'begin twice',
      aCart(),
      { type: 'begun', registerId: '', locationId: '', currency: 'USD', pricesIncludeTax: false },
    ],
    ['be placed twice', aWebOrder([aLine()]), placing([])],
    ['gain a line after it was placed', aWebOrder([aLine()]), { type: 'lineAdded', line: aLine({ id: 'late' }) }],
    ['be cleared like a cart once it is placed', aWebOrder([aLine()]), { type: 'abandoned' }],
    ['be packed before it is picked', authorised(aWebOrder([aLine()])), { type: 'packed' }],
    [
      'get stock once it is refused',
      append(aWebOrder([aLine()]), refusal()),
      { type: 'stockReserved', reservations: [] },
    ],
    [
      'grant access once it is cancelled',
      append(aWebOrder([aLine()]), cancellation()),
      { type: 'accessGranted', access: [] },
    ],
    ['hear an answer to no question', authorised(aWebOrder([aLine()])), { type: 'paymentVoided', effectId: 'nothing' }],
    [
      'take an answer of the bank for one of its web shop',
      waitingAndCancelled(),
      {
        ...{ type: 'paymentAuthorised', effectId: 'entry-1:order.held', amount: 1 },
        ...{ gatewayOrderId: 'g', authorisationId: 'a' },
      },
    ],
    ['change a line that is gone', aCart(), { type: 'quantityChanged', lineId: 'gone', quantity: 1000, cause: null }],
    ['be cancelled by its web shop as a cart', aCart(), { type: 'cancelled', reason: 'no' }],
  ]
  test.each(impossible)(
    'can’t %s: the entry is kept as an exception, and nothing else changes',
    (_what, order, happening) => {
      const after = append(order, [happening])
      const { entries, exceptions, updatedAt: _at, ...rest } = after
      const { entries: before, exceptions: _none, updatedAt: _before, ...unchanged } = order
      expect(rest).toEqual(unchanged)
      expect(entries).toHaveLength(before.length + 1)
      expect(exceptions).toEqual([{ entryId: entries.at(-1)?.id, message: expect.stringMatching(/\w+ .*\.$/) }])
    },
  )
})

function refusal(): Happening[] {
  const { effects } = aWebOrder([aLine()])
  return [
    {
      type: 'paymentRefused',
      effectId: effects[0]?.id ?? '',
      code: 'instrument_declined',
      message: 'The bank said no.',
    },
  ]
}

/** It owes its web shop two messages, and the bank nothing. */
function waitingAndCancelled(): Order {
  const awaited: Happening = { type: 'stockAwaited', missing: [{ lineId: 'line', available: 0 }], expectedAt: 9000 }
  return append(fold('order', []), [placing([aLine()]), awaited, ...cancellation()])
}

function cancellation(): Happening[] {
  return [{ type: 'cancelled', reason: 'no' }]
}

describe('what an order owes', () => {
  const kinds = (effects: readonly Effect[]) => effects.map(({ kind, event }) => event ?? kind)

  test('is told in the order in which it happened, while money waits for nobody', () => {
    const order = append(authorised(aWebOrder([aLine()])), [cancellation()].flat())
    expect(kinds(order.effects)).toEqual(['order.confirmed', 'void', 'order.cancelled'])
    expect(kinds(runnable(order.effects))).toEqual(['order.confirmed', 'void'])
  })

  test('bears keys that derive from the entries that caused it', () => {
    const order = authorised(aWebOrder([aLine()]))
    const cause = order.entries.find((entry) => entry.type === 'paymentAuthorised')
    expect(order.effects.map((effect) => effect.id)).toEqual([`${cause?.id}:order.confirmed`])
  })

  test('and failed is due later, under the same key', () => {
    const order = aWebOrder([aLine()])
    const effectId = order.effects[0]?.id ?? ''
    const delayed = append(order, [{ type: 'effectDelayed', effectId, problem: 'No answer.', dueAt: 9000 }])
    expect(delayed).toMatchObject({
      effectsDueAt: 9000,
      effects: [{ id: effectId, attempts: 1, problem: 'No answer.' }],
    })
  })
})
