import { sum } from '../money/money.ts'
import { refund } from '../pricing/refund.ts'
import { pricedLines } from '../pricing/stored.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import type { Happening } from './entries.ts'
import type { LineAmount } from './online-facts.ts'
import type { Order } from './order.ts'
import { isCollected, refundable, refundableByPayment, refundedGoods } from './refunds.ts'

type Refunding = Pick<
  Order,
  'channel' | 'number' | 'payment' | 'payments' | 'refunds' | 'lines' | 'priced' | 'pricesIncludeTax'
>

/**
 * What was paid for some of the goods, in minor units: part by part it comes to exactly what they cost.
 * Refuses `unknown_line`, `not_whole`, `quantity_out_of_range`, `nothing_returned`.
 */
export const paidForGoods = (order: Refunding, lines: readonly LineAmount[]): number | Refusal => {
  const half = lines.some(
    ({ lineId, quantity }) => quantity % 1000 !== 0 && order.lines.find((line) => line.id === lineId)?.unit === 'piece',
  )
  if (half) return refuse('not_whole', 'It was sold by the piece: the quantity is a whole number.', 'lines')
  const priced = new Map(pricedLines(order).map((line) => [line.id, line]))
  const sold = order.lines.flatMap(({ id, name, quantity }) => {
    const line = priced.get(id)
    // Nothing is left of a line that was taken off again.
    return line === undefined || quantity === 0 ? [] : [{ name, quantity, priced: line }]
  })
  const forGoods = (order.refunds ?? []).filter(({ state, lines: goods }) => state !== 'refused' && goods.length > 0)
  const paid = { lines: sold, pricesIncludeTax: order.pricesIncludeTax, rounding: 0 }
  const quantities = Object.fromEntries(refundedGoods(order))
  const nothing = { quantities: {}, total: 0 }
  const before = forGoods.length === 0 ? 0 : refund(paid, nothing, asLines(quantities), 1)
  if (isRefusal(before)) return before
  const total = before === 0 ? 0 : before.total
  const answer = refund(paid, { quantities, total }, lines, 1)
  return isRefusal(answer) ? { ...answer, field: 'lines' } : answer.total
}

const asLines = (quantities: Readonly<Record<string, number>>): LineAmount[] =>
  Object.entries(quantities).map(([lineId, quantity]) => ({ lineId, quantity }))

export interface RefundWanted {
  /** The same again is the same refund. */
  readonly cause: string
  /** Minor units; null where it is what the goods cost. */
  readonly amount: number | null
  readonly lines: readonly LineAmount[]
  readonly reason: string
}

/**
 * Pays back in part or whole what was collected of an online order: an amount, what some of its goods cost, or another
 * amount for them. Refuses `not_collected`, `nothing_to_refund`, `more_than_paid`, and as `paidForGoods`.
 */
export const decideRefund = (
  order: Refunding,
  { cause, amount, lines, reason }: RefundWanted,
): Happening[] | Refusal => {
  if (order.refunds?.some((one) => one.cause === cause) === true) return []
  if (order.channel === 'counter' || !isCollected(order))
    return refuse('not_collected', `Nothing was collected of order ${order.number} that could be paid back.`)
  const goods = lines.length === 0 ? 0 : paidForGoods(order, lines)
  if (isRefusal(goods)) return goods
  const back = amount ?? goods
  if (back <= 0) return refuse('nothing_to_refund', 'Choose goods, or enter an amount.', 'amount')
  if (back > refundable(order))
    return refuse('more_than_paid', 'That is more than is left of what was collected.', 'amount')
  return asked(order, { type: 'refundAsked', cause, amount: back, lines: mergedLines(lines), reason })
}

/** Several payments paid for an order that others were merged into: each gets back its own, the first first. */
const asked = (order: Refunding, whole: Extract<Happening, { type: 'refundAsked' }>): Happening[] => {
  const byPayment = refundableByPayment(order)
  if (byPayment.size === 1) return [whole]
  let left = whole.amount
  return [...byPayment].flatMap(([paymentId, most]) => {
    const amount = Math.min(left, most)
    left -= amount
    // The goods are told of once.
    return amount > 0 ? [{ ...whole, paymentId, amount, lines: left + amount === whole.amount ? whole.lines : [] }] : []
  })
}

/** Each line once. */
const mergedLines = (lines: readonly LineAmount[]): LineAmount[] =>
  [...new Set(lines.map(({ lineId }) => lineId))].map((lineId) => ({
    lineId,
    quantity: sum(lines.filter((one) => one.lineId === lineId).map(({ quantity }) => quantity)),
  }))
