import fc from 'fast-check'
import type { Line } from '../../../shared/domain/orders/order.ts'
import type { Discount, LineToPrice } from '../../../shared/domain/pricing/pricing.ts'

const standard = { id: 'standard', name: 'VAT 20 %', ppm: 200_000 }

/** A piece of goods at 1.00 with 20 % tax, unless said otherwise. */
export const aLine = (fields: Partial<Line> = {}): Line => ({
  id: 'line',
  kind: 'goods',
  productId: 'product',
  variantId: 'variant',
  sku: 'SKU',
  name: 'Thing',
  unit: 'piece',
  quantity: 1000,
  unitPrice: 100,
  discount: null,
  taxRate: standard,
  tracked: true,
  digital: null,
  picked: 0,
  ...fields,
})

/** Rates that are in use somewhere: none, reduced, 8.875 % (New York City), 20 %, 27 % (Hungary). */
const rate = fc
  .constantFrom(0, 50_000, 88_750, 190_000, 200_000, 230_000, 270_000)
  .map((ppm) => ({ id: `rate-${ppm}`, name: `${ppm / 10_000} %`, ppm }))

const discount: fc.Arbitrary<Discount | null> = fc.oneof(
  fc.constant(null),
  fc.integer({ min: 1, max: 1_000_000 }).map((ppm): Discount => ({ kind: 'percent', ppm })),
  fc.integer({ min: 1, max: 10_000_000 }).map((amount): Discount => ({ kind: 'amount', amount })),
)

/** A line as a shop may have it: up to 1,000,000.00 for a unit, up to 9,999 units. */
export const anyLine: fc.Arbitrary<LineToPrice> = fc.record({
  id: fc.uuid(),
  quantity: fc.oneof(
    fc.integer({ min: 1, max: 9999 }).map((pieces) => pieces * 1000),
    fc.integer({ min: 1, max: 9_999_000 }),
  ),
  unitPrice: fc.oneof(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 100_000_000 })),
  discount,
  taxRate: rate,
})
