import type { DigitalGrant } from '../catalog/product.ts'
import type { Reservation } from '../inventory/movement.ts'
import type { LedgerKind } from '../ledgers/ledger-entry.ts'
import type { Rounding } from '../pricing/cart.ts'
import type { Discount } from '../pricing/discount.ts'
import type { Earned } from '../pricing/points.ts'
import type { PricedAs } from '../pricing/priced-part.ts'
import type { Promotion } from '../pricing/promotions/promotion.ts'
import type { Totals } from '../pricing/result.ts'
import type { StoredLine } from '../pricing/stored.ts'
import type { SoldFrom } from '../pricing/taken-back.ts'
import type { Tax } from '../pricing/tax.ts'
import type { CardIntent, CardSlip } from './card-intent.ts'
import type { Effect } from './effects.ts'
import type { Entry } from './entries.ts'
import type { MayWait } from './layaway.ts'
import type { LineProgress, LinkedOrder, OnlineFacts } from './online-facts.ts'

export const orderStates = [
  'draft',
  'parked',
  'setAside',
  'placed',
  'inReview',
  'awaitingStock',
  'awaitingPayment',
  'confirmed',
  'onHold',
  'refused',
  'completed',
  'cancelled',
] as const
export type OrderState = (typeof orderStates)[number]

/** `none`: nothing to hand over (a draft, a digital or a refused order). */
export const fulfilmentStates = ['none', 'queued', 'picking', 'packed', 'shipped', 'handedOver'] as const
export type FulfilmentState = (typeof fulfilmentStates)[number]

export const paymentStates = [
  'none',
  'pending',
  'authorised',
  'refused',
  'capturing',
  'captured',
  'partRefunded',
  'refunded',
  'voiding',
  'voided',
  // With the order, to the one that it was merged into.
  'moved',
] as const
export type PaymentState = (typeof paymentStates)[number]

/** Everything but `counter` goes the way of an online order, whoever typed it. */
export const channels = ['counter', 'web', 'phone', 'file'] as const
type Channel = (typeof channels)[number]

export interface Line extends LineProgress {
  readonly id: string
  /**
   * `shipping` is a service that the web shop charges; `credit` is what a gift card or an account is paid for. Neither has
   * a variant.
   */
  readonly kind: 'goods' | 'digital' | 'shipping' | 'credit'
  readonly productId: string | null
  readonly variantId: string | null
  readonly sku: string
  readonly name: string
  readonly unit: 'piece' | 'kg'
  /** Thousandths of the unit. */
  readonly quantity: number
  /** Minor units for one unit. */
  readonly unitPrice: number
  readonly discount: Discount | null
  readonly taxRate: Tax
  /** All taxes, where it is not charged with `taxRate` alone. */
  readonly taxes?: readonly Tax[] | 'shares'
  /** The product's when it was added, for promotions; left out where it has none. */
  readonly category?: string
  /** The price list that `unitPrice` is from, where it is not the catalog's. */
  readonly listed?: Listed
  /** A price that was agreed at the counter: why, and what the unit cost before, in minor units. */
  readonly override?: { readonly reason: string; readonly before: number }
  /**
   * Onto which account its price comes when it is sold. It bears no tax: what is bought with it later does. Of a gift card
   * that ends, after how many months.
   */
  readonly credit?: { readonly ledger: LedgerKind; readonly account: string; readonly months?: number }
  /** Whether stock is counted for it. */
  readonly tracked: boolean
  readonly digital: DigitalGrant | null
  /** Thousandths picked so far. */
  readonly picked: number
  /** Not there on orders of earlier versions. */
  readonly note?: Note | null
  /** The goods come back: the quantity is below zero. */
  readonly returned?: Returned
  /** It was sold for good, as the customer was told: it is not taken back. */
  readonly finalSale?: true
  /** What it costs since its order was split or merged; left out of every other line. */
  readonly pricedAs?: PricedAs
}

