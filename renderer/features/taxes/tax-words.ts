import { formatDate } from '../../../shared/domain/format/format.ts'
import type { TaxGroup } from '../../../shared/domain/pricing/tax-group.ts'
import type { TaxRate } from '../../../shared/domain/pricing/tax-rate.ts'
import { dayAt } from '../../../shared/domain/settings/shop-day.ts'
import type { Format } from '../../stores/shop.ts'

/** What a tax is: “23%”, “€0.25 a unit”, “2% and €0.05 a unit, on top of the taxes before it”. */
export const chargeText = ({ ppm, perUnit = 0, compound }: TaxRate, format: Pick<Format, 'money' | 'rate'>): string => {
  const unit = perUnit === 0 ? [] : [`${format.money(perUnit)} a unit`]
  const charge = [...(ppm === 0 && perUnit > 0 ? [] : [format.rate(ppm)]), ...unit].join(' and ')
  return compound === true ? `${charge}, on top of the taxes before it` : charge
}

/** The last day of what ends at a moment. */
export const lastDay = (until: number, timeZone: string): string => dayAt(until - 1, timeZone)

/** When a tax is charged, and when its percentage changes. `locale` is BCP 47, `timeZone` the shop's. */
export const whenText = (
  { from = null, until = null, later = [] }: TaxRate,
  { locale, timeZone }: { readonly locale: string; readonly timeZone: string },
  rate: (ppm: number) => string,
): string => {
  const begins = from === null ? [] : [`from ${formatDate(dayAt(from, timeZone), locale)}`]
  const ends = until === null ? [] : [`until ${formatDate(lastDay(until, timeZone), locale)}`]
  const changes = later
    .toSorted((one, other) => one.from - other.from)
    .map((one) => `${rate(one.ppm)} from ${formatDate(dayAt(one.from, timeZone), locale)}`)
  return [[...begins, ...ends].join(' '), ...changes].filter((text) => text !== '').join(' · ') || 'Always'
}

/** The taxes of a group, in their order; a group without one is exempt. */
export const groupText = (
  { taxIds }: TaxGroup,
  rates: readonly TaxRate[],
  format: Pick<Format, 'money' | 'rate'>,
): string =>
  taxIds
    .flatMap((id) => rates.filter((rate) => rate.id === id))
    .map((rate) => `${rate.name} (${chargeText(rate, format)})`)
    .join(', then ') || 'Exempt: no tax is charged'
