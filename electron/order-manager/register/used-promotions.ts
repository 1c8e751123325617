import type { Order } from '../../../shared/domain/orders/order.ts'
import { pricedLines } from '../../../shared/domain/pricing/stored.ts'
import { type Refusal, refuse } from '../../../shared/domain/refusal.ts'
import type { PromotionSetting } from '../../../shared/domain/settings/settings.ts'
import type { Reader } from '../ports/store.ts'

/**
 * The promotions with a limit that this sale uses, each counted once more. Refuses `coupon_used_up` where another sale
 * was faster: the cart still counts on it.
 */
export const usedPromotions = (reader: Reader, order: Order): PromotionSetting[] | Refusal => {
  const ids = new Set(pricedLines(order).flatMap(({ discounts }) => discounts.map(({ id }) => id)))
  const counted: PromotionSetting[] = []
  for (const id of ids) {
    const promotion = id === '' ? undefined : reader.get('settings', id)
    if (promotion?.kind !== 'promotion' || promotion.limit === null) continue
    if (promotion.used >= promotion.limit)
      return refuse(
        'coupon_used_up',
        `“${promotion.name}” has been used as often as it may be. Change the cart, and its price is worked out anew.`,
      )
    counted.push({ ...promotion, used: promotion.used + 1 })
  }
  return counted
}
