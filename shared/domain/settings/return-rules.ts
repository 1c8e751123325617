/** How the shop takes goods back; a document of `settings`. */
export interface ReturnRules {
  readonly id: 'returnRules'
  readonly kind: 'returnRules'
  /** Days of 24 hours after the sale; later a supervisor approves. 0 is without an end. */
  readonly windowDays: number
  /** Why goods come back, to choose from; at least one. */
  readonly reasons: readonly string[]
  /**
   * What goods without a receipt are worth: at most what is entered, or what they cost today at the least, in the catalog
   * or in any price list.
   */
  readonly withoutReceipt: 'entered' | 'lowest'
  /** Minor units that one order pays back in cash for goods without a receipt; the rest is store credit. */
  readonly mostCash: number
}

/** A shop that was set up before there were returns, or never changed how it takes them. */
export const defaultReturnRules: ReturnRules = {
  id: 'returnRules',
  kind: 'returnRules',
  windowDays: 0,
  reasons: ['Damaged', 'Wrong size', 'Changed mind', 'Not as described'],
  withoutReceipt: 'lowest',
  mostCash: 0,
}
