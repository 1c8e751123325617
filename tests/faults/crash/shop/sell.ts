import { createCart } from '../../../../electron/order-manager/register/cart.ts'
import { createPay } from '../../../../electron/order-manager/register/pay.ts'
import { createReturnPayment } from '../../../../electron/order-manager/register/return-payment.ts'
import type { AskedTender } from '../../../../shared/contract/tenders.ts'
import { accountOf } from '../../../../shared/domain/ledgers/ledger-entry.ts'
import type { Order } from '../../../../shared/domain/orders/order.ts'
import { dueOf } from '../../../../shared/domain/orders/payments.ts'
import { takeAllTenders } from './all-tenders.ts'
import { forAda } from './customer.ts'
import { something } from './gift-cards.ts'
import { say } from './say.ts'
import { keepOpen } from './shift-work.ts'
import { productCount, type Trade, taken } from './trade.ts'

/** A sale at the counter: up to four products scanned, each a commit, and paid in another or in several. Some carts are left. */
export const sell = (trade: Trade): void => {
  const { adapters, random } = trade
  const cart = createCart(adapters)
  const orderId = adapters.runtime.newId()
  let order: Order | undefined
  for (let line = 0; line <= random.below(3); line++) {
    const code = `SKU-${random.below(productCount)}`
    const answer = cart.scan(null, orderId, adapters.runtime.newId(), code)
    // A product that another action has archived is not in the catalog.
    if ('order' in answer) order = answer.order
  }
  if (order === undefined || random.below(12) === 0) return
  takeAllTenders(trade)
  if (random.below(3) === 0) order = forAda(trade, order)
  keepOpen(trade)
  if (random.below(3) === 0) order = payInPart(trade, order)
  if (order.state === 'completed') return say({ say: 'receipt', number: order.number })
  const tip = aTip(trade)
  const tender =
    random.below(2) === 0
      ? ({ kind: 'cash', given: dueOf(order) + tip + random.below(2000), tip } as const)
      : ({ kind: 'card', reference: String(random.below(1e6)), tip } as const)
  const paid = payWith(trade, order, tender)
  say({ say: 'receipt', number: paid.number })
}

/** A part of what is due, each in a commit of its own; some of them are given back. The rest may never be paid. */
const payInPart = (trade: Trade, cart: Order): Order => {
  const { adapters, random } = trade
  let order = cart
  for (let part = 0; part <= random.below(3); part++) {
    const most = dueOf(order) - 1
    if (most < 1) break
    const amount = 1 + random.below(most)
    order = payWith(trade, order, tenderFor(trade, order, amount))
    const paymentId = order.payments.at(-1)?.id ?? ''
    // A voucher that was worth it has paid for all of it.
    if (order.state === 'completed') break
    if (random.below(4) === 0)
      order = taken(createReturnPayment(adapters)(null, order.id, paymentId, 'Changed his mind')).order
  }
  return order
}

/** Cash, a card, a voucher, or the customer's points or a gift card as far as there is something on them. */
const tenderFor = (trade: Trade, { customer }: Order, amount: number): AskedTender => {
  const owner = customer?.record?.id
  const points = owner === undefined ? 0 : trade.adapters.store.balance(accountOf('points', owner))
  if (points > 0 && trade.random.below(2) === 0) return { kind: 'points', amount: Math.min(amount, points) }
  const voucher = trade.random.below(3) === 0 ? something(trade, 'voucher') : undefined
  if (voucher !== undefined) return { kind: 'voucher', number: voucher }
  const number = trade.random.below(3) === 0 ? something(trade, 'giftCard') : undefined
  if (number !== undefined) {
    const left = trade.adapters.store.balance(accountOf('giftCard', number))
    return { kind: 'giftCard', number, amount: Math.min(amount, left) }
  }
  return trade.random.below(2) === 0
    ? { kind: 'cash', given: amount }
    : { kind: 'card', reference: '', amount, tip: aTip(trade) }
}

/** One customer in three gives one. */
const aTip = ({ random }: Trade): number => (random.below(3) > 0 ? 0 : 1 + random.below(500))

const payWith = ({ adapters }: Trade, { id: orderId, totals }: Order, tender: AskedTender): Order =>
  taken(createPay(adapters)(null, { orderId, paymentId: adapters.runtime.newId(), total: totals.total, tender })).order
