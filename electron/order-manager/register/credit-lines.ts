import { ownerOf } from '../../../shared/domain/format/account.ts'
import { cardNumber, isMistyped, newCardNumber } from '../../../shared/domain/ledgers/card-number.ts'
import { accountOf } from '../../../shared/domain/ledgers/ledger-entry.ts'
import { creditLine } from '../../../shared/domain/orders/credit-line.ts'
import type { Line } from '../../../shared/domain/orders/order.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/domain/refusal.ts'
import type { Adapters } from '../adapters.ts'
import { isKnown } from '../ledgers/holdings.ts'
import { cardInUse } from '../ledgers/write.ts'
import { tenderRules } from '../settings.ts'
import { type CartAnswer, cartIn, createCart } from './cart.ts'

/** Gift cards are sold, and what customers owe is paid, as lines of a cart. */
export const createCreditLines = (adapters: Pick<Adapters, 'store' | 'runtime'>) => {
  const { store, runtime } = adapters
  const cart = createCart(adapters)

  /** A number of the till's own where none is given. Refuses `unknown_card` (mistyped), `card_in_use`. */
  const numberFor = (orderId: string, lineId: string, asked: string): string | Refusal => {
    // The same request again gets the number that it got.
    const order = store.get('orders', orderId)
    const before = order?.entries.flatMap((one) =>
      one.type === 'lineAdded' && one.line.id === lineId ? [one.line] : [],
    )[0]
    if (before?.credit !== undefined) return ownerOf(before.credit.account)
    const number = asked === '' ? newCardNumber(runtime.sha256(runtime.newSecret())) : cardNumber(asked)
    if (isMistyped(number))
      return refuse('unknown_card', 'A digit of that number is wrong. Check it, or scan the card.', 'number')
    const account = accountOf('giftCard', number)
    const isInCart = order?.lines.some(({ credit }) => credit?.account === account) ?? false
    const isTaken = isInCart || isKnown(store, account) || isKnown(store, accountOf('voucher', number))
    return isTaken ? cardInUse(number) : number
  }

  return {
    /** Refuses `tender_off`, `unknown_card`, `card_in_use`, and as `cart.addLine`. */
    giftCard: (
      staffId: string | null,
      orderId: string,
      lineId: string,
      card: { readonly amount: number; readonly number: string },
    ): CartAnswer => {
      const { giftCards, giftCardMonths } = tenderRules(store)
      if (!giftCards)
        return refuse('tender_off', 'The shop sells no gift cards. An admin can switch them on under Settings.')
      const number = numberFor(orderId, lineId, card.number)
      if (isRefusal(number)) return number
      return cart.addLine(
        staffId,
        orderId,
        creditLine(lineId, card.amount, {
          ledger: 'giftCard',
          account: accountOf('giftCard', number),
          ...(giftCardMonths === 0 ? {} : { months: giftCardMonths }),
          name: `Gift card ${number}`,
        }),
      )
    },

    /** What a customer owes is paid, or a part of it; the customer comes onto the cart. Refuses `unknown_customer`, `nothing_owed`, `more_than_owed`. */
    onAccount: (
      staffId: string | null,
      orderId: string,
      lineId: string,
      { customerId, amount }: { readonly customerId: string; readonly amount: number },
    ): CartAnswer => {
      const customer = store.get('customers', customerId)
      if (customer === undefined) return refuse('unknown_customer', 'That customer is not here any more.')
      const account = accountOf('account', customerId)
      const owed = 0 - store.balance(account)
      const order = cartIn(store, orderId)
      const inCart = isRefusal(order) ? 0 : paidIn(order.lines, account, lineId)
      if (owed <= 0) return refuse('nothing_owed', `${customer.name} owes nothing.`, 'customerId')
      if (amount + inCart > owed) return refuse('more_than_owed', `That is more than ${customer.name} owes.`, 'amount')
      const attached = cart.setCustomer(staffId, orderId, customerId)
      if (isRefusal(attached)) return attached
      const line = creditLine(lineId, amount, { ledger: 'account', account, name: 'Payment on account' })
      return cart.addLine(staffId, orderId, line)
    },
  }
}

const paidIn = (lines: readonly Line[], account: string, lineId: string): number =>
  lines.reduce(
    (sum, { id, credit, unitPrice }) => (credit?.account === account && id !== lineId ? sum + unitPrice : sum),
    0,
  )
