import { appendJournal } from '../../../../electron/order-manager/journal/append.ts'
import { theRegister } from '../../../../electron/order-manager/settings.ts'
import { say } from './say.ts'
import type { Trade } from './trade.ts'

/** Goods come back over the counter: an order of its own with the next receipt number, their movements and the journal, in one commit. */
export const takeBack = ({ adapters, random }: Trade): void => {
  const { store, runtime } = adapters
  const sold = store.find('orders', {
    selector: { channel: 'counter', placedAt: { $gt: 0 } },
    sort: [{ placedAt: 'desc' }],
    limit: 10,
  })
  if (sold.length === 0) return
  const original = random.pick(sold)
  const number = store.commit((transaction) => {
    const register = theRegister(transaction)
    const counter = register.lastReceipt + 1
    const receipt = `${register.prefix}-${String(counter).padStart(6, '0')}`
    const now = runtime.now()
    const back = { ...original, id: runtime.newId(), number: receipt, createdAt: now, placedAt: now, updatedAt: now }
    transaction.put('orders', back)
    transaction.put('settings', { ...register, lastReceipt: counter })
    for (const line of back.lines) {
      if (line.variantId === null) continue
      transaction.put('movements', {
        id: `${back.id}:return:${line.id}`,
        variantId: line.variantId,
        locationId: back.locationId,
        quantity: line.quantity,
        reason: 'correction',
        orderId: back.id,
        at: now,
      })
    }
    const facts = { number: receipt, original: original.number, total: -back.totals.total }
    appendJournal(transaction, runtime, { staffId: null, what: 'return', subject: back.id, facts })
    return receipt
  })
  say({ say: 'receipt', number })
}
