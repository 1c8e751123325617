import { createCart } from '../../../../electron/order-manager/register/cart.ts'
import { createPay } from '../../../../electron/order-manager/register/pay.ts'
import { createReturnPayment } from '../../../../electron/order-manager/register/return-payment.ts'
import { tenderRules } from '../../../../electron/order-manager/settings.ts'
import type { AskedTender } from '../../../../shared/contract/tenders.ts'
import { accountOf } from '../../../../shared/domain/ledgers/ledger-entry.ts'
import type { Order } from '../../../../shared/domain/orders/order.ts'
import { dueOf } from '../../../../shared/domain/orders/payments.ts'
import { takeTips } from '../../../support/take-tips.ts'
import { aGiftCard } from './gift-cards.ts'
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
  keepOpen(trade)
  if (random.below(3) === 0) order = payInPart(trade, order)
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
    order = payWith(trade, order, tenderFor(trade, amount))
    const paymentId = order.payments.at(-1)?.id ?? ''
    if (random.below(4) === 0)
      order = taken(createReturnPayment(adapters)(null, order.id, paymentId, 'Changed his mind')).order
  }
  return order
}

/** Cash, a card, or a gift card as far as there is something on one. */
const tenderFor = (trade: Trade, amount: number): AskedTender => {
  const number = trade.random.below(3) === 0 ? aGiftCard(trade) : undefined
  if (number !== undefined) {
    const left = trade.adapters.store.balance(accountOf('giftCard', number))
    return { kind: 'giftCard', number, amount: Math.min(amount, left) }
  }
  return trade.random.below(2) === 0
    ? { kind: 'cash', given: amount }
    : { kind: 'card', reference: '', amount, tip: aTip(trade) }
}

/** One customer in three gives one; a shop that took none yet takes them from now on. */
const aTip = ({ adapters, random }: Trade): number => {
  if (random.below(3) > 0) return 0
  if (!tenderRules(adapters.store).tips) takeTips(adapters)
  return 1 + random.below(500)
}

const payWith = ({ adapters }: Trade, { id: orderId, totals }: Order, tender: AskedTender): Order =>
  taken(createPay(adapters)(null, { orderId, paymentId: adapters.runtime.newId(), total: totals.total, tender })).order
