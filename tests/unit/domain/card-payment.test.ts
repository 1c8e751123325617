import { describe, expect, test } from 'vitest'
import type { CardSlip } from '../../../shared/domain/orders/card-intent.ts'
import {
  cardProgress,
  decideCardAsk,
  decideCardGiveUp,
  lastCardFailure,
} from '../../../shared/domain/orders/decide-card.ts'
import { decidePayment, decidePaymentReturn, paymentBegun } from '../../../shared/domain/orders/decide-payment.ts'
import type { Happening } from '../../../shared/domain/orders/entries.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { aCart, append, decided } from './history.ts'
import { aLine } from './lines.ts'

const slip: CardSlip = {
  transaction: { id: 'T-1', at: '2026-11-28T12:00:00.000Z' },
  saleId: 'Till-1',
  poiId: 'S1F2-1',
  brand: 'Visa',
  lastFour: '1111',
  authorisationCode: '123456',
}
const context = { paymentId: 'payment', saleId: 'Till-1', poiId: 'S1F2-1', digits: 2 }
const paying = { paymentId: 'payment', receiptNumber: 'R1-000001', shiftId: 'shift', shiftPlace: 1, digits: 2 }
const cart = (): Order => append(aCart(), [{ type: 'lineAdded', line: aLine({ unitPrice: 5310 }) }])
const asked = (amount?: number): Order => {
  const order = cart()
  return append(order, decided(decideCardAsk(order, amount, context)))
}
const effectOf = (order: Order) => order.effects[0]?.id ?? 'none'
const failed = (order: Order): Happening => ({
  type: 'cardPaymentFailed',
  paymentId: 'payment',
  effectId: effectOf(order),
  code: 'Refusal',
  message: 'The bank declined the payment.',
})
const late = (order: Order): Order =>
  append(order, [{ type: 'effectDelayed', effectId: effectOf(order), problem: 'No answer.', dueAt: 9 }])

describe('a card terminal that was asked', () => {
  test('keeps the cart from everything else until it has answered', () => {
    const order = asked()
    expect(order).toMatchObject({ cards: [{ paymentId: 'payment', amount: 5310, state: 'asked' }], state: 'draft' })
    expect(cardProgress(order)).toMatchObject({ unknown: false, problem: null })
    const refused = { refusal: 'card_asked' }
    expect(decidePayment(order, { kind: 'cash', given: 6000 }, { ...paying, paymentId: 'other' })).toMatchObject(
      refused,
    )
    expect(decideCardAsk(order, undefined, { ...context, paymentId: 'other' })).toMatchObject(refused)
    expect(paymentBegun(order)).toMatchObject(refused)
    expect(decideCardAsk(order, undefined, context)).toEqual([])
    // What somebody wrote all the same is kept, and shown to a person.
    expect(append(order, [{ type: 'lineRemoved', lineId: order.lines[0]?.id ?? '' }]).exceptions).toHaveLength(1)
    expect(append(order, [{ type: 'abandoned' }])).toMatchObject({ state: 'draft', exceptions: [{}] })
  })

  test('that approves closes the order, with what its slip says', () => {
    const order = asked()
    const sold = append(order, decided(decidePayment(order, { kind: 'terminal', amount: 5310, slip }, paying)))
    expect(sold).toMatchObject({
      state: 'completed',
      cards: [],
      effects: [],
      effectsDueAt: 0,
      payments: [{ tender: 'card', amount: 5310, reference: '123456', slip: { lastFour: '1111' } }],
    })
  })

  test('that declines leaves the cart as it was, with the reason', () => {
    const order = append(asked(), [failed(asked())])
    const settled = append(asked(), [failed(asked())])
    expect(order.cards).toEqual([])
    expect(lastCardFailure(settled)).toBe('The bank declined the payment.')
    expect(paymentBegun(settled)).toBeNull()
    expect(lastCardFailure(cart())).toBeNull()
  })

  test('is given up only where nobody knows; what it pays then goes back, whatever the order is by now', () => {
    expect(decideCardGiveUp(asked(), 'payment')).toMatchObject({ refusal: 'card_under_way' })
    expect(decideCardGiveUp(cart(), 'payment')).toMatchObject({ refusal: 'unknown_payment' })
    const unknown = late(asked())
    expect(cardProgress(unknown)).toMatchObject({ unknown: true, problem: 'No answer.' })
    const free = append(unknown, decided(decideCardGiveUp(unknown, 'payment')))
    const sold = append(
      free,
      decided(decidePayment(free, { kind: 'cash', given: 5310 }, { ...paying, paymentId: 'cash' })),
    )
    expect(sold).toMatchObject({ state: 'completed', cards: [{ state: 'givenUp' }] })
    const inVain = append(sold, [
      { type: 'cardPaymentInVain', paymentId: 'payment', effectId: effectOf(sold), slip, reason: 'paid in cash' },
    ])
    expect(inVain).toMatchObject({ state: 'completed', effects: [{ kind: 'reverseCard' }], exceptions: [] })
    const back = append(inVain, [
      { type: 'cardPaymentReversed', paymentId: 'payment', effectId: effectOf(inVain), transactionId: 'T-2' },
    ])
    expect(back).toMatchObject({ cards: [], effects: [], payments: [{ tender: 'cash' }] })
  })

  test('has a payment given back to the card, once it was given back on the cart', () => {
    const order = asked(2000)
    const part = append(order, decided(decidePayment(order, { kind: 'terminal', amount: 2000, slip }, paying)))
    expect(part).toMatchObject({ state: 'draft', payments: [{ amount: 2000 }], effects: [] })
    const returned = append(part, decided(decidePaymentReturn(part, 'payment', 'other tender', paying)))
    expect(returned).toMatchObject({ payments: [], cards: [{ state: 'inVain' }], effects: [{ kind: 'reverseCard' }] })
  })

  test('a refund that was asked for is not given up: money that went out can’t be fetched back', () => {
    const order = late(asked())
    const refund: Order = { ...order, cards: (order.cards ?? []).map((one) => ({ ...one, amount: -5310 })) }
    expect(decideCardGiveUp(refund, 'payment')).toMatchObject({ refusal: 'refund_under_way' })
  })

  test('a cart that was parked meanwhile books it when it is taken up again', () => {
    const order = append(late(asked()), [{ type: 'parked', name: '' }])
    const known = append(order, [
      { type: 'cardPaymentKnown', paymentId: 'payment', slip, problem: 'parked', dueAt: 10_000_000 },
    ])
    expect(known).toMatchObject({ cards: [{ state: 'paid' }], effectsDueAt: 10_000_000 })
    const resumed = append(known, [{ type: 'resumed' }])
    expect(resumed.effectsDueAt).toBe(resumed.updatedAt)
    expect(decideCardGiveUp(resumed, 'payment')).toMatchObject({ refusal: 'card_under_way' })
  })
})
