import type { Account } from '../../../shared/contract/ledgers.ts'
import type { LedgerKind } from '../../../shared/domain/ledgers/ledger-entry.ts'
import type { Format } from '../../stores/shop.ts'

export const ledgerNames: Readonly<Record<LedgerKind, string>> = {
  giftCard: 'Gift card',
  storeCredit: 'Store credit',
  account: 'Account',
  points: 'Points',
  voucher: 'Voucher',
}

/** What is on it, or of an account, what its customer owes. */
export const balanceInWords = ({ ledger, balance }: Account, format: Format): string =>
  ledger === 'account' && balance < 0 ? `owes ${format.money(0 - balance)}` : format.money(balance)

/** What holds for it, where that is not what holds for all. */
export const termsInWords = ({ ledger, terms }: Account, format: Format): string =>
  [
    ...(terms.blocked ? ['Blocked'] : []),
    ...(terms.expiresAt === null ? [] : [`Until ${format.moment(terms.expiresAt)}`]),
    ...(ledger === 'account' ? [`May owe ${format.money(terms.limit)}`] : []),
  ].join(', ')
