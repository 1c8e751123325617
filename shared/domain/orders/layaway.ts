import { share } from '../money/money.ts'
import { type Refusal, refuse } from '../refusal.ts'

/** Goods that wait for a customer who pays for them in instalments. */
export interface Layaway {
  /** Of the first of its proofs: what it is found by. */
  readonly number: string
  /** The last day on which it is held, `2026-12-24` by the shop's clock. */
  readonly heldUntil: string
  /** Numbers of its proofs, oldest first: of being set aside, of each instalment, of being cancelled. */
  readonly proofs: readonly string[]
}

/** Left out of orders that never were set aside, as those of earlier versions. */
export interface MayWait {
  readonly layaway?: Layaway
}

/** What happens to goods that are set aside. */
export type LayawayHappening =
  /** With what had been paid by then, which is at least `leastPpm` (parts per million) of the total. */
  | { readonly type: 'setAside'; readonly proof: string; readonly heldUntil: string; readonly leastPpm: number }
  /** Taken up at a register and put back; with a proof where the entry before it is an instalment. */
  | { readonly type: 'putBack'; readonly proof?: string }
  /** What was paid has been given back by the entries before it, in the same commit. */
  | { readonly type: 'layawayCancelled'; readonly proof: string; readonly reason: string }

/** What the first instalment is at least, in minor units. */
export const leastInstalment = (total: number, leastPpm: number): number => share(total, leastPpm, 1_000_000)

/** Whether it was to be fetched before `today`, both days as `2026-12-24`. */
export const isOverdue = ({ heldUntil }: Layaway, today: string): boolean => heldUntil < today

/** What was set aside keeps its goods, its prices and its customer. Refuses `set_aside`. */
export const setAsideRefusal = ({ layaway }: MayWait): Refusal | null =>
  layaway === undefined
    ? null
    : refuse(
        'set_aside',
        `This was set aside as ${layaway.number}: nothing of it changes. Take what is left, or cancel it.`,
      )
