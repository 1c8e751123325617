import type { Market } from '../orders/market.ts'
import type { Line } from '../orders/order.ts'
import { listedPrice } from '../pricing/price-list.ts'
import { type ShopTaxes, taxesOfGroup, taxGroupOf } from '../pricing/tax-group.ts'
import { type Product, type Variant, variantName } from './product.ts'

/** What a product's tax group is charged with, as a line keeps it: one tax as its rate, several or none in a list. */
export const lineTaxes = (shop: ShopTaxes, taxGroupId: string, at: number): Pick<Line, 'taxRate' | 'taxes'> => {
  const group = taxGroupOf(shop, taxGroupId)
  const taxes = taxesOfGroup(shop, group, at)
  const [first] = taxes
  const taxRate = first ?? { id: group.id, name: group.name, ppm: 0 }
  return taxes.length === 1 ? { taxRate } : { taxRate, taxes }
}

/**
 * A line as the product and its price stand now: what changes on them later does not change the order. The price is the
 * price lists' where one has it for the customer's group. `quantity` in thousandths. Digital goods are never counted.
 */
export const lineFor = (
  shop: ShopTaxes,
  { product, variant }: { readonly product: Product; readonly variant: Variant },
  id: string,
  quantity: number,
  { at, priceLists }: Pick<Market, 'at' | 'priceLists'>,
  customerGroup: string | null,
): Line => {
  const listed = listedPrice(priceLists, variant, at, customerGroup)
  return {
    id,
    kind: variant.digital === null ? 'goods' : 'digital',
    productId: product.id,
    variantId: variant.id,
    sku: variant.sku,
    name: variantName(product, variant),
    unit: product.unit,
    quantity,
    unitPrice: listed?.price ?? variant.price,
    discount: null,
    ...lineTaxes(shop, product.taxRateId, at),
    ...(product.category === '' ? {} : { category: product.category }),
    ...(listed === null ? {} : { listed: { ...listed.list, catalogPrice: variant.price } }),
    tracked: variant.tracked && variant.digital === null,
    digital: variant.digital,
    picked: 0,
  }
}
