import { z } from 'zod'
import type { Reconciliation } from '../domain/payments/reconcile.ts'
import { query } from './method.ts'
import { document, id } from './parts.ts'

/** Milliseconds of the longest period that is held against a gateway's list: a day with a clock change, and no more than two. */
const longest = 48 * 60 * 60_000

export const reconciliationMethods = {
  /** The ways to pay, and which of them have a list of their own to be held against. */
  'reconciliation.gateways': query(
    'orders.manage',
    z.strictObject({}),
    z.array(z.object({ id: z.string(), name: z.string(), hasList: z.boolean() })),
  ),
  /**
   * A day's captures and refunds, here and in the gateway's own list: where it begins, milliseconds since 1970, and how many it
   * has. Refuses `unknown_gateway`,
   * `gateway_without_list`, `gateway_unavailable` (the message says why).
   */
  'reconciliation.day': query(
    'orders.manage',
    z.strictObject({ gatewayId: id, from: z.int().min(0), length: z.int().min(1).max(longest) }),
    document<Reconciliation>(),
  ),
}
