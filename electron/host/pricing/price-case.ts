import type { PriceCase } from '../../../shared/contract/price-case.ts'
import type { LineToPrice } from '../../../shared/domain/pricing/cart.ts'
import { price } from '../../../shared/domain/pricing/price.ts'
import { listedPrice } from '../../../shared/domain/pricing/price-list.ts'
import { onOffer } from '../../../shared/domain/pricing/promotions/offer.ts'
import { discountsOfOrder } from '../../../shared/domain/pricing/shown.ts'
import { idsOf, taxesAt } from '../../../shared/domain/pricing/tax-rate.ts'
import { offersOf, priceListsOf, taxRatesOf } from './offers-of.ts'
import { tenderCase } from './tender-case.ts'

/**
 * What the case's cart costs and why, what its tenders leave, and what each refund gives back. All names in it must be
 * known (`readCase`). @throws AmountOutOfRangeError where an amount would not be exact.
 */
export const priceOf = (given: PriceCase) => {
  const at = Date.parse(given.at)
  const occasion = { at, customerGroup: given.customer.group, coupons: given.coupons }
  const lines = [...given.lines.map((_, place) => lineOf(given, place)), ...chargesOf(given)]
  const priced = price({
    pricesIncludeTax: given.shop.pricesIncludeTax,
    rounding: given.shop.rounding,
    exempt: given.customer.exempt,
    lines: lines.map(({ line }) => line),
    promotions: onOffer(offersOf(given), occasion),
    discount: given.discount,
  })
  return {
    lines: priced.lines.map((amounts, place) => ({ ...lines[place]?.words, ...amounts })),
    discountsOfOrder: discountsOfOrder(priced.lines),
    totals: priced.totals,
    ...tenderCase(given, priced),
  }
}

const taxesOf = (given: PriceCase, id: string) => {
  const rates = taxRatesOf(given)
  const rate = rates.find((one) => one.id === id)
  return rate === undefined ? [] : taxesAt(rates, idsOf(rate), Date.parse(given.at))
}

/** A line as the core needs it, and what else is said of it. */
const lineOf = (given: PriceCase, place: number) => {
  const { sku = '', quantity = 0, discount = null, override = null } = given.lines[place] ?? {}
  const product = given.catalog.find((one) => one.sku === sku)
  if (product === undefined) throw new Error(`the catalog has no SKU ${sku}`)
  const variant = { id: sku, price: product.price }
  const listed = listedPrice(priceListsOf(given), variant, Date.parse(given.at), given.customer.group)
  const line: LineToPrice = {
    ...{ id: `lines[${place}]`, kind: 'goods', sku, productId: sku, category: product.category, unit: product.unit },
    ...{ quantity, discount, agreed: override !== null, taxes: taxesOf(given, product.taxRate) },
    unitPrice: override?.unitPrice ?? listed?.price ?? product.price,
  }
  const priceFrom = override === null ? (listed?.list.name ?? 'catalog') : `agreed: ${override.reason}`
  return { line, words: { sku, name: product.name, quantity, priceFrom } }
}

const chargesOf = (given: PriceCase) =>
  given.charges.map(({ kind, name, price: unitPrice, quantity, taxes }, place) => {
    const line: LineToPrice = {
      ...{ id: `charges[${place}]`, kind, sku: name, productId: null, category: '', unit: 'piece' },
      ...{ quantity, unitPrice, discount: null, agreed: false },
      taxes: taxes === 'shares' ? taxes : taxesOf(given, taxes),
    }
    return { line, words: { sku: '', name, quantity, priceFrom: kind } }
  })
