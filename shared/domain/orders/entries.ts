import type { Rounding } from '../pricing/cart.ts'
import type { Discount } from '../pricing/discount.ts'
import type { Earning } from '../pricing/points.ts'
import type { Promotion } from '../pricing/promotions/promotion.ts'
import type { CardHappening } from './card-entries.ts'
import type { Known } from './known.ts'
import type { LayawayHappening } from './layaway.ts'
import type { CarriedOver, Customer, Exemption, Line, Listed, Note, Payment } from './order.ts'
import type { SplitHappening } from './split-entries.ts'
import type { WebHappening } from './web-entries.ts'

/** Who wrote an entry, and when: a hybrid logical time, which never goes back on a device. */
export interface EntryHead {
  readonly id: string
  readonly deviceId: string
  /** Milliseconds since 1970, never less than the entry before it. */
  readonly at: number
  /** Tells entries of the same millisecond apart. */
  readonly counter: number
  /** Null where no person did it. */
  readonly staffId: string | null
  /** Who approved what the member of staff may not do alone. */
  readonly approvedBy?: string
}

/** What one unit costs from now on, in minor units, and the price list that says so; null: the catalog does. */
export interface LinePrice {
  readonly lineId: string
  readonly unitPrice: number
  readonly listed: Listed | null
}

interface OrderStart {
  readonly registerId: string
  readonly locationId: string
  readonly currency: string
  readonly pricesIncludeTax: boolean
  /** By the line where it is left out. */
  readonly rounding?: Rounding
}

/** In which shift money came in or went out, and which of its payments that is: 1, 2, 3 … without a gap. */
interface InShift {
  readonly shiftId: string
  readonly shiftPlace: number
}

/** What a void took out of a cart, in the shift in which it did. */
export interface Voided {
  readonly shiftId: string
  /** Which of the shift's voids it is: 1, 2, 3 … without a gap. */
  readonly place: number
  /** Minor units: at the price of one unit then, before anything off. */
  readonly amount: number
}

/** Left out where nothing was taken out, no shift was open, or an earlier version wrote it. */
interface MayVoid {
  readonly voided?: Voided
}

/** What happened to an order. Entries are only ever appended. */
export type Happening =
  // a cart at the counter
  | ({ readonly type: 'begun' } & OrderStart)
  | { readonly type: 'lineAdded'; readonly line: Line }
  /** `cause`: the id under which one more was added, so that a repeated request is known; null when it was typed. */
  | ({
      readonly type: 'quantityChanged'
      readonly lineId: string
      readonly quantity: number
      readonly cause: string | null
      /** Why it is less than before, where it is. */
      readonly reason?: string
    } & MayVoid)
  | { readonly type: 'lineDiscounted'; readonly lineId: string; readonly discount: Discount | null }
  /** A price agreed at the counter, in minor units for one unit; null gives the line its own price again. */
  | {
      readonly type: 'priceOverridden'
      readonly lineId: string
      readonly override: { readonly unitPrice: number; readonly reason: string } | null
    }
  | { readonly type: 'orderDiscounted'; readonly discount: Discount | null }
  | { readonly type: 'couponEntered'; readonly code: string }
  | { readonly type: 'couponRemoved'; readonly code: string }
  /** The promotions that may touch the cart from now on, as they stand: later changes of them don't change it. */
  | { readonly type: 'promotionsOffered'; readonly promotions: readonly Promotion[] }
  /** Follows from the customer: no tax is charged from now on, or it is again. */
  | { readonly type: 'taxExempted'; readonly exemption: Exemption | null }
  /** Follows from the customer: price lists have other prices for the group. */
  | { readonly type: 'linesListed'; readonly prices: readonly LinePrice[] }
  /** A void. `quantity`: how much of it was in the cart, in thousandths; neither was written by earlier versions. */
  | ({
      readonly type: 'lineRemoved'
      readonly lineId: string
      readonly quantity?: number
      readonly reason?: string
    } & MayVoid)
  | { readonly type: 'lineNoted'; readonly lineId: string; readonly note: Note | null }
  | { readonly type: 'noted'; readonly note: Note | null }
  | { readonly type: 'customerAttached'; readonly customer: Customer | null }
  | { readonly type: 'parked'; readonly name: string }
  /** `registerId`: where it was taken up; left out of carts of before they were seen at every register, which stayed at their own. */
  | { readonly type: 'resumed'; readonly registerId?: string }
  /** Takes an earlier entry back, which stays. `cause`: the id under which it was asked for, so that a repeated request is known. */
  | ({ readonly type: 'undone'; readonly entryId: string; readonly cause: string; readonly reason?: string } & MayVoid)
  | ({ readonly type: 'abandoned'; readonly reason?: string } & MayVoid)
  /** One use of a tender. The lines stay as they are as long as a payment is on the cart. */
  | ({ readonly type: 'paymentTaken'; readonly payment: Payment } & InShift)
  /** A payment that was given back before the order was closed. */
  | ({ readonly type: 'paymentReturned'; readonly paymentId: string; readonly reason?: string } & InShift)
  /** Placed, paid in full and handed over, in the commit of its last payment. */
  | {
      readonly type: 'sold'
      readonly receiptNumber: string
      /** Of a sale of before there were several payments, which was paid with this one. */
      readonly payment?: Payment
      /** Left out of sales of before there were shifts. */
      readonly shiftId?: string
      /** How many entries of each device its till knew: more came from elsewhere too late. Left out by earlier versions. */
      readonly knew?: Known
      /** Of these, the ids of those that the cart could not accept; left out where there were none. */
      readonly without?: readonly string[]
      /** By which rule it earns points; left out where it does not. */
      readonly points?: Earning
    }
  /** Earlier payments that pay for this order: their goods came back in it. */
  | { readonly type: 'carriedOver'; readonly payments: readonly CarriedOver[] }
  /** Goods of this sale came back with another order, in whose commit this is written. */
  | ({ readonly type: 'returned' } & Return)
  | LayawayHappening
  | CardHappening
  | WebHappening<OrderStart>
  | SplitHappening

/** What came back of a sale at one time. Amounts in minor units. */
export interface Return {
  /** The order that took the goods back. */
  readonly orderId: string
  readonly number: string
  /** Thousandths, and what they had cost. */
  readonly lines: readonly { readonly lineId: string; readonly quantity: number; readonly gross: number }[]
  /** What was given for them, and of which of the sale's payments. */
  readonly given: number
  readonly payments: readonly { readonly paymentId: string; readonly amount: number }[]
  /** Below zero: points that its customer had for it. Left out where there are none. */
  readonly points?: number
}

export type Entry = EntryHead & Happening
