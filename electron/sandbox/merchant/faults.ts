import { z } from 'zod'

/** Operations that can be made to fail. */
export type FaultyOperation = 'create' | 'authorize' | 'capture' | 'void' | 'refund'

/**
 * down: the connection breaks and nothing is done · timeoutBefore: no answer, nothing done · timeoutAfter: done, but no
 * answer · error500: an internal error, nothing done.
 */
export const faultScript = z.strictObject({
  on: z.enum(['create', 'authorize', 'capture', 'void', 'refund']),
  kind: z.enum(['down', 'timeoutBefore', 'timeoutAfter', 'error500']),
  times: z.int().min(0).max(1_000_000).default(1),
})

export type Fault = z.infer<typeof faultScript>

/** Takes the next scripted fault for an operation: its kind, and what stays scripted. */
export function takeFault(
  faults: readonly Fault[],
  operation: FaultyOperation,
): { kind: Fault['kind']; left: Fault[] } | undefined {
  const index = faults.findIndex((fault) => fault.on === operation && fault.times > 0)
  const fault = faults[index]
  if (fault === undefined) return undefined
  const left = faults.map((other, place) => (place === index ? { ...other, times: other.times - 1 } : other))
  return { kind: fault.kind, left: left.filter((other) => other.times > 0) }
}
