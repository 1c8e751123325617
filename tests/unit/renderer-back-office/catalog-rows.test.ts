import { describe, expect, test } from 'vitest'
import { catalogRows, levelKey, priceRange } from '../../../renderer/features/catalog/catalog-rows.ts'
import type { Product, Variant } from '../../../shared/domain/catalog/product.ts'

const variant = (id: string, price: number, tracked = true): Variant => ({
  id,
  sku: id,
  barcode: null,
  options: [id],
  price,
  tracked,
  digital: null,
})
const product = (id: string, variants: Variant[]): Product => ({
  id,
  handle: id,
  name: id,
  description: '',
  vendor: '',
  category: '',
  status: 'active',
  unit: 'piece',
  taxRateId: 't',
  optionNames: [],
  variants,
  updatedAt: 0,
})
const levels = new Map(
  [
    { variantId: 'a', locationId: 'floor', onHand: 3000, reserved: 1000 },
    { variantId: 'b', locationId: 'floor', onHand: 4000, reserved: 0 },
  ].map((level) => [levelKey(level.variantId, level.locationId), level]),
)
const shirt = product('shirt', [variant('a', 500), variant('b', 900)])

describe('the rows of the product table', () => {
  test('given a product of two variants, then its row adds their stock; expanded, the variants follow', () => {
    const [closed] = catalogRows([shirt], levels, ['floor', 'warehouse'], new Set())
    expect(closed?.stock?.get('floor')).toEqual({ onHand: 7000, reserved: 1000 })
    expect(closed?.stock?.has('warehouse')).toBe(false)
    const open = catalogRows([shirt], levels, ['floor'], new Set(['shirt']))
    expect(open.map((row) => row.kind)).toEqual(['product', 'variant', 'variant'])
    expect(open[1]?.stock?.get('floor')?.onHand).toBe(3000)
  })

  test('given a single variant, then the row is about it, and there is nothing to expand', () => {
    const rows = catalogRows([product('mug', [variant('m', 100)])], levels, ['floor'], new Set(['mug']))
    expect(rows).toHaveLength(1)
    expect(rows[0]?.variant?.id).toBe('m')
  })

  test('given stock that is not counted, then there is none to show', () => {
    expect(
      catalogRows([product('course', [variant('c', 100, false)])], levels, ['floor'], new Set())[0]?.stock,
    ).toBeNull()
  })

  test('given products that have not been fetched, then their places are kept', () => {
    const rows = catalogRows([undefined, shirt, undefined], levels, ['floor'], new Set())
    expect(rows.map((row) => row.kind)).toEqual(['waiting', 'product', 'waiting'])
    expect(new Set(rows.map((row) => row.id)).size).toBe(3)
  })

  test('given prices, then the range is from the lowest to the highest', () => {
    expect(priceRange(shirt.variants)).toEqual([500, 900])
    expect(priceRange([])).toBeNull()
  })
})
