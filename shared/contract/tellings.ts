import { z } from 'zod'
import type { WebShopEvent } from '../domain/orders/effects.ts'
import { command, live, query } from './method.ts'
import { documents, done, id } from './parts.ts'

/** A message that a web shop has not taken yet, though it was tried. Times in milliseconds since 1970. */
export interface TellingRow {
  readonly orderId: string
  readonly orderNumber: string
  readonly effectId: string
  readonly webShopName: string
  /** Where it is sent; empty where the address was removed. */
  readonly url: string
  readonly event: WebShopEvent
  /** When it happened. */
  readonly since: number
  readonly attempts: number
  /** What came back of the last try, in words. */
  readonly problem: string
  /** When it is tried next; null where nobody tries any more. */
  readonly nextAt: number | null
}

const which = z.strictObject({ orderId: id, effectId: id })

/** What web shops are told of their orders, and could not be. */
export const tellingMethods = {
  /** What was given up first, then what is tried again; at most 200 of each. */
  'tellings.list': live('orders.manage', z.strictObject({}), documents<TellingRow>()),
  /** What is sent, as JSON. Refuses `unknown_order`, `told_already`. */
  'tellings.read': query('orders.manage', which, z.object({ id: z.string(), type: z.string(), body: z.string() })),
  /** Tries at once, under the same id, and for three more days. Refuses `unknown_order`, `told_already`. */
  'tellings.resend': command('orders.manage', which, done),
}
