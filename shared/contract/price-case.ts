import { z } from 'zod'
import { amount, id, text } from './parts.ts'
import { coupon, priceList, promotion } from './promotions.ts'
import { discount } from './register.ts'

/**
 * A cart to be priced outside of any shop: `npm run price -- FILE.json`. Amounts are whole minor units, quantities
 * thousandths of the unit, rates parts per million, ids what the file calls things by: a product's is its SKU.
 */

const ppm = z.int().min(0).max(1_000_000).describe('Parts per million: 20 % is 200000.')
const moment = z.iso.datetime({ offset: true }).describe('Date and time with its zone, such as 2026-11-28T12:00:00Z.')
const quantity = z.int().min(-9_999_000).max(9_999_000).describe('Thousandths; negative for goods that come back.')

const taxRate = z.strictObject({
  id,
  name: text(40),
  ppm,
  perUnit: amount.describe('Minor units for each unit, beside the percentage.').exactOptional(),
  compound: z.boolean().describe('Charged on the price and the taxes before it.').exactOptional(),
  also: z.array(id).max(10).describe('Further rates that goods of this one are charged with.').exactOptional(),
  later: z
    .array(z.strictObject({ from: moment, ppm }))
    .max(20)
    .default([])
    .describe('Percentages from a moment on.'),
})

const period = { from: moment.nullable().default(null), until: moment.nullable().default(null) }
const noTax = z.literal('none').or(id).describe('A tax rate’s id, or “none”.')

const product = z.strictObject({
  sku: text(100),
  name: text(250),
  price: amount,
  unit: z.enum(['piece', 'kg']).default('piece'),
  category: z.string().max(100).default(''),
  taxRate: noTax,
})

const line = z.strictObject({
  sku: text(100),
  quantity: quantity.default(1000),
  discount: discount.default(null),
  override: z
    .strictObject({ unitPrice: amount, reason: text(100) })
    .nullable()
    .default(null),
})

const charge = z.strictObject({
  kind: z.enum(['shipping', 'surcharge', 'deposit', 'tip']),
  name: text(80),
  price: z.union([amount, z.strictObject({ ppm })]).describe('An amount, or a part of the goods’ price.'),
  quantity: quantity.min(1).default(1000),
  taxes: z.literal('shares').or(noTax).describe('A rate’s id, “none”, or “shares”: as the goods are.'),
})

const tender = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cash'), given: amount }),
  z.strictObject({ kind: z.literal('card'), amount }),
])

const refund = z.strictObject({
  lines: z
    .array(z.strictObject({ line: z.int().min(0).describe('Place in `lines`, from 0.'), quantity: quantity.min(1) }))
    .min(1),
  to: z.enum(['cash', 'card']),
})

export const priceCase = z.strictObject({
  shop: z.strictObject({
    currency: z.string().length(3).describe('ISO 4217.'),
    pricesIncludeTax: z.boolean(),
    rounding: z.enum(['line', 'order']).default('line'),
    taxRates: z.array(taxRate).max(20),
  }),
  at: moment,
  customer: z
    .strictObject({ group: text(60).nullable().default(null), exempt: z.boolean().default(false) })
    .default({ group: null, exempt: false }),
  catalog: z.array(product).max(2000),
  priceLists: z
    .array(
      priceList.extend({
        id,
        ...period,
        customerGroup: text(60).nullable().default(null),
        ppmOff: ppm.nullable().default(null),
      }),
    )
    .default([]),
  promotions: z
    .array(
      promotion.extend({
        ...{ id, ...period },
        minimum: amount.nullable().default(null),
        combinable: z.boolean().default(true),
        code: coupon.nullable().default(null),
        limit: z.int().min(1).nullable().default(null),
        used: z.int().min(0).default(0),
        customerGroup: text(60).nullable().default(null),
      }),
    )
    .default([]),
  lines: z.array(line).max(2000),
  charges: z.array(charge).default([]),
  discount: discount.default(null).describe('Off the whole order, given by hand.'),
  coupons: z.array(coupon).default([]),
  tenders: z.array(tender).default([]),
  refunds: z.array(refund).default([]).describe('One after the other, of what the lines were sold for.'),
})
export type PriceCase = z.output<typeof priceCase>
