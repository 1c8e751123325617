import type { RiskRule } from '../orders/risk.ts'

/** What holds for orders that are not sold over the counter; a document of `settings`. */
export interface OrderRules {
  readonly id: 'orderRules'
  readonly kind: 'orderRules'
  /** An order whose score is above it waits for a person. */
  readonly reviewLimit: number
  readonly riskRules: readonly RiskRule[]
  /** Whether orders for goods that are not there are taken, and in how many days the goods are expected. */
  readonly backOrders: boolean
  readonly backOrderDays: number
}

/** A shop that has not said otherwise reviews nothing, and refuses what is not in stock. */
export const defaultOrderRules: OrderRules = {
  id: 'orderRules',
  kind: 'orderRules',
  reviewLimit: 100,
  riskRules: [],
  backOrders: false,
  backOrderDays: 14,
}
