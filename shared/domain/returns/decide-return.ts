import type { Happening } from '../orders/entries.ts'
import type { Customer, Line, Order } from '../orders/order.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import type { ReturnRules } from '../settings/return-rules.ts'
import { type ReturnableLine, soldFrom, whyNever } from './sold-lines.ts'

/** What comes back of one line of a sale. */
export interface WantedBack {
  /** Of the line that it becomes: the same again is the same return. */
  readonly id: string
  readonly saleLineId: string
  /** Thousandths. */
  readonly quantity: number
  readonly reason: string
  readonly restock: boolean
}

type Cart = Pick<Order, 'state' | 'lines' | 'entries' | 'customer'>

const mostLines = 500

/**
 * Puts what comes back of a sale into the cart, at what was paid for it. What of this sale was in the cart before is
 * replaced. The sale's customer is attached where the cart has none and no price depends on them. Refuses `not_a_cart`,
 * `not_sold`, `nothing_returned`, `unknown_line`, `not_returnable`, `quantity_out_of_range`, `not_whole`, `unknown_reason`,
 * `too_many_lines`.
 */
export const decideReturn = (
  cart: Cart,
  sale: Order,
  wanted: readonly WantedBack[],
  rules: Pick<ReturnRules, 'reasons'>,
): Happening[] | Refusal => {
  if (cart.state !== 'draft') return refuse('not_a_cart', 'This order is closed. Start a new one.')
  if (wanted.some(({ id }) => cart.entries.some((entry) => entry.type === 'lineAdded' && entry.line.id === id)))
    return []
  if (sale.channel !== 'counter' || sale.state !== 'completed')
    return refuse('not_sold', 'This is no sale at the counter: nothing of it can be taken back here.')
  if (wanted.length === 0) return refuse('nothing_returned', 'Choose what comes back.')
  const before = cart.lines.filter(({ returned }) => returned?.from?.orderId === sale.id)
  if (cart.lines.length - before.length + wanted.length > mostLines)
    return refuse('too_many_lines', `A cart holds at most ${mostLines} lines. Take it back with another order.`)
  const lines = wanted.map((one) => lineBack(sale, one, rules))
  const refusal = lines.find(isRefusal)
  if (refusal !== undefined) return refusal
  if (new Set(wanted.map(({ saleLineId }) => saleLineId)).size !== wanted.length)
    return refuse('quantity_out_of_range', 'A line of the sale is named twice.', 'quantity')
  return [
    ...before.map(({ id, quantity }): Happening => ({ type: 'lineRemoved', lineId: id, quantity })),
    ...lines.flatMap((line): Happening[] => (isRefusal(line) ? [] : [{ type: 'lineAdded', line }])),
    ...(cart.customer === null && paysLikeAnyone(sale.customer)
      ? [{ type: 'customerAttached', customer: sale.customer } as const]
      : []),
  ]
}

/** Somebody with prices or taxes of their own is attached by hand, since that prices the goods which go out anew. */
const paysLikeAnyone = (customer: Customer | null): customer is Customer =>
  customer?.record !== undefined && !customer.record.taxExempt && customer.record.group.trim() === ''

const lineBack = (sale: Order, wanted: WantedBack, rules: Pick<ReturnRules, 'reasons'>): Line | Refusal => {
  const { id, saleLineId, quantity, restock } = wanted
  const line = sale.lines.find((one) => one.id === saleLineId)
  const from = soldFrom(sale, saleLineId)
  if (line === undefined || from === undefined || line.kind === 'shipping')
    return refuse('unknown_line', 'That line is not on the sale.')
  const never = whyNever(line)
  if (never !== null) return refuse('not_returnable', never)
  const outOfRange = quantityBackRefusal({ ...line, sold: from.quantity, back: from.before }, quantity)
  if (outOfRange !== null) return outOfRange
  const why = reasonOf(wanted.reason, rules)
  if (isRefusal(why)) return why
  const { discount: _discount, override: _override, note: _note, finalSale: _final, ...goods } = line
  return {
    ...goods,
    id,
    quantity: 0 - quantity,
    discount: null,
    picked: 0,
    returned: { reason: why, restock: restock && line.tracked, from },
  }
}

/** Whether so much of a line can come back, in thousandths: `quantity_out_of_range`, `not_whole`. */
export const quantityBackRefusal = (
  { name, unit, sold, back }: Pick<ReturnableLine, 'name' | 'unit' | 'sold' | 'back'>,
  quantity: number,
): Refusal | null => {
  if (back >= sold) return refuse('quantity_out_of_range', `All of ${name} came back already.`, 'quantity')
  if (!Number.isSafeInteger(quantity) || quantity <= 0 || quantity > sold - back)
    return refuse('quantity_out_of_range', `No more can come back of ${name} than was sold.`, 'quantity')
  return unit === 'piece' && quantity % 1000 !== 0
    ? refuse('not_whole', 'This product is sold by the piece: the quantity is a whole number.', 'quantity')
    : null
}

/** One of the shop's reasons: `unknown_reason` for any other. */
const reasonOf = (reason: string, { reasons }: Pick<ReturnRules, 'reasons'>): string | Refusal =>
  reasons.includes(reason)
    ? reason
    : refuse('unknown_reason', 'Choose why it comes back, from the reasons that the shop has.', 'reason')

/** Goods that nobody has a receipt for. */
export interface Unproven {
  /** The line as it would be sold today, of as much as comes back. */
  readonly line: Line
  /** Minor units for one unit, where one was entered; the most that the shop gives is `worth`. */
  readonly unitPrice: number | null
  readonly worth: number
  readonly reason: string
  readonly restock: boolean
}

/**
 * Puts goods without a receipt into the cart, at a price that is agreed on. Refuses `not_a_cart`,
 * `not_returnable`, `unknown_reason`, `price_out_of_range` (with what they are worth at most), `too_many_lines`.
 */
export const decideUnproven = (
  cart: Cart,
  { line, unitPrice, worth, reason, restock }: Unproven,
  rules: Pick<ReturnRules, 'reasons' | 'withoutReceipt'>,
  money: (minor: number) => string,
): Happening[] | Refusal => {
  if (cart.state !== 'draft') return refuse('not_a_cart', 'This order is closed. Start a new one.')
  if (cart.entries.some((entry) => entry.type === 'lineAdded' && entry.line.id === line.id)) return []
  const never = whyNever(line)
  if (never !== null) return refuse('not_returnable', never)
  if (cart.lines.length >= mostLines)
    return refuse('too_many_lines', `A cart holds at most ${mostLines} lines. Take it back with another order.`)
  const why = reasonOf(reason, rules)
  if (isRefusal(why)) return why
  const most = rules.withoutReceipt === 'lowest' ? worth : line.unitPrice
  const given = unitPrice ?? most
  if (!Number.isSafeInteger(given) || given < 0 || given > most)
    return refuse('price_out_of_range', `Without a receipt it is worth ${money(most)} at most.`, 'unitPrice')
  const { listed: _listed, ...goods } = line
  const back = { ...goods, unitPrice: given, quantity: 0 - line.quantity, discount: null }
  return [
    { type: 'lineAdded', line: { ...back, returned: { reason: why, restock: restock && line.tracked, from: null } } },
  ]
}

const day = 86_400_000

/** Whether the sale is longer ago than the shop takes goods back. Times in milliseconds since 1970. */
export const isLate = (sale: Pick<Order, 'placedAt'>, { windowDays }: Pick<ReturnRules, 'windowDays'>, at: number) =>
  windowDays > 0 && at > sale.placedAt + windowDays * day
