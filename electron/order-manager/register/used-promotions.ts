import type { Order } from '../../../shared/domain/orders/order.ts'
import { timesUsed, usedBy } from '../../../shared/domain/pricing/promotions/offer.ts'
import { pricedLines } from '../../../shared/domain/pricing/stored.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/domain/refusal.ts'
import type { PromotionSetting } from '../../../shared/domain/settings/settings.ts'
import { type Exposure, oneMoreUse } from '../../../shared/domain/shares/exposure.ts'
import type { Reader, Transaction } from '../ports/store.ts'
import { exposure, exposureLimits, hasHub, theDevice } from '../settings.ts'

interface Used {
  readonly promotions: readonly PromotionSetting[]
  readonly exposure: Exposure
}

/**
 * The promotions with a limit that this sale uses, each counted once more. Refuses `coupon_used_up` where another sale
 * was faster: the cart still counts on it; and `exposure_used` where this till has used it as often as it may on its own.
 */
export const usedPromotions = (reader: Reader, order: Order): Used | Refusal => {
  const ids = new Set(pricedLines(order).flatMap(({ discounts }) => discounts.map(({ id }) => id)))
  const own = usedBy(theDevice(reader).deviceId)
  const counted: PromotionSetting[] = []
  const before = exposure(reader)
  let { uses } = before
  for (const id of ids) {
    const promotion = id === '' ? undefined : reader.get('settings', id)
    if (promotion?.kind !== 'promotion' || promotion.limit === null) continue
    if (timesUsed(promotion) >= promotion.limit)
      return refuse(
        'coupon_used_up',
        `“${promotion.name}” has been used as often as it may be. Change the cart, and its price is worked out anew.`,
      )
    const more = hasHub(reader) ? oneMoreUse({ uses }, exposureLimits(reader), promotion) : uses
    if (isRefusal(more)) return more
    uses = more
    counted.push({ ...promotion, [own]: (promotion[own] ?? 0) + 1 })
  }
  return { promotions: counted, exposure: { ...before, uses } }
}

/** Writes what a sale used, in its commit. */
export const putUsed = (transaction: Transaction, { promotions, exposure: next }: Used): void => {
  for (const promotion of promotions) transaction.put('settings', promotion)
  if (promotions.length > 0 && hasHub(transaction)) transaction.put('settings', next)
}
