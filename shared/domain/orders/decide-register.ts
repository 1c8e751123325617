import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { pricedFor } from './customer-prices.ts'
import { paymentBegun } from './decide-payment.ts'
import { decidePrice, type PriceCommand } from './decide-price.ts'
import { type CartCommand, decideCart } from './decide-sale.ts'
import type { Happening } from './entries.ts'
import { type Market, offeredTo } from './market.ts'
import type { Line } from './order.ts'
import { customerWithout } from './undo.ts'

export type RegisterCommand = CartCommand | PriceCommand

type Cart = Parameters<typeof decideCart>[0] & Parameters<typeof decidePrice>[0]

/**
 * What follows from a command at the register: as `decideCart` or `decidePrice` says, and then what the customer changes
 * about prices and what is on offer to the cart, where that has changed and nothing is paid yet. Refuses as they do.
 */
export const decideRegister = (order: Cart, command: RegisterCommand, market: Market): Happening[] | Refusal => {
  if (order.state !== 'draft') return refuse('not_a_cart', 'This order is closed. Start a new one.')
  const happenings = isAboutPrices(command)
    ? (paymentBegun(order) ?? decidePrice(order, command, market))
    : decideCart(order, command)
  if (isRefusal(happenings) || happenings.length === 0 || command.type === 'abandon') return happenings
  // What was offered when the customer began to pay is what is paid.
  if (order.payments.length > 0 || order.layaway !== undefined) return happenings
  const lines = [...order.lines]
  let { customer } = order
  let coupons = [...(order.coupons ?? [])]
  for (const one of happenings)
    if (one.type === 'lineAdded') lines.push(one.line)
    else if (one.type === 'couponEntered') coupons.push(one.code)
    else if (one.type === 'couponRemoved') coupons = coupons.filter((code) => code !== one.code)
    else if (one.type === 'customerAttached') customer = one.customer
    else if (one.type === 'undone') {
      coupons = withoutUndone(coupons, order, one.entryId)
      customer = customerWithout(order, one.entryId)
      lines.push(...broughtBack(order, one.entryId))
    }
  return [...happenings, ...pricedFor(order, customer, market), ...offeredTo(order, lines, coupons, customer, market)]
}

/** The coupons that are left when an entry is taken back. */
const withoutUndone = (coupons: string[], { entries }: Cart, entryId: string): string[] => {
  const undone = entries.find(({ id }) => id === entryId)
  if (undone?.type === 'couponEntered') return coupons.filter((code) => code !== undone.code)
  return undone?.type === 'couponRemoved' ? [...coupons, undone.code] : coupons
}

/** The line whose void is taken back. */
const broughtBack = ({ entries }: Cart, entryId: string): Line[] => {
  const undone = entries.find(({ id }) => id === entryId)
  if (undone?.type !== 'lineRemoved') return []
  return entries.flatMap((entry) => (entry.type === 'lineAdded' && entry.line.id === undone.lineId ? [entry.line] : []))
}

const isAboutPrices = (command: RegisterCommand): command is PriceCommand =>
  command.type === 'override' ||
  command.type === 'discountOrder' ||
  command.type === 'enterCoupon' ||
  command.type === 'removeCoupon'
