import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { movedBy, tipOf } from '../../../shared/domain/money/tip.ts'
import type { CardSlip } from '../../../shared/domain/orders/card-intent.ts'
import { decideCardAsk } from '../../../shared/domain/orders/decide-card.ts'
import {
  decidePayment,
  decidePaymentReturn,
  type Tender,
  type TerminalTender,
} from '../../../shared/domain/orders/decide-payment.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { dueOf, paidOf } from '../../../shared/domain/orders/payments.ts'
import { tipChoices } from '../../../shared/domain/orders/tips.ts'
import { aCart, append, decided } from './history.ts'
import { aLine } from './lines.ts'

const cartOf = (unitPrice: number, currency = 'EUR'): Order => ({
  ...append(aCart(), [{ type: 'lineAdded', line: aLine({ unitPrice }) }]),
  currency,
})
const context = (order: Order) => ({
  ...{ paymentId: `payment-${order.entries.length}`, receiptNumber: 'R1-000001' },
  ...{ shiftId: 'shift', shiftPlace: order.entries.length, digits: 2 },
})
const pay = (order: Order, tender: Tender | TerminalTender) => decidePayment(order, tender, context(order))
const paid = (order: Order, ...tenders: (Tender | TerminalTender)[]): Order =>
  tenders.reduce((current, tender) => append(current, decided(pay(current, tender))), order)
const slip = (tip?: number): CardSlip => ({
  ...{ transaction: { id: 'T-1', at: '2026-11-28T12:00:00.000Z' }, saleId: 'Till-1', poiId: 'S1F2-1' },
  ...{ brand: 'Visa', lastFour: '1111', authorisationCode: '123456', ...(tip === undefined ? {} : { tip }) },
})

describe('a tip', () => {
  test('in cash is what the cashier says of what was given beyond the total; the rest is change', () => {
    const sold = paid(cartOf(5310), { kind: 'cash', given: 6000, tip: 500 })
    expect(sold).toMatchObject({ state: 'completed', totals: { total: 5310 } })
    expect(sold.payments).toMatchObject([{ amount: 5310, given: 6000, change: 190, tip: 500 }])
    expect(paidOf(sold)).toBe(5310)
  })

  test('by card comes with each part of a bill that is split', () => {
    const sold = paid(
      cartOf(5310),
      { kind: 'card', reference: 'A', amount: 2655, tip: 265 },
      { kind: 'card', reference: 'B', tip: 100 },
    )
    expect(sold.state).toBe('completed')
    expect(sold.payments.map(tipOf)).toEqual([265, 100])
    expect(sold.payments.map(movedBy)).toEqual([2920, 2755])
  })

  test('that the terminal took is on the payment as its slip tells it', () => {
    const order = cartOf(5310)
    const ask = { paymentId: 'payment', saleId: 'Till-1', poiId: 'S1F2-1', digits: 2 }
    const asked = append(order, decided(decideCardAsk(order, undefined, { ...ask, tip: 300 })))
    expect(asked.cards).toMatchObject([{ amount: 5310, tip: 300 }])
    const booked = append(
      asked,
      decided(
        decidePayment(
          asked,
          { kind: 'terminal', amount: 5310, slip: slip(800) },
          { ...context(asked), paymentId: 'payment' },
        ),
      ),
    )
    expect(booked.payments).toMatchObject([{ amount: 5310, tip: 800, slip: { tip: 800 } }])
    expect(decideCardAsk(order, undefined, { ...ask, tip: -1 })).toMatchObject({ refusal: 'tip_out_of_range' })
  })

  test('goes back with its payment: the terminal gives back all that it took', () => {
    const begun = paid(cartOf(5310), { kind: 'terminal', amount: 2000, slip: slip(200) })
    const place = { shiftId: 'shift', shiftPlace: 2 }
    const back = append(begun, decided(decidePaymentReturn(begun, begun.payments[0]?.id ?? '', 'Another card', place)))
    expect(dueOf(back)).toBe(5310)
    expect(back.cards).toMatchObject([{ amount: 2000, tip: 200, state: 'inVain' }])
  })

  test('in a currency without small coins is one that cash can pay', () => {
    const order = cartOf(5312, 'CHF')
    expect(pay(order, { kind: 'cash', given: 6000, tip: 503 })).toMatchObject({ refusal: 'not_in_coins', field: 'tip' })
    expect(paid(order, { kind: 'cash', given: 6000, tip: 505 }).payments).toMatchObject([
      { amount: 5310, rounding: -2, tip: 505, change: 185 },
    ])
  })

  test.each<[string, Tender, string, string]>([
    ['below nothing', { kind: 'card', reference: '', tip: -1 }, 'tip_out_of_range', 'tip'],
    ['that is no whole number', { kind: 'card', reference: '', tip: 0.5 }, 'tip_out_of_range', 'tip'],
    ['beyond what is exact', { kind: 'card', reference: '', tip: Number.MAX_SAFE_INTEGER }, 'tip_out_of_range', 'tip'],
    ['that was not given', { kind: 'cash', given: 1100, tip: 101 }, 'too_little_given', 'given'],
    ['with a part in cash', { kind: 'cash', given: 500, tip: 100 }, 'too_little_given', 'given'],
  ])('%s is refused', (_what, tender, refusal, field) =>
    expect(pay(cartOf(1000), tender)).toMatchObject({ refusal, field }),
  )

  test('is refused where nothing is paid, or money goes out', () => {
    const free = paid(cartOf(1000), { kind: 'card', reference: '', amount: 999 })
    expect(pay(cartOf(0), { kind: 'cash', given: 100, tip: 100 })).toMatchObject({ refusal: 'tip_out_of_range' })
    expect(
      pay({ ...free, totals: { ...free.totals, total: 0 } }, { kind: 'card', reference: '', tip: 1 }),
    ).toMatchObject({
      refusal: 'tip_out_of_range',
    })
  })

  test('whatever it is, the order is paid with what it costs: cash given is amount, tip and change', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.nat(1e5), fc.nat(1e5), (total, tip, more) => {
        const sold = paid(cartOf(total), { kind: 'cash', given: total + tip + more, tip })
        const [payment] = sold.payments
        if (payment?.tender !== 'cash') throw new Error('not paid in cash')
        expect(sold.state).toBe('completed')
        expect(payment.amount).toBe(total)
        expect(payment.given).toBe(payment.amount + tipOf(payment) + payment.change)
        expect(tipOf(payment)).toBe(tip)
      }),
    )
  })
})

describe('the tips to choose from', () => {
  test('are percentages of what is paid, in coins, each amount once', () => {
    const presets = [50_000, 100_000, 125_000]
    expect(tipChoices(5310, presets, 1).map(({ tip }) => tip)).toEqual([266, 531, 664])
    expect(tipChoices(5310, presets, 5).map(({ tip }) => tip)).toEqual([265, 530, 665])
    expect(tipChoices(9, presets, 1)).toEqual([{ ppm: 100_000, tip: 1 }])
  })
})
