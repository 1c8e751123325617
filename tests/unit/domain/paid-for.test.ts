import { describe, expect, test } from 'vitest'
import { decidePayment } from '../../../shared/domain/orders/decide-payment.ts'
import { decideRegister } from '../../../shared/domain/orders/decide-register.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { nothingRefunded, type Refunded, refund } from '../../../shared/domain/pricing/refund.ts'
import { isRefusal } from '../../../shared/domain/refusal.ts'
import { paidFor } from '../../../shared/domain/returns/paid-for.ts'
import { aCart, append, decided } from './history.ts'
import { aLine } from './lines.ts'

const quiet = { offers: [], priceLists: [], at: 0 }

/** Three pieces at 3.33 in francs, with 0.05 off the order: 9.94 in all, 9.95 in cash. */
const sold = (kind: 'cash' | 'card'): Order => {
  const commands = [
    { type: 'add', line: aLine({ unitPrice: 333, quantity: 3000 }) },
    { type: 'discountOrder', discount: { kind: 'amount', amount: 5 } },
  ] as const
  const cart = commands.reduce<Order>(
    (order, command) => append(order, decided(decideRegister(order, command, quiet))),
    { ...aCart(), currency: 'CHF' },
  )
  const tender = kind === 'cash' ? ({ kind, given: 1000 } as const) : ({ kind, reference: '' } as const)
  return append(
    cart,
    decided(
      decidePayment(cart, tender, { paymentId: 'p', receiptNumber: 'R1', shiftId: 'shift', shiftPlace: 1, digits: 2 }),
    ),
  )
}

/** What comes back for one piece after the other. */
const oneByOne = (order: Order, increment: number): number[] => {
  const totals: number[] = []
  let so: Refunded = nothingRefunded
  for (let piece = 0; piece < 3; piece += 1) {
    const answer = refund(paidFor(order), so, [{ lineId: 'line', quantity: 1000 }], increment)
    if (isRefusal(answer)) throw new Error(answer.message)
    totals.push(answer.total)
    so = answer.refunded
  }
  return totals
}

describe('a sale holds what its refunds need', () => {
  test('11: in cash, three pieces give back the 9.95 that were paid, coin by coin', () => {
    const order = sold('cash')
    expect(order.payments).toMatchObject([{ amount: 995, rounding: 1 }])
    expect(oneByOne(order, 5)).toEqual([330, 335, 330])
  })

  test('by card, the 9.94', () => expect(oneByOne(sold('card'), 1)).toEqual([331, 332, 331]))

  test('a sale of the version before, whose lines say less, gives back what was paid', () => {
    const order = sold('card')
    const priced = order.priced.map(({ id, subtotal, discount, net, tax, gross }) => ({
      ...{ id, subtotal, discount, net, tax, gross },
    }))
    expect(oneByOne({ ...order, priced }, 1)).toEqual([331, 332, 331])
  })

  test('what came back in an exchange can’t come back again', () => {
    const order = sold('card')
    const back = { ...order, lines: order.lines.map((line) => ({ ...line, quantity: -3000 })) }
    expect(refund(paidFor(back), nothingRefunded, [{ lineId: 'line', quantity: 1000 }], 1)).toMatchObject({
      refusal: 'unknown_line',
    })
  })
})
