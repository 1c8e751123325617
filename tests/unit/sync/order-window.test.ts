import { describe, expect, test } from 'vitest'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { leftOf, mayStay, noWindow, windowStart } from '../../../shared/domain/sync/order-window.ts'

const entry = { deviceId: 'd', at: 1, counter: 0, staffId: null }

const sale = (more: Partial<Order> = {}): Order =>
  ({
    id: 's',
    channel: 'counter',
    state: 'completed',
    number: 'R1-000001',
    lines: [{ id: 'l' }],
    payments: [{ id: 'p', tender: 'cash', amount: 540, given: 540, change: 0 }],
    reservations: [],
    exceptions: [],
    effectsDueAt: 0,
    customer: null,
    updatedAt: 999,
    entries: [
      { ...entry, id: 'e1', type: 'begun' },
      { ...entry, id: 'e2', type: 'quantityChanged', voided: { shiftId: 'A', shiftPlace: 1, amount: 1 } },
      { ...entry, id: 'e3', type: 'paymentTaken', shiftId: 'B', shiftPlace: 1 },
      { ...entry, id: 'e4', type: 'sold', shiftId: 'B' },
    ],
    ...more,
  }) as unknown as Order

test('an old sale may stay on the hub, by its number, its customer and its shifts', () => {
  expect(mayStay(sale(), 1000)).toBe(true)
  expect(leftOf(sale())).toEqual({ id: 's', number: 'R1-000001', customerId: '', shifts: ['A', 'B'] })
})

describe('a till has', () => {
  test.each<[string, Partial<Order>]>([
    ['what is of these days', { updatedAt: 1000 }],
    ['an online order', { channel: 'web' }],
    ['a cart', { state: 'parked' }],
    ['a sale with something that a person must look at', { exceptions: [{ entryId: 'e', message: '' }] }],
    ['one that the outside world is still owed something of', { effectsDueAt: 1 }],
    ['one that has promised goods', { reservations: [{ variantId: 'v', locationId: 'l', quantity: 1 }] }],
    ['one whose card terminal has not settled', { cards: [{}] as unknown as Order['cards'] & object }],
    ['one that was set aside', { layaway: {} as unknown as Order['layaway'] & object }],
    ['one that something came back of', { returned: { quantities: {}, gross: 0, given: 0, payments: {} } }],
    ['one that pays with what came back', { carried: [] }],
    ['one that took something back', { lines: [{ id: 'l', returned: {} }] as unknown as Order['lines'] }],
    ['one on account', { payments: [{ id: 'p', tender: 'account', amount: 1, account: 'account:a', left: 0 }] }],
  ])('%s', (_what, more) => {
    expect(mayStay(sale(more), 1000)).toBe(false)
  })
})

test('the window begins so many days ago, and without one nothing may stay', () => {
  expect(windowStart({ ...noWindow, days: 30 }, 90 * 86_400_000)).toBe(60 * 86_400_000)
  for (const days of [0, -1, 0.5, Number.NaN])
    expect(mayStay(sale(), windowStart({ ...noWindow, days }, Date.now()))).toBe(false)
})
