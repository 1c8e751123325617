import fc from 'fast-check'
import type { CartToPrice, LineToPrice } from '../../../shared/domain/pricing/cart.ts'
import type { Discount } from '../../../shared/domain/pricing/discount.ts'
import type { Goods } from '../../../shared/domain/pricing/promotions/goods.ts'
import type { Promotion, Reward } from '../../../shared/domain/pricing/promotions/promotion.ts'
import type { Tax } from '../../../shared/domain/pricing/tax.ts'

/** As many runs as the issue asks of each property. */
export const numRuns = 10_000

const tax = (id: string, ppm: number, more: Partial<Tax> = {}): Tax => ({ id, name: id, ppm, ...more })
/** Lists of taxes that are or were in use somewhere. */
const anyTaxes = fc.constantFrom<(readonly Tax[])[]>(
  [],
  [tax('zero', 0)],
  [tax('standard', 200_000)],
  [tax('reduced', 70_000)],
  [tax('new-york', 88_750)],
  // Goods and services tax, and Quebec's on top of it, until 2013.
  [tax('gst', 50_000), tax('qst', 95_000, { compound: true })],
  [tax('state', 62_500), tax('city', 10_000)],
  // A levy by the bottle, in the price on which the percentage is charged.
  [tax('levy', 0, { perUnit: 25 }), tax('standard', 200_000, { compound: true })],
)

const anyDiscount: fc.Arbitrary<Discount | null> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 1_000_000 }).map((ppm): Discount => ({ kind: 'percent', ppm })) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 20_000 }).map((amount): Discount => ({ kind: 'amount', amount })) },
)

const places = ['a', 'b', 'c', 'd'] as const

/** A line as a till has it. Its product decides on category, unit and taxes, as in a catalog. */
export const anyLine: fc.Arbitrary<LineToPrice> = fc
  .record({
    id: fc.uuid(),
    product: fc.constantFrom(...places),
    kind: fc.constantFrom<LineToPrice['kind'][]>('goods', 'goods', 'goods', 'digital', 'shipping', 'tip', 'credit'),
    unitPrice: fc.oneof(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 1_000_000 })),
    pieces: fc.integer({ min: 1, max: 12 }).map((count) => count * 1000),
    weight: fc.integer({ min: 1, max: 5000 }),
    discount: anyDiscount,
    agreed: fc.boolean(),
    taxes: anyTaxes,
  })
  .map(({ product, pieces, weight, kind, ...line }) => {
    const unit = product === 'd' ? ('kg' as const) : ('piece' as const)
    return {
      ...line,
      kind,
      sku: `${kind}-${product}`,
      productId: product,
      category: product < 'c' ? 'left' : 'right',
      unit,
      quantity: unit === 'kg' ? weight : pieces,
    }
  })

const anyGoods = fc.constantFrom<Goods[]>(
  { kind: 'everything' },
  { kind: 'products', ids: ['a'] },
  { kind: 'products', ids: ['b', 'c'] },
  { kind: 'categories', names: ['left'] },
)
const rate = fc.integer({ min: 1, max: 1_000_000 })
const count = fc.integer({ min: 1, max: 3 })
const anyReward: fc.Arbitrary<Reward> = fc.oneof(
  fc.record({ kind: fc.constant('percent' as const), ppm: rate, on: anyGoods }),
  fc.record({ kind: fc.constant('amount' as const), amount: fc.integer({ min: 1, max: 500 }), on: anyGoods }),
  fc.record({ kind: fc.constant('orderPercent' as const), ppm: rate }),
  fc.record({ kind: fc.constant('orderAmount' as const), amount: fc.integer({ min: 1, max: 5000 }) }),
  fc.record({
    kind: fc.constant('buyGet' as const),
    buy: anyGoods,
    buyUnits: count,
    get: fc.option(anyGoods),
    getUnits: count,
    ppm: rate,
  }),
  fc.record({
    kind: fc.constant('bundle' as const),
    parts: fc.array(fc.record({ of: anyGoods, units: count }), { minLength: 1, maxLength: 2 }),
    price: fc.integer({ min: 0, max: 2000 }),
  }),
)
const anyPromotions: fc.Arbitrary<Promotion[]> = fc
  .array(
    fc.record({
      reward: anyReward,
      minimum: fc.option(fc.integer({ min: 0, max: 5000 }), { freq: 4 }),
      combinable: fc.boolean(),
    }),
    { maxLength: 3 },
  )
  .map((all) => all.map((one, index) => ({ id: `p${index}`, name: `Promotion ${index}`, ...one })))

