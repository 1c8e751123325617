import { describe, expect, test } from 'vitest'
import { listedPrice, type PriceList } from '../../../shared/domain/pricing/price-list.ts'
import { couponCode, couponRefusal, type Offer, onOffer } from '../../../shared/domain/pricing/promotions/offer.ts'

const offer = (fields: Partial<Offer> = {}): Offer => ({
  id: 'spring',
  name: 'Spring sale',
  reward: { kind: 'orderPercent', ppm: 100_000 },
  ...{
    minimum: null,
    combinable: true,
    from: null,
    until: null,
    code: null,
    limit: null,
    used: 0,
    customerGroup: null,
  },
  ...fields,
})
const now = { at: 1000, customerGroup: null, coupons: [] as string[] }
const ids = (...args: Parameters<typeof onOffer>) => onOffer(...args).map(({ id }) => id)

describe('a promotion is on offer', () => {
  test('from its first moment until just before its last', () => {
    const limited = offer({ from: 1000, until: 2000 })
    expect([999, 1000, 1999, 2000].map((at) => ids([limited], { ...now, at }).length)).toEqual([0, 1, 1, 0])
  })
  test('to the group that it is for', () => {
    const trade = offer({ customerGroup: 'trade' })
    expect(ids([trade], now)).toEqual([])
    expect(ids([trade], { ...now, customerGroup: 'trade' })).toEqual(['spring'])
  })
  test('with its coupon, as often as it may be used', () => {
    const coupon = offer({ code: 'SPRING', limit: 2, used: 1 })
    expect(ids([coupon], now)).toEqual([])
    expect(ids([coupon], { ...now, coupons: ['SPRING'] })).toEqual(['spring'])
    expect(ids([{ ...coupon, used: 2 }], { ...now, coupons: ['SPRING'] })).toEqual([])
  })
  test('and then says nothing more of when and for whom', () => {
    expect(Object.keys(onOffer([offer()], now)[0] ?? {}).sort()).toEqual([
      'combinable',
      'id',
      'minimum',
      'name',
      'reward',
    ])
  })
})

describe('a coupon', () => {
  const offers = [offer({ code: 'SPRING', from: 500, until: 2000, limit: 3, customerGroup: 'trade' })]
  test.each([
    ['OTHER', {}, {}, 'unknown_coupon'],
    ['SPRING', { at: 499 }, {}, 'coupon_not_yet'],
    ['SPRING', { at: 2000 }, {}, 'coupon_over'],
    ['SPRING', {}, { used: 3 }, 'coupon_used_up'],
    ['SPRING', { customerGroup: null }, {}, 'coupon_for_others'],
  ])('%s at %j is refused beside its field: %s', (code, occasion, changed, refusal) => {
    const given = offers.map((one) => ({ ...one, ...changed }))
    expect(couponRefusal(given, code, { at: 1000, customerGroup: 'trade', ...occasion })).toMatchObject({
      refusal,
      field: 'code',
    })
  })
  test('that is good is not refused, and it does not matter how it was typed', () => {
    expect(couponRefusal(offers, couponCode('  spring '), { at: 1000, customerGroup: 'trade' })).toBeNull()
  })
})

describe('price lists', () => {
  const variant = { id: 'mug', price: 1000 }
  const list = (id: string, fields: Partial<PriceList> = {}): PriceList => ({
    ...{ id, name: id, customerGroup: null, from: null, until: null, prices: {}, ppmOff: null },
    ...fields,
  })

  test('have no price for what they don’t name', () => {
    expect(listedPrice([list('a', { prices: { cup: 1 } })], variant, 0, null)).toBeNull()
    expect(listedPrice([list('a', { prices: { cup: 1 } })], { id: 'constructor', price: 5 }, 0, null)).toBeNull()
  })
  test('the lowest price counts, also above the catalog’s', () => {
    const lists = [list('a', { prices: { mug: 1200 } }), list('b', { prices: { mug: 1100 } })]
    expect(listedPrice(lists, variant, 0, null)).toEqual({ price: 1100, list: { id: 'b', name: 'b' } })
  })
  test('are for a time and a group', () => {
    const lists = [
      list('trade', { customerGroup: 'trade', prices: { mug: 700 } }),
      list('sale', { from: 100, until: 200, ppmOff: 150_000 }),
    ]
    expect(listedPrice(lists, variant, 50, null)).toBeNull()
    expect(listedPrice(lists, variant, 150, null)?.price).toBe(850)
    expect(listedPrice(lists, variant, 150, 'trade')?.price).toBe(700)
    expect(listedPrice(lists, variant, 200, 'staff')).toBeNull()
  })
})
