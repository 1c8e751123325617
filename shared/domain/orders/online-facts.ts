import type { Address, OrderState } from './order.ts'
import type { Purse } from './purse.ts'
import type { RiskReason } from './risk.ts'

/** How far a line is. Each is left out until it happens. Thousandths of the unit. */
export interface LineProgress {
  /** Taken off again since it was ordered: `quantity` is without it. */
  readonly cancelled?: number
  /** Sent so far, where the order is sent in several packages. */
  readonly shipped?: number
  /** Split off into orders of their own: `quantity` is without it. */
  readonly splitOff?: number
}

/** Some of a line, in thousandths of its unit. */
export interface LineAmount {
  readonly lineId: string
  readonly quantity: number
}

/** Money that goes back, or went, to who paid online. */
export interface OnlineRefund {
  /** Of the entry that asked for it, with which the gateway's key begins. */
  readonly id: string
  /** The id under which it was asked for. */
  readonly cause: string
  /** Minor units. */
  readonly amount: number
  /** The goods that it is for; empty where it is for none. */
  readonly lines: readonly LineAmount[]
  readonly state: 'asked' | 'refunded' | 'refused'
  /** Which of several payments it goes back to; left out where there is one. */
  readonly paymentId?: string
  /** The gateway's own number; left out until it has gone back. */
  readonly refundId?: string
  /** Why it was refused; left out otherwise. */
  readonly problem?: string
}

/** What a customer wants to send back. */
interface ReturnRequest {
  /** Of the entry with which it was asked for. */
  readonly id: string
  readonly lines: readonly LineAmount[]
  readonly reason: string
  /** What the shop said; null until it has. */
  readonly answer: { readonly accepted: boolean; readonly reason: string } | null
}

/** Another order that this one has to do with. */
export interface LinkedOrder {
  readonly id: string
  readonly number: string
}

/** What only an order that is not sold over the counter has. Each is left out until it happens. */
export interface OnlineFacts {
  readonly billingAddress?: Address | null
  /** The till that acts for an order that the hub took in, and until when by the hub's clock. */
  readonly claim?: Claim
  readonly risk?: Risk
  readonly held?: Hold
  readonly refunds?: readonly OnlineRefund[]
  /** The newest, answered or not. */
  readonly returnRequest?: ReturnRequest
  /** When the goods that it waits for are expected, milliseconds since 1970. */
  readonly expectedAt?: number
  /** The order that its lines were split off, and those that were split off this one. */
  readonly splitFrom?: LinkedOrder
  readonly splitInto?: readonly LinkedOrder[]
  /** The order that has its lines and its money now, and those whose lines and money it has. */
  readonly mergedInto?: LinkedOrder
  readonly mergedFrom?: readonly LinkedOrder[]
  /** Who else has a share in what was promised for it. */
  readonly purse?: Purse
}

/** What the shop's rules made of the order when it was placed. */
interface Risk {
  readonly score: number
  /** A person decides where the score is above it. */
  readonly limit: number
  readonly reasons: readonly RiskReason[]
  /** Null until somebody has. */
  readonly decision: { readonly approved: boolean; readonly reason: string } | null
}

interface Claim {
  /** Names the till's device. */
  readonly holder: string
  readonly till: string
  readonly until: number
}

interface Hold {
  readonly reason: string
  /** When it is released by itself, milliseconds since 1970; null where somebody must. */
  readonly until: number | null
  readonly from: OrderState
}
