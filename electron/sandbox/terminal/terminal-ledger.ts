import { openJournalFile } from '../journal-file.ts'
import type { TerminalFault } from './terminal-faults.ts'

/** A payment, a refund to a presented card, or a reversal of an earlier payment. Amounts are whole minor units. */
export type Transaction = {
  /** The terminal's own name for it, as `POITransactionID.TransactionID`. */
  readonly id: string
  /** When it began, ISO 8601; part of its name. */
  readonly at: string
  readonly kind: 'charge' | 'refund' | 'reversal'
  readonly serviceId: string
  readonly saleId: string
  /** The till's reference. */
  readonly reference: string
  readonly currency: string
  readonly amount: number
  /** What of the amount is a tip: the till named it, or the customer added it here. Not there in books of before there were any. */
  readonly tip?: number
  /** For a reversal: the payment that it gives back. */
  readonly original: string | null
  /** `waiting` for a card; `asking` the bank; then for ever one of the others. */
  readonly state: 'waiting' | 'asking' | 'approved' | 'failed'
  readonly card: string | null
  /** What was taken or given, where it was approved. */
  readonly moved: number
  readonly approvalCode: string
  /** Why it failed: nexo's error condition, and the reason behind it. */
  readonly failure: { readonly condition: string; readonly reason: string | null } | null
}

type Settings = {
  readonly faults: readonly TerminalFault[]
  readonly plugged: boolean
  /** The card that every customer presents at once; null where a person at the page does it. */
  readonly presents: string | null
}

type TerminalEntry = { at: number; transaction?: Transaction; settings?: Settings }

/** What the terminal remembers over a power cut: the fold of its journal. */
export type TerminalLedger = {
  transactions: () => Transaction[]
  transaction: (id: string) => Transaction | undefined
  byService: (saleId: string, serviceId: string) => Transaction | undefined
  settings: () => Settings
  put: (transaction: Transaction) => Transaction
  set: (settings: Partial<Settings>) => void
  close: () => void
}

export function openTerminalLedger(journalPath: string): TerminalLedger {
  const transactions = new Map<string, Transaction>()
  const services = new Map<string, string>()
  let settings: Settings = { faults: [], plugged: true, presents: null }

  const apply = (entry: TerminalEntry): void => {
    if (entry.settings !== undefined) settings = entry.settings
    if (entry.transaction === undefined) return
    transactions.set(entry.transaction.id, entry.transaction)
    services.set(serviceKey(entry.transaction.saleId, entry.transaction.serviceId), entry.transaction.id)
  }
  const journal = openJournalFile<TerminalEntry>(journalPath, apply)
  const record = (entry: TerminalEntry): void => {
    journal.append(entry)
    apply(entry)
  }

  return {
    transactions: () => [...transactions.values()],
    transaction: (id) => transactions.get(id),
    byService: (saleId, serviceId) => transactions.get(services.get(serviceKey(saleId, serviceId)) ?? ''),
    settings: () => settings,
    put(transaction) {
      record({ at: Date.now(), transaction })
      return transaction
    },
    set: (changed) => record({ at: Date.now(), settings: { ...settings, ...changed } }),
    close: () => journal.close(),
  }
}

const serviceKey = (saleId: string, serviceId: string): string => `${saleId}\n${serviceId}`
