import { describe, expect, test } from 'vitest'
import { Faults } from '../../../electron/verify/findings.ts'
import { checkCardTransactions } from '../../../electron/verify/orders/check-cards.ts'
import { checkOrder } from '../../../electron/verify/orders/check-order.ts'
import type { CardSlip } from '../../../shared/domain/orders/card-intent.ts'
import { decideCardAsk } from '../../../shared/domain/orders/decide-card.ts'
import { decidePayment } from '../../../shared/domain/orders/decide-payment.ts'
import type { Entry } from '../../../shared/domain/orders/entries.ts'
import { fold } from '../../../shared/domain/orders/evolve.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { aCart, append, decided } from '../../unit/domain/history.ts'
import { aLine } from '../../unit/domain/lines.ts'

const slip: CardSlip = {
  transaction: { id: 'T-1', at: '2026-11-28T12:00:00.000Z' },
  saleId: 'Till-1',
  poiId: 'S1F2-1',
  brand: 'Visa',
  lastFour: '1111',
  authorisationCode: '123456',
}
const cart = append(aCart(), [{ type: 'lineAdded', line: aLine({ unitPrice: 5310 }) }])
const asked = append(
  cart,
  decided(decideCardAsk(cart, undefined, { paymentId: 'payment', saleId: 'Till-1', poiId: 'S1F2-1', digits: 2 })),
)
const sold = append(
  asked,
  decided(
    decidePayment(
      asked,
      { kind: 'terminal', amount: 5310, slip },
      { paymentId: 'payment', receiptNumber: 'R1-000001', shiftId: 'shift', shiftPlace: 1, digits: 2 },
    ),
  ),
)

const faultsOf = (order: Order): string => {
  const faults = new Faults()
  checkOrder(order, faults)
  return faults.found.join('\n')
}
/** The order as it would look, had somebody changed its entries and folded them anew. */
const changed = (order: Order, how: (entry: Entry) => Entry[]): Order => fold(order.id, order.entries.flatMap(how))

test('card payments as they are have no faults, open or closed', () => {
  for (const order of [cart, asked, sold]) expect(faultsOf(order)).toBe('')
})

describe('a card payment', () => {
  test('that nobody asked the terminal for', () => {
    expect(faultsOf(changed(sold, (entry) => (entry.type === 'cardPaymentAsked' ? [] : [entry])))).toMatch(
      /is booked after nothing/,
    )
  })
  test('of another amount than was asked for', () => {
    const other = changed(sold, (entry) => (entry.type === 'cardPaymentAsked' ? [{ ...entry, amount: 5000 }] : [entry]))
    expect(faultsOf(other)).toMatch(/was asked for 5000, and 5310 is booked/)
  })
  test('that is booked, though the terminal said no', () => {
    const effectId = asked.effects[0]?.id ?? ''
    const other = changed(sold, (entry) =>
      entry.type === 'paymentTaken'
        ? [
            {
              ...entry,
              id: 'no',
              type: 'cardPaymentFailed',
              paymentId: 'payment',
              effectId,
              code: 'Refusal',
              message: '',
            },
            entry,
          ]
        : [entry],
    )
    expect(faultsOf(other)).toMatch(/is booked after failed/)
  })
  test('that is booked twice', () => {
    const other = changed(sold, (entry) =>
      entry.type === 'paymentTaken' ? [entry, { ...entry, id: 'again' }] : [entry],
    )
    expect(faultsOf(other)).toMatch(/is booked after booked/)
  })
  test('that the order has forgotten while nobody knows what became of it', () => {
    expect(faultsOf({ ...asked, cards: [] })).toMatch(
      /its card terminal is still asked about \[\], but its entries make it/,
    )
  })
  test('given back without having been paid in vain', () => {
    const effectId = asked.effects[0]?.id ?? ''
    const [last] = asked.entries.slice(-1)
    if (last === undefined) throw new Error('There is no entry.')
    const back: Entry = {
      ...last,
      type: 'cardPaymentReversed',
      id: 'back',
      at: last.at + 1,
      paymentId: 'payment',
      effectId,
      transactionId: 'T-2',
    }
    const entries = [...asked.entries, back]
    expect(faultsOf({ ...asked, entries, cards: [], effects: [], effectsDueAt: 0 })).toMatch(/is reversed after asked/)
  })
  test('whose transaction pays two orders', () => {
    const faults = new Faults()
    const facts = checkOrder(sold, faults)
    const orders = new Map([
      ['one', facts],
      ['other', { ...facts, number: 'R1-000002' }],
    ])
    checkCardTransactions(orders, faults)
    expect(faults.found).toEqual(['Orders R1-000001 and R1-000002 are paid with the same card transaction T-1.'])
  })
})
