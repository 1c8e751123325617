import type { Entry } from '../../../shared/domain/orders/entries.ts'
import type { Faults } from '../findings.ts'
import { forfeitedIn } from './money-moves.ts'

/** Only a voucher that paid the last of what was due may have been worth more, and nothing of it is left then. */
export const checkVouchers = (entries: readonly Entry[], called: string, faults: Faults): void => {
  for (const [index, entry] of entries.entries()) {
    if (entry.type !== 'paymentTaken') continue
    const { payment, deviceId } = entry
    const lost = forfeitedIn(payment)
    if (payment.tender === 'voucher' && payment.amount > 0 && payment.left !== 0)
      faults.add(`${called}: a voucher paid ${payment.amount}, and ${payment.left} is said to be left on it.`)
    if (lost === 0) continue
    const isLast = entries.slice(index + 1).find((one) => one.deviceId === deviceId)?.type === 'sold'
    const isVoucher = payment.tender === 'voucher' && payment.amount > 0
    if (!Number.isSafeInteger(lost) || lost < 0 || !isLast || !isVoucher)
      faults.add(
        `${called}: ${lost} can’t have been forfeited with a payment of ${payment.amount} by ${payment.tender}.`,
      )
  }
}
