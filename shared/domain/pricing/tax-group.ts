import type { Tax } from './tax.ts'
import { idsOf, type TaxRate, taxesAt } from './tax-rate.ts'

/** What goods are charged with together: a product names one. Without a tax it is exempt. */
export interface TaxGroup {
  readonly id: string
  readonly name: string
  /** In the order in which they are charged. */
  readonly taxIds: readonly string[]
  /** No longer to be chosen; products that have it keep it. */
  readonly retired?: boolean
}

/** The taxes of a shop, and its groups where it has written them down. */
export interface ShopTaxes {
  readonly taxRates: readonly TaxRate[]
  readonly taxGroups?: readonly TaxGroup[]
}

/** The shop's groups, the first for what names none. A shop from before there were any has one for each of its rates. */
export const taxGroupsOf = ({ taxRates, taxGroups }: ShopTaxes): readonly TaxGroup[] =>
  taxGroups ?? taxRates.map((rate) => ({ id: rate.id, name: rate.name, taxIds: idsOf(rate) }))

/**
 * The group that a product names, or the shop's first where it names none that is there.
 * @throws Error where the shop has none at all, which set-up does not allow.
 */
export const taxGroupOf = (shop: ShopTaxes, id: string): TaxGroup => {
  const groups = taxGroupsOf(shop)
  const group = groups.find((one) => one.id === id) ?? groups[0]
  if (group === undefined) throw new Error('The shop has no tax group.')
  return group
}

/** What a group is charged with at a moment, milliseconds since 1970. */
export const taxesOfGroup = (shop: ShopTaxes, group: TaxGroup, at: number): Tax[] =>
  taxesAt(shop.taxRates, group.taxIds, at)
