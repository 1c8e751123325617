import type { Entry } from './entries.ts'
import type { Order, Payment } from './order.ts'
import { dueOf } from './payments.ts'

/** What a proof tells, as it was when it was given. */
export interface Proven {
  readonly proof: string
  /** The order with the payments that were on it then; placed when the proof was given. */
  readonly order: Order
  /** Who gave it; null where nobody was signed in. */
  readonly staffId: string | null
  /** Minor units. */
  readonly left: number
  /** What went back to the customer where it was cancelled with this proof; null where it was not. */
  readonly givenBack: readonly Payment[] | null
}

/** What one of an order's proofs of instalments tells; undefined where it has no such proof. */
export const provenBy = (order: Order, proof: string): Proven | undefined => {
  const place = order.entries.findIndex((entry) => 'proof' in entry && entry.proof === proof)
  const entry = order.entries[place]
  if (entry === undefined) return undefined
  const before = order.entries.slice(0, place)
  const taken = before.flatMap((one) => (one.type === 'paymentTaken' ? [one.payment] : []))
  const returned = new Set(before.flatMap((one) => (one.type === 'paymentReturned' ? [one.paymentId] : [])))
  const payments = taken.filter(({ id }) => !returned.has(id))
  const then: Order = { ...order, payments, placedAt: entry.at }
  return {
    proof,
    order: then,
    staffId: entry.staffId,
    left: dueOf(then),
    givenBack: entry.type === 'layawayCancelled' ? givenBackWith(entry, before, taken) : null,
  }
}

/** What was given back in the commit of an entry. */
const givenBackWith = ({ at, deviceId }: Entry, before: readonly Entry[], taken: readonly Payment[]): Payment[] => {
  const ids = new Set(
    before.flatMap((one) =>
      one.type === 'paymentReturned' && one.at === at && one.deviceId === deviceId ? [one.paymentId] : [],
    ),
  )
  return taken.filter(({ id }) => ids.has(id))
}
