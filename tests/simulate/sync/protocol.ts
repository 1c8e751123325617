/** What a till is told to do. */
export type Order =
  | { readonly do: 'found'; readonly url: string; readonly code: string }
  | { readonly do: 'join'; readonly url: string; readonly code: string; readonly prefix: string }
  | { readonly do: 'sell' | 'park'; readonly codes: readonly string[] }
  /** Makes a product one that is never oversold, with so many pieces, sells a gift card, and says what a till takes of it alone. */
  | {
      readonly do: 'scarce'
      readonly code: string
      readonly pieces: number
      readonly card: number
      readonly exposure: number
    }
  /** So many pieces more come in. */
  | { readonly do: 'receive'; readonly code: string; readonly pieces: number }
  /** Pays with so much of the gift card, in minor units, and the rest in cash. */
  | { readonly do: 'redeem'; readonly codes: readonly string[]; readonly card: string; readonly amount: number }
  | { readonly do: 'customer'; readonly name: string }
  | { readonly do: 'rules'; readonly on: boolean }
  /** `offset`: milliseconds by which its clock is wrong. */
  | { readonly do: 'clock'; readonly offset: number }
  /** `closeLeft`: waits until the shift is closed that a restore has left open. */
  | { readonly do: 'takeUp' | 'closeLeft' | 'code' | 'alarms' | 'backUp' | 'state' | 'close' }

export interface Answer {
  /** Of the receipt that it showed. */
  readonly number?: string
  readonly code?: string
  /** The gift card's number. */
  readonly card?: string
  readonly alarms?: readonly string[]
  readonly snapshot?: string
  readonly refused?: string | number
  readonly line?: string
  readonly waiting?: number
  readonly progress?: number | null
  /** What should not have gone wrong. */
  readonly failed?: string
  /** The process was killed before it answered. */
  readonly gone?: true
}
