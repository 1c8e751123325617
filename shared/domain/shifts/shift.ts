import type { EntryHead } from '../orders/entries.ts'
import type { CashCount } from './drawer.ts'
import type { Takings } from './takings.ts'

export const cashMoves = ['paidIn', 'paidOut', 'drop'] as const
/** Cash that goes into the drawer or out of it without a sale; a drop goes to the safe. */
export type CashMove = (typeof cashMoves)[number]

/** What was not finished when the shift closed, and goes on into the next one. */
export interface Unfinished {
  /** Open and parked carts with something in them. */
  readonly carts: number
  /** Receipts and reports that are not on paper. */
  readonly prints: number
  /** Those of the carts that have been paid in part; left out of closings of before that could be. */
  readonly partPaid?: number
  /** What is set aside and paid in instalments, and what of it was to be fetched before; likewise. */
  readonly setAside?: number
  readonly overdue?: number
  /** Payments at this register of which nobody knows yet what became of them. */
  readonly payments: number
}

/** What happened to a shift beside its sales. Amounts in minor units. */
export type ShiftHappening =
  | { readonly type: 'opened'; readonly registerId: string; readonly currency: string; readonly float: CashCount }
  /** `cause`: the id under which it was asked for, so that a repeated request is known. */
  | {
      readonly type: 'cashMoved'
      readonly move: CashMove
      readonly amount: number
      readonly reason: string
      readonly cause: string
    }
  /** The data were restored from a backup that was made during this shift: what was sold after it is not in it. */
  | { readonly type: 'restored' }
  | {
      readonly type: 'closed'
      readonly count: CashCount
      /** What should have been in the drawer. */
      readonly expected: number
      /** Why the count is another; null where it is the same, or where the one who counted could not know: then they say it after. */
      readonly reason: string | null
      readonly unfinished: Unfinished
      /** The number of its Z report. */
      readonly number: string
    }
  /** Who counted blind said afterwards why the count is another. */
  | { readonly type: 'explained'; readonly reason: string }

export type ShiftEntry = EntryHead & ShiftHappening

/** What a register took from its opening float to its count. Every field but `id` and `takings` is the fold of `entries`. */
export interface Shift {
  readonly id: string
  readonly kind: 'shift'
  readonly registerId: string
  readonly state: 'open' | 'closed'
  /** ISO 4217. */
  readonly currency: string
  /** Milliseconds since 1970, when it was opened. */
  readonly at: number
  /** Minor units. */
  readonly float: number
  readonly paidIn: number
  readonly paidOut: number
  /** Brought to the safe. */
  readonly dropped: number
  readonly takings: Takings
  readonly entries: readonly ShiftEntry[]
}
