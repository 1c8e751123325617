import { cashIncrement, inCash } from '../money/cash.ts'
import { share } from '../money/money.ts'
import type { Discount } from '../pricing/discount.ts'
import { type Refusal, refuse } from '../refusal.ts'
import type { Happening } from './entries.ts'
import type { Line, Order, Payment } from './order.ts'

/** What a cashier does to a cart. Quantities in thousandths of the unit, amounts in minor units. */
export type CartCommand =
  | { readonly type: 'add'; readonly line: Line }
  | { readonly type: 'setQuantity'; readonly lineId: string; readonly quantity: number }
  | { readonly type: 'discount'; readonly lineId: string; readonly discount: Discount | null }
  | { readonly type: 'remove'; readonly lineId: string }
  | { readonly type: 'abandon' }

export type Tender =
  | { readonly kind: 'cash'; readonly given: number }
  /** Paid on a card machine that stands beside the till: its receipt's reference is written down. */
  | { readonly kind: 'card'; readonly reference: string }

/** A line holds at most 9,999 units: beyond it a scanned barcode has gone into the quantity (odoo#75710). */
export const mostUnits = 9_999_000
const mostLines = 500

/** What a decision on a cart looks at. */
type Cart = Pick<Order, 'state' | 'lines' | 'entries'>

/**
 * What follows from a command on a cart, or a refusal: `not_a_cart`, `unknown_line`, `quantity_out_of_range`,
 * `not_whole`, `discount_out_of_range`, `too_many_lines`. The same line id added twice is the same addition.
 * A product that is in the cart already, undiscounted and counted in pieces, gets one more instead of a second line.
 */
export const decideCart = (order: Cart, command: CartCommand): Happening[] | Refusal => {
  if (order.state !== 'draft') return refuse('not_a_cart', 'This order is closed. Start a new one.')
  if (command.type === 'abandon') return [{ type: 'abandoned' }]
  if (command.type === 'add') return add(order, command.line)
  const line = order.lines.find((one) => one.id === command.lineId)
  if (line === undefined) return refuse('unknown_line', 'That line is not in the cart any more.')
  switch (command.type) {
    case 'setQuantity':
      return (
        quantityRefusal(line.unit, command.quantity) ?? [
          { type: 'quantityChanged', lineId: line.id, quantity: command.quantity, cause: null },
        ]
      )
    case 'discount':
      return (
        discountRefusal(line, command.discount) ?? [
          { type: 'lineDiscounted', lineId: line.id, discount: command.discount },
        ]
      )
    case 'remove':
      return [{ type: 'lineRemoved', lineId: line.id }]
  }
}

const add = (order: Cart, line: Line): Happening[] | Refusal => {
  // A repeated request: the entry is already there, be it as a line or as one more of another.
  if (
    order.entries.some(
      (entry) =>
        (entry.type === 'lineAdded' ? entry.line.id : entry.type === 'quantityChanged' && entry.cause) === line.id,
    )
  )
    return []
  const refusal = quantityRefusal(line.unit, line.quantity)
  if (refusal !== null) return refusal
  const same = order.lines.find((one) => isAlike(one, line))
  if (same !== undefined && line.unit === 'piece') {
    const quantity = same.quantity + line.quantity
    return (
      quantityRefusal(line.unit, quantity) ?? [{ type: 'quantityChanged', lineId: same.id, quantity, cause: line.id }]
    )
  }
  if (order.lines.length >= mostLines)
    return refuse('too_many_lines', `A cart holds at most ${mostLines} lines. Take payment and start another.`)
  return [{ type: 'lineAdded', line }]
}

/** At the price and the tax of today, which may have changed since the cart was begun, and with nothing given by hand. */
const isAlike = (one: Line, line: Line): boolean =>
  one.variantId === line.variantId &&
  one.unitPrice === line.unitPrice &&
  one.taxRate.ppm === line.taxRate.ppm &&
  one.discount === null &&
  one.override === undefined

const quantityRefusal = (unit: Line['unit'], quantity: number): Refusal | null => {
  if (!Number.isSafeInteger(quantity) || quantity <= 0 || quantity > mostUnits)
    return refuse('quantity_out_of_range', 'A quantity is more than zero and at most 9,999.', 'quantity')
  if (unit === 'piece' && quantity % 1000 !== 0)
    return refuse('not_whole', 'This product is sold by the piece: the quantity is a whole number.', 'quantity')
  return null
}

const discountRefusal = (line: Line, discount: Discount | null): Refusal | null => {
  if (discount === null) return null
  const no = (message: string) => refuse('discount_out_of_range', message, 'discount')
  if (discount.kind === 'percent')
    return Number.isSafeInteger(discount.ppm) && discount.ppm > 0 && discount.ppm <= 1_000_000
      ? null
      : no('A discount is more than 0 % and at most 100 %.')
  const subtotal = share(line.unitPrice, line.quantity, 1000)
  return Number.isSafeInteger(discount.amount) && discount.amount > 0 && discount.amount <= subtotal
    ? null
    : no('A discount is more than nothing and at most what the line costs.')
}

/**
 * Takes the payment and closes the sale: `not_a_cart`, `empty_cart`, `too_little_given`, `amount_out_of_range`.
 * Change is given from cash alone; a card pays the exact total, cash what coins can pay of it (`cashDue`).
 */
export const decidePayment = (
  order: Order,
  tender: Tender,
  context: {
    readonly paymentId: string
    readonly receiptNumber: string
    readonly shiftId: string
    readonly digits: number
  },
): Happening[] | Refusal => {
  if (order.state !== 'draft') return refuse('not_a_cart', 'This order is closed. Start a new one.')
  if (order.lines.length === 0)
    return refuse('empty_cart', 'There is nothing in the cart yet. Scan or choose a product first.')
  const { receiptNumber, shiftId } = context
  const sold = (payment: Payment): Happening => ({ type: 'sold', receiptNumber, payment, shiftId })
  const { total } = order.totals
  if (tender.kind === 'card')
    return [sold({ id: context.paymentId, tender: 'card', amount: total, reference: tender.reference })]
  if (!Number.isSafeInteger(tender.given) || tender.given < 0)
    return refuse('amount_out_of_range', 'Enter the amount that the customer gave.', 'given')
  const { amount, rounding } = cashDue(total, order.currency, context.digits)
  if (tender.given < amount)
    return refuse('too_little_given', 'That is less than the total. Enter at least the total.', 'given')
  return [
    sold({
      id: context.paymentId,
      tender: 'cash',
      amount,
      given: tender.given,
      change: tender.given - amount,
      ...(rounding === 0 ? {} : { rounding }),
    }),
  ]
}

/** What is paid of a total in cash, in minor units of a currency with `digits`, and what that is more or less than it. */
export const cashDue = (total: number, currency: string, digits: number): { amount: number; rounding: number } => {
  const amount = inCash(total, cashIncrement(currency, digits))
  return { amount, rounding: amount - total }
}
