import { describe, expect, test } from 'vitest'
import {
  draftOf,
  emptyDraft,
  faultsOf,
  type PromotionDraft,
  promotionOf,
} from '../../../renderer/features/promotions/promotion-draft.ts'
import { rewardText, standingOf } from '../../../renderer/features/promotions/promotion-words.ts'
import { promotion } from '../../../shared/contract/promotions.ts'
import type { PromotionSetting } from '../../../shared/domain/settings/settings.ts'

const id = '00000000-0000-4000-8000-000000000000'
const draft = (fields: Partial<PromotionDraft>): PromotionDraft => ({
  ...emptyDraft,
  name: 'Sale',
  ppm: 100_000,
  ...fields,
})
const zone = 'Europe/Dublin'
const asked = (fields: Partial<PromotionDraft>) => promotionOf(draft(fields), id, zone)
const bakery = { kind: 'categories' as const, names: ['Bakery'] }
const everything = { kind: 'everything' as const }

describe('the form for a promotion', () => {
  test.each<[Partial<PromotionDraft>, object]>([
    [{}, { kind: 'orderPercent', ppm: 100_000 }],
    [
      { kind: 'percent', on: bakery },
      { kind: 'percent', ppm: 100_000, on: bakery },
    ],
    [
      { kind: 'orderAmount', amount: 150 },
      { kind: 'orderAmount', amount: 150 },
    ],
    [
      { kind: 'amount', amount: 150 },
      { kind: 'amount', amount: 150, on: everything },
    ],
    [
      { kind: 'buyGet', on: bakery, ppm: 1_000_000 },
      { kind: 'buyGet', buy: bakery, buyUnits: 2, get: null, getUnits: 1, ppm: 1_000_000 },
    ],
    [
      { kind: 'bundle', parts: [{ key: 'a', of: bakery, units: 3 }], amount: 0 },
      { kind: 'bundle', parts: [{ of: bakery, units: 3 }], price: 0 },
    ],
  ])('%j asks for %j, as the contract has it, and is filled in again as it was', (fields, reward) => {
    expect(faultsOf(draft(fields))).toEqual({})
    expect(asked(fields).reward).toEqual(reward)
    expect(promotion.safeParse(asked(fields)).success).toBe(true)
    const setting: PromotionSetting = { ...asked(fields), kind: 'promotion', used: 0 }
    expect(promotionOf(draftOf(setting, zone), id, zone)).toEqual(asked(fields))
  })

  test('takes whole days, the last one with all its hours', () => {
    // Irish summer time ended on the last Sunday of October: that day had 25 hours.
    const days = { from: '2026-10-25', until: '2026-10-25' }
    const { from, until } = asked(days)
    expect(new Date(from ?? 0).toISOString()).toBe('2026-10-24T23:00:00.000Z')
    expect((until ?? 0) - (from ?? 0)).toBe(25 * 60 * 60 * 1000)
    expect(draftOf({ ...asked(days), kind: 'promotion', used: 0 }, zone)).toMatchObject(days)
    expect(asked({})).toMatchObject({ from: null, until: null, code: null, limit: null, minimum: null })
  })

  test.each<[Partial<PromotionDraft>, keyof PromotionDraft]>([
    [{ name: ' ' }, 'name'],
    [{ ppm: null }, 'ppm'],
    [{ ppm: 1_000_001 }, 'ppm'],
    [{ kind: 'amount', amount: 0 }, 'amount'],
    [{ kind: 'percent', on: { kind: 'categories', names: [] } }, 'on'],
    [{ kind: 'buyGet', get: { kind: 'products', ids: [] } }, 'get'],
    [{ kind: 'bundle', amount: null }, 'amount'],
    [{ kind: 'bundle', amount: 1, parts: [{ key: 'a', of: everything, units: 0 }] }, 'parts'],
    [{ kind: 'buyGet', buyUnits: 0 }, 'buyUnits'],
    [{ kind: 'buyGet', getUnits: 1001 }, 'getUnits'],
    [{ limit: 0 }, 'limit'],
    [{ from: '2026-12-02', until: '2026-12-01' }, 'until'],
  ])('%j is said beside the field %s', (fields, field) => expect(Object.keys(faultsOf(draft(fields)))).toEqual([field]))
})

describe('a promotion in words', () => {
  const format = { money: (minor: number) => `€${(minor / 100).toFixed(2)}`, rate: (ppm: number) => `${ppm / 10_000}%` }

  test.each<[PromotionSetting['reward'], string]>([
    [{ kind: 'percent', ppm: 200_000, on: bakery }, '20% off Bakery'],
    [{ kind: 'amount', amount: 50, on: { kind: 'everything' } }, '€0.50 off each of any products'],
    [{ kind: 'orderPercent', ppm: 100_000 }, '10% off the whole order'],
    [{ kind: 'orderAmount', amount: 500 }, '€5.00 off the whole order'],
    [
      { kind: 'buyGet', buy: bakery, buyUnits: 2, get: null, getUnits: 1, ppm: 1_000_000 },
      'Buy 2 of Bakery, get 1 of the same free',
    ],
    [
      { kind: 'buyGet', buy: bakery, buyUnits: 1, get: { kind: 'products', ids: ['a'] }, getUnits: 1, ppm: 500_000 },
      'Buy 1 of Bakery, get 1 of one product at 50% off',
    ],
    [{ kind: 'bundle', parts: [{ of: bakery, units: 3 }], price: 1000 }, '3 of Bakery for €10.00'],
  ])('%j', (reward, words) => expect(rewardText(reward, format)).toBe(words))

  test('stands where it is', () => {
    const setting: PromotionSetting = { ...asked({}), kind: 'promotion', used: 0 }
    const at = (fields: Pick<Partial<PromotionSetting>, 'from' | 'until' | 'limit' | 'used'>) =>
      standingOf({ ...setting, ...fields }, 1000)
    expect(at({})).toBe('Running')
    expect(at({ from: 1001 })).toBe('Not yet')
    expect(at({ until: 1000 })).toBe('Ended')
    expect(at({ limit: 2, used: 2 })).toBe('Used up')
  })
})
