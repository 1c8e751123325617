import type { Entry } from '../../../shared/domain/orders/entries.ts'
import type { Payment } from '../../../shared/domain/orders/order.ts'
import type { Faults } from '../findings.ts'
import { tipIn } from './money-moves.ts'

/** A tip came with money that was paid: out of what was given in cash, or as the card terminal's slip tells it. */
export const checkTips = (entries: readonly Entry[], called: string, faults: Faults): void => {
  for (const entry of entries) {
    if (entry.type !== 'paymentTaken') continue
    const { payment } = entry
    const tip = tipIn(payment)
    const told = payment.tender === 'card' && payment.slip !== undefined ? (payment.slip.tip ?? 0) : tip
    if (told !== tip) faults.add(`${called}: its card paid a tip of ${told}, and ${tip} is booked.`)
    if (tip !== 0 && !isGiven(payment, tip))
      faults.add(`${called}: a tip of ${tip} can’t have come with a payment of ${payment.amount}.`)
  }
}

const isGiven = (payment: Payment, tip: number): boolean =>
  Number.isSafeInteger(tip) &&
  tip > 0 &&
  payment.amount > 0 &&
  (payment.tender === 'card' ||
    (payment.tender === 'cash' && payment.change >= 0 && payment.given === payment.amount + tip + payment.change))
