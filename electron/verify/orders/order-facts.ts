import type { Movement, Reservation } from '../../../shared/domain/inventory/movement.ts'
import type { Terms } from '../../../shared/domain/ledgers/terms.ts'
import type { Return } from '../../../shared/domain/orders/entries.ts'
import type { CarriedOver, Line, Order, Payment } from '../../../shared/domain/orders/order.ts'
import type { PricedLine, Totals } from '../../../shared/domain/pricing/result.ts'
import type { Folded } from './folded.ts'
import type { Money } from './money-moves.ts'
import type { Void } from './voids.ts'

export interface Sides {
  readonly out: number
  readonly back: number
  readonly goesOut: boolean
  readonly comesBack: boolean
}

/** A line that comes back of a sale, and what it is priced with: minor units, as it stands on the order. */
export interface LineBack {
  readonly from: NonNullable<NonNullable<Line['returned']>['from']>
  readonly quantity: number
  readonly gross: number
}

/** What a sale was, for those who look at what came back of it. */
export interface SaleFacts {
  readonly lines: ReadonlyMap<string, { readonly quantity: number; readonly priced: Partial<PricedLine> }>
  readonly gross: number
  readonly rounding: number
  /** Minor units by the payment's id, those that were carried over to it among them. */
  readonly payments: ReadonlyMap<string, number>
  readonly returns: readonly Return[]
}

/** What came onto an account or went off it, in minor units; or what holds for a gift card from then on. */
export type OnAccount = { readonly account: string } & ({ readonly amount: number } | { readonly terms: Terms })

/** What other areas need of an order, worked out from its entries. */
export interface OrderFacts {
  readonly id: string
  readonly channel: Order['channel']
  readonly state: Order['state']
  readonly number: string
  readonly registerId: string
  readonly shiftId: string | null
  readonly totals: Totals
  /** What goes out with it costs, and what comes back with it cost; whether there is any of either. */
  readonly sides: Sides
  readonly payments: readonly Payment[]
  readonly money: readonly Money[]
  /** What of its total was for gift cards and on accounts. */
  readonly credited: number
  /** What it put onto accounts and took off them, by the ids of the ledgers' entries. */
  readonly ledger: ReadonlyMap<string, OnAccount>
  /** Entries of money that the sale's own line in the journal does not prove. */
  readonly apart: ReadonlyMap<string, 'payment' | 'paymentReturned'>
  readonly reservations: readonly Reservation[]
  /** The movements that must be there, by their ids. */
  readonly moves: readonly Pick<Movement, 'id' | 'variantId' | 'locationId' | 'quantity'>[]
  /** What comes back with it, and what pays for it instead of money; left out where nothing. */
  readonly linesBack?: readonly LineBack[]
  readonly carried?: readonly CarriedOver[]
  /** Of a sale that something came back of. */
  readonly sale?: SaleFacts
  /** Money that went back of what was collected online, or was asked to; left out where none. */
  readonly refunds?: Order['refunds']
  /** Goods that were rung up and taken out again. */
  readonly voids: readonly Void[]
  /** The numbers of the proofs that its customer got for instalments. */
  readonly proofs: readonly string[]
  /** What was split off it or merged, on this side. */
  readonly linked: Pick<Folded, 'gone' | 'begun' | 'left' | 'came' | 'splitFrom' | 'purse'>
  /** SHA-256 of the entries up to the sale, as the journal tells it; null before a sale. */
  readonly soldDigest: string | null
}

/** Payments before the last one, which is sold in its own commit, and those that were given back. */
export const apartFromSale = ({ entries }: Order): OrderFacts['apart'] => {
  const apart = new Map<string, 'payment' | 'paymentReturned'>()
  for (const [index, { id, type }] of entries.entries()) {
    if (type === 'paymentReturned') apart.set(id, type)
    if (type === 'paymentTaken' && entries[index + 1]?.type !== 'sold') apart.set(id, 'payment')
  }
  return apart
}
