import { isRefusal, type Refusal, refuse } from '../../../shared/domain/refusal.ts'
import type { Adapters } from '../adapters.ts'
import { appendJournal } from '../journal/append.ts'
import { drawerJob } from '../printing/jobs.ts'
import { theRegister } from '../settings.ts'
import type { ApprovableCall, Approvals } from '../staff/approvals.ts'

/**
 * Opens the drawer without a sale, by way of the printer that it hangs on; journalled with the reason. The same job again is the
 * same opening. Refuses `no_printer`, `needs_approval`.
 */
export const createOpenDrawer =
  ({ store, runtime }: Pick<Adapters, 'store' | 'runtime'>, approvals: Approvals) =>
  (call: ApprovableCall, jobId: string, reason: string): Record<string, never> | Refusal =>
    store.commit((transaction) => {
      const register = theRegister(transaction)
      if (register.printer === null)
        return refuse(
          'no_printer',
          'The drawer opens by the receipt printer, and none is set up. An admin can enter one.',
        )
      if (transaction.get('printJobs', jobId) !== undefined) return {}
      const permit = approvals.permit(call, 'register.openDrawer')
      if (isRefusal(permit)) return permit
      transaction.put('printJobs', drawerJob(jobId, register.id, runtime.now()))
      appendJournal(transaction, runtime, {
        staffId: call.session.staffId,
        what: 'drawerOpened',
        subject: register.id,
        facts: { reason, ...permit },
      })
      return {}
    })
