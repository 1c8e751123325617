import type { LayawayRow, layawayMethods } from '../../../shared/contract/layaways.ts'
import { isOverdue } from '../../../shared/domain/orders/layaway.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { dueOf, paidOf } from '../../../shared/domain/orders/payments.ts'
import { isRefusal, refuse } from '../../../shared/domain/refusal.ts'
import { dayAt } from '../../../shared/domain/settings/shop-day.ts'
import type { Handlers } from '../../../shared/rpc/contract-types.ts'
import type { Adapters } from '../adapters.ts'
import { atMostEvery } from '../at-most-every.ts'
import { noPrinter, proofJob } from '../printing/jobs.ts'
import { cartIn } from '../register/cart.ts'
import type { Session } from '../session.ts'
import { theRegister, theShop, timeZoneOf } from '../settings.ts'
import type { Approvals } from '../staff/approvals.ts'
import { createCancelLayaway } from './cancel.ts'
import { createSetAside } from './set-aside.ts'

/** Milliseconds: a list on screen needs not every sale that is rung up meanwhile. */
const pushEvery = 500
/** Enough lines to know it by. */
const shownLines = 3

export const layawayHandlers = (adapters: Adapters, approvals: Approvals): Handlers<typeof layawayMethods, Session> => {
  const { store, runtime } = adapters
  const setAside = createSetAside(adapters)
  const cancel = createCancelLayaway(adapters, approvals)
  return {
    'layaways.list': ({ text, limit }, _session, push) => {
      const tell = (): void => {
        const today = dayAt(runtime.now(), timeZoneOf(theShop(store)))
        const found = store.setAside(text, limit + 1)
        push({ rows: found.slice(0, limit).flatMap((order) => rowOf(order, today)), more: found.length > limit })
      }
      const seldom = atMostEvery(pushEvery, runtime, tell)
      seldom.ask()
      const stop = store.onCommit((changed) => {
        if (changed.has('orders')) seldom.ask()
      })
      return () => {
        stop()
        seldom.stop()
      }
    },
    'layaways.setAside': ({ orderId, heldUntil }, { staffId }) => setAside(staffId, orderId, heldUntil),
    'layaways.cancel': (payload, session) =>
      cancel({ session, method: 'layaways.cancel', payload }, payload.orderId, payload.reason),
    'layaways.print': ({ orderId, jobId }) => {
      const order = cartIn(store, orderId)
      if (isRefusal(order)) return order
      const proof = order.layaway?.proofs.at(-1)
      if (proof === undefined) return refuse('not_set_aside', 'Nothing of this was ever set aside.')
      const register = theRegister(store)
      if (register.printer === null) return noPrinter
      store.commit((transaction) => {
        if (transaction.get('printJobs', jobId) === undefined)
          transaction.put('printJobs', proofJob(jobId, register.id, { orderId, proof, copy: true }, runtime.now()))
      })
      return {}
    },
  }
}

const rowOf = (order: Order, today: string): LayawayRow[] => {
  const { layaway, customer, lines } = order
  if (layaway === undefined) return []
  return [
    {
      orderId: order.id,
      number: layaway.number,
      proof: layaway.proofs.at(-1) ?? layaway.number,
      customerName: customer?.name ?? '',
      customerPhone: customer?.phone ?? '',
      lines: lines.slice(0, shownLines).map(({ name }) => name),
      lineCount: lines.length,
      total: order.totals.total,
      paid: paidOf(order),
      due: dueOf(order),
      heldUntil: layaway.heldUntil,
      overdue: isOverdue(layaway, today),
    },
  ]
}
