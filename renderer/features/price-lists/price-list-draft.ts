import type { PayloadOf } from '../../../shared/contract/method.ts'
import type { promotionMethods } from '../../../shared/contract/promotions.ts'
import type { PriceListSetting } from '../../../shared/domain/settings/settings.ts'
import { dayAt, nextDay, startOfDay } from '../../../shared/domain/settings/shop-day.ts'

type Wanted = PayloadOf<(typeof promotionMethods)['priceLists.save']>

/** A list as it is being filled in; days are those of the shop, empty where they are open. */
export interface PriceListDraft {
  readonly id: string
  readonly name: string
  readonly customerGroup: string
  readonly from: string
  readonly until: string
  readonly ppmOff: number | null
  /** Minor units by the variant's id, in the order in which they are shown; null while a field holds none. */
  readonly prices: Readonly<Record<string, number | null>>
}

export const newPriceList = (id: string): PriceListDraft => ({
  ...{ id, name: '', customerGroup: '', from: '', until: '', ppmOff: null, prices: {} },
})

export const priceListDraft = (list: PriceListSetting, timeZone: string): PriceListDraft => ({
  id: list.id,
  name: list.name,
  customerGroup: list.customerGroup ?? '',
  from: list.from === null ? '' : dayAt(list.from, timeZone),
  until: list.until === null ? '' : dayAt(list.until - 1, timeZone),
  ppmOff: list.ppmOff,
  prices: list.prices,
})

/** Sentences beside the fields; `prices` where one of them is missing. */
export const priceListFaults = (draft: PriceListDraft): Readonly<Record<string, string>> => ({
  ...(draft.name.trim() === '' ? { name: 'Give it a name: it stands beside the price.' } : {}),
  ...(draft.ppmOff !== null && (draft.ppmOff < 1 || draft.ppmOff > 1_000_000)
    ? { ppmOff: 'More than 0 % and at most 100 %, or leave it empty.' }
    : {}),
  ...(draft.from !== '' && draft.until !== '' && draft.until < draft.from
    ? { until: 'It must not end before it begins.' }
    : {}),
  ...(Object.values(draft.prices).includes(null) ? { prices: 'Enter each price, or take the product off.' } : {}),
})

export const priceListOf = (draft: PriceListDraft, timeZone: string): Wanted => ({
  id: draft.id,
  name: draft.name.trim(),
  customerGroup: draft.customerGroup.trim() === '' ? null : draft.customerGroup.trim(),
  from: draft.from === '' ? null : startOfDay(draft.from, timeZone),
  until: draft.until === '' ? null : startOfDay(nextDay(draft.until), timeZone),
  ppmOff: draft.ppmOff,
  prices: Object.fromEntries(Object.entries(draft.prices).map(([id, price]) => [id, price ?? 0])),
})
