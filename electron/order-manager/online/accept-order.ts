import { formatMoney } from '../../../shared/domain/format/format.ts'
import { pricingOf, repriced } from '../../../shared/domain/orders/cart-of.ts'
import { decideStock } from '../../../shared/domain/orders/decide-online.ts'
import type { Happening } from '../../../shared/domain/orders/entries.ts'
import type { Address, Order } from '../../../shared/domain/orders/order.ts'
import { judgeRisk } from '../../../shared/domain/orders/risk.ts'
import { onlineOrderNumber } from '../../../shared/domain/settings/receipt-number.ts'
import type { Unnumbered } from '../../../shared/storefront/placing.ts'
import { appendJournal } from '../journal/append.ts'
import { beginOrder } from '../orders/write.ts'
import type { Runtime } from '../ports/runtime.ts'
import type { Reader, Transaction } from '../ports/store.ts'
import { orderRules, theDevice, theShop } from '../settings.ts'
import { promisable } from '../shares/left-here.ts'

const day = 24 * 60 * 60_000

/**
 * Stores an order that is not sold over the counter, whoever sent it: judged by the shop's rules, with its stock reserved,
 * waiting for it, or refused for want of it; all in the commit of the caller, who has checked what is wanted.
 */
export const acceptOrder = (
  transaction: Transaction,
  runtime: Pick<Runtime, 'now' | 'newId' | 'sha256'>,
  staffId: string | null,
  id: string,
  unnumbered: Unnumbered,
): Order => {
  const number = nextNumber(transaction)
  const order = beginOrder(transaction, runtime, staffId, id, [
    { ...unnumbered, number },
    ...received(transaction, runtime.now(), unnumbered),
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

/** What an order asks for, as it was placed. */
type Wanted = Pick<Unnumbered, 'lines' | 'customer' | 'shippingAddress' | 'web' | 'locationId'> & {
  readonly billingAddress?: Address | null
}

/**
 * What becomes of an order that has been placed: judged by the shop's rules, with its stock reserved, waiting for it, or refused.
 * @param storedSince when it was placed, where it is stored already and would be counted among its customer's earlier orders
 */
export const received = (
  reader: Reader,
  at: number,
  wanted: Wanted,
  storedSince: number | null = null,
): Happening[] => [...judged(reader, at, wanted, storedSince), stockFor(reader, at, wanted)]

/** Nothing where the shop has no rules. */
const judged = (reader: Reader, at: number, wanted: Wanted, storedSince: number | null): Happening[] => {
  const { riskRules, reviewLimit } = orderRules(reader)
  if (riskRules.length === 0) return []
  const shop = theShop(reader)
  const { total } = repriced({ ...pricingOf(shop), lines: wanted.lines }).totals
  const reasons = judgeRisk(riskRules, {
    customer: wanted.customer,
    shippingAddress: wanted.shippingAddress,
    billingAddress: wanted.billingAddress ?? null,
    web: wanted.web,
    total,
    money: (amount) => formatMoney(amount, shop),
    earlier: (kind, value, since) =>
      reader.placedBy(kind, value, since) - Number(storedSince !== null && storedSince >= since),
    at,
  })
  return [{ type: 'riskJudged', limit: reviewLimit, reasons }]
}

const stockFor = (
  reader: Reader,
  at: number,
  { lines, locationId }: Pick<Wanted, 'lines' | 'locationId'>,
): Happening => {
  const stock = decideStock(lines, locationId, (variantId) => promisable(reader, variantId, locationId))
  const { backOrders, backOrderDays } = orderRules(reader)
  if (stock.type === 'stockReserved' || !backOrders) return stock
  return { type: 'stockAwaited', missing: stock.missing, expectedAt: at + backOrderDays * day }
}
