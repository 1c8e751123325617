import type { Order } from '../orders/order.ts'

/** Money that moved at a gateway, as one side has it in its books. */
export interface Booked {
  /** The gateway's own id of the capture or refund. */
  readonly id: string
  readonly kind: 'capture' | 'refund'
  /** Minor units, never negative, of an ISO 4217 currency. */
  readonly amount: number
  readonly currency: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly orderId: string | null
  readonly orderNumber: string | null
}

/** What an order's entries say was captured and paid back at its gateway. */
export const bookedBy = (order: Pick<Order, 'id' | 'number' | 'currency' | 'entries'>): Booked[] =>
  order.entries.flatMap((entry): Booked[] => {
    if (entry.type !== 'paymentCaptured' && entry.type !== 'paymentRefunded') return []
    const { amount, at } = entry
    const names =
      entry.type === 'paymentCaptured'
        ? ({ id: entry.captureId, kind: 'capture' } as const)
        : ({ id: entry.refundId, kind: 'refund' } as const)
    return [{ ...names, amount, currency: order.currency, at, orderId: order.id, orderNumber: order.number }]
  })
