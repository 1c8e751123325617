import { provenBy } from '../../../shared/domain/orders/proven.ts'
import type { PrintJob } from '../../../shared/domain/printing/print-job.ts'
import type { Register } from '../../../shared/domain/settings/settings.ts'
import type { Adapters } from '../adapters.ts'
import { theShop } from '../settings.ts'
import { reportIfAny, reportView } from '../shifts/statements.ts'

const longestWait = 60_000
/** Milliseconds after something could not be written down: the disk is full, most likely, and stays so for a while. */
const faultPause = 5000

/** Sends waiting jobs to the register's printer, one after the other; the sale never waits for it. */
export const createPrintRunner = ({ store, runtime, printer, documents, log }: Adapters) => {
  let busy: Promise<void> | null = null
  let running = false
  let callOff = () => {}
  let stopListening = () => {}

  const bytesOf = (job: PrintJob, register: Register & { printer: NonNullable<Register['printer']> }): Uint8Array => {
    const shop = theShop(store)
    if (job.kind === 'test') return documents.testPageBytes(shop, register.printer)
    if (job.kind === 'report') {
      const report = reportIfAny(store, job.reportId ?? '')
      if (report === undefined) throw new Error(`The report of print job ${job.id} is not there.`)
      const currencyDisplay = documents.canPrintCurrency(shop) ? 'symbol' : 'code'
      const view = reportView(store, report, { blind: job.blind ?? false, currencyDisplay })
      return documents.shiftReportBytes(view, register.printer.columns)
    }
    if (job.kind === 'drawer') return documents.drawerBytes()
    const order = store.get('orders', job.orderId ?? '')
    if (order === undefined) throw new Error(`The order of print job ${job.id} is not there.`)
    const nameOf = (staffId: string | null) => (staffId === null ? null : (store.get('staff', staffId)?.name ?? null))
    if (job.kind === 'proof') {
      const proven = provenBy(order, job.proof ?? '')
      if (proven === undefined) throw new Error(`The proof of print job ${job.id} is not there.`)
      return documents.proofBytes(proven, shop, register, { copy: job.copy, staffName: nameOf(proven.staffId) })
    }
    const staffName = nameOf(order.entries.find((entry) => entry.type === 'sold')?.staffId ?? null)
    return documents.receiptBytes(order, shop, register, { copy: job.copy, staffName })
  }

  const print = async (job: PrintJob): Promise<void> => {
    const register = store.get('settings', job.registerId)
    const finish = (change: Partial<PrintJob>) => {
      store.commit((transaction) => {
        const current = transaction.get('printJobs', job.id)
        if (current?.state === 'sending') transaction.put('printJobs', { ...current, ...change })
      })
    }
    store.commit((transaction) =>
      transaction.put('printJobs', { ...job, state: 'sending', attempts: job.attempts + 1 }),
    )
    const wait = (problem: string): Partial<PrintJob> => ({
      state: 'waiting',
      problem,
      dueAt: runtime.now() + Math.min(longestWait, 2000 * 2 ** Math.min(job.attempts, 10)),
    })
    if (register?.kind !== 'register' || register.printer === null)
      return finish(wait('No printer is set up. Enter one under Settings.'))
    try {
      const sent = await printer.send(register.printer, bytesOf(job, { ...register, printer: register.printer }))
      if (sent.outcome === 'printed') finish({ state: 'printed', problem: null })
      else finish(sent.outcome === 'uncertain' ? { state: 'uncertain', problem: sent.problem } : wait(sent.problem))
    } catch (error) {
      log.error({ job: job.id, error: String(error) }, 'print job failed')
      finish(wait('This could not be made; the log says why.'))
    }
  }

  const pump = () => {
    if (!running || busy !== null) return
    callOff()
    const [job] = store.find('printJobs', { selector: { state: 'waiting' }, sort: [{ dueAt: 'asc' }], limit: 1 })
    if (job === undefined) return
    const wait = job.dueAt - runtime.now()
    // Further off than any wait of ours: the clock was set back meanwhile.
    if (wait > 0 && wait <= longestWait) {
      callOff = runtime.after(wait, pump)
      return
    }
    busy = print(job)
      .catch((error: unknown) => {
        log.error({ job: job.id, error: String(error) }, 'print job not recorded')
        return recover()
      })
      .finally(() => {
        busy = null
        pump()
      })
  }

  /** What was on its way and is not known to have ended may be on paper or not: a person looks. */
  const settle = (what: string) =>
    store.commit((transaction) => {
      for (const job of transaction.find('printJobs', { selector: { state: 'sending' } }))
        transaction.put('printJobs', {
          ...job,
          state: 'uncertain',
          problem: `${what} Look at the paper: print it again, or dismiss it.`,
        })
    })

  /** After a fault: tries again after a pause only, or nothing else would have its turn. */
  const recover = async (): Promise<void> => {
    await new Promise<void>((resolve) => runtime.after(faultPause, resolve))
    if (!running) return
    try {
      settle('Nobody could write down whether this was printed.')
    } catch (error) {
      log.error({ error: String(error) }, 'print jobs not recorded')
      await recover()
    }
  }

  return {
    start: () => {
      running = true
      settle('Tillhouse ended while this was printing.')
      stopListening = store.onCommit((changed) => {
        if (changed.has('printJobs')) callOff = runtime.after(0, pump)
      })
      pump()
    },
    stop: async () => {
      // At once: nothing new goes to the printer that could not be recorded as printed any more.
      running = false
      stopListening()
      callOff()
      await Promise.race([busy ?? Promise.resolve(), new Promise<void>((resolve) => runtime.after(2000, resolve))])
    },
  }
}
