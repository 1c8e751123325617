import { ownerOf } from '../../../shared/domain/format/account.ts'
import type { LedgerEntry } from '../../../shared/domain/ledgers/ledger-entry.ts'
import { ledgerEntriesOf } from '../../../shared/domain/ledgers/of-order.ts'
import type { Entry } from '../../../shared/domain/orders/entries.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { type Refusal, refuse } from '../../../shared/domain/refusal.ts'
import { appendJournal } from '../journal/append.ts'
import type { Runtime } from '../ports/runtime.ts'
import type { Reader, Transaction } from '../ports/store.ts'
import { isKnown } from './holdings.ts'

/** Writes what new entries of an order do to gift cards and accounts, in the order's own commit. */
export const putLedgerEntries = (transaction: Transaction, order: Order, entries: readonly Entry[]): void => {
  for (const entry of entries) for (const one of ledgerEntriesOf(order, entry)) transaction.put('ledgers', one)
}

/** Two carts may hold the same pre-printed card: who pays first has it. Refuses `card_in_use`. */
export const cardsInUse = (reader: Reader, order: Order): Refusal | null => {
  const taken = order.lines.find(
    ({ credit }) => credit?.ledger === 'giftCard' && isKnown(reader, credit.account),
  )?.credit
  return taken === undefined ? null : cardInUse(ownerOf(taken.account))
}

export const cardInUse = (number: string): Refusal =>
  refuse('card_in_use', `Gift card ${number} has been sold already. Take another card.`, 'number')

/** What the back office does to an account: the entry, and its line in the journal. The same id again is the same. */
export const putByHand = (
  transaction: Transaction,
  runtime: Pick<Runtime, 'sha256' | 'now'>,
  entry: LedgerEntry,
): void => {
  if (transaction.get('ledgers', entry.id) !== undefined) return
  transaction.put('ledgers', entry)
  appendJournal(transaction, runtime, {
    staffId: entry.staffId,
    what: 'ledgerChanged',
    subject: entry.account,
    facts: { entry: entry.id, ...(entry.kind === 'amount' ? { amount: entry.amount } : entry.terms) },
  })
}
