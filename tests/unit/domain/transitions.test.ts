import { describe, expect, test } from 'vitest'
import {
  faultsOf,
  fulfilmentTransitions,
  orderTransitions,
  paymentTransitions,
} from '../../../shared/domain/orders/transitions.ts'

/** Orders begin as a cart or as placed; a table with both in it begins before them. */
const orders = { ...orderTransitions, begin: ['draft', 'placed'] as const }

describe('the transition tables', () => {
  test.each([
    ['order', faultsOf<string>(orders, 'begin')],
    ['fulfilment', faultsOf(fulfilmentTransitions, 'none')],
    ['payment', faultsOf(paymentTransitions, 'none')],
  ])('of the %s reach each of their states and name none that is not there', (_name, faults) => {
    expect(faults).toEqual({ unreachable: [], unknown: [] })
  })

  test('of the order ends where an order is closed, and nowhere else', () => {
    const last = Object.entries(orderTransitions).flatMap(([state, next]) => (next.length === 0 ? [state] : []))
    expect(last).toEqual(['refused', 'completed', 'cancelled'])
  })
})

describe('the walk over a table', () => {
  test('finds a state that nothing leads to', () => {
    expect(faultsOf<string>({ draft: ['paid'], paid: [], forgotten: ['paid'] }, 'draft')).toEqual({
      unreachable: ['forgotten'],
      unknown: [],
    })
  })

  test('finds an island of states that only lead to each other', () => {
    expect(faultsOf<string>({ draft: [], east: ['west'], west: ['east'] }, 'draft').unreachable).toEqual([
      'east',
      'west',
    ])
  })

  test('finds a target that has no row', () => {
    expect(faultsOf<string>({ draft: ['paid', 'lost'], paid: [] }, 'draft')).toEqual({
      unreachable: [],
      unknown: ['lost'],
    })
  })
})
