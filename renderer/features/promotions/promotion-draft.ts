import type { PayloadOf } from '../../../shared/contract/method.ts'
import type { promotionMethods } from '../../../shared/contract/promotions.ts'

type Wanted = PayloadOf<(typeof promotionMethods)['promotions.save']>
type Goods = Extract<Wanted['reward'], { kind: 'percent' }>['on']

/** The form as it is being filled in; numbers are null while their fields hold none. */
export interface PromotionDraft {
  readonly name: string
  readonly kind: 'percent' | 'amount' | 'buyGet'
  /** A category, `wholeOrder`, or `anyProduct`. */
  readonly on: string
  readonly ppm: number | null
  readonly amount: number | null
  readonly buyUnits: number | null
  readonly getUnits: number | null
  readonly minimum: number | null
  readonly code: string
  readonly limit: number | null
  /** Days as the field writes them, `2026-12-01`; empty is open. */
  readonly from: string
  readonly until: string
  readonly combinable: boolean
}

export const wholeOrder = ' order'
export const anyProduct = ' any'

export const emptyDraft: PromotionDraft = {
  ...{ name: '', kind: 'percent', on: wholeOrder, ppm: null, amount: null, buyUnits: 2, getUnits: 1, minimum: null },
  ...{ code: '', limit: null, from: '', until: '', combinable: true },
}

const mostUnits = 1000
const dayLength = 24 * 60 * 60 * 1000

/** Sentences beside the fields; empty where nothing is wrong. */
export const faultsOf = (draft: PromotionDraft): Partial<Record<keyof PromotionDraft, string>> => {
  const isCount = (count: number | null) => count !== null && count >= 1 && count <= mostUnits
  return {
    ...(draft.name.trim() === '' ? { name: 'Give it a name: it stands on screen and receipt.' } : {}),
    ...(draft.kind === 'percent' && (draft.ppm === null || draft.ppm < 1 || draft.ppm > 1_000_000)
      ? { ppm: 'More than 0 % and at most 100 %.' }
      : {}),
    ...(draft.kind === 'amount' && (draft.amount ?? 0) < 1 ? { amount: 'Enter the amount.' } : {}),
    ...(draft.kind === 'buyGet' && !isCount(draft.buyUnits) ? { buyUnits: 'From 1 to 1,000.' } : {}),
    ...(draft.kind === 'buyGet' && !isCount(draft.getUnits) ? { getUnits: 'From 1 to 1,000.' } : {}),
    ...(draft.limit !== null && draft.limit < 1 ? { limit: 'At least 1, or leave it empty.' } : {}),
    ...(draft.from !== '' && draft.until !== '' && draft.until < draft.from
      ? { until: 'It must not end before it begins.' }
      : {}),
  }
}

const goodsOf = (on: string): Goods =>
  on === wholeOrder || on === anyProduct ? { kind: 'everything' } : { kind: 'categories', names: [on] }

const rewardOf = ({ kind, on, ppm, amount, buyUnits, getUnits }: PromotionDraft): Wanted['reward'] => {
  switch (kind) {
    case 'percent':
      return on === wholeOrder
        ? { kind: 'orderPercent', ppm: ppm ?? 0 }
        : { kind: 'percent', ppm: ppm ?? 0, on: goodsOf(on) }
    case 'amount':
      return on === wholeOrder
        ? { kind: 'orderAmount', amount: amount ?? 0 }
        : { kind: 'amount', amount: amount ?? 0, on: goodsOf(on) }
    case 'buyGet': {
      const counts = { buyUnits: buyUnits ?? 0, getUnits: getUnits ?? 0 }
      return { kind: 'buyGet', buy: goodsOf(on), ...counts, get: null, ppm: 1_000_000 }
    }
  }
}

/** Midnight at the beginning of a day where this page is, or at its end. */
const midnight = (day: string, end: boolean): number | null =>
  day === '' ? null : new Date(`${day}T00:00`).getTime() + (end ? dayLength : 0)

/** What the order manager is asked for. */
export const promotionOf = (draft: PromotionDraft, id: string): Wanted => ({
  id,
  name: draft.name.trim(),
  reward: rewardOf(draft),
  minimum: draft.minimum === 0 ? null : draft.minimum,
  combinable: draft.combinable,
  from: midnight(draft.from, false),
  until: midnight(draft.until, true),
  code: draft.code.trim() === '' ? null : draft.code.trim(),
  limit: draft.limit,
  customerGroup: null,
})
