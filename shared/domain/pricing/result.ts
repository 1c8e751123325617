/** A discount on one line, and where it comes from. Minor units off the line, never negative for what is sold. */
export interface AppliedDiscount {
  /** `line` and `order` were given by hand; what is off the order is on the line with its share. */
  readonly from: 'line' | 'promotion' | 'orderPromotion' | 'order'
  /** The promotion's; empty for what was given by hand. */
  readonly id: string
  readonly name: string
  /** The percentage where it is one, in parts per million; null for an amount. */
  readonly ppm: number | null
  readonly amount: number
}

/** One tax on one line. `net` is the base that it was charged on, in which a compound tax finds those before it. */
export interface ChargedTax {
  readonly rateId: string
  readonly name: string
  readonly ppm: number
  /** Minor units for each unit, where it is charged by the unit. */
  readonly perUnit?: number
  readonly net: number
  readonly tax: number
}

/** All in minor units. `net + tax = gross`; `subtotal − discount` is `gross` where prices include tax, else `net`. */
export interface PricedLine {
  readonly id: string
  /** What one unit is charged with: the price, or for an exempt customer what it is without its tax. */
  readonly unitPrice: number
  readonly subtotal: number
  /** All discounts together, and each of them. */
  readonly discount: number
  readonly discounts: readonly AppliedDiscount[]
  readonly net: number
  readonly tax: number
  readonly taxes: readonly ChargedTax[]
  readonly gross: number
}

export interface TaxRow {
  readonly rateId: string
  readonly name: string
  readonly ppm: number
  readonly perUnit?: number
  readonly net: number
  readonly tax: number
  readonly gross: number
}

export interface Totals {
  readonly subtotal: number
  readonly discount: number
  readonly net: number
  readonly tax: number
  /** What the customer pays. */
  readonly total: number
  /** By rate, highest first; their tax adds up to `tax`. What is not taxed is a row without a rate. */
  readonly taxes: readonly TaxRow[]
}

export interface PricedCart {
  /** In the order of the cart's lines. */
  readonly lines: readonly PricedLine[]
  readonly totals: Totals
}

export const nothing: Totals = { subtotal: 0, discount: 0, net: 0, tax: 0, total: 0, taxes: [] }
