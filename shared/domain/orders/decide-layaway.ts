import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { cardAsked } from './card-intent.ts'
import type { Happening } from './entries.ts'
import { leastInstalment, setAsideRefusal } from './layaway.ts'
import type { Order } from './order.ts'
import { dueOf } from './payments.ts'

interface AsideContext {
  /** The last day on which it is held, and today: `2026-12-24`, by the shop's clock. */
  readonly heldUntil: string
  readonly today: string
  /** The number of the proof that the customer gets. */
  readonly proof: string
  /** The first instalment's least share of the total, in parts per million. */
  readonly leastPpm: number
  /** Minor units as the shop writes them. */
  readonly money: (amount: number) => string
}

/** Nobody holds goods for longer than a customer remembers them. */
const mostYears = 2

/**
 * Sets a cart aside for its customer, with what has been paid on it as the first instalment. What is set aside already
 * stays so. Refuses `not_a_cart`, `empty_cart`, `set_aside`, `no_customer`, `goods_only` (what comes back, and gift cards),
 * `card_asked`, `nothing_due`, `too_little_paid`, `date_out_of_range`.
 */
export const decideSetAside = (order: Order, context: AsideContext): Happening[] | Refusal => {
  if (order.state === 'setAside') return []
  if (order.state !== 'draft') return refuse('not_a_cart', 'This order is closed. Start a new one.')
  if (order.lines.length === 0) return refuse('empty_cart', 'There is nothing in the cart to set aside.')
  const { heldUntil, proof, leastPpm } = context
  const refusal =
    setAsideRefusal(order) ??
    customerRefusal(order) ??
    goodsRefusal(order) ??
    cardAsked(order) ??
    moneyRefusal(order, context)
  return refusal ?? dayRefusal(context) ?? [{ type: 'setAside', proof, heldUntil, leastPpm }]
}

const customerRefusal = ({ customer }: Order): Refusal | null =>
  customer?.record === undefined
    ? refuse('no_customer', 'Choose the customer first (F6): the goods are held for somebody.', 'customer')
    : null

const goodsRefusal = ({ lines }: Order): Refusal | null =>
  lines.some(({ returned, credit }) => returned !== undefined || credit !== undefined)
    ? refuse('goods_only', 'Goods are set aside. What comes back, and gift cards, are paid on their own first.')
    : null

const moneyRefusal = (order: Order, { leastPpm, money }: AsideContext): Refusal | null => {
  const due = dueOf(order)
  if (due <= 0) return refuse('nothing_due', 'Nothing is left to pay: complete the sale instead.')
  const least = leastInstalment(order.totals.total, leastPpm)
  const missing = due - (order.totals.total - least)
  return missing <= 0
    ? null
    : refuse(
        'too_little_paid',
        `The first instalment is at least ${money(least)}: take ${money(missing)} more first.`,
        'paid',
      )
}

/** Refuses `date_out_of_range` for a day that is over, today's, and one that nobody remembers. */
export const dayRefusal = ({ heldUntil, today }: Pick<AsideContext, 'heldUntil' | 'today'>): Refusal | null => {
  const last = `${Number(today.slice(0, 4)) + mostYears}${today.slice(4)}`
  return heldUntil > today && heldUntil <= last
    ? null
    : refuse('date_out_of_range', `Choose a day from tomorrow on, in the next ${mostYears} years.`, 'heldUntil')
}

interface CancelContext {
  readonly proof: string
  readonly shiftId: string
  /** Which of the shift's payments the first one that goes back is. */
  readonly shiftPlace: number
}

/**
 * Gives all that was paid back as it was paid, and the goods to the shelf. Cancelled once. Refuses `not_set_aside`,
 * `card_asked`, `reason_missing`.
 */
export const decideCancelLayaway = (
  order: Order,
  reason: string,
  { proof, shiftId, shiftPlace }: CancelContext,
): Happening[] | Refusal => {
  if (order.entries.some(({ type }) => type === 'layawayCancelled')) return []
  if (order.layaway === undefined || (order.state !== 'setAside' && order.state !== 'draft'))
    return refuse('not_set_aside', 'This is not set aside any more.')
  const why = reason.trim()
  const refusal =
    cardAsked(order) ??
    (why === '' ? refuse('reason_missing', 'Say why: the reason is kept in the history.', 'reason') : null)
  if (isRefusal(refusal)) return refusal
  return [
    ...order.payments.map(
      ({ id }, place) =>
        ({ type: 'paymentReturned', paymentId: id, reason: why, shiftId, shiftPlace: shiftPlace + place }) as const,
    ),
    { type: 'layawayCancelled', proof, reason: why },
  ]
}
