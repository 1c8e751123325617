import { canonical } from '../canonical.ts'
import { share } from '../money/money.ts'
import type { Discount } from '../pricing/discount.ts'
import { taxKey } from '../pricing/tax.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { paymentBegun } from './decide-payment.ts'
import type { Happening } from './entries.ts'
import { setAsideRefusal } from './layaway.ts'
import type { Customer, Line, Note, Order } from './order.ts'
import { lastChange } from './undo.ts'

/** What a cashier does to a cart. Quantities in thousandths of the unit, amounts in minor units. */
export type CartCommand =
  | { readonly type: 'add'; readonly line: Line }
  /** Less than before is a void; `reason` as there. */
  | { readonly type: 'setQuantity'; readonly lineId: string; readonly quantity: number; readonly reason?: string }
  | { readonly type: 'discount'; readonly lineId: string; readonly discount: Discount | null }
  /** A void; `reason` may be empty. */
  | { readonly type: 'remove'; readonly lineId: string; readonly reason?: string }
  | { readonly type: 'noteLine'; readonly lineId: string; readonly note: Note | null }
  | { readonly type: 'note'; readonly note: Note | null }
  | { readonly type: 'setCustomer'; readonly customer: Customer | null }
  /** `cause`: an id of the request's own. */
  | { readonly type: 'undo'; readonly cause: string; readonly reason?: string }
  | { readonly type: 'abandon'; readonly reason?: string }

/** A line holds at most 9,999 units: beyond it a scanned barcode has gone into the quantity (odoo#75710). */
export const mostUnits = 9_999_000
/**
 * The longest invoice that we know of has 1,114 lines (UCI Online Retail, 573585). A scan takes longer with each line, since
 * the whole cart is priced and stored; at this length it is still about a tenth of a second.
 */
export const mostLines = 3000

/** What a decision on a cart looks at. */
type Cart = Pick<Order, 'state' | 'lines' | 'entries' | 'exceptions' | 'customer' | 'note' | 'payments' | 'layaway'>

/** What may still be done to a cart that has been paid in part: nothing that changes what it costs. */
const costsNothing: ReadonlySet<CartCommand['type']> = new Set(['note', 'noteLine', 'setCustomer', 'undo'])

/**
 * What follows from a command on a cart, or a refusal: `not_a_cart`, `unknown_line`, `quantity_out_of_range`,
 * `not_whole`, `discount_out_of_range`, `too_many_lines`, `nothing_to_undo`, `comes_back`, `credit_is_fixed`,
 * `bound_to_customer`, `payment_begun` (what changes its price, or gives it up, while money is on it), `set_aside`. The same line id
 * added twice is the same addition.
 * A product that is in the cart already, undiscounted, without a note and counted in pieces, gets one more instead of a second line.
 */
export const decideCart = (order: Cart, command: CartCommand): Happening[] | Refusal => {
  const begun = costsNothing.has(command.type) ? null : paymentBegun(order)
  if (command.type === 'abandon' && order.state === 'parked') return begun ?? [abandoned(command.reason)]
  if (order.state !== 'draft') return refuse('not_a_cart', 'This order is closed. Start a new one.')
  if (begun !== null) return begun
  if (!('lineId' in command)) return onWhole(order, command)
  const line = order.lines.find((one) => one.id === command.lineId)
  if (line === undefined) return refuse('unknown_line', 'That line is not in the cart any more.')
  if (line.returned !== undefined && (command.type === 'setQuantity' || command.type === 'discount')) return comesBack
  switch (command.type) {
    case 'setQuantity':
      return (
        creditRefusal(line, 'quantity') ??
        quantityRefusal(line.unit, command.quantity) ?? [
          {
            type: 'quantityChanged',
            lineId: line.id,
            quantity: command.quantity,
            cause: null,
            ...because(command.reason),
          },
        ]
      )
    case 'discount':
      return (
        creditRefusal(line, 'discount') ??
        discountRefusal(line, command.discount) ?? [
          { type: 'lineDiscounted', lineId: line.id, discount: command.discount },
        ]
      )
    case 'noteLine':
      return same(line.note ?? null, command.note) ? [] : [{ type: 'lineNoted', lineId: line.id, note: command.note }]
    case 'remove':
      return [{ type: 'lineRemoved', lineId: line.id, quantity: line.quantity, ...because(command.reason) }]
  }
}

