import { describe, expect, test } from 'vitest'
import { lineTaxes } from '../../../shared/domain/catalog/line-for.ts'
import { type TaxGroup, taxGroupsOf } from '../../../shared/domain/pricing/tax-group.ts'
import type { TaxRate } from '../../../shared/domain/pricing/tax-rate.ts'
import { isRefusal, type Refusal } from '../../../shared/domain/refusal.ts'
import type { Shop } from '../../../shared/domain/settings/settings.ts'
import { dayAt, isTimeZone, nextDay, startOfDay } from '../../../shared/domain/settings/shop-day.ts'
import { withoutTaxRate, withTaxGroup, withTaxRate, withTaxRules } from '../../../shared/domain/settings/taxes.ts'

/** A shop of the version before: rates alone, of which one goes with another. */
const old: Shop = {
  ...{ id: 'shop', kind: 'shop', name: 'Shop', address: [], currency: 'EUR', digits: 2, locale: 'en-IE' },
  ...{ pricesIncludeTax: true, locations: [], sample: false },
  taxRates: [
    { id: 'standard', name: 'VAT', ppm: 230_000 },
    { id: 'gst', name: 'GST', ppm: 50_000, also: ['qst', 'gone'] },
    { id: 'qst', name: 'QST', ppm: 95_000, compound: true },
  ],
}
const made = (answer: Shop | Refusal): Shop => {
  if (isRefusal(answer)) throw new Error(answer.message)
  return answer
}
const charged = (shop: Shop, group: string, at = 0) => {
  const { taxRate, taxes = [taxRate] } = lineTaxes(shop, group, at)
  return taxes === 'shares' ? [] : taxes.map(({ id, ppm }) => `${id} ${ppm / 10_000}`)
}

describe('a shop of before there were groups', () => {
  test('has one for each rate, and its products are charged with what they were', () => {
    expect(taxGroupsOf(old).map(({ id, taxIds }) => [id, taxIds])).toEqual([
      ['standard', ['standard']],
      ['gst', ['gst', 'qst', 'gone']],
      ['qst', ['qst']],
    ])
    expect(charged(old, 'standard')).toEqual(['standard 23'])
    expect(charged(old, 'gst')).toEqual(['gst 5', 'qst 9.5'])
    expect(charged(old, 'nowhere')).toEqual(['standard 23'])
  })

  test('has them written down with its first change, and charges the same', () => {
    const shop = made(withTaxRate(old, { id: 'new', name: 'New', ppm: 10_000 }))
    expect(shop.taxGroups).toEqual(taxGroupsOf(old))
    expect(shop.taxRates.some((rate) => 'also' in rate)).toBe(false)
    for (const id of ['standard', 'gst', 'qst']) expect(charged(shop, id)).toEqual(charged(old, id))
  })
})

describe('a tax', () => {
  test('has another percentage from midnight on, and is charged from its first day to its last', () => {
    const [begins, changes, ends] = ['2027-01-01', '2027-07-01', '2028-01-01'].map((day) =>
      startOfDay(day, 'Europe/Dublin'),
    )
    const rate: TaxRate = {
      ...{ id: 'standard', name: 'VAT', ppm: 210_000, from: begins ?? 0, until: ends ?? 0 },
      later: [{ from: changes ?? 0, ppm: 230_000 }],
    }
    const shop = made(withTaxRate(old, rate))
    const at = (text: string) => charged(shop, 'standard', Date.parse(text))
    expect(at('2026-12-31T23:59:59Z')).toEqual([])
    expect(at('2027-01-01T00:00:00Z')).toEqual(['standard 21'])
    // Irish summer time: midnight is an hour before that of Greenwich.
    expect(at('2027-06-30T22:59:59Z')).toEqual(['standard 21'])
    expect(at('2027-06-30T23:00:00Z')).toEqual(['standard 23'])
    expect(at('2028-01-01T00:00:00Z')).toEqual([])
  })

  test.each<[string, Partial<TaxRate>, string]>([
    ['that ends before it begins', { from: 2, until: 1 }, 'ends_before_it_begins'],
    [
      'that changes twice on a day',
      {
        later: [
          { from: 1, ppm: 1 },
          { from: 1, ppm: 2 },
        ],
      },
      'day_twice',
    ],
  ])('%s is refused', (_what, fields, refusal) =>
    expect(withTaxRate(old, { id: 'new', name: 'New', ppm: 1, ...fields })).toMatchObject({ refusal }),
  )

  test('goes only when no group is charged with it', () => {
    expect(withoutTaxRate(old, 'qst')).toMatchObject({ refusal: 'tax_in_use' })
    expect(withoutTaxRate(old, 'none')).toMatchObject({ refusal: 'unknown_tax' })
    const free = made(withTaxRate(old, { id: 'new', name: 'New', ppm: 1 }))
    expect(made(withoutTaxRate(free, 'new')).taxRates).toHaveLength(3)
  })
})