/** Goods that come back. */
interface Returned {
  /** One of those that the shop has made a list of. */
  readonly reason: string
  /** Whether they can be sold again; else they are laid aside as damaged. */
  readonly restock: boolean
  /** The sale that they are from; null where nobody could show it, and the price is one that was agreed. */
  readonly from: SoldFrom | null
}

/** What came back of a sale, and how it was paid back. Amounts in minor units. */
export interface CameBack {
  /** Thousandths, by the line's id. */
  readonly quantities: Readonly<Record<string, number>>
  /** What those goods had cost, and what was given for them: the same but for what cash was rounded by. */
  readonly gross: number
  readonly given: number
  /** What each of the sale's payments has lost of its amount, by its id. */
  readonly payments: Readonly<Record<string, number>>
}

/** A payment that once paid for goods which came back in an exchange, and now pays for those that went out instead. */
export interface CarriedOver {
  readonly paymentId: string
  readonly tender: Payment['tender']
  /** Of a card's slip; empty where there is none. */
  readonly reference: string
  readonly amount: number
  /** It was a card on a machine beside the till; not there on orders of earlier versions. */
  readonly beside?: true
}

export interface Listed {
  readonly id: string
  readonly name: string
  /** Minor units: what the catalog asked for. Not there on orders of earlier versions, whose price stays as it is. */
  readonly catalogPrice?: number
  /** What the list takes off it, in parts per million; left out where the list has a price of its own. */
  readonly ppmOff?: number
}

/** Why a customer pays no tax: what the proof says, empty where nothing is written down. */
export interface Exemption {
  readonly reference: string
}

export interface Note {
  readonly text: string
  /** Whether the customer reads it on the receipt. */
  readonly printed: boolean
}

export interface Address {
  readonly name: string
  readonly lines: readonly string[]
  readonly postalCode: string
  readonly city: string
  /** ISO 3166-1 alpha-2. */
  readonly country: string
}

/** Who bought, as known then: what changes in the shop's own list later does not change the order. */
export interface Customer {
  readonly name: string
  /** Empty where it is not known, which is at the counter and on the telephone only. */
  readonly email: string
  readonly phone: string | null
  /** From the shop's own list of customers; a web order's customer has none. */
  readonly record?: CustomerFacts
}

interface CustomerFacts {
  readonly id: string
  /** Empty where there is none, as for the group. */
  readonly card: string
  readonly group: string
  readonly taxExempt: boolean
  /** The number of the certificate or the like; left out where there is none. */
  readonly taxReference?: string
}

/**
 * One use of a tender. `amount` in minor units: positive was paid in, negative was paid out to the customer. `tip` came
 * beside it, for whoever served; left out where nothing (`money/tip.ts`).
 */
export type Payment =
  | {
      readonly id: string
      readonly tender: 'cash'
      readonly amount: number
      readonly given: number
      readonly change: number
      /** What the coins' size added to what was due, or took off: `amount` is what was due and this. Left out where nothing. */
      readonly rounding?: number
      readonly tip?: number
    }
  | {
      readonly id: string
      readonly tender: 'card'
      readonly amount: number
      readonly reference: string
      readonly slip?: CardSlip
      readonly tip?: number
    }
  | {
      readonly id: string
      readonly tender: LedgerKind
      readonly amount: number
      readonly account: string
      /** What could still be spent of it after this, in minor units. */
      readonly left: number
      /** What a voucher was worth beyond what was due, which nobody got: minor units. Left out where nothing. */
      readonly forfeited?: number
    }
  | {
      readonly id: string
      readonly tender: 'online'
      readonly amount: number
      readonly gatewayOrderId: string
      readonly authorisationId: string
      readonly captureId: string | null
      /** When the bank's promise ends, milliseconds since 1970; left out where it doesn't. */
      readonly expiresAt?: number
      /** The order that has the purse (`purse.ts`) of which this is a share; left out where the promise is for this payment alone. */
      readonly purse?: string
      /** The order that the gateway knows it by, where it came with another that was merged into this one. */
      readonly under?: LinkedOrder
    }

