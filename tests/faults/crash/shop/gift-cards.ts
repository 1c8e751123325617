import { createCreditLines } from '../../../../electron/order-manager/register/credit-lines.ts'
import { createPay } from '../../../../electron/order-manager/register/pay.ts'
import { ownerOf } from '../../../../shared/domain/format/account.ts'
import { say } from './say.ts'
import { keepOpen } from './shift-work.ts'
import { type Trade, taken } from './trade.ts'

/** Sells a gift card: a commit for the line, and one for the sale with what comes onto the card. */
export const sellGiftCard = (trade: Trade): void => {
  const { adapters, random } = trade
  const id = adapters.runtime.newId
  const card = { amount: 100 + random.below(5000), number: '' }
  const { order } = taken(createCreditLines(adapters).giftCard(null, id(), id(), card))
  keepOpen(trade)
  const tender = { kind: 'cash', given: order.totals.total } as const
  const request = { orderId: order.id, paymentId: id(), total: order.totals.total, tender }
  say({ say: 'receipt', number: taken(createPay(adapters)(null, request)).order.number })
}

/** The number of some gift card that may still have something on it; undefined where none was sold yet. */
export const aGiftCard = ({ adapters, random }: Trade): string | undefined => {
  const cards = adapters.store.find('ledgers', {
    selector: { ledger: 'giftCard', kind: 'terms' },
    sort: [{ at: 'desc' }],
    limit: 5,
  })
  const withSomething = cards.filter(({ account }) => adapters.store.balance(account) > 0)
  return withSomething.length === 0 ? undefined : ownerOf(random.pick(withSomething).account)
}