describe('a group', () => {
  const group = (fields: Partial<TaxGroup>): TaxGroup => ({ id: 'quebec', name: 'Quebec', taxIds: [], ...fields })

  test('is charged with several taxes in their order, or with none: what is in it is exempt', () => {
    const shop = made(withTaxGroup(old, group({ taxIds: ['gst', 'qst'] })))
    expect(charged(shop, 'quebec')).toEqual(['gst 5', 'qst 9.5'])
    const exempt = made(withTaxGroup(old, group({ name: 'Exempt' })))
    expect(lineTaxes(exempt, 'quebec', 0)).toEqual({ taxRate: { id: 'quebec', name: 'Exempt', ppm: 0 }, taxes: [] })
  })

  test.each<[string, Partial<TaxGroup>, string, string]>([
    ['with the name of another', { name: ' vat ' }, 'group_name_taken', 'name'],
    ['with a tax that is not there', { taxIds: ['none'] }, 'unknown_tax', 'taxIds'],
    ['with a tax twice', { taxIds: ['gst', 'gst'] }, 'tax_twice', 'taxIds'],
    [
      'that is the first and is to be retired',
      { id: 'standard', name: 'VAT', retired: true },
      'first_group',
      'retired',
    ],
  ])('%s is refused beside its field', (_what, fields, refusal, field) =>
    expect(withTaxGroup(old, group(fields))).toMatchObject({ refusal, field }),
  )
})

test('the group for what names none is chosen, and comes first', () => {
  const rules = { pricesIncludeTax: false, timeZone: 'Europe/Dublin', firstGroupId: 'gst', shippingTax: 'shares' }
  const shop = made(withTaxRules(old, rules))
  expect(shop).toMatchObject({ pricesIncludeTax: false, timeZone: 'Europe/Dublin', shippingTax: 'shares' })
  expect(charged(shop, '')).toEqual(['gst 5', 'qst 9.5'])
  expect(withTaxRules(old, { ...rules, firstGroupId: 'none' })).toMatchObject({ field: 'firstGroupId' })
  expect(withTaxRules(old, { ...rules, shippingTax: 'none' })).toMatchObject({ field: 'shippingTax' })
})

describe('a day of the shop', () => {
  test.each([
    ['2026-12-01', 'Europe/Dublin', '2026-12-01T00:00:00.000Z'],
    ['2026-07-01', 'Europe/Dublin', '2026-06-30T23:00:00.000Z'],
    ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
    ['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
    ['2026-01-01', 'Asia/Kathmandu', '2025-12-31T18:15:00.000Z'],
    ['2026-11-01', 'America/Toronto', '2026-11-01T04:00:00.000Z'],
    // In 2018 São Paulo's clocks went from 23:59 to 01:00: there was no midnight (IANA time zone database).
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'],
    // In 2026 Cairo's go back from midnight to 23:00 on the last Thursday of October: the day begins when it is midnight again.
    ['2026-10-30', 'Africa/Cairo', '2026-10-29T22:00:00.000Z'],
  ])('%s begins in %s at %s', (day, zone, at) => {
    expect(new Date(startOfDay(day, zone)).toISOString()).toBe(at)
    expect(dayAt(startOfDay(day, zone), zone)).toBe(day)
    expect(dayAt(startOfDay(day, zone) - 1, zone)).not.toBe(day)
  })
  test('is followed by the next, also over the end of a year', () => {
    expect([nextDay('2026-12-31'), nextDay('2028-02-28')]).toEqual(['2027-01-01', '2028-02-29'])
  })
  test('needs a time zone that there is', () => {
    expect([isTimeZone('Europe/Dublin'), isTimeZone('Europe/Atlantis')]).toEqual([true, false])
  })
})
