import { withTip } from '../../shared/domain/money/tip.ts'
import { openCard } from '../../shared/domain/orders/card-intent.ts'
import type { Order } from '../../shared/domain/orders/order.ts'
import { isRefusal } from '../../shared/domain/refusal.ts'
import { callUntilAnswered } from '../client/call-until-answered.ts'
import { notify, useCart } from './cart.ts'
import { allSent, paymentTaken, saleClosed } from './cart-queue.ts'
import { forgetPaymentId, leavePayment, payAgain, paymentIdOf, useCheckout } from './checkout.ts'
import { clearPaymentForm } from './payment-form.ts'
import { openDialog } from './register-screen.ts'

/**
 * Has the card terminal charge an amount and a tip, in minor units, or below zero refund it. What becomes of it shows on the cart, for
 * everyone who looks at it.
 */
export const chargeCard = async (amount: number, tip = 0): Promise<void> => {
  if (useCheckout.getState().phase !== 'paying') return
  useCheckout.setState({ phase: 'sending', refusal: null })
  await allSent()
  const cart = useCart.getState().confirmed
  if (cart === null) return useCheckout.setState({ phase: 'selling' })
  const answer = await callUntilAnswered('register.askCard', {
    orderId: cart.id,
    paymentId: paymentIdOf(cart.id),
    total: cart.totals.total,
    amount,
    ...withTip(tip),
  })
  if (isRefusal(answer) && answer.refusal === 'no_shift') {
    useCheckout.setState({ phase: 'selling' })
    return openDialog({ kind: 'float', thenPay: true })
  }
  if (isRefusal(answer)) return payAgain(answer)
  // The terminal is asked once for each id: another try is another payment.
  forgetPaymentId()
  useCheckout.setState({ phase: 'paying' })
  paymentTaken(answer.order)
}

const asked = (): { orderId: string; paymentId: string } | null => {
  const { shown } = useCart.getState()
  const intent = shown === null ? undefined : openCard(shown)
  return shown === null || intent === undefined ? null : { orderId: shown.id, paymentId: intent.paymentId }
}

/** The cashier cancels: the terminal says whether it still could. */
export const abortCard = async (): Promise<void> => {
  const payment = asked()
  if (payment !== null) await callUntilAnswered('register.abortCard', payment)
}

/** Asks the terminal now what became of it. */
export const checkCard = async (): Promise<void> => {
  const payment = asked()
  if (payment !== null) await callUntilAnswered('register.checkCard', { orderId: payment.orderId })
}

/** Waits no longer: the cart is paid otherwise. */
export const giveUpCard = async (): Promise<void> => {
  const payment = asked()
  if (payment === null) return
  const answer = await callUntilAnswered('register.giveUpCard', payment)
  if (isRefusal(answer)) useCheckout.setState({ refusal: answer })
  else paymentTaken(answer.order)
}

/** A sale that its card terminal closed: shown where somebody waits for it, and said where nobody does. */
const closedByCard = (sale: Order): void => {
  const { phase } = useCheckout.getState()
  saleClosed(sale)
  if (phase === 'paying') useCheckout.setState({ phase: 'paid', sale, refusal: null, scansRefused: 0 })
  else if (phase === 'selling') notify('info', `The card has paid: receipt ${sale.number}.`)
}

/** Follows the carts that wait for the card terminal until they are closed. The answer stops it. */
export const followCards = (): (() => void) => {
  let waiting: { readonly cart: string; readonly paymentId: string; readonly isInstalment: boolean } | null = null
  return useCart.subscribe(({ shown, last }) => {
    const intent = shown === null ? undefined : openCard(shown)
    if (shown !== null && intent !== undefined)
      waiting = { cart: shown.id, paymentId: intent.paymentId, isInstalment: shown.layaway !== undefined }
    else if (waiting !== null && shown?.id === waiting.cart) {
      // It has paid a part: what is paid next begins anew. Where it has not, what was entered stays to be tried again.
      const { paymentId } = waiting
      if (shown.payments.some(({ id }) => id === paymentId)) clearPaymentForm()
      waiting = null
    }
    if (waiting !== null && waiting.isInstalment && shown?.id !== waiting.cart && last?.id !== waiting.cart) {
      waiting = null
      if (useCheckout.getState().phase !== 'paying') return
      leavePayment()
      return notify('info', 'The card has paid the instalment. The goods stay set aside.')
    }
    if (waiting === null || last?.id !== waiting.cart) return
    waiting = null
    closedByCard(last)
  })
}
