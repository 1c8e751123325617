import type { Goods } from '../../../shared/domain/pricing/promotions/goods.ts'
import { timesUsed } from '../../../shared/domain/pricing/promotions/offer.ts'
import type { Reward } from '../../../shared/domain/pricing/promotions/promotion.ts'
import type { PromotionSetting } from '../../../shared/domain/settings/settings.ts'
import type { Format } from '../../stores/shop.ts'

const goodsText = (goods: Goods): string => {
  switch (goods.kind) {
    case 'everything':
      return 'any products'
    case 'categories':
      return goods.names.join(', ')
    case 'products':
      return goods.ids.length === 1 ? 'one product' : `${goods.ids.length} products`
  }
}

/** What a promotion takes off, in a line: “20% off Bakery”. */
export const rewardText = (reward: Reward, format: Pick<Format, 'money' | 'rate'>): string => {
  switch (reward.kind) {
    case 'percent':
      return `${format.rate(reward.ppm)} off ${goodsText(reward.on)}`
    case 'amount':
      return `${format.money(reward.amount)} off each of ${goodsText(reward.on)}`
    case 'orderPercent':
      return `${format.rate(reward.ppm)} off the whole order`
    case 'orderAmount':
      return `${format.money(reward.amount)} off the whole order`
    case 'buyGet': {
      const got = reward.get === null ? 'of the same' : `of ${goodsText(reward.get)}`
      const price = reward.ppm === 1_000_000 ? 'free' : `at ${format.rate(reward.ppm)} off`
      return `Buy ${reward.buyUnits} of ${goodsText(reward.buy)}, get ${reward.getUnits} ${got} ${price}`
    }
    case 'bundle':
      return `${reward.parts.map(({ of, units }) => `${units} of ${goodsText(of)}`).join(' and ')} for ${format.money(reward.price)}`
  }
}

type Standing = 'Ended' | 'Used up' | 'Not yet' | 'Running'

/** Where a promotion stands at the moment `now`, milliseconds since 1970. */
export const standingOf = (promotion: PromotionSetting, now: number): Standing => {
  const { from, until, limit } = promotion
  if (until !== null && until <= now) return 'Ended'
  if (limit !== null && timesUsed(promotion) >= limit) return 'Used up'
  return from !== null && from > now ? 'Not yet' : 'Running'
}
