import type { Account, AccountRow } from '../../../shared/contract/ledgers.ts'
import { cardNumber } from '../../../shared/domain/ledgers/card-number.ts'
import { accountOf, type LedgerEntry, type LedgerKind } from '../../../shared/domain/ledgers/ledger-entry.ts'
import { spendable } from '../../../shared/domain/ledgers/terms.ts'
import type { Reader } from '../ports/store.ts'
import { holdingOf, isKnown, nameOfAccount } from './holdings.ts'
import { batchOf } from './vouchers.ts'

/** A history longer than this is of a customer who comes every day: the newest are shown. */
const mostRows = 200
/** After every text that begins with the one before it. */
const last = '\uffff'

export const accountView = (reader: Reader, ledger: LedgerKind, account: string): Account => {
  const { balance, terms } = holdingOf(reader, account)
  const name = nameOfAccount(reader, ledger, account)
  return { account, ledger, name, balance, spendable: spendable({ balance, terms }), terms }
}

/** The account and its history, newest first; null where nothing ever came onto it. */
export const accountRows = (
  reader: Reader,
  account: string,
): { readonly account: Account; readonly rows: AccountRow[]; readonly batchId: string | null } | null => {
  const entries = (['amount', 'terms'] as const)
    .flatMap((kind) => reader.find('ledgers', { selector: { account, kind }, sort: [{ at: 'desc' }], limit: mostRows }))
    .sort((one, other) => other.at - one.at)
    .slice(0, mostRows)
  const [newest] = entries
  if (newest === undefined) return null
  return {
    account: accountView(reader, newest.ledger, account),
    rows: entries.map((entry) => rowOf(reader, entry)),
    batchId: newest.ledger === 'voucher' ? (entries.map(batchOf).find((one) => one !== null) ?? null) : null,
  }
}

const rowOf = (reader: Reader, entry: LedgerEntry): AccountRow => {
  const { id, at, orderId, reason, staffId } = entry
  const number = orderId === null ? '' : (reader.get('orders', orderId)?.number ?? '')
  const order = orderId === null ? '' : `Receipt ${number === '' ? 'still open' : number}`
  const words =
    entry.kind === 'amount'
      ? order
      : [order, entry.terms.blocked ? 'Blocked' : '', entry.terms.limit > 0 ? 'Limit set' : '']
          .filter(Boolean)
          .join(', ')
  return {
    id,
    at,
    orderId,
    amount: entry.kind === 'amount' ? entry.amount : null,
    text: [words, reason].filter(Boolean).join(': '),
    staffName: staffId === null ? '' : (reader.get('staff', staffId)?.name ?? ''),
  }
}

/** Gift cards by the beginning of their number, and the accounts of customers who are found so. */
export const findAccounts = (reader: Reader, text: string, limit: number): Account[] => {
  const begin = accountOf('giftCard', cardNumber(text))
  const cards =
    text.trim() === ''
      ? reader.find('ledgers', { selector: { ledger: 'giftCard', kind: 'terms' }, sort: [{ at: 'desc' }], limit })
      : reader.find('ledgers', {
          selector: { account: { $gte: begin, $lte: begin + last }, kind: 'terms' },
          sort: [{ account: 'asc' }],
          limit,
        })
  const ofCustomers = reader
    .findCustomers(text, limit)
    .flatMap(({ id }) =>
      (['storeCredit', 'account', 'points'] as const).map((ledger) => ({ ledger, account: accountOf(ledger, id) })),
    )
    .filter(({ account }) => isKnown(reader, account))
  const found = new Map([...cards, ...ofCustomers].map(({ ledger, account }) => [account, ledger]))
  return [...found].slice(0, limit).map(([account, ledger]) => accountView(reader, ledger, account))
}
