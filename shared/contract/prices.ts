import { z } from 'zod'
import type { PriceSpan } from '../domain/pricing/price-timeline.ts'
import type { PricedCart } from '../domain/pricing/result.ts'
import { query } from './method.ts'
import { document, documents, id, quantity, text } from './parts.ts'
import { coupon } from './promotions.ts'
import { day } from './taxes.ts'

/** What a cart would cost, and what its lines are called. */
export interface PricePreview extends PricedCart {
  readonly names: readonly string[]
}

/** What one group of customers pays; null: who is in none. */
export interface GroupPrices {
  readonly customerGroup: string | null
  readonly spans: readonly PriceSpan[]
}

export const priceMethods = {
  /**
   * What a cart would cost on a day of the shop, or now: priced as the register would, with all promotions, and nothing begun.
   * Refuses `unknown_variant`, `not_whole`, and as `register.enterCoupon`, about the field `coupons`.
   */
  'prices.preview': query(
    'catalog.manage',
    z.strictObject({
      lines: z
        .array(z.strictObject({ variantId: id, quantity }))
        .min(1)
        .max(50),
      customerGroup: text(60).nullable(),
      taxExempt: z.boolean(),
      coupons: z.array(coupon).max(10),
      day: day.nullable(),
    }),
    document<PricePreview>(),
  ),
  /** What a variant costs from now on, for everyone and for each group that a price list is for. Refuses `unknown_variant`. */
  'prices.of': query('catalog.manage', z.strictObject({ variantId: id }), documents<GroupPrices>()),
}
