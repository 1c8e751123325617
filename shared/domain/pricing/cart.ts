import type { Discount } from './discount.ts'
import type { Promotion } from './promotions/promotion.ts'
import type { Tax } from './tax.ts'

/**
 * What the goods are, and what is charged beside them. Discounts of the order and promotions are for goods and digital
 * goods alone; shipping, surcharges, deposits (on bottles), tips and credit (gift cards) are paid in full.
 */
type LineKind = 'goods' | 'digital' | 'shipping' | 'surcharge' | 'deposit' | 'tip' | 'credit'

/** Whether promotions and discounts of the order are for it. */
export const isGoods = ({ kind }: Pick<LineToPrice, 'kind'>): boolean => kind === 'goods' || kind === 'digital'

/** What the core needs of a line. */
export interface LineToPrice {
  readonly id: string
  readonly kind: LineKind
  readonly sku: string
  readonly productId: string | null
  readonly category: string
  readonly unit: 'piece' | 'kg'
  /** Thousandths of the unit; negative for what is taken back without its receipt. */
  readonly quantity: number
  /** Minor units for one unit; or of a surcharge, the part of the goods' price that it is, in parts per million. */
  readonly unitPrice: number | { readonly ppm: number }
  readonly discount: Discount | null
  /** The price was agreed by hand: no promotion for products touches it. So is a line that has a discount of its own. */
  readonly agreed: boolean
  /** In the order in which they are charged; empty where none is. `shares`: as the goods, each in its part of the price. */
  readonly taxes: readonly Tax[] | 'shares'
}

export type Rounding = 'line' | 'order'

/** All that a price depends on. There is no clock in it: promotions are those that are on offer now. */
export interface CartToPrice {
  readonly pricesIncludeTax: boolean
  /** Where amounts are rounded to minor units: each line on its own, or what is alike in the whole order together. */
  readonly rounding: Rounding
  /** The customer pays no tax: prices that include it are charged without. */
  readonly exempt: boolean
  readonly lines: readonly LineToPrice[]
  readonly promotions: readonly Promotion[]
  /** Given by hand, off the whole order. */
  readonly discount: Discount | null
}
