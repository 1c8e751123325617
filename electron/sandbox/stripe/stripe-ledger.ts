import type { Fault } from '../faults.ts'
import type { KeyedAnswer } from '../idempotent-answers.ts'
import { openJournalFile } from '../journal-file.ts'

export type Metadata = Readonly<Record<string, string>>

/** A PaymentIntent and its one charge. Amounts in the currency's smallest unit, times in milliseconds since 1970. */
export type Intent = {
  id: string
  charge: string | null
  status: 'requires_capture' | 'succeeded' | 'canceled' | 'requires_payment_method'
  amount: number
  /** Three small letters, as Stripe writes them. */
  currency: string
  captured: number
  refunded: number
  multicapture: boolean
  account: string
  hold: string | null
  metadata: Metadata
  declineCode: string | null
  createdAt: number
  captureBefore: number
}

export type StripeRefund = {
  id: string
  intent: string
  amount: number
  currency: string
  metadata: Metadata
  at: number
}

/** A booking of the balance: one for each capture and each refund. */
export type Booking = {
  id: string
  type: 'charge' | 'refund'
  source: string
  amount: number
  currency: string
  at: number
}

export type StripeChanges = {
  intent?: Intent
  refund?: StripeRefund
  booking?: Booking
  faults?: readonly Fault[]
  webhookUrl?: string | null
}

type StripeEntry = { at: number; answered?: KeyedAnswer; changes: StripeChanges }

/** Stripe's books: the fold of their journal. */
export type StripeLedger = {
  readonly intents: ReadonlyMap<string, Intent>
  readonly refunds: ReadonlyMap<string, StripeRefund>
  readonly bookings: ReadonlyMap<string, Booking>
  readonly answers: ReadonlyMap<string, KeyedAnswer>
  faults: () => readonly Fault[]
  webhookUrl: () => string | null
  commit: (changes: StripeChanges, answered?: KeyedAnswer) => void
  close: () => void
}

export function openStripeLedger(journalPath: string): StripeLedger {
  const intents = new Map<string, Intent>()
  const refunds = new Map<string, StripeRefund>()
  const bookings = new Map<string, Booking>()
  const answers = new Map<string, KeyedAnswer>()
  let faults: readonly Fault[] = []
  let webhookUrl: string | null = null
  const apply = ({ answered, changes }: StripeEntry): void => {
    if (answered !== undefined) answers.set(answered.key, answered)
    if (changes.intent !== undefined) intents.set(changes.intent.id, changes.intent)
    if (changes.refund !== undefined) refunds.set(changes.refund.id, changes.refund)
    if (changes.booking !== undefined) bookings.set(changes.booking.id, changes.booking)
    if (changes.faults !== undefined) faults = changes.faults
    if (changes.webhookUrl !== undefined) webhookUrl = changes.webhookUrl
  }
  const journal = openJournalFile<StripeEntry>(journalPath, apply)
  return {
    intents,
    refunds,
    bookings,
    answers,
    faults: () => faults,
    webhookUrl: () => webhookUrl,
    commit(changes, answered) {
      const entry: StripeEntry = { at: Date.now(), ...(answered === undefined ? {} : { answered }), changes }
      journal.append(entry)
      apply(entry)
    },
    close: () => journal.close(),
  }
}
