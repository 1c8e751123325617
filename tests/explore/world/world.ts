import type { GatewayAnswer } from '../../../electron/order-manager/effects/payment-steps.ts'
import type { Found, Question } from '../../../electron/order-manager/ports/gateway.ts'
import type { Movement, StockLevel } from '../../../shared/domain/inventory/movement.ts'
import type { Effect } from '../../../shared/domain/orders/effects.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import type { GatewayBooks, WayToPay } from './gateway.ts'

/** A request on its way to the gateway. */
interface Request {
  readonly step: 'ask' | 'lookUp'
  readonly question: Question
}

/** What the web shop is told under an id. */
export interface Telling {
  readonly orderId: string
  readonly effectId: string
  readonly event: string
}

/** What the runner waits for from the gateway. It began with the order and the effect as they were then. */
export interface Attempt {
  readonly order: Order
  readonly effect: Effect
  readonly request: Request
  /** Null as long as the request is on its way; then the answer is. */
  readonly answer: Found | GatewayAnswer | null
}

/** What is left of what may go wrong, and of what people do. */
export interface Budget {
  readonly faults: number
  readonly crashes: number
  readonly people: Readonly<Record<string, number>>
}

/** Everything that a state of the model is made of. */
export interface World {
  readonly way: WayToPay
  /** Milliseconds. It only moves where the gateway forgets: what is due later is due, since nothing else is waited for. */
  readonly clock: number
  readonly orders: readonly Order[]
  readonly movements: readonly Movement[]
  /** Thousandths of the one variant that there is. */
  readonly received: number
  readonly attempts: readonly Attempt[]
  /** Questions and tellings for whose answer nobody waits any more, and which still arrive. */
  readonly late: readonly Question[]
  readonly lateTellings: readonly Telling[]
  readonly gateway: GatewayBooks
  /** What the web shop was told: each id once, in the order in which it came first. */
  readonly told: readonly Telling[]
  readonly left: Budget
}

export const theVariant = 'variant'
export const theLocation = 'floor'

/** The stock as the product's projection has it: movements and reservations, each summed up. */
export const levelIn = ({
  received,
  movements,
  orders,
}: Pick<World, 'received' | 'movements' | 'orders'>): StockLevel => ({
  variantId: theVariant,
  locationId: theLocation,
  onHand: movements.reduce((sum, { quantity }) => sum + quantity, received),
  reserved: orders.flatMap(({ reservations }) => reservations).reduce((sum, { quantity }) => sum + quantity, 0),
})

export const withOrder = (world: World, order: Order): World => ({
  ...world,
  orders: world.orders.map((one) => (one.id === order.id ? order : one)),
})
