/** What the shop wants of its registers; a document of `settings`. */
export interface RegisterRules {
  readonly id: 'registerRules'
  readonly kind: 'registerRules'
  /** A register that nobody touches for so long asks for a PIN; 0 is never. */
  readonly lockAfterMinutes: number
  /** Whether a line or a cart is voided only with a reason. */
  readonly voidsNeedReason: boolean
  /** Of what is set aside: the first instalment's least share of the total, parts per million, 0 for none. */
  readonly layawayLeastPpm?: number
  /** For how many days it is held, unless somebody chooses another day. */
  readonly layawayDays?: number
}

/** The one place that knows rules of before goods could be set aside: a fifth at first, for sixty days. */
export const layawayRules = ({ layawayLeastPpm = 200_000, layawayDays = 60 }: RegisterRules) => ({
  leastPpm: layawayLeastPpm,
  days: layawayDays,
})

/** A shop that was set up before there were rules, or never changed them. */
export const defaultRules: RegisterRules = {
  id: 'registerRules',
  kind: 'registerRules',
  lockAfterMinutes: 0,
  voidsNeedReason: false,
}
