import { formatMoney } from '../format/format.ts'
import { type Refusal, refuse } from '../refusal.ts'
import type { LedgerKind } from './ledger-entry.ts'
import { type Holding, spendable } from './terms.ts'

interface SpendContext {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly currency: string
  readonly digits: number
  readonly locale: string
}

const words: Record<LedgerKind, string> = {
  giftCard: 'This gift card',
  storeCredit: 'This customer’s store credit',
  account: 'This customer’s account',
  points: 'This customer’s account of points',
  voucher: 'This voucher',
}

/**
 * Whether so much may be taken off an account; never more than is on it or its limit allows. Below zero it is paid back onto
 * it, which a gift card or voucher must still be good for. Refuses `account_blocked`, `card_expired` and `balance_too_low`, which says
 * what is left.
 */
export const spendRefusal = (
  ledger: LedgerKind,
  { balance, terms }: Holding,
  amount: number,
  { at, ...money }: SpendContext,
): Refusal | null => {
  const isPaper = ledger === 'giftCard' || ledger === 'voucher'
  if (amount < 0 && !isPaper) return null
  const field = isPaper ? 'number' : 'amount'
  if (terms.blocked) return refuse('account_blocked', `${words[ledger]} is blocked. Ask the back office why.`, field)
  if (terms.expiresAt !== null && at > terms.expiresAt)
    return refuse(
      'card_expired',
      `${words[ledger]} ended on ${new Intl.DateTimeFormat(money.locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(terms.expiresAt)}.`,
      field,
    )
  const most = spendable({ balance, terms })
  return amount > most
    ? refuse('balance_too_low', `${words[ledger]} pays ${formatMoney(most, money)} at most.`, 'amount')
    : null
}
