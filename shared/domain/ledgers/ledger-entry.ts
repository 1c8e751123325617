import type { Terms } from './terms.ts'

export const ledgerKinds = ['giftCard', 'storeCredit', 'account', 'points', 'voucher'] as const
/**
 * `giftCard`: what is on a card, whoever holds it. `storeCredit`: what the shop owes a customer. `account`: what a customer
 * owes, which is below zero, up to a limit. `points`: what a customer has earned; a point is worth one minor unit, so that
 * what it pays does not depend on a rule that may change. `voucher`: what a voucher that the shop has issued is worth; it is
 * spent whole.
 */
export type LedgerKind = (typeof ledgerKinds)[number]

interface EntryHead {
  readonly id: string
  readonly ledger: LedgerKind
  /** Of whom or what, made by `accountOf`. */
  readonly account: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly staffId: string | null
  /** The order that caused it; null where the back office did. */
  readonly orderId: string | null
  /** Why the back office did it; empty where an order did. */
  readonly reason: string
}

/** Immutable; its id derives from its cause, so that a replay never counts twice. */
export type LedgerEntry =
  /** Minor units: what came onto the account, or below zero went off it. */
  | (EntryHead & { readonly kind: 'amount'; readonly amount: number })
  /** All that holds from now on. */
  | (EntryHead & { readonly kind: 'terms'; readonly terms: Terms })

/** The account of a gift card's or voucher's number, or of a customer's id. */
export const accountOf = (ledger: LedgerKind, owner: string): string => `${ledger}:${owner}`
