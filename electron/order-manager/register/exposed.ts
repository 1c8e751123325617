import type { Payment } from '../../../shared/domain/orders/order.ts'
import { isRefusal, type Refusal } from '../../../shared/domain/refusal.ts'
import { moreCredit } from '../../../shared/domain/shares/exposure.ts'
import type { Reader, Transaction } from '../ports/store.ts'
import { exposure, exposureLimits, hasHub, theShop } from '../settings.ts'

/** What other tills may take as well, while they do not know of one another. A voucher is used whole, or not at all. */
const exposed: ReadonlySet<Payment['tender']> = new Set(['giftCard', 'storeCredit', 'points'])

/** The credit that the till has taken on its own word with a payment, in minor units; null where none is taken. */
const creditWith = (reader: Reader, { tender, amount }: Payment): number | Refusal | null =>
  amount > 0 && exposed.has(tender) && hasHub(reader)
    ? moreCredit(exposure(reader), exposureLimits(reader), amount, theShop(reader))
    : null

/** Whether the till may take a payment before the hub has heard of it. Refuses `exposure_used`. */
export const exposureRefusal = (reader: Reader, payment: Payment): Refusal | null => {
  const credit = creditWith(reader, payment)
  return isRefusal(credit) ? credit : null
}

/** Counts a payment, in its own commit, until the till is in step. */
export const countExposed = (transaction: Transaction, payment: Payment): void => {
  const credit = creditWith(transaction, payment)
  if (typeof credit === 'number') transaction.put('settings', { ...exposure(transaction), credit })
}
