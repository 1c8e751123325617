import type { Fault } from '../faults.ts'
import { openJournalFile } from '../journal-file.ts'

type Kind = 'authorisation' | 'completion' | 'refund' | 'reversal'

/** One message that was acted upon. Amounts in the currency's own minor units, times in milliseconds since 1970. */
export type Transaction = {
  /** Kind and retrieval reference number: what a repetition is known by. */
  readonly id: string
  readonly kind: Kind
  readonly reference: string
  /** What it asked for, so that a reference is not taken for another request. */
  readonly contents: string
  /** Type, trace number and time of the message that was acted upon first, and of its repetitions. */
  readonly sent: readonly string[]
  readonly at: number
  readonly response: string
  /** The bank's authorisation code, where there is one. */
  readonly code: string | null
  readonly amount: number
  /** Three digits, ISO 4217; empty for a reversal. */
  readonly currency: string
  /** The id of the transaction that this one completes, gives back or reverses. */
  readonly original: string | null
  readonly account: string | null
  readonly hold: string | null
  /** Of an authorisation what was taken, of a completion what was given back. */
  readonly used: number
  /** Of an authorisation: `open` while something is reserved. */
  readonly state: 'open' | 'closed' | 'reversed'
  readonly until: number
  readonly orderId: string | null
  readonly orderNumber: string | null
}

type AcquirerChanges = {
  transactions?: readonly Transaction[]
  faults?: readonly Fault[]
}

/** The acquirer's books: the fold of their journal. */
export type AcquirerLedger = {
  transactions: () => Transaction[]
  transaction: (id: string) => Transaction | undefined
  /** The one that was asked for by this message (type, trace number, time), the first time or again. */
  bySent: (sent: string) => Transaction | undefined
  faults: () => readonly Fault[]
  commit: (changes: AcquirerChanges) => void
  close: () => void
}

export const idOf = (kind: Kind, reference: string): string => `${kind}:${reference}`

export function openAcquirerLedger(journalPath: string): AcquirerLedger {
  const transactions = new Map<string, Transaction>()
  const messages = new Map<string, string>()
  let faults: readonly Fault[] = []
  const apply = (changes: AcquirerChanges): void => {
    for (const transaction of changes.transactions ?? []) {
      transactions.set(transaction.id, transaction)
      for (const sent of transaction.sent) messages.set(sent, transaction.id)
    }
    if (changes.faults !== undefined) faults = changes.faults
  }
  const journal = openJournalFile<AcquirerChanges & { at: number }>(journalPath, apply)
  return {
    transactions: () => [...transactions.values()],
    transaction: (id) => transactions.get(id),
    bySent: (sent) => transactions.get(messages.get(sent) ?? ''),
    faults: () => faults,
    commit(changes) {
      journal.append({ at: Date.now(), ...changes })
      apply(changes)
    },
    close: () => journal.close(),
  }
}
