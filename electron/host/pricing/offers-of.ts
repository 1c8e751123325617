import type { PriceCase } from '../../../shared/contract/price-case.ts'
import type { PriceList } from '../../../shared/domain/pricing/price-list.ts'
import type { Offer } from '../../../shared/domain/pricing/promotions/offer.ts'
import type { TaxRate } from '../../../shared/domain/pricing/tax-rate.ts'

interface Written {
  readonly from: string | null
  readonly until: string | null
}
const timeOf = (text: string | null): number | null => (text === null ? null : Date.parse(text))
const timed = <T extends Written>(one: T) => ({ ...one, from: timeOf(one.from), until: timeOf(one.until) })

/** What a case's shop has, with its dates as times. */
export const offersOf = ({ promotions }: PriceCase): Offer[] => promotions.map(timed)
export const priceListsOf = ({ priceLists }: PriceCase): PriceList[] => priceLists.map(timed)
export const taxRatesOf = ({ shop }: PriceCase): TaxRate[] =>
  shop.taxRates.map((rate) => ({
    ...rate,
    later: rate.later.map(({ from, ppm }) => ({ from: Date.parse(from), ppm })),
  }))
