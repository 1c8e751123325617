import { damagedGoods, type Movement } from '../../../shared/domain/inventory/movement.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { goodsIn } from '../../../shared/domain/shares/share.ts'
import type { Shift } from '../../../shared/domain/shifts/shift.ts'
import { appendJournal } from '../journal/append.ts'
import type { Runtime } from '../ports/runtime.ts'
import type { Transaction } from '../ports/store.ts'
import { receiptJob } from '../printing/jobs.ts'
import { theRegister } from '../settings.ts'
import { spendShares } from '../shares/spend.ts'
import { addSale } from '../shifts/write.ts'

/** What a closed order brings with it, in its commit: receipt number, takings, stock, journal, and paper. */
export const closeSale = (
  transaction: Transaction,
  runtime: Runtime,
  staffId: string | null,
  shift: Shift,
  sold: Order,
): void => {
  const register = theRegister(transaction)
  transaction.put('settings', { ...register, lastReceipt: register.lastReceipt + 1 })
  transaction.put('shifts', addSale(shift, sold))
  for (const movement of movementsOf(sold, 'sale')) transaction.put('movements', movement)
  // What was set aside was taken off its till's share then.
  if (sold.layaway === undefined)
    spendShares(
      transaction,
      [...goodsIn(sold.lines)].flatMap(([variantId, quantity]) =>
        quantity > 0 ? [{ variantId, locationId: sold.locationId, quantity }] : [],
      ),
    )
  appendJournal(transaction, runtime, {
    staffId,
    what: sold.lines.some(({ returned }) => returned !== undefined) ? 'return' : 'sale',
    subject: sold.id,
    facts: {
      number: sold.number,
      total: sold.totals.total,
      tax: sold.totals.tax,
      currency: sold.currency,
      tender: [...new Set(sold.payments.map(({ tender }) => tender))].join('+'),
      entries: runtime.sha256(JSON.stringify(sold.entries)),
    },
  })
  if (register.printer !== null)
    transaction.put('printJobs', receiptJob(runtime.newId(), register.id, sold.id, false, runtime.now()))
}

/**
 * What leaves the location with an order, and what comes back to it or is laid aside as damaged; ids derive from the entry
 * that caused it, so that a replay changes nothing.
 */
export const movementsOf = (order: Order, reason: Movement['reason']): Movement[] => {
  const cause = order.entries.at(-1)
  if (cause === undefined) return []
  return order.lines.flatMap((line) =>
    line.variantId === null || !line.tracked
      ? []
      : [
          {
            id: `${order.id}:${cause.id}:${line.id}`,
            variantId: line.variantId,
            locationId: line.returned?.restock === false ? damagedGoods : order.locationId,
            quantity: -line.quantity,
            reason: line.returned === undefined ? reason : 'return',
            orderId: order.id,
            at: cause.at,
          },
        ],
  )
}
