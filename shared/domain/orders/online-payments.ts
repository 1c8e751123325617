import type { Effect } from './effects.ts'
import type { Order, Payment } from './order.ts'

export type OnlinePayment = Extract<Payment, { readonly tender: 'online' }>

/** What pays for an online order: one payment, or one for each order that was merged into it. */
export const onlinePayments = ({ payments }: Pick<Order, 'payments'>): OnlinePayment[] =>
  payments.filter((one) => one.tender === 'online')

/** The payment that an effect is about. */
export const paymentOf = (
  order: Pick<Order, 'payments' | 'refunds'>,
  { id, kind, paymentId }: Pick<Effect, 'id' | 'kind' | 'paymentId'>,
): OnlinePayment | undefined => {
  const meant = kind === 'refund' ? order.refunds?.find((one) => id === `${one.id}:refund`)?.paymentId : paymentId
  const all = onlinePayments(order)
  return meant === undefined ? all[0] : all.find((one) => one.id === meant)
}

/**
 * How much of each payment is collected of what the order costs, in minor units: the first as far as it goes, then the next. One
 * alone is collected of whatever it costs.
 */
export const toCollect = (order: Pick<Order, 'payments' | 'totals'>): ReadonlyMap<string, number> => {
  const all = onlinePayments(order)
  let left = order.totals.total
  return new Map(
    all.map(({ id, amount }) => {
      const part = all.length === 1 ? left : Math.min(amount, left)
      left -= part
      return [id, part]
    }),
  )
}
