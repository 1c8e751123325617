import type { Line } from '../../../shared/domain/orders/order.ts'

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
