import type { shiftMethods } from '../../../shared/contract/shifts.ts'
import { isRefusal, type Refusal } from '../../../shared/domain/refusal.ts'
import type { ShiftReport } from '../../../shared/domain/shifts/report.ts'
import type { Handlers } from '../../../shared/rpc/contract-types.ts'
import type { Adapters } from '../adapters.ts'
import { atMostEvery } from '../at-most-every.ts'
import { appendJournal } from '../journal/append.ts'
import type { CollectionName } from '../ports/store.ts'
import { asFile } from '../printing/as-file.ts'
import { noPrinter, reportJob } from '../printing/jobs.ts'
import type { Session } from '../session.ts'
import { theRegister, theShop } from '../settings.ts'
import { createShifts, unknownReport } from './shifts.ts'
import { currentShift, isBlind, reportIfAny, reportView, rowOf } from './statements.ts'

/** Milliseconds: every sale changes the shift, and a screen that shows it needs not all of them. */
const pushEvery = 500

const made = (report: ShiftReport | Refusal) =>
  isRefusal(report) ? report : { reportId: report.id, number: report.number }

export const shiftHandlers = (adapters: Adapters): Handlers<typeof shiftMethods, Session> => {
  const { store, runtime, documents } = adapters
  const shifts = createShifts(adapters)
  /** Pushes now, and soon after each commit that wrote to one of the collections. */
  const follow = (collections: readonly CollectionName[], push: () => void): (() => void) => {
    const seldom = atMostEvery(pushEvery, runtime, push)
    seldom.ask()
    const stop = store.onCommit((changed) => {
      if (collections.some((name) => changed.has(name))) seldom.ask()
    })
    return () => {
      stop()
      seldom.stop()
    }
  }
  return {
    'shifts.current': (_payload, { staffId }, push) =>
      follow(['shifts', 'settings', 'orders', 'printJobs'], () => push(currentShift(store, staffId, runtime.now()))),
    'shifts.open': ({ shiftId, float }, { staffId }) => shifts.open(staffId, shiftId, float),
    'shifts.moveCash': ({ moveId, move, amount, reason }, { staffId }) =>
      shifts.move(staffId, { move, amount, reason, cause: moveId }),
    'shifts.takeX': ({ reportId }, { staffId }) => made(shifts.takeX(staffId, reportId)),
    'shifts.close': ({ reportId, count, reason }, { staffId }) =>
      made(shifts.close(staffId, { reportId, count, reason, blind: isBlind(store, staffId) })),
    'shifts.explain': ({ reportId, reason }, { staffId }) => shifts.explain(staffId, reportId, reason),
    'shifts.reports': ({ limit }, { staffId }, push) =>
      follow(['shifts', 'settings'], () => {
        const found = store.find('shifts', {
          selector: { kind: 'report' },
          sort: [{ at: 'desc' }],
          limit: limit + 1,
        })
        const blind = isBlind(store, staffId)
        const reports = found.flatMap((one) => (one.kind === 'report' ? [rowOf(store, one, blind)] : []))
        push({ reports: reports.slice(0, limit), more: reports.length > limit })
      }),
    'shifts.report': ({ reportId }, { staffId }) => {
      const report = reportIfAny(store, reportId)
      return report === undefined ? unknownReport : reportView(store, report, { blind: isBlind(store, staffId) })
    },
    'shifts.pdf': async ({ reportId }, { staffId }) => {
      const report = reportIfAny(store, reportId)
      if (report === undefined) return unknownReport
      const view = reportView(store, report, { blind: isBlind(store, staffId) })
      return asFile(`${view.title} ${view.number}.pdf`, await documents.shiftReportPdf(view))
    },
    'shifts.print': ({ reportId, jobId }, { staffId }) => {
      if (reportIfAny(store, reportId) === undefined) return unknownReport
      const register = theRegister(store)
      if (register.printer === null) return noPrinter
      store.commit((transaction) => {
        if (transaction.get('printJobs', jobId) === undefined)
          transaction.put(
            'printJobs',
            reportJob(jobId, register.id, { reportId, blind: isBlind(transaction, staffId) }, runtime.now()),
          )
      })
      return {}
    },
    'shifts.setBlindCount': ({ blind }, { staffId }) =>
      store.commit((transaction) => {
        transaction.put('settings', { ...theShop(transaction), blindCount: blind })
        appendJournal(transaction, runtime, {
          staffId,
          what: 'settingChanged',
          subject: 'shop',
          facts: { kind: 'shop', blindCount: blind },
        })
        return {}
      }),
  }
}
