import type { registerMethods } from '../../../shared/contract/register.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import type { PrintJob } from '../../../shared/domain/printing/print-job.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/domain/refusal.ts'
import type { Handlers } from '../../../shared/rpc/contract-types.ts'
import type { Adapters } from '../adapters.ts'
import type { Session } from '../session.ts'
import { theRegister, theShop } from '../settings.ts'
import { watchBoth } from '../watch-both.ts'
import { asFile } from './as-file.ts'
import { noPrinter, receiptJob, testJob } from './jobs.ts'

type Part = Pick<
  typeof registerMethods,
  Extract<keyof typeof registerMethods, `receipts.${string}` | `printing.${string}`>
>

export const printingHandlers = ({ store, runtime, documents }: Adapters): Handlers<Part, Session> => {
  const soldOrder = (orderId: string): Order | Refusal => {
    const order = store.get('orders', orderId)
    if (order === undefined) return refuse('unknown_order', 'That sale is not here.')
    return order.channel === 'counter' && order.state === 'completed'
      ? order
      : refuse('no_receipt', 'There is a receipt once the sale is paid.')
  }
  const changeJob = (jobId: string, change: (job: PrintJob) => PrintJob) =>
    store.commit((transaction) => {
      const job = transaction.get('printJobs', jobId)
      if (job === undefined) return refuse('unknown_job', 'That print job is not here any more.')
      if (job.state === 'waiting' || job.state === 'uncertain') transaction.put('printJobs', change(job))
      return {}
    })
  return {
    'receipts.pdf': async ({ orderId }) => {
      const order = soldOrder(orderId)
      if (isRefusal(order)) return order
      const seller = order.entries.find((entry) => entry.type === 'sold')?.staffId ?? ''
      const pdf = await documents.receiptPdf(order, theShop(store), {
        copy: false,
        staffName: store.get('staff', seller)?.name ?? null,
      })
      return asFile(`Receipt ${order.number}.pdf`, pdf)
    },
    'receipts.print': ({ orderId, jobId }) => {
      const order = soldOrder(orderId)
      if (isRefusal(order)) return order
      const register = theRegister(store)
      if (register.printer === null) return noPrinter
      store.commit((transaction) => {
        if (transaction.get('printJobs', jobId) === undefined)
          transaction.put('printJobs', receiptJob(jobId, register.id, order.id, true, runtime.now()))
      })
      return {}
    },
    'printing.jobs': (_payload, _session, push) =>
      watchBoth<PrintJob[], PrintJob[]>(
        (listener) =>
          store.watch(
            'printJobs',
            { selector: { state: { $in: ['waiting', 'sending', 'uncertain'] } }, sort: [{ dueAt: 'asc' }] },
            listener,
          ),
        (listener) =>
          store.watch('printJobs', { selector: { state: 'printed' }, sort: [{ dueAt: 'desc' }], limit: 1 }, listener),
        (open, printed) => push([...open, ...printed]),
      ),
    'printing.retry': ({ jobId }) =>
      changeJob(jobId, (job) => ({
        ...job,
        state: 'waiting',
        copy: job.copy || job.state === 'uncertain',
        dueAt: runtime.now(),
      })),
    'printing.dismiss': ({ jobId }) => changeJob(jobId, (job) => ({ ...job, state: 'cancelled', problem: null })),
    'printing.test': ({ jobId }) => {
      const register = theRegister(store)
      if (register.printer === null) return noPrinter
      store.commit((transaction) => {
        if (transaction.get('printJobs', jobId) === undefined)
          transaction.put('printJobs', testJob(jobId, register.id, runtime.now()))
      })
      return {}
    },
  }
}
