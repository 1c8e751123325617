import { listedPrice } from '../pricing/price-list.ts'
import type { Happening, LinePrice } from './entries.ts'
import type { Market } from './market.ts'
import type { Customer, Exemption, Line, Order } from './order.ts'

/** The group whose price lists and promotions a customer has; null for none. */
export const groupOf = (customer: Customer | null): string | null => {
  const group = customer?.record?.group.trim() ?? ''
  return group === '' ? null : group
}

const exemptionOf = (customer: Customer | null): Exemption | null =>
  customer?.record?.taxExempt === true ? { reference: customer.record.taxReference ?? '' } : null

/**
 * What a customer changes about the prices of a cart: whether taxes are charged, and, where the group is another, what the
 * price lists ask for. Prices that were agreed by hand stay; the lines' own, to which they go back, do not.
 */
export const pricedFor = (
  order: Pick<Order, 'lines' | 'customer' | 'exemption'>,
  customer: Customer | null,
  market: Pick<Market, 'priceLists' | 'at'>,
): Happening[] => {
  const exemption = exemptionOf(customer)
  const exempted: Happening[] =
    (order.exemption ?? null)?.reference === exemption?.reference ? [] : [{ type: 'taxExempted', exemption }]
  const group = groupOf(customer)
  if (group === groupOf(order.customer)) return exempted
  const prices = order.lines.flatMap((line) => listedFor(line, group, market) ?? [])
  return prices.length === 0 ? exempted : [...exempted, { type: 'linesListed', prices }]
}

/** The line's price for the group, where it is another than its own. What comes back has the price that it was sold at. */
const listedFor = (
  line: Line,
  group: string | null,
  { priceLists, at }: Pick<Market, 'priceLists' | 'at'>,
): LinePrice | null => {
  const own = line.override?.before ?? line.unitPrice
  const catalogPrice = line.listed === undefined ? own : line.listed.catalogPrice
  if (line.variantId === null || line.quantity <= 0 || catalogPrice === undefined) return null
  const found = listedPrice(priceLists, { id: line.variantId, price: catalogPrice }, at, group)
  if ((found?.price ?? catalogPrice) === own && found?.list.id === line.listed?.id) return null
  return {
    lineId: line.id,
    unitPrice: found?.price ?? catalogPrice,
    listed: found === null ? null : { ...found.list, catalogPrice },
  }
}
