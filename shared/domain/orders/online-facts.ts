import type { Address, OrderState } from './order.ts'
import type { RiskReason } from './risk.ts'

/** How far a line is. Each is left out until it happens. Thousandths of the unit. */
export interface LineProgress {
  /** Taken off again since it was ordered: `quantity` is without it. */
  readonly cancelled?: number
  /** Sent so far, where the order is sent in several packages. */
  readonly shipped?: number
}

/** What only an order that is not sold over the counter has. Each is left out until it happens. */
export interface OnlineFacts {
  readonly billingAddress?: Address | null
  readonly risk?: Risk
  readonly held?: Hold
  /** When the goods that it waits for are expected, milliseconds since 1970. */
  readonly expectedAt?: number
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

interface Hold {
  readonly reason: string
  /** When it is released by itself, milliseconds since 1970; null where somebody must. */
  readonly until: number | null
  readonly from: OrderState
}
