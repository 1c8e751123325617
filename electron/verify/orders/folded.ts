import type { Reservation } from '../../../shared/domain/inventory/movement.ts'
import type { Entry, Happening } from '../../../shared/domain/orders/entries.ts'
import type { Line, Order, Payment } from '../../../shared/domain/orders/order.ts'
import type { Earning } from '../../../shared/domain/pricing/points.ts'
import type { Money } from './money-moves.ts'

/** A charge, or below zero a refund, that a card terminal was asked for, and what became of it. */
export interface CardAsked {
  readonly paymentId: string
  readonly amount: number
  readonly state: 'asked' | 'paid' | 'givenUp' | 'failed' | 'booked' | 'inVain' | 'reversed'
}

/** What an order's entries make of it, as far as it is checked. */
export interface Folded {
  readonly channel: Order['channel']
  readonly state: Order['state']
  readonly number: string
  readonly registerId: string
  readonly locationId: string
  readonly currency: string
  readonly pricesIncludeTax: boolean
  readonly lines: readonly Line[]
  readonly payments: readonly Payment[]
  readonly customer: Order['customer']
  readonly money: readonly Money[]
  /** What card terminals were asked for, by payment, in the order of asking. */
  readonly asked: readonly CardAsked[]
  readonly reservations: readonly Reservation[]
  readonly placedAt: number
  readonly shiftId: string | null
  readonly rounding?: Order['rounding']
  readonly discount?: Order['discount']
  readonly promotions?: Order['promotions']
  readonly coupons?: Order['coupons']
  readonly exemption?: Order['exemption']
  readonly claim?: Order['claim']
  readonly risk?: Order['risk']
  readonly refunds?: Order['refunds']
  /** The state in which it was put on hold; no field of the order. */
  readonly heldIn?: Order['state'] | undefined
  readonly carried?: Order['carried']
  /** By which rule it earns points: no field of the order, whose `points` say for how much, too. */
  readonly earns?: Earning | undefined
  readonly returned?: Order['returned']
  readonly layaway?: Order['layaway']
  readonly splitFrom?: Order['splitFrom']
  readonly splitInto?: Order['splitInto']
  readonly mergedInto?: Order['mergedInto']
  readonly mergedFrom?: Order['mergedFrom']
  readonly purse?: Order['purse']
  /** What was split off and merged, on either side: no fields of the order. */
  readonly gone?: readonly Gone[]
  readonly begun?: Begun
  readonly left?: Left
  readonly came?: readonly Came[]
}

/** A line of another order, and what it cost there. */
type PartLine = Pick<Line, 'id' | 'quantity' | 'pricedAs'>

/** What became an order of its own, with how much of what was promised. */
export interface Gone {
  readonly into: string
  readonly share: number
  readonly lines: readonly PartLine[]
}
/** What such an order begins with. */
interface Begun {
  readonly lines: readonly PartLine[]
  readonly payment: Payment | null
}
/** What an order had that was merged into another. */
interface Left {
  readonly into: string
  readonly lines: readonly PartLine[]
  readonly payments: readonly Payment[]
}
/** What came from it there. */
export interface Came {
  readonly from: string
  readonly lines: readonly PartLine[]
  readonly payments: readonly Payment[]
}

export const blank: Folded = {
  channel: 'counter',
  state: 'draft',
  number: '',
  registerId: '',
  locationId: '',
  currency: '',
  pricesIncludeTax: true,
  lines: [],
  payments: [],
  customer: null,
  money: [],
  asked: [],
  reservations: [],
  placedAt: 0,
  shiftId: null,
}

/** What an entry changes of an order. */
export type Step<T extends Happening['type']> = (order: Folded, entry: Extract<Entry, { type: T }>) => Partial<Folded>

export type Steps = { readonly [T in Happening['type']]: Step<T> }

export const changed = (order: Folded, lineId: string, fields: Partial<Line>): Partial<Folded> => ({
  lines: order.lines.map((line) => (line.id === lineId ? { ...line, ...fields } : line)),
})
export const nothing = (): Partial<Folded> => ({})
