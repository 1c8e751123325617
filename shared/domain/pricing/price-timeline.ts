import { isForGroup } from './customer-group.ts'
import { listedPrice, type PriceList } from './price-list.ts'

/** What a unit costs for a time, in minor units; `list` null: as the catalog has it. Moments as in `Period`. */
export interface PriceSpan {
  readonly from: number
  readonly until: number | null
  readonly price: number
  readonly list: { readonly id: string; readonly name: string } | null
}

/** What a variant costs a group of customers (null: those of none) from a moment on, one span after the other. */
export const priceTimeline = (
  lists: readonly PriceList[],
  variant: { readonly id: string; readonly price: number },
  at: number,
  customerGroup: string | null,
): PriceSpan[] => {
  const turns = lists
    .filter((list) => isForGroup(list.customerGroup, customerGroup))
    .flatMap(({ from, until }) => [from, until])
    .filter((moment): moment is number => moment !== null && moment > at)
  const begins = [at, ...new Set(turns)].sort((one, other) => one - other)
  const spans: PriceSpan[] = []
  for (const from of begins) {
    const found = listedPrice(lists, variant, from, customerGroup)
    const price = found?.price ?? variant.price
    const list = found === null ? null : { id: found.list.id, name: found.list.name }
    const last = spans.at(-1)
    if (last !== undefined && last.price === price && last.list?.id === list?.id) continue
    if (last !== undefined) spans[spans.length - 1] = { ...last, until: from }
    spans.push({ from, until: null, price, list })
  }
  return spans
}
