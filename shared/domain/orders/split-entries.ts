import type { LineAmount, LinkedOrder } from './online-facts.ts'
import type { OnlinePayment } from './online-payments.ts'
import type { Line } from './order.ts'

/** What happens to orders that are split, or merged into one. What belongs together is written in one commit. */
export type SplitHappening =
  /**
   * Some of its lines become an order of their own, in which each has the id `as`. `share`: how much of what is promised goes
   * with them, in minor units; 0 where nothing is promised yet.
   */
  | {
      readonly type: 'splitOff'
      readonly into: LinkedOrder
      readonly lines: readonly (LineAmount & { readonly as: string })[]
      readonly share: number
      readonly reason: string
    }
  /** The other side: an order that begins with another's lines. Null where its money is still to be asked for. */
  | {
      readonly type: 'splitFrom'
      readonly from: LinkedOrder
      readonly payment: OnlinePayment | null
      readonly reason: string
    }
  /**
   * Another order has a share in what was promised for this one (`purse.ts`), in minor units: with the payment of that id, out
   * of the payment `of`, which is this order's or has a share itself.
   */
  | {
      readonly type: 'shareGiven'
      readonly order: LinkedOrder
      readonly paymentId: string
      readonly of: string
      readonly amount: number
    }
  /** It is needed no more, and so much was collected of it. */
  | { readonly type: 'shareEnded'; readonly paymentId: string; readonly collected: number }
  /** The gateway gave back what nobody had taken of the purse. */
  | { readonly type: 'restReleased'; readonly effectId: string }
  /** The lines and the money of another order of the same customer are this one's from now on. */
  | {
      readonly type: 'mergedFrom'
      readonly from: LinkedOrder
      readonly lines: readonly Line[]
      readonly payments: readonly OnlinePayment[]
      readonly reason: string
    }
  /** The other side: nothing is left of this one. */
  | { readonly type: 'mergedInto'; readonly into: LinkedOrder; readonly reason: string }
