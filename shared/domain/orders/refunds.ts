import { sum } from '../money/money.ts'
import type { Effect } from './effects.ts'
import type { OnlineRefund } from './online-facts.ts'
import { onlinePayments, paymentOf, toCollect } from './online-payments.ts'
import type { Access, Order } from './order.ts'

/** The money of an online order has been collected; some of it may have gone back since. */
export const isCollected = ({ payment }: Pick<Order, 'payment'>): boolean =>
  payment === 'captured' || payment === 'partRefunded' || payment === 'refunded'

const stands = ({ state }: OnlineRefund): boolean => state !== 'refused'

/** What was collected of an online order, in minor units. */
export const collected = ({ payments }: Pick<Order, 'payments'>): number =>
  sum(payments.map((one) => (one.tender === 'online' && one.captureId !== null ? one.amount : 0)))

/** What has gone back of it, or is on its way; minor units. */
export const goneBack = ({ refunds = [] }: Pick<Order, 'refunds'>): number =>
  sum(refunds.filter(stands).map(({ amount }) => amount))

/** What can still go back of it; minor units. */
export const refundable = (order: Pick<Order, 'payments' | 'refunds'>): number => collected(order) - goneBack(order)

/** What has gone back for certain; minor units. */
export const refunded = ({ refunds = [] }: Pick<Order, 'refunds'>): number =>
  sum(refunds.filter(({ state }) => state === 'refunded').map(({ amount }) => amount))

/** The goods that money went back for, or is on its way for: thousandths by the line's id. */
export const refundedGoods = ({ refunds = [] }: Pick<Order, 'refunds'>): ReadonlyMap<string, number> => {
  const goods = new Map<string, number>()
  for (const { lines } of refunds.filter(stands))
    for (const { lineId, quantity } of lines) goods.set(lineId, (goods.get(lineId) ?? 0) + quantity)
  return goods
}

/** What an effect moves, in minor units: a refund its own amount, of several payments each its part, else what the order costs. */
export const amountOf = (
  order: Pick<Order, 'totals' | 'refunds' | 'payments'>,
  effect: Pick<Effect, 'id' | 'kind' | 'paymentId'>,
): number => {
  if (effect.kind === 'refund') return order.refunds?.find(({ id }) => effect.id === `${id}:refund`)?.amount ?? 0
  const paid = paymentOf(order, effect)
  if (paid === undefined || onlinePayments(order).length === 1) return order.totals.total
  return effect.kind === 'capture' ? (toCollect(order).get(paid.id) ?? 0) : paid.amount
}

/** What can still go back of each of its captures, in minor units, by the payment's id. */
export const refundableByPayment = (order: Pick<Order, 'payments' | 'refunds'>): ReadonlyMap<string, number> => {
  const [first] = onlinePayments(order)
  const left = new Map(onlinePayments(order).map((one) => [one.id, one.captureId === null ? 0 : one.amount]))
  for (const { paymentId = first?.id ?? '', amount } of (order.refunds ?? []).filter(stands))
    left.set(paymentId, (left.get(paymentId) ?? 0) - amount)
  return left
}

/** Links and keys once what they were bought for has been paid back: the newest are revoked first, all of them with all of the money. */
export const withRevoked = (order: Pick<Order, 'access' | 'payment' | 'refunds'>): readonly Access[] => {
  const done = refundedGoods({ refunds: (order.refunds ?? []).filter(({ state }) => state === 'refunded') })
  const open = new Map([...done].map(([lineId, quantity]) => [lineId, quantity / 1000]))
  return order.access
    .toReversed()
    .map((access): Access => {
      const left = open.get(access.lineId) ?? 0
      open.set(access.lineId, left - 1)
      return left > 0 || order.payment === 'refunded' ? { ...access, revoked: true } : access
    })
    .toReversed()
}
