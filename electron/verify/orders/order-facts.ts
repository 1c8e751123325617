import type { Movement, Reservation } from '../../../shared/domain/inventory/movement.ts'
import type { Order, Payment } from '../../../shared/domain/orders/order.ts'
import type { Totals } from '../../../shared/domain/pricing/result.ts'
import type { Money } from './money-moves.ts'

/** What other areas need of an order, worked out from its entries. */
export interface OrderFacts {
  readonly id: string
  readonly channel: Order['channel']
  readonly state: Order['state']
  readonly number: string
  readonly shiftId: string | null
  readonly totals: Totals
  readonly payments: readonly Payment[]
  readonly money: readonly Money[]
  /** Entries of money that the sale's own line in the journal does not prove. */
  readonly apart: ReadonlyMap<string, 'payment' | 'paymentReturned'>
  readonly reservations: readonly Reservation[]
  /** The movements that must be there, by their ids. */
  readonly moves: readonly Pick<Movement, 'id' | 'variantId' | 'locationId' | 'quantity'>[]
  /** SHA-256 of the entries up to the sale, as the journal tells it; null before a sale. */
  readonly soldDigest: string | null
}
