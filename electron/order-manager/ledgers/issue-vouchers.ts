import type { Voucher } from '../../../shared/contract/vouchers.ts'
import { newVoucherNumber } from '../../../shared/domain/ledgers/card-number.ts'
import { accountOf } from '../../../shared/domain/ledgers/ledger-entry.ts'
import { usualTerms } from '../../../shared/domain/ledgers/terms.ts'
import { type Refusal, refuse } from '../../../shared/domain/refusal.ts'
import { nextDay, startOfDay } from '../../../shared/domain/settings/shop-day.ts'
import type { Runtime } from '../ports/runtime.ts'
import type { Transaction } from '../ports/store.ts'
import { theShop, timeZoneOf } from '../settings.ts'
import { isKnown } from './holdings.ts'
import { issueId, vouchersOf } from './vouchers.ts'
import { putByHand } from './write.ts'

interface Batch {
  readonly batchId: string
  readonly count: number
  /** What each is worth, in minor units. */
  readonly amount: number
  /** The last day on which they pay, as `2026-12-01`; null: they never end. */
  readonly validUntil: string | null
  readonly reason: string
}

/** Issues vouchers, each journalled; the same batch again is the same. Refuses `over_already`. */
export const issueVouchers = (
  transaction: Transaction,
  runtime: Pick<Runtime, 'now' | 'sha256' | 'newSecret'>,
  staffId: string | null,
  { batchId, count, amount, validUntil, reason }: Batch,
): Voucher[] | Refusal => {
  const at = runtime.now()
  const before = vouchersOf(transaction, batchId, at)
  if (before.length > 0) return before
  const expiresAt = validUntil === null ? null : startOfDay(nextDay(validUntil), timeZoneOf(theShop(transaction))) - 1
  if (expiresAt !== null && expiresAt < at)
    return refuse('over_already', 'That day is over. Choose a later one.', 'validUntil')
  for (let n = 0; n < count; n++) {
    const head = { ledger: 'voucher', account: newAccount(transaction, runtime), at, staffId, orderId: null } as const
    const id = issueId(batchId, n)
    putByHand(transaction, runtime, { ...head, id, kind: 'amount', amount, reason })
    putByHand(transaction, runtime, {
      ...head,
      ...{ id: `${id}:terms`, kind: 'terms', reason: '', terms: { ...usualTerms, expiresAt } },
    })
  }
  return vouchersOf(transaction, batchId, at)
}

/** A gift card that was printed elsewhere may have any number. */
const newAccount = (transaction: Transaction, runtime: Pick<Runtime, 'sha256' | 'newSecret'>): string => {
  const number = newVoucherNumber(runtime.sha256(runtime.newSecret()))
  const isTaken = (['voucher', 'giftCard'] as const).some((ledger) => isKnown(transaction, accountOf(ledger, number)))
  return isTaken ? newAccount(transaction, runtime) : accountOf('voucher', number)
}
