/**
 * Something that the order owes the outside world. It follows from an entry, and its id is the key with which the
 * other side recognises a repetition (PayPal-Request-Id, webhook-id).
 */
export interface Effect {
  /** Derives from the entry that caused it: `<entry id>` plus the kind. */
  readonly id: string
  /** `release`: what nobody has taken of a purse goes back; the promise was for more orders than this one. */
  readonly kind: 'authorise' | 'capture' | 'void' | 'release' | 'refund' | 'notify' | 'card' | 'reverseCard'
  /** Which payment it is about where the order has several; left out: the first. */
  readonly paymentId?: string
  /** For `notify`: which event the web shop is told. */
  readonly event: WebShopEvent | null
  /** Which of the web shop's further endpoints is told; left out: the first. */
  readonly endpoint?: string
  readonly attempts: number
  /** Milliseconds since 1970. */
  readonly dueAt: number
  /** What the last attempt failed of; null before the first. */
  readonly problem: string | null
  /** Left out, or what is waited for instead: money that comes by itself, or a person who says that it did. */
  readonly awaits?: { readonly reference: string; readonly dueAt: number | null }
  /** The web shop could not be told for three days: it is told when somebody says so. */
  readonly givenUp?: true
}

export const webShopEvents = [
  'order.confirmed',
  'order.refused',
  'order.held',
  'order.changed',
  'order.shipped',
  'order.cancelled',
  'order.refunded',
  'access.granted',
] as const
export type WebShopEvent = (typeof webShopEvents)[number]

/**
 * Effects that may run now or at their time: money in any order, but one after the other what a card terminal gives back, and
 * what each endpoint is told.
 */
export const runnable = (effects: readonly Effect[]): Effect[] => {
  const told = effects.filter((effect) => effect.kind === 'notify' && effect.givenUp !== true)
  const firstBack = effects.find(({ kind }) => kind === 'reverseCard')
  const hasTurn = (effect: Effect): boolean => {
    if (effect.kind === 'notify') return told.find(({ endpoint }) => endpoint === effect.endpoint) === effect
    return effect.kind !== 'reverseCard' || effect === firstBack
  }
  return effects.filter((effect) => effect.awaits === undefined && hasTurn(effect))
}
