import { describe, expect, test } from 'vitest'
import type { Entry } from '../../../shared/domain/orders/entries.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { aTradedShop, first, type Tampering } from './cases.ts'
import type { Tamperer } from './tamper.ts'

const shop = aTradedShop()
const splitOf = (file: Tamperer): Order =>
  first(file.all('orders').filter(({ entries }) => entries.some(({ type }) => type === 'paymentReturned')))

const change = (how: (order: Order) => object) => (file: Tamperer) => {
  const order = splitOf(file)
  file.write('orders', order.id, { ...order, ...how(order) })
}
const entries = (how: (entry: Entry) => Entry[]) => change((order) => ({ entries: order.entries.flatMap(how) }))
/** The amount of a payment is another one, in entries and payments alike. */
const another = (order: Order): object => JSON.parse(JSON.stringify(order).replaceAll('"amount":50,', '"amount":40,'))

test('what was paid in parts is as it should be', () => expect(shop.faultsAfter(() => undefined)).toBe(''))

describe('an order that was paid in parts', () => {
  test.each<[string, RegExp, Tampering]>([
    ['of which a payment is another amount', /and 40 was paid|was sold for/, change(another)],
    [
      'whose payment is gone',
      /payments is .* but its entries make it/,
      change(({ payments }) => ({ payments: payments.slice(1) })),
    ],
    [
      'of which what was given back is gone',
      /is missing, or another is counted as it/,
      entries((entry) => (entry.type === 'paymentReturned' ? [] : [entry])),
    ],
    [
      'of which a payment is of another shift',
      /its takings are|is taken in a shift|is missing/,
      entries((entry) => (entry.type === 'paymentTaken' ? [{ ...entry, shiftId: 'none' }] : [entry])),
    ],
    [
      'of which a payment is counted twice',
      /is missing, or another is counted as it/,
      entries((entry) => (entry.type === 'paymentTaken' ? [{ ...entry, shiftPlace: 1 }] : [entry])),
    ],
    [
      'of which a payment is by another tender, in the journal’s view',
      /by cash, but journal entry|payments is/,
      entries((entry) =>
        entry.type === 'paymentTaken' && entry.payment.tender === 'card'
          ? [
              {
                ...entry,
                payment: { id: entry.payment.id, tender: 'cash', amount: entry.payment.amount, given: 0, change: 0 },
              },
            ]
          : [entry],
      ),
    ],
    [
      'of which nothing is told but the sale',
      /The journal does not tell of payment/,
      (file) => {
        const told = first(file.all('journal').filter(({ what }) => what === 'payment'))
        file.write('journal', told.id, { ...told, what: 'other' })
      },
    ],
    [
      'that the journal knows another payment of',
      /which is not there/,
      (file) => {
        const told = first(file.all('journal').filter(({ what }) => what === 'paymentReturned'))
        file.write('journal', told.id, { ...told, facts: { ...told.facts, entry: 'other' } })
      },
    ],
  ])('%s is noticed', (_what, fault, how) => expect(shop.faultsAfter(how)).toMatch(fault))
})