export const anyCart: fc.Arbitrary<CartToPrice> = fc.record({
  pricesIncludeTax: fc.boolean(),
  rounding: fc.constantFrom<CartToPrice['rounding'][]>('line', 'order'),
  exempt: fc.integer({ max: 9, min: 0 }).map((number) => number === 0),
  lines: fc.uniqueArray(anyLine, { maxLength: 6, selector: ({ id }) => id }),
  promotions: anyPromotions,
  discount: anyDiscount,
})

/** Few prices, many promotions, lines that are taken back, and charges beside the goods: where ties and choices are. */
export const anyCrowdedCart: fc.Arbitrary<CartToPrice> = fc.record({
  pricesIncludeTax: fc.boolean(),
  rounding: fc.constantFrom<CartToPrice['rounding'][]>('line', 'order'),
  exempt: fc.integer({ max: 19, min: 0 }).map((number) => number === 0),
  lines: fc.uniqueArray(
    fc
      .tuple(
        anyLine,
        fc.constantFrom(100, 333, 500, 999),
        fc.constantFrom('none', 'none', 'none', 'back', 'shares', 'rate', 'heavy'),
      )
      .map(([line, unitPrice, change]): LineToPrice => {
        const plain = { ...line, unitPrice, agreed: false, discount: null }
        switch (change) {
          case 'none':
            return plain
          case 'back':
            return { ...line, quantity: 0 - line.quantity }
          case 'shares':
            return { ...plain, kind: 'shipping', taxes: 'shares' }
          case 'rate':
            return { ...plain, kind: 'surcharge', unitPrice: { ppm: unitPrice * 100 }, taxes: 'shares' }
          case 'heavy':
            return { ...plain, taxes: [tax('deposit', 0, { perUnit: 400 }), tax('levy', 0, { perUnit: 350 })] }
        }
      }),
    { maxLength: 7, selector: ({ id }) => id },
  ),
  promotions: fc
    .array(fc.record({ reward: anyReward, minimum: fc.constant(null), combinable: fc.boolean() }), { maxLength: 7 })
    .map((all) => all.map((one, index) => ({ id: `p${index}`, name: `Promotion ${index}`, ...one }))),
  discount: anyDiscount,
})

/** A piece of goods at 1.00 with 20 % tax, unless said otherwise. */
export const aLine = (fields: Partial<LineToPrice> = {}): LineToPrice => ({
  id: 'line',
  kind: 'goods',
  sku: 'SKU',
  productId: 'product',
  category: '',
  unit: 'piece',
  quantity: 1000,
  unitPrice: 100,
  discount: null,
  agreed: false,
  taxes: [tax('standard', 200_000)],
  ...fields,
})

/** A cart whose prices include their taxes, rounded by the line, unless said otherwise. */
export const aCart = (lines: readonly LineToPrice[], fields: Partial<CartToPrice> = {}): CartToPrice => ({
  pricesIncludeTax: true,
  rounding: 'line',
  exempt: false,
  promotions: [],
  discount: null,
  lines,
  ...fields,
})

export const percent = (ppm: number): Discount => ({ kind: 'percent', ppm })
export const amount = (minor: number): Discount => ({ kind: 'amount', amount: minor })
