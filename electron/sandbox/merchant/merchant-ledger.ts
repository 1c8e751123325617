import type { Fault } from '../faults.ts'
import { type KeyedAnswer } from '../idempotent-answers.ts'
import { openJournalFile } from '../journal-file.ts'
import type { Amount } from './paypal-money.ts'

/** An order of Orders v2 with its one purchase unit. `attempts` counts the authorisations that were asked for. */
export type PaypalOrder = {
  id: string
  status: 'CREATED' | 'COMPLETED'
  referenceId: string
  customId: string | null
  invoiceId: string | null
  description: string | null
  amount: Amount
  attempts: number
  authorizationId: string | null
  createdAt: number
  updatedAt: number
}

export type Authorization = {
  id: string
  orderId: string
  status: 'CREATED' | 'CAPTURED' | 'PARTIALLY_CAPTURED' | 'VOIDED'
  amount: Amount
  /** In minor units of the authorisation's currency. */
  captured: number
  customId: string | null
  invoiceId: string | null
  account: string
  hold: string
  createdAt: number
  updatedAt: number
  expiresAt: number
  voidedAt: number | null
  /** The authorisation that took its place, or whose place it took. */
  renewedBy?: string
  renews?: string
}

export type Capture = {
  id: string
  authorizationId: string
  orderId: string
  status: 'COMPLETED' | 'PARTIALLY_REFUNDED' | 'REFUNDED'
  amount: Amount
  /** In minor units of the capture's currency. */
  refunded: number
  final: boolean
  customId: string | null
  invoiceId: string | null
  createdAt: number
  updatedAt: number
}

export type Refund = {
  id: string
  captureId: string
  amount: Amount
  customId: string | null
  invoiceId: string | null
  note: string | null
  createdAt: number
}

/** The new state of everything that an operation touched. */
export type MerchantChanges = {
  order?: PaypalOrder
  authorization?: Authorization
  capture?: Capture
  refund?: Refund
  renewed?: Authorization
  faults?: readonly Fault[]
  webhook?: Webhook
}

/** Where webhooks go, and what PayPal calls that place. */
type Webhook = { url: string | null; id: string }

type MerchantEntry = { at: number; answered?: KeyedAnswer; changes: MerchantChanges }

/** The merchant system's books: the fold of its journal. */
export type MerchantLedger = {
  readonly orders: ReadonlyMap<string, PaypalOrder>
  readonly authorizations: ReadonlyMap<string, Authorization>
  readonly captures: ReadonlyMap<string, Capture>
  readonly refunds: ReadonlyMap<string, Refund>
  readonly answers: ReadonlyMap<string, KeyedAnswer>
  /** Invoice ids that something of the kind has had: each may have one of it. */
  readonly invoices: Readonly<Record<'authorizations' | 'captures' | 'refunds', ReadonlySet<string>>>
  faults: () => readonly Fault[]
  webhook: () => Webhook
  /** Makes the changes, and the answer to repeat, durable in one line. */
  commit: (changes: MerchantChanges, answered?: KeyedAnswer) => void
  close: () => void
}

export function openMerchantLedger(journalPath: string): MerchantLedger {
  const orders = new Map<string, PaypalOrder>()
  const authorizations = new Map<string, Authorization>()
  const captures = new Map<string, Capture>()
  const refunds = new Map<string, Refund>()
  const answers = new Map<string, KeyedAnswer>()
  const invoices = { authorizations: new Set<string>(), captures: new Set<string>(), refunds: new Set<string>() }
  let faults: readonly Fault[] = []
  let webhook: Webhook = { url: null, id: '' }

  const apply = ({ answered, changes }: MerchantEntry): void => {
    if (answered !== undefined) answers.set(answered.key, answered)
    if (changes.order !== undefined) orders.set(changes.order.id, changes.order)
    enter(changes.authorization, authorizations, invoices.authorizations)
    enter(changes.capture, captures, invoices.captures)
    enter(changes.refund, refunds, invoices.refunds)
    enter(changes.renewed, authorizations, invoices.authorizations)
    if (changes.faults !== undefined) faults = changes.faults
    if (changes.webhook !== undefined) webhook = changes.webhook
  }
  const journal = openJournalFile<MerchantEntry>(journalPath, apply)

  return {
    orders,
    authorizations,
    captures,
    refunds,
    answers,
    invoices,
    faults: () => faults,
    webhook: () => webhook,
    commit(changes, answered) {
      const entry: MerchantEntry = { at: Date.now(), ...(answered === undefined ? {} : { answered }), changes }
      journal.append(entry)
      apply(entry)
    },
    close: () => journal.close(),
  }
}

type Payment = { id: string; invoiceId: string | null }

function enter<Kind extends Payment>(payment: Kind | undefined, kept: Map<string, Kind>, invoices: Set<string>): void {
  if (payment === undefined) return
  kept.set(payment.id, payment)
  if (payment.invoiceId !== null) invoices.add(payment.invoiceId)
}
