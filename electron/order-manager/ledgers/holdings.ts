import { ownerOf } from '../../../shared/domain/format/account.ts'
import type { LedgerEntry, LedgerKind } from '../../../shared/domain/ledgers/ledger-entry.ts'
import { type Holding, type Terms, usualTerms } from '../../../shared/domain/ledgers/terms.ts'
import type { Reader } from '../ports/store.ts'

const newestOf = (reader: Reader, account: string, kind: LedgerEntry['kind']): LedgerEntry | undefined =>
  reader.find('ledgers', { selector: { account, kind }, sort: [{ at: 'desc' }, { id: 'desc' }], limit: 1 })[0]

const termsOf = (reader: Reader, account: string): Terms => {
  const newest = newestOf(reader, account, 'terms')
  return newest?.kind === 'terms' ? newest.terms : usualTerms
}

export const holdingOf = (reader: Reader, account: string): Holding => ({
  account,
  balance: reader.balance(account),
  terms: termsOf(reader, account),
})

/** Whether anything ever came onto the account. */
export const isKnown = (reader: Reader, account: string): boolean =>
  newestOf(reader, account, 'terms') !== undefined || newestOf(reader, account, 'amount') !== undefined

/** Whom it is of, to be read by staff: the card's or voucher's number, or the customer's name. */
export const nameOfAccount = (reader: Reader, ledger: LedgerKind, account: string): string =>
  ledger === 'giftCard' || ledger === 'voucher'
    ? ownerOf(account)
    : (reader.get('customers', ownerOf(account))?.name ?? 'A customer')
