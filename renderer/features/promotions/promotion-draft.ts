import type { PayloadOf } from '../../../shared/contract/method.ts'
import type { promotionMethods } from '../../../shared/contract/promotions.ts'
import type { Goods } from '../../../shared/domain/pricing/promotions/goods.ts'
import type { Reward } from '../../../shared/domain/pricing/promotions/promotion.ts'
import type { PromotionSetting } from '../../../shared/domain/settings/settings.ts'
import { dayAt, nextDay, startOfDay } from '../../../shared/domain/settings/shop-day.ts'

type Wanted = PayloadOf<(typeof promotionMethods)['promotions.save']>

/** One part of a bundle; `key` tells them apart while they change. */
export interface PartDraft {
  readonly key: string
  readonly of: Goods
  readonly units: number | null
}

/** The form as it is being filled in; numbers are null while their fields hold none. */
export interface PromotionDraft {
  readonly name: string
  readonly kind: Reward['kind']
  /** What it is off, or what is to be bought. */
  readonly on: Goods
  /** What is got; null: more of the same. */
  readonly get: Goods | null
  readonly ppm: number | null
  readonly amount: number | null
  readonly buyUnits: number | null
  readonly getUnits: number | null
  readonly parts: readonly PartDraft[]
  readonly minimum: number | null
  readonly code: string
  readonly limit: number | null
  readonly customerGroup: string
  /** Days as the field writes them, `2026-12-01`; empty is open. */
  readonly from: string
  readonly until: string
  readonly combinable: boolean
}

const everything: Goods = { kind: 'everything' }
export const newPart = (key: string): PartDraft => ({ key, of: everything, units: 1 })
const allOfIt = 1_000_000

export const emptyDraft: PromotionDraft = {
  ...{ name: '', kind: 'orderPercent', on: everything, get: null, ppm: null, amount: null, buyUnits: 2, getUnits: 1 },
  ...{ parts: [newPart('first')], minimum: null, code: '', limit: null, customerGroup: '', from: '', until: '' },
  combinable: true,
}

/** A promotion that the shop has, to be changed; days are those of the shop's time zone. */
export const draftOf = (promotion: PromotionSetting, timeZone: string): PromotionDraft => ({
  ...emptyDraft,
  ...rewardDraft(promotion.reward),
  kind: promotion.reward.kind,
  name: promotion.name,
  minimum: promotion.minimum,
  code: promotion.code ?? '',
  limit: promotion.limit,
  customerGroup: promotion.customerGroup ?? '',
  from: promotion.from === null ? '' : dayAt(promotion.from, timeZone),
  until: promotion.until === null ? '' : dayAt(promotion.until - 1, timeZone),
  combinable: promotion.combinable,
})

const rewardDraft = (reward: Reward): Partial<PromotionDraft> => {
  switch (reward.kind) {
    case 'percent':
      return { ppm: reward.ppm, on: reward.on }
    case 'amount':
      return { amount: reward.amount, on: reward.on }
    case 'orderPercent':
      return { ppm: reward.ppm }
    case 'orderAmount':
      return { amount: reward.amount }
    case 'buyGet':
      return { ...reward, on: reward.buy }
    case 'bundle':
      return { amount: reward.price, parts: reward.parts.map((part, place) => ({ key: `${place}`, ...part })) }
  }
}

const mostUnits = 1000
const isCount = (count: number | null) => count !== null && count >= 1 && count <= mostUnits
const isRate = (ppm: number | null) => ppm !== null && ppm >= 1 && ppm <= allOfIt
const isNone = (goods: Goods | null): boolean =>
  (goods?.kind === 'products' && goods.ids.length === 0) || (goods?.kind === 'categories' && goods.names.length === 0)

type Faults = Partial<Record<keyof PromotionDraft, string>>

/** Sentences beside the fields; empty where nothing is wrong. */
export const faultsOf = (draft: PromotionDraft): Faults => ({
  ...(draft.name.trim() === '' ? { name: 'Give it a name: it stands on screen and receipt.' } : {}),
  ...rewardFaults(draft),
  ...(draft.limit !== null && draft.limit < 1 ? { limit: 'At least 1, or leave it empty.' } : {}),
  ...(draft.from !== '' && draft.until !== '' && draft.until < draft.from
    ? { until: 'It must not end before it begins.' }
    : {}),
})

const rewardFaults = (draft: PromotionDraft): Faults => {
  const { kind, on, get, ppm, amount, buyUnits, getUnits, parts } = draft
  const rate = isRate(ppm) ? {} : { ppm: 'More than 0 % and at most 100 %.' }
  const money = (amount ?? 0) < 1 ? { amount: 'Enter the amount.' } : {}
  const goods = isNone(on) ? { on: 'Choose at least one.' } : {}
  switch (kind) {
    case 'percent':
      return { ...rate, ...goods }
    case 'amount':
      return { ...money, ...goods }
    case 'orderPercent':
      return rate
    case 'orderAmount':
      return money
    case 'buyGet':
      return {
        ...(isCount(buyUnits) ? {} : { buyUnits: 'From 1 to 1,000.' }),
        ...(isCount(getUnits) ? {} : { getUnits: 'From 1 to 1,000.' }),
        ...(isNone(get) ? { get: 'Choose at least one.' } : {}),
        ...goods,
        ...rate,
      }
    case 'bundle':
      return {
        ...(amount === null ? { amount: 'Enter the price.' } : {}),
        ...(parts.some(({ of, units }) => isNone(of) || !isCount(units))
          ? { parts: 'Each part needs its goods, and from 1 to 1,000 of them.' }
          : {}),
      }
  }
}

const rewardOf = ({ kind, on, get, ppm, amount, buyUnits, getUnits, parts }: PromotionDraft): Reward => {
  switch (kind) {
    case 'percent':
      return { kind, ppm: ppm ?? 0, on }
    case 'amount':
      return { kind, amount: amount ?? 0, on }
    case 'orderPercent':
      return { kind, ppm: ppm ?? 0 }
    case 'orderAmount':
      return { kind, amount: amount ?? 0 }
    case 'buyGet':
      return { kind, buy: on, buyUnits: buyUnits ?? 0, get, getUnits: getUnits ?? 0, ppm: ppm ?? 0 }
    case 'bundle':
      return { kind, parts: parts.map(({ of, units }) => ({ of, units: units ?? 0 })), price: amount ?? 0 }
  }
}

/** What the order manager is asked for; days begin at the midnights of the shop's time zone. */
export const promotionOf = (draft: PromotionDraft, id: string, timeZone: string): Wanted => ({
  id,
  name: draft.name.trim(),
  reward: rewardOf(draft) as Wanted['reward'],
  minimum: draft.minimum === 0 ? null : draft.minimum,
  combinable: draft.combinable,
  from: draft.from === '' ? null : startOfDay(draft.from, timeZone),
  until: draft.until === '' ? null : startOfDay(nextDay(draft.until), timeZone),
  code: draft.code.trim() === '' ? null : draft.code.trim(),
  limit: draft.limit,
  customerGroup: draft.customerGroup.trim() === '' ? null : draft.customerGroup.trim(),
})
