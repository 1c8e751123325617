import { formatMoney } from '../../../shared/domain/format/format.ts'
import { pricingOf, repriced } from '../../../shared/domain/orders/cart-of.ts'
import { decideStock } from '../../../shared/domain/orders/decide-online.ts'
import type { Happening } from '../../../shared/domain/orders/entries.ts'
import type { Address, Customer, Line, Order, WebOrigin } from '../../../shared/domain/orders/order.ts'
import { judgeRisk } from '../../../shared/domain/orders/risk.ts'
import { onlineOrderNumber } from '../../../shared/domain/settings/receipt-number.ts'
import { appendJournal } from '../journal/append.ts'
import { beginOrder } from '../orders/write.ts'
import type { Runtime } from '../ports/runtime.ts'
import type { Reader, Transaction } from '../ports/store.ts'
import { orderRules, theDevice, theShop } from '../settings.ts'
import { promisable } from '../shares/left-here.ts'

export interface OrderWanted {
  readonly id: string
  readonly channel: 'web' | 'phone' | 'file'
  readonly lines: readonly Line[]
  readonly customer: Customer
  readonly shippingAddress: Address | null
  readonly billingAddress: Address | null
  readonly web: WebOrigin
  readonly locationId: string
}

const day = 24 * 60 * 60_000

/**
 * Stores an order that is not sold over the counter, whoever sent it: judged by the shop's rules, with its stock reserved,
 * waiting for it, or refused for want of it; all in the commit of the caller, who has checked what is wanted.
 */
export const acceptOrder = (
  transaction: Transaction,
  runtime: Pick<Runtime, 'now' | 'newId' | 'sha256'>,
  staffId: string | null,
  wanted: OrderWanted,
): Order => {
  const shop = theShop(transaction)
  const number = nextNumber(transaction)
  const { channel, lines, customer, shippingAddress, billingAddress, web, locationId } = wanted
  const placed: Happening = {
    type: 'placed',
    number,
    lines,
    customer,
    shippingAddress,
    web,
    ...(channel === 'web' ? {} : { channel }),
    ...(billingAddress === null ? {} : { billingAddress }),
    registerId: '',
    locationId,
    currency: shop.currency,
    ...pricingOf(shop),
  }
  const order = beginOrder(transaction, runtime, staffId, wanted.id, [
    placed,
    ...judged(transaction, runtime.now(), wanted),
    stockFor(transaction, runtime.now(), wanted),
  ])
  tellOfOrder(transaction, runtime, staffId, order)
  return order
}

/** The number of an order that begins in this commit. */
export const nextNumber = (transaction: Transaction): string => {
  const number = peekNumber(transaction)
  const device = theDevice(transaction)
  transaction.put('settings', { ...device, lastOnlineOrder: device.lastOnlineOrder + 1 })
  return number
}

/** The same, which is not taken yet. */
export const peekNumber = (reader: Reader): string => {
  const device = theDevice(reader)
  return onlineOrderNumber(device, device.lastOnlineOrder + 1)
}

/** That it began, in the journal. */
export const tellOfOrder = (
  transaction: Transaction,
  runtime: Pick<Runtime, 'now' | 'newId' | 'sha256'>,
  staffId: string | null,
  { id, number, totals, currency, state }: Order,
): void =>
  appendJournal(transaction, runtime, {
    staffId,
    what: 'webOrder',
    subject: id,
    facts: { number, total: totals.total, currency, state },
  })

/** Nothing where the shop has no rules. */
const judged = (transaction: Transaction, at: number, wanted: OrderWanted): Happening[] => {
  const { riskRules, reviewLimit } = orderRules(transaction)
  if (riskRules.length === 0) return []
  const shop = theShop(transaction)
  const { total } = repriced({ ...pricingOf(shop), lines: wanted.lines }).totals
  const reasons = judgeRisk(riskRules, {
    customer: wanted.customer,
    shippingAddress: wanted.shippingAddress,
    billingAddress: wanted.billingAddress,
    web: wanted.web,
    total,
    money: (amount) => formatMoney(amount, shop),
    earlier: (kind, value, since) => transaction.placedBy(kind, value, since),
    at,
  })
  return [{ type: 'riskJudged', limit: reviewLimit, reasons }]
}

const stockFor = (
  transaction: Transaction,
  at: number,
  { lines, locationId }: Pick<OrderWanted, 'lines' | 'locationId'>,
): Happening => {
  const stock = decideStock(lines, locationId, (variantId) => promisable(transaction, variantId, locationId))
  const { backOrders, backOrderDays } = orderRules(transaction)
  if (stock.type === 'stockReserved' || !backOrders) return stock
  return { type: 'stockAwaited', missing: stock.missing, expectedAt: at + backOrderDays * day }
}
