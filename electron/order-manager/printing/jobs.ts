import type { PrintJob } from '../../../shared/domain/printing/print-job.ts'
import { refuse } from '../../../shared/domain/refusal.ts'

export const noPrinter = refuse('no_printer', 'No receipt printer is set up. An admin can enter one under Settings.')

const waiting = (id: string, registerId: string, now: number) =>
  ({
    id,
    registerId,
    orderId: null,
    copy: false,
    state: 'waiting',
    attempts: 0,
    problem: null,
    dueAt: now,
    createdAt: now,
  }) as const

export const receiptJob = (id: string, registerId: string, orderId: string, copy: boolean, now: number): PrintJob => ({
  ...waiting(id, registerId, now),
  kind: 'receipt',
  orderId,
  copy,
})

/** The proof of what was paid on what is set aside. */
export const proofJob = (
  id: string,
  registerId: string,
  { orderId, proof, copy }: { readonly orderId: string; readonly proof: string; readonly copy: boolean },
  now: number,
): PrintJob => ({ ...waiting(id, registerId, now), kind: 'proof', orderId, proof, copy })

/** Opens the drawer that hangs on the printer. */
export const drawerJob = (id: string, registerId: string, now: number): PrintJob => ({
  ...waiting(id, registerId, now),
  kind: 'drawer',
})

export const testJob = (id: string, registerId: string, now: number): PrintJob => ({
  ...waiting(id, registerId, now),
  kind: 'test',
})

export const reportJob = (
  id: string,
  registerId: string,
  report: { readonly reportId: string; readonly blind: boolean },
  now: number,
): PrintJob => ({ ...waiting(id, registerId, now), kind: 'report', ...report })
