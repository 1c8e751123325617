import { type Refusal, refuse } from '../refusal.ts'
import type { Entry, Happening } from './entries.ts'
import type { Order } from './order.ts'

/**
 * Puts a cart aside under a name, which may be empty: `not_a_cart`, `empty_cart`. A cart that is parked already stays so;
 * what had been set aside goes back there.
 */
export const decidePark = (order: Order, name: string): Happening[] | Refusal => {
  if (order.state === 'parked' || order.state === 'setAside') return []
  if (order.state !== 'draft') return refuse('not_a_cart', 'This order is closed. Start a new one.')
  if (order.lines.length === 0) return refuse('empty_cart', 'There is nothing in the cart to park.')
  return [order.layaway === undefined ? { type: 'parked', name } : { type: 'putBack' }]
}

/**
 * Takes a parked cart up at the register, or what was set aside, wherever that was: `not_a_cart` where it was sold or deleted meanwhile,
 * `open_elsewhere` where another register has taken it up.
 */
export const decideResume = (order: Order, registerId: string): Happening[] | Refusal => {
  if (order.state === 'parked' || order.state === 'setAside') return [{ type: 'resumed', registerId }]
  if (order.state === 'draft')
    return order.registerId === registerId ? [] : refuse('open_elsewhere', 'Another register has taken this cart up.')
  return refuse('not_a_cart', 'This cart is not parked any more: it was sold or deleted.')
}

/** When a cart was last parked, by whom, and under which name; undefined where it never was. */
export const lastParking = (order: Pick<Order, 'entries'>): Extract<Entry, { type: 'parked' }> | undefined =>
  order.entries.findLast((entry) => entry.type === 'parked')
