import { z } from 'zod'

/**
 * down: the connection breaks and nothing is done · timeoutBefore: no answer, nothing done · timeoutAfter: done, but no
 * answer · error500: an internal error, nothing done · decline: the bank says no · rubbish: an answer that makes no
 * sense, nothing done · late: done, and answered after `milliseconds` · twice: done once, answered twice (TCP), sent twice (webhooks) ·
 * lost: never sent (webhooks) · outOfOrder: sent after the next one (webhooks).
 */
const kinds = [
  'down',
  'timeoutBefore',
  'timeoutAfter',
  'error500',
  'decline',
  'rubbish',
  'late',
  'twice',
  'lost',
  'outOfOrder',
] as const

export type Fault = { on: string; kind: (typeof kinds)[number]; times: number; milliseconds: number }

/** What may be scripted of a server with these operations. */
export function faultScript(operations: readonly string[]): z.ZodType<Fault> {
  return z.strictObject({
    on: z.enum(operations),
    kind: z.enum(kinds),
    times: z.int().min(0).max(1_000_000).default(1),
    milliseconds: z.int().min(0).max(600_000).default(1000),
  })
}

/** Takes the next scripted fault for an operation, and what stays scripted. */
export function takeFault(faults: readonly Fault[], operation: string): { fault: Fault; left: Fault[] } | undefined {
  const index = faults.findIndex((fault) => fault.on === operation && fault.times > 0)
  const fault = faults[index]
  if (fault === undefined) return undefined
  const left = faults.map((other, place) => (place === index ? { ...other, times: other.times - 1 } : other))
  return { fault, left: left.filter((other) => other.times > 0) }
}
