import type { Line } from '../orders/order.ts'
import type { Shop, TaxRate } from '../settings/settings.ts'
import { type Product, type Variant, variantName } from './product.ts'

/**
 * The rate that a product names; the shop's first where it names none that is there.
 * @throws Error where the shop has no rate at all, which set-up does not allow.
 */
export const taxRateOf = (shop: Pick<Shop, 'taxRates'>, taxRateId: string): TaxRate => {
  const rate = shop.taxRates.find((one) => one.id === taxRateId) ?? shop.taxRates[0]
  if (rate === undefined) throw new Error('The shop has no tax rate.')
  return rate
}

/**
 * A line as the product stands now: what changes on the product later does not change the order. `quantity` in
 * thousandths. Digital goods are never counted.
 */
export const lineFor = (
  shop: Pick<Shop, 'taxRates'>,
  { product, variant }: { readonly product: Product; readonly variant: Variant },
  id: string,
  quantity: number,
): Line => ({
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
  tracked: variant.tracked && variant.digital === null,
  digital: variant.digital,
  picked: 0,
})
