/** What the shop wants of its registers; a document of `settings`. */
export interface RegisterRules {
  readonly id: 'registerRules'
  readonly kind: 'registerRules'
  /** A register that nobody touches for so long asks for a PIN; 0 is never. */
  readonly lockAfterMinutes: number
  /** Whether a line or a cart is voided only with a reason. */
  readonly voidsNeedReason: boolean
}

/** A shop that was set up before there were rules, or never changed them. */
export const defaultRules: RegisterRules = {
  id: 'registerRules',
  kind: 'registerRules',
  lockAfterMinutes: 0,
  voidsNeedReason: false,
}
