import { type Refusal, refuse } from '../refusal.ts'
import type { RegisterRules } from '../settings/register-rules.ts'
import type { Order } from './order.ts'

/**
 * Whether a void may go without the reason that was given (empty: none): `reason_missing`. The shop may want one for every
 * void, be it a line, less of a line, or an addition that is undone; a parked cart is never deleted without.
 */
export const reasonRefusal = (
  order: Pick<Order, 'state'>,
  rules: Pick<RegisterRules, 'voidsNeedReason'>,
  reason: string,
): Refusal | null =>
  reason.trim() === '' && (rules.voidsNeedReason || order.state === 'parked')
    ? refuse('reason_missing', 'Say why: the reason is kept in the history.', 'reason')
    : null
