import { type TaxGroup, taxGroupsOf } from '../pricing/tax-group.ts'
import type { TaxRate } from '../pricing/tax-rate.ts'
import { type Refusal, refuse } from '../refusal.ts'
import type { Shop } from './settings.ts'

/** The shop with its groups written down, and rates that name no others: what every change begins with. */
const withGroups = (shop: Shop): Shop & { readonly taxGroups: readonly TaxGroup[] } => ({
  ...shop,
  taxRates: shop.taxRates.map(({ also: _also, ...rate }) => rate),
  taxGroups: taxGroupsOf(shop),
})

/** Puts a rate in the place of the one with its id, or after the others. Refuses `ends_before_it_begins`, `day_twice`. */
export const withTaxRate = (shop: Shop, rate: Omit<TaxRate, 'also'>): Shop | Refusal => {
  const { from = null, until = null, later = [] } = rate
  if (from !== null && until !== null && until <= from)
    return refuse('ends_before_it_begins', 'It must end after it begins.', 'until')
  if (new Set(later.map((one) => one.from)).size < later.length)
    return refuse('day_twice', 'Two percentages begin on the same day.', 'later')
  const now = withGroups(shop)
  return { ...now, taxRates: put(now.taxRates, rate) }
}

/** Refuses `unknown_tax`, and `tax_in_use` while a group is charged with it. Orders keep what they were charged with. */
export const withoutTaxRate = (shop: Shop, id: string): Shop | Refusal => {
  const now = withGroups(shop)
  if (!now.taxRates.some((rate) => rate.id === id)) return refuse('unknown_tax', 'That tax is not here any more.')
  const user = now.taxGroups.find(({ taxIds }) => taxIds.includes(id))
  if (user !== undefined)
    return refuse('tax_in_use', `“${user.name}” is charged with it. Take it out of the group first.`)
  return { ...now, taxRates: now.taxRates.filter((rate) => rate.id !== id) }
}

/**
 * Puts a group in the place of the one with its id, or after the others. Refuses `group_name_taken` (an import finds groups by
 * their names), `unknown_tax`, `tax_twice`, `first_group` (what names none needs one).
 */
export const withTaxGroup = (shop: Shop, group: TaxGroup): Shop | Refusal => {
  const now = withGroups(shop)
  const key = group.name.trim().toLowerCase()
  if (now.taxGroups.some((one) => one.id !== group.id && one.name.trim().toLowerCase() === key))
    return refuse('group_name_taken', `There is a group “${group.name}” already.`, 'name')
  if (!group.taxIds.every((id) => now.taxRates.some((rate) => rate.id === id)))
    return refuse('unknown_tax', 'One of these taxes is not here any more.', 'taxIds')
  if (new Set(group.taxIds).size < group.taxIds.length)
    return refuse('tax_twice', 'The same tax is in it twice.', 'taxIds')
  if (group.retired === true && now.taxGroups[0]?.id === group.id)
    return refuse('first_group', 'It is the group for what names none. Choose another for that first.', 'retired')
  return { ...now, taxGroups: put(now.taxGroups, group) }
}

/** How the shop charges taxes. Both ids are of groups; shipping by the shares of the goods is `shares`. */
export interface TaxRules {
  readonly pricesIncludeTax: boolean
  /** IANA name. */
  readonly timeZone: string
  readonly firstGroupId: string
  readonly shippingTax: string
}

/** Refuses `unknown_group`. The time zone is looked at where it comes in. */
export const withTaxRules = (
  shop: Shop,
  { firstGroupId, shippingTax, pricesIncludeTax, timeZone }: TaxRules,
): Shop | Refusal => {
  const now = withGroups(shop)
  const first = now.taxGroups.find(({ id, retired }) => id === firstGroupId && retired !== true)
  if (first === undefined) return refuse('unknown_group', 'That group is not here any more.', 'firstGroupId')
  if (shippingTax !== 'shares' && !now.taxGroups.some(({ id }) => id === shippingTax))
    return refuse('unknown_group', 'That group is not here any more.', 'shippingTax')
  const others = now.taxGroups.filter(({ id }) => id !== firstGroupId)
  return { ...now, pricesIncludeTax, timeZone, shippingTax, taxGroups: [first, ...others] }
}

const put = <T extends { readonly id: string }>(all: readonly T[], one: T): T[] =>
  all.some(({ id }) => id === one.id) ? all.map((other) => (other.id === one.id ? one : other)) : [...all, one]
