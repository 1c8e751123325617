/** One change of on-hand stock. Immutable; its id derives from its cause, so that a replay never counts twice. */
export interface Movement {
  /** `<order>:<entry>:<line>` for an order; `<import>:<variant>` for an import or an opening count. */
  readonly id: string
  readonly variantId: string
  readonly locationId: string
  /** Thousandths of the product's unit; negative when goods leave. */
  readonly quantity: number
  readonly reason: 'sale' | 'return' | 'shipment' | 'opening' | 'import' | 'correction'
  readonly orderId: string | null
  /** Milliseconds since 1970. */
  readonly at: number
}

/** Where goods lie that came back and can't be sold again: a location that the shop has no name for. */
export const damagedGoods = 'damaged'

/** Stock of a variant at a location, in thousandths of its unit. Available = on hand − reserved. */
export interface StockLevel {
  readonly variantId: string
  readonly locationId: string
  readonly onHand: number
  readonly reserved: number
}

/** Stock promised to an order, in thousandths. */
export interface Reservation {
  readonly variantId: string
  readonly locationId: string
  readonly quantity: number
}
