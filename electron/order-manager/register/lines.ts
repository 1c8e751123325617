import { variantName } from '../../../shared/domain/catalog/product.ts'
import type { Line } from '../../../shared/domain/orders/order.ts'
import type { Shop, TaxRate } from '../../../shared/domain/settings/settings.ts'
import type { VariantHit } from '../ports/store.ts'

/** The rate that a product names; the shop's first where it names none that is there. */
export const taxRateOf = (shop: Shop, taxRateId: string): TaxRate => {
  const rate = shop.taxRates.find((one) => one.id === taxRateId) ?? shop.taxRates[0]
  if (rate === undefined) throw new Error('The shop has no tax rate.')
  return rate
}

/** A line as the product stands now: what changes on the product later does not change the order. */
export const lineFor = (shop: Shop, { product, variant }: VariantHit, id: string, quantity: number): Line => ({
  id,
  kind: variant.digital === null ? 'goods' : 'digital',
  productId: product.id,
  variantId: variant.id,
  sku: variant.sku,
  name: variantName(product, variant),
  unit: product.unit,
  quantity,
  unitPrice: variant.price,
  discount: null,
  taxRate: taxRateOf(shop, product.taxRateId),
  tracked: variant.tracked,
  digital: variant.digital,
  picked: 0,
})
