import { z } from 'zod'

/**
 * tipped: the customer adds a tip, which is charged with it · declined, insufficientFunds, cancelled, busy: no money moves,
 * and the terminal says so · otherAmount: it takes less than it was asked for · answerLost: done, but no answer ever comes
 * · cut: done, and the connection breaks · unpluggedBefore, unpluggedAfter: the power goes before or after the bank was
 * asked, until it is plugged in again · twice: the answer comes two times · rubbish: done, and the answer is nonsense ·
 * slow: the answer takes two seconds.
 */
export const terminalFault = z.strictObject({
  kind: z.enum([
    'tipped',
    'declined',
    'insufficientFunds',
    'cancelled',
    'busy',
    'otherAmount',
    'answerLost',
    'cut',
    'unpluggedBefore',
    'unpluggedAfter',
    'twice',
    'rubbish',
    'slow',
  ]),
  times: z.int().min(1).max(1_000_000).default(1),
})

export type TerminalFault = z.infer<typeof terminalFault>
export type FaultKind = TerminalFault['kind']

/** The fault of the next payment or reversal, and what stays scripted. */
export function nextFault(faults: readonly TerminalFault[]): { kind: FaultKind; left: TerminalFault[] } | undefined {
  const [first, ...rest] = faults
  if (first === undefined) return undefined
  return { kind: first.kind, left: first.times > 1 ? [{ ...first, times: first.times - 1 }, ...rest] : rest }
}
