import type { PayloadOf } from '../../../shared/contract/method.ts'
import type { taxMethods } from '../../../shared/contract/taxes.ts'
import type { TaxRate } from '../../../shared/domain/pricing/tax-rate.ts'
import { dayAt } from '../../../shared/domain/settings/shop-day.ts'
import { lastDay } from './tax-words.ts'

type Wanted = PayloadOf<(typeof taxMethods)['taxes.saveRate']>

/** A tax as it is being filled in; numbers are null while their fields hold none, days empty where they are open. */
export interface RateDraft {
  readonly id: string
  readonly name: string
  readonly ppm: number | null
  readonly perUnit: number | null
  readonly compound: boolean
  readonly from: string
  readonly until: string
  readonly later: readonly { readonly key: string; readonly from: string; readonly ppm: number | null }[]
}

export const newRate = (id: string): RateDraft => ({
  ...{ id, name: '', ppm: null, perUnit: null, compound: false, from: '', until: '', later: [] },
})

export const rateDraft = (rate: TaxRate, timeZone: string): RateDraft => ({
  id: rate.id,
  name: rate.name,
  ppm: rate.ppm,
  perUnit: rate.perUnit ?? null,
  compound: rate.compound === true,
  from: typeof rate.from === 'number' ? dayAt(rate.from, timeZone) : '',
  until: typeof rate.until === 'number' ? lastDay(rate.until, timeZone) : '',
  later: (rate.later ?? []).map(({ from, ppm }) => ({ key: `${from}`, from: dayAt(from, timeZone), ppm })),
})

const isRate = (ppm: number | null): ppm is number => ppm !== null && ppm <= 1_000_000

/** Sentences beside the fields, by their names; `later.<key>` for the later percentages. */
export const rateFaults = ({
  name,
  ppm,
  perUnit,
  from,
  until,
  later,
}: RateDraft): Readonly<Record<string, string>> => ({
  ...(name.trim() === '' ? { name: 'Give it a name: it stands on receipts.' } : {}),
  ...(ppm === null && perUnit !== null ? {} : isRate(ppm) ? {} : { ppm: 'Enter a rate from 0 to 100.' }),
  ...(from !== '' && until !== '' && until < from ? { until: 'It must not end before it begins.' } : {}),
  ...Object.fromEntries(
    later
      .filter((one) => one.from === '' || !isRate(one.ppm))
      .map(({ key }) => [`later.${key}`, 'A day, and a rate from 0 to 100.']),
  ),
})

export const rateOf = (draft: RateDraft): Wanted => ({
  id: draft.id,
  name: draft.name.trim(),
  ppm: draft.ppm ?? 0,
  perUnit: draft.perUnit ?? 0,
  compound: draft.compound,
  from: draft.from === '' ? null : draft.from,
  until: draft.until === '' ? null : draft.until,
  later: draft.later.map(({ from, ppm }) => ({ from, ppm: ppm ?? 0 })),
})
