/** One link of a device's hash chain over everything that changes state. */
export interface JournalEntry {
  /** `<device>:<sequence, ten digits>` */
  readonly id: string
  readonly deviceId: string
  readonly sequence: number
  /**
   * Milliseconds since 1970, never less than that of the entry before: a hybrid logical time. Where the wall clock was
   * behind it, `facts.clock` is what that showed.
   */
  readonly at: number
  /** Tells entries of the same millisecond apart. Left out of entries of before there was one: they count as 0. */
  readonly counter?: number
  readonly staffId: string | null
  /** `sale`, `signIn`, `signInRefused`, `webOrder`, `shipped`, … */
  readonly what: string
  /** The document that it is about: an order's, a staff member's or a setting's id. */
  readonly subject: string
  /** Facts worth proving later: receipt number, total in minor units, currency. No personal data, no secrets. */
  readonly facts: Readonly<Record<string, string | number | boolean | null>>
  readonly previousHash: string
  /** SHA-256, hex, over the canonical JSON of all fields above. */
  readonly hash: string
}
