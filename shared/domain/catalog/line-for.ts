import type { Market } from '../orders/market.ts'
import type { Line } from '../orders/order.ts'
import { listedPrice } from '../pricing/price-list.ts'
import { type TaxRate, taxesAt } from '../pricing/tax-rate.ts'
import type { Shop } from '../settings/settings.ts'
import { type Product, type Variant, variantName } from './product.ts'

/**
 * The rate that a product names; the shop's first where it names none that is there.
 * @throws Error where the shop has no rate at all, which set-up does not allow.
 */
const taxRateOf = (shop: Pick<Shop, 'taxRates'>, taxRateId: string): TaxRate => {
  const rate = shop.taxRates.find((one) => one.id === taxRateId) ?? shop.taxRates[0]
  if (rate === undefined) throw new Error('The shop has no tax rate.')
  return rate
}

/** A rate's taxes as a line keeps them: the first as its rate, and all of them where there are several. */
export const lineTaxes = (
  shop: Pick<Shop, 'taxRates'>,
  taxRateId: string,
  at: number,
): Pick<Line, 'taxRate' | 'taxes'> => {
  const taxes = taxesAt(shop.taxRates, taxRateOf(shop, taxRateId), at)
  const [taxRate] = taxes
  if (taxRate === undefined) throw new Error('A rate stands for no tax.')
  return taxes.length === 1 ? { taxRate } : { taxRate, taxes }
}

/**
 * A line as the product and its price stand now: what changes on them later does not change the order. The price is the
 * price lists' where one has it for the customer's group. `quantity` in thousandths. Digital goods are never counted.
 */
export const lineFor = (
  shop: Pick<Shop, 'taxRates'>,
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
