import { decideStock } from '../../../shared/domain/orders/decide-online.ts'
import { decideSplit, type Split } from '../../../shared/domain/orders/decide-split.ts'
import type { Happening } from '../../../shared/domain/orders/entries.ts'
import type { LineAmount } from '../../../shared/domain/orders/online-facts.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/domain/refusal.ts'
import type { Adapters } from '../adapters.ts'
import { sharingOf } from '../effects/gateway-of.ts'
import { appendEntries, beginOrder } from '../orders/write.ts'
import type { Transaction } from '../ports/store.ts'
import { nextNumber, peekNumber, tellOfOrder } from './accept-order.ts'
import { writeDecided } from './change-order.ts'

interface SplitAsked {
  readonly orderId: string
  readonly newOrderId: string
  readonly lines: readonly LineAmount[]
  readonly reason: string
}

/**
 * Makes two orders of one, in one commit: the new order, what is left of the old one, and who shares its money. Answers with
 * the new number. Refuses `unknown_order`, and as `decideSplit`.
 */
export const createSplitOrder =
  (adapters: Pick<Adapters, 'store' | 'runtime'> & { readonly gateways: Pick<Adapters['gateways'], 'kinds'> }) =>
  (staffId: string | null, { orderId, newOrderId, lines, reason }: SplitAsked): { number: string } | Refusal =>
    adapters.store.commit((transaction) => {
      const { runtime } = adapters
      const order = transaction.get('orders', orderId)
      if (order === undefined) return refuse('unknown_order', 'That order is not here.')
      const known = transaction.get('orders', newOrderId)
      if (known?.splitFrom?.id === orderId) return { number: known.number }
      const split = decideSplit(order, {
        orderId: newOrderId,
        number: peekNumber(transaction),
        lines: lines.map((line) => ({ ...line, as: runtime.newId() })),
        reason,
        paymentId: runtime.newId(),
        sharing: sharingOf(adapters, order),
      })
      if (isRefusal(split)) return split
      const number = nextNumber(transaction)
      writePurse(transaction, adapters, staffId, split)
      // The old order lets its goods go first, so that the new one finds them.
      writeDecided(transaction, runtime, staffId, transaction.get('orders', orderId) ?? order, split.origin)
      const part = [...split.part, ...stockOfPart(transaction, runtime.now(), order, split.part)]
      tellOfOrder(transaction, runtime, staffId, beginOrder(transaction, runtime, staffId, newOrderId, part))
      return { number }
    })

const writePurse = (
  transaction: Transaction,
  { runtime }: Pick<Adapters, 'runtime'>,
  staffId: string | null,
  { purse }: Split,
): void => {
  const holder = purse === null ? undefined : transaction.get('orders', purse.orderId)
  if (purse !== null && holder !== undefined) appendEntries(transaction, runtime, staffId, holder, [purse.happening])
}

/** Of an order that waits for goods: whether those of the new one are there. What is on hold goes on waiting. */
const stockOfPart = (
  transaction: Transaction,
  at: number,
  { payment, locationId, expectedAt = at, held }: Order,
  [placed]: readonly Happening[],
): Happening[] => {
  if (payment !== 'none' || placed?.type !== 'placed') return []
  const stock = decideStock(placed.lines, locationId, (variantId) => transaction.stockLevel(variantId, locationId))
  if (stock.type === 'stockReserved' && held === undefined) return [stock]
  const missing = stock.type === 'stockShort' ? stock.missing : []
  return [
    { type: 'stockAwaited', missing, expectedAt },
    ...(held === undefined ? [] : [{ type: 'held' as const, reason: held.reason, until: held.until }]),
  ]
}
