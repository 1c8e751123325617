import { z } from 'zod'
import type { Product, Variant } from '../domain/catalog/product.ts'
import type { Offer } from '../domain/pricing/promotions/offer.ts'
import type { PriceListSetting, PromotionSetting } from '../domain/settings/settings.ts'
import type { BadRow } from './catalog.ts'
import { command, live, query } from './method.ts'
import { amount, document, documents, done, id, newId, text } from './parts.ts'

/** Parts per million, more than nothing and at most all of it. */
const part = z.int().min(1).max(1_000_000)
const units = z.int().min(1).max(1000)

const goods = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('everything') }),
  z.strictObject({ kind: z.literal('products'), ids: z.array(id).min(1).max(500) }),
  z.strictObject({ kind: z.literal('categories'), names: z.array(text(100)).min(1).max(100) }),
])

const reward = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('percent'), ppm: part, on: goods }),
  z.strictObject({ kind: z.literal('amount'), amount: amount.min(1), on: goods }),
  z.strictObject({ kind: z.literal('orderPercent'), ppm: part }),
  z.strictObject({ kind: z.literal('orderAmount'), amount: amount.min(1) }),
  z.strictObject({
    kind: z.literal('buyGet'),
    buy: goods,
    buyUnits: units,
    get: goods.nullable(),
    getUnits: units,
    ppm: part,
  }),
  z.strictObject({
    kind: z.literal('bundle'),
    parts: z
      .array(z.strictObject({ of: goods, units }))
      .min(1)
      .max(10),
    price: amount,
  }),
])

/** Milliseconds since 1970; null is open. */
const moment = z.int().min(0).nullable()
/** A coupon's code, kept in capital letters. */
export const coupon = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .transform((code) => code.toUpperCase())

export const promotion = z.strictObject({
  id: newId,
  name: text(60),
  reward,
  minimum: amount.nullable(),
  combinable: z.boolean(),
  from: moment,
  until: moment,
  code: coupon.nullable(),
  limit: z.int().min(1).max(1_000_000_000).nullable(),
  customerGroup: text(60).nullable(),
}) satisfies z.ZodType<Omit<Offer, 'used'>>

/** A list is read at each scan: it names what is priced differently, not the whole catalog. */
const mostPrices = 2000

export const priceList = z.strictObject({
  id: newId,
  name: text(60),
  customerGroup: text(60).nullable(),
  from: moment,
  until: moment,
  prices: z
    .record(id, amount)
    .refine((prices) => Object.keys(prices).length <= mostPrices, 'A price list has at most 2,000 prices of its own.'),
  ppmOff: part.nullable(),
})

export const promotionMethods = {
  /** All of them, those that ended too. */
  'promotions.list': live('catalog.manage', z.strictObject({}), documents<PromotionSetting>()),
  /** Makes one, or changes it; how often it was used stays. Refuses `code_taken`, `ends_before_it_begins`, `not_a_promotion`. */
  'promotions.save': command('catalog.manage', promotion, done),
  /** From now on it is on offer no more; ended already is no refusal. Refuses `unknown_promotion`. */
  'promotions.end': command('catalog.manage', z.strictObject({ id }), done),
  'priceLists.list': live('catalog.manage', z.strictObject({}), documents<PriceListSetting>()),
  /** Refuses `ends_before_it_begins`, `not_a_price_list`. */
  'priceLists.save': command('catalog.manage', priceList, done),
  /** The list's own prices, as a file. Refuses `unknown_price_list`. */
  'priceLists.csv': query(
    'catalog.manage',
    z.strictObject({ id }),
    z.object({ fileName: z.string(), text: z.string() }),
  ),
  /**
   * What a file with columns SKU and Price says: prices by the variant's id, and the rows that were left out. Nothing is stored.
   * Refuses `not_a_csv`, `column_missing`.
   */
  'priceLists.readFile': query(
    'catalog.manage',
    z.strictObject({ text: z.string().max(2_000_000) }),
    z.object({ prices: z.record(z.string(), amount), badRows: documents<BadRow>() }),
  ),
  /** Variants by their ids, with their products; ids that are nobody's are left out. */
  'priceLists.variants': query(
    'catalog.manage',
    z.strictObject({ ids: z.array(id).max(mostPrices) }),
    z.array(z.object({ product: document<Product>(), variant: document<Variant>() })),
  ),
  /** Refuses `unknown_price_list`. */
  'priceLists.end': command('catalog.manage', z.strictObject({ id }), done),
}