/** What comes back is paid back as it was paid: choosing it anew is the way to another quantity. */
export const comesBack = refuse(
  'comes_back',
  'This line comes back: take it out, and choose it again in the return to change it.',
)

const onWhole = (order: Cart, command: Exclude<CartCommand, { lineId: string }>): Happening[] | Refusal => {
  switch (command.type) {
    case 'add':
      return add(order, command.line)
    case 'note':
      return same(order.note ?? null, command.note) ? [] : [{ type: 'noted', note: command.note }]
    case 'setCustomer': {
      const held = setAsideRefusal(order)
      if (held !== null) return held
      if (isTheirs(order) && !same(order.customer, command.customer)) return paymentBegun(order) ?? boundToCustomer
      return same(order.customer, command.customer) ? [] : [{ type: 'customerAttached', customer: command.customer }]
    }
    case 'undo':
      return setAsideRefusal(order) ?? undo(order, command.cause, command.reason)
    case 'abandon':
      return [abandoned(command.reason)]
  }
}

const same = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other)

const because = (reason = ''): { reason?: string } => (reason.trim() === '' ? {} : { reason: reason.trim() })
const abandoned = (reason?: string): Happening => ({ type: 'abandoned', ...because(reason) })

const undo = (order: Cart, cause: string, reason?: string): Happening[] | Refusal => {
  if (order.entries.some((entry) => entry.type === 'undone' && entry.cause === cause)) return []
  const last = lastChange(order)
  return last === undefined
    ? refuse('nothing_to_undo', 'There is nothing to undo.')
    : [{ type: 'undone', entryId: last.id, cause, ...because(reason) }]
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
  const refusal = quantityRefusal(line.unit, line.returned === undefined ? line.quantity : -line.quantity)
  if (refusal !== null) return refusal
  const equal = order.lines.find((one) => isAlike(one, line))
  if (equal !== undefined && line.unit === 'piece') {
    const quantity = equal.quantity + line.quantity
    return (
      quantityRefusal(line.unit, quantity) ?? [{ type: 'quantityChanged', lineId: equal.id, quantity, cause: line.id }]
    )
  }
  if (order.lines.length >= mostLines)
    return refuse('too_many_lines', `A cart holds at most ${mostLines} lines. Take payment and start another.`)
  return [{ type: 'lineAdded', line }]
}

/** At the price and the tax of today, which may have changed since the cart was begun, and with nothing given by hand. */
const isAlike = (one: Line, line: Line): boolean =>
  line.credit === undefined &&
  one.variantId === line.variantId &&
  one.unitPrice === line.unitPrice &&
  taxesOf(one) === taxesOf(line) &&
  one.discount === null &&
  one.returned === undefined &&
  line.returned === undefined &&
  (one.note ?? null) === null &&
  one.override === undefined

const taxesOf = ({ taxes, taxRate }: Line): string =>
  taxes === 'shares' ? taxes : (taxes ?? [taxRate]).map(taxKey).join()

/** What is on a gift card, or was paid on an account, is what its line costs: one, at its price. */
export const creditRefusal = ({ credit }: Line, field: string): Refusal | null =>
  credit === undefined
    ? null
    : refuse(
        'credit_is_fixed',
        'The amount is what comes onto the card or account. Void the line and add another.',
        field,
      )

/** Whether something on the cart is the customer's own: their credit pays, or their account is being paid. */
const isTheirs = ({ payments, lines }: Cart): boolean =>
  payments.some(({ tender }) => tender === 'storeCredit' || tender === 'account' || tender === 'points') ||
  lines.some(({ credit }) => credit !== undefined && credit.ledger !== 'giftCard')

const boundToCustomer = refuse('bound_to_customer', 'This cart pays on the customer’s account. Void that line first.')

/** Whether so much can be sold at once: `quantity_out_of_range`, `not_whole`. */
export const quantityRefusal = (unit: Line['unit'], quantity: number): Refusal | null => {
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
