import type { Awaited, GatewayRefused, PaymentGateway } from '../../order-manager/ports/gateway.ts'
import { refused } from '../answers.ts'

const day = 24 * 60 * 60_000

/** Money that comes by itself under this reference, and a person says when it did. */
export const awaited = (reference: string, days: number | null): Awaited => ({
  outcome: 'awaited',
  reference,
  dueAt: days === null ? null : Date.now() + days * day,
})

const noRenewal: GatewayRefused = refused('not_renewable', 'Nothing is reserved that could run out.')

/**
 * What ways to pay without another side have in common: nobody to ask, nothing to look up, no list. What goes back to the
 * customer is paid by a person, who says so.
 */
export const byHand = (own: Pick<PaymentGateway, 'authorise' | 'capture' | 'void'>): PaymentGateway => ({
  ...own,
  remembers: Number.MAX_SAFE_INTEGER,
  renew: async () => noRenewal,
  refund: async ({ orderNumber }) => awaited(`Refund ${orderNumber}`, null),
  lookUp: async () => ({ outcome: 'nothing' }),
  list: null,
  hear: null,
})
