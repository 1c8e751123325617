import { type Refusal, refuse } from '../refusal.ts'
import { balanceOf } from './balance.ts'
import type { Happening } from './entries.ts'
import { atTheirPrices } from './evolve-split.ts'
import { onlinePayments } from './online-payments.ts'
import type { Address, Line, Order } from './order.ts'

/** What is written, in one commit. */
export interface Merge {
  /** On the order that stays. */
  readonly into: Happening
  /** On the one that ends. */
  readonly from: Happening
}

/**
 * Puts the goods and the money of one order to those of another of the same customer, so that they are sent, and collected,
 * together. Every line costs what it cost. What was promised for each stays a payment of its own: the gateway is asked for
 * nothing, and each is collected and paid back under the number that it was promised for.
 * Refuses `counter_sale`, `same_order`, `other_customer`, `other_web_shop`, `other_payment`, `other_address`, `other_prices`,
 * `not_mergeable`, `has_access`, `shares_given`, `customer_owes`.
 */
export const decideMerge = (into: Order, from: Order, reason: string): Merge | Refusal => {
  const refusal = different(into, from) ?? unfit(into) ?? unfit(from) ?? apart(into, from) ?? bound(from)
  if (refusal !== null) return refusal
  return {
    into: {
      type: 'mergedFrom',
      from: { id: from.id, number: from.number },
      lines: atTheirPrices(from)
        .filter(({ quantity }) => quantity > 0)
        .map(fresh),
      payments: onlinePayments(from).map((one) => ({ under: { id: from.id, number: from.number }, ...one })),
      reason,
    },
    from: { type: 'mergedInto', into: { id: into.id, number: into.number }, reason },
  }
}

/** The line as if it had been ordered so. */
const fresh = ({ cancelled: _cancelled, splitOff: _splitOff, ...line }: Line): Line => line

/** Whether they are of one customer: of the shop's own list where they are on it, else by e-mail. */
export const isOfCustomer = ({ customer: one }: Order, { customer: other }: Order): boolean => {
  if (one === null || other === null) return false
  if (one.record !== undefined && other.record !== undefined) return one.record.id === other.record.id
  return one.email !== '' && one.email.toLowerCase() === other.email.toLowerCase()
}

const textOf = (address: Address | null): string =>
  address === null
    ? ''
    : [address.name, ...address.lines, address.postalCode, address.city, address.country]
        .map((line) => line.trim().toLowerCase())
        .join('\n')

/** What they would have to have in common. */
const different = (into: Order, from: Order): Refusal | null => {
  const no = (code: string, why: string): Refusal => refuse(code, `${why}, and can’t be merged.`, 'number')
  const both = `Orders ${into.number} and ${from.number}`
  if (into.id === from.id) return refuse('same_order', 'That is this order: enter another one’s number.', 'number')
  if (into.channel === 'counter' || from.channel === 'counter')
    return refuse('counter_sale', 'What was sold at the counter is changed at the register.', 'number')
  if (!isOfCustomer(into, from)) return no('other_customer', `${both} are of different customers`)
  if (into.channel !== from.channel || into.web?.webShopId !== from.web?.webShopId)
    return no('other_web_shop', `${both} did not come the same way`)
  if (into.web?.gateway !== from.web?.gateway || into.currency !== from.currency)
    return no('other_payment', `${both} are paid in different ways`)
  if (textOf(into.shippingAddress) !== textOf(from.shippingAddress))
    return refuse('other_address', `${both} are sent to different addresses: change one of them first.`, 'number')
  const isPricedAlike = into.pricesIncludeTax === from.pricesIncludeTax && into.rounding === from.rounding
  return isPricedAlike && into.locationId === from.locationId
    ? null
    : no('other_prices', `${both} are sent from different places, or priced in different ways`)
}

/** Nothing has been done for it yet, and nobody waits for anything but its goods. */
const unfit = (order: Order): Refusal | null => {
  const isStill =
    order.fulfilment === 'queued' && order.lines.every(({ shipped = 0, picked }) => shipped + picked === 0)
  if (order.state !== 'awaitingStock' && !(order.state === 'confirmed' && order.payment === 'authorised' && isStill))
    return refuse(
      'not_mergeable',
      `Order ${order.number} can’t be merged as it is now: only what is confirmed and not picked yet can, or waits for stock.`,
      'number',
    )
  return balanceOf(order).owedByCustomer > 0
    ? refuse('customer_owes', `Order ${order.number} costs more than was promised for it.`, 'number')
    : null
}

const apart = (into: Order, from: Order): Refusal | null =>
  into.state === from.state
    ? null
    : refuse(
        'not_mergeable',
        'One of them waits for stock, and the other does not: they can’t be sent together.',
        'number',
      )

/** What would be lost with the order that ends. */
const bound = (from: Order): Refusal | null => {
  if (from.lines.some(({ kind, quantity }) => kind === 'digital' && quantity > 0))
    return refuse(
      'has_access',
      `Order ${from.number} has given its customer links or keys: merge the other one into it instead.`,
      'number',
    )
  return from.purse === undefined
    ? null
    : refuse(
        'shares_given',
        `Other orders were split off ${from.number} and are paid with its money: merge the other one into it instead.`,
        'number',
      )
}
