import { createCreditLines } from '../../../../electron/order-manager/register/credit-lines.ts'
import { createPay } from '../../../../electron/order-manager/register/pay.ts'
import { ownerOf } from '../../../../shared/domain/format/account.ts'
import { someVouchers } from '../../../support/with-vouchers.ts'
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

/** Issues a few vouchers, in one commit. */
export const issueSomeVouchers = ({ adapters, random }: Trade): void => {
  someVouchers(adapters, 50 + random.below(3000), { count: 1 + random.below(4) })
}

/** The number of some gift card or voucher on which there is something; undefined where there is none. */
export const something = ({ adapters, random }: Trade, ledger: 'giftCard' | 'voucher'): string | undefined => {
  const cards = adapters.store.find('ledgers', {
    selector: { ledger, kind: 'terms' },
    sort: [{ at: 'desc' }],
    limit: 5,
  })
  const withSomething = cards.filter(({ account }) => adapters.store.balance(account) > 0)
  return withSomething.length === 0 ? undefined : ownerOf(random.pick(withSomething).account)
}