export interface Access {
  readonly lineId: string
  readonly kind: 'link' | 'licenceKey'
  /** The link, or the key. */
  readonly value: string
  /** It was paid back: it must not open anything any more. */
  readonly revoked?: true
}

export interface Shipment {
  readonly carrier: string
  readonly tracking: string
}

/** What the web shop said about itself when it placed the order. */
export interface WebOrigin {
  readonly webShopId: string
  /** The web shop's own number for the order; unique for the web shop. */
  readonly reference: string
  /** SHA-256 of web shop and Idempotency-Key, hex. */
  readonly idempotencyKey: string
  /** SHA-256 of the request's body, hex: the same key with another body is refused. */
  readonly bodyHash: string
  /** Token of the customer's payment source at the gateway; never a card number. */
  readonly paymentToken: string
  /** Which gateway it is paid by; the first that was set up where it is left out. */
  readonly gateway?: string
  /** The web shop's further endpoints when it was placed: each is told, too. Left out: none. */
  readonly endpoints?: readonly string[]
}

/**
 * An order, and its own history: every field but `id` is the fold of `entries`, stored so that it can be indexed.
 * A cart is an order in `draft`, or `parked` while its customer is away, or `setAside` while they pay it in instalments.
 */
export interface Order extends OnlineFacts, MayWait {
  readonly id: string
  readonly channel: Channel
  readonly state: OrderState
  readonly fulfilment: FulfilmentState
  readonly payment: PaymentState
  /** Receipt number at the counter, order number online; empty for a draft. */
  readonly number: string
  readonly registerId: string
  readonly locationId: string
  readonly currency: string
  readonly pricesIncludeTax: boolean
  /** Where amounts are rounded; by the line where it is left out. */
  readonly rounding?: Rounding
  readonly lines: readonly Line[]
  /** Off the whole order, given by hand. */
  readonly discount?: Discount | null
  /** Promotions that were on offer to it, as the rules stood then, and the coupons that were entered for them. */
  readonly promotions?: readonly Promotion[]
  readonly coupons?: readonly string[]
  /** Null or left out: taxes are charged. */
  readonly exemption?: Exemption | null
  /** As it was priced last: read it by `pricedLines`. */
  readonly priced: readonly StoredLine[]
  readonly totals: Totals
  readonly payments: readonly Payment[]
  /** What came back of it since, and what of earlier payments it was paid with; left out where nothing. */
  readonly returned?: CameBack
  readonly carried?: readonly CarriedOver[]
  /** What it earned its customer; left out where nothing. */
  readonly points?: Earned
  /** What its card terminal was asked for and has not settled; not there on orders that never were. */
  readonly cards?: readonly CardIntent[]
  readonly reservations: readonly Reservation[]
  readonly customer: Customer | null
  /** Not there on orders of earlier versions. */
  readonly note?: Note | null
  readonly shippingAddress: Address | null
  readonly web: WebOrigin | null
  /** Indexed copies: empty string where there is none. */
  readonly idempotencyKey: string
  /** `<web shop>/<reference>` */
  readonly webReference: string
  readonly access: readonly Access[]
  readonly shipment: Shipment | null
  /** Why it was refused or cancelled; null otherwise. */
  readonly reason: { readonly code: string; readonly message: string } | null
  /** What must still happen in the outside world, oldest first. */
  readonly effects: readonly Effect[]
  /** When the first effect is due, milliseconds since 1970; 0 when nothing is. */
  readonly effectsDueAt: number
  /** Entries that the fold could not accept, for a person to look at. */
  readonly exceptions: readonly {
    readonly entryId: string
    readonly message: string
    /** What a person did about it; left out until then. */
    readonly claimed?: string
  }[]
  /** Milliseconds since 1970: when the cart was begun, when the order was placed (0 in draft), and the newest entry. */
  readonly createdAt: number
  readonly placedAt: number
  readonly updatedAt: number
  readonly entries: readonly Entry[]
}
