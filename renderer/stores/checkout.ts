import { uuidv7 } from 'uuidv7'
import { create } from 'zustand'
import type { AskedTender } from '../../shared/contract/tenders.ts'
import type { Order } from '../../shared/domain/orders/order.ts'
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts'
import { callUntilAnswered } from '../client/call-until-answered.ts'
import { forgetNotice, notify, useCart } from './cart.ts'
import { allSent, cartSetAside, paymentTaken, saleClosed } from './cart-queue.ts'
import { clearPaymentForm } from './payment-form.ts'
import { openDialog } from './register-screen.ts'
import { isRegisterOpen } from './shop.ts'

interface Checkout {
  /** `sending`: the order manager was asked to close the sale, and has not answered yet. */
  readonly phase: 'selling' | 'paying' | 'sending' | 'paid'
  /** The closed sale, with its receipt number; or what was set aside, with a proof of what was paid. */
  readonly sale: Order | null
  /** What is paid is the first instalment: after it the goods are to be set aside until that day, `2026-12-24`. */
  readonly heldUntil: string | null
  readonly refusal: Refusal | null
  /** Grows when a scan is refused because of the payment. */
  readonly scansRefused: number
}

/** One payment id until it is taken, however often it is tried: what was stored after all is then answered, not paid twice. */
let payment = { cartId: '', id: '' }
/** A new payment: what the one before became is known. */
export const forgetPaymentId = (): void => {
  payment = { cartId: '', id: '' }
}
export const paymentIdOf = (cartId: string): string => {
  if (payment.cartId !== cartId) payment = { cartId, id: uuidv7() }
  return payment.id
}

const selling: Checkout = { phase: 'selling', sale: null, heldUntil: null, refusal: null, scansRefused: 0 }

export const useCheckout = create<Checkout>()(() => selling)

/** Opens the payment, if there is something to pay; a register that is not open asks for its float first. */
export const beginPayment = (): void => payFor(null)

/** The first instalment of what is to be set aside until a day. */
export const beginInstalment = (heldUntil: string): void => payFor(heldUntil)

const payFor = (heldUntil: string | null): void => {
  if (useCheckout.getState().phase !== 'selling') return
  if ((useCart.getState().shown?.lines.length ?? 0) === 0)
    return notify('warning', 'There is nothing to pay yet. Scan or choose a product first.')
  if (!isRegisterOpen()) return openDialog({ kind: 'float', thenPay: true })
  useCheckout.setState({ ...selling, phase: 'paying', heldUntil })
}

/** What was refused has been changed, or was gone past. */
export const forgetRefusal = (): void => {
  const { refusal, scansRefused } = useCheckout.getState()
  if (refusal !== null || scansRefused > 0) useCheckout.setState({ refusal: null, scansRefused: 0 })
}

/** Back to the cart; not while the sale is being closed. */
export const leavePayment = (): void => {
  if (useCheckout.getState().phase === 'paying') useCheckout.setState(selling)
}

/** The next customer. */
export const nextSale = (): void => {
  useCheckout.setState(selling)
  forgetNotice()
}

/** A scan while the customer pays: it would change the total that was just said aloud. */
export const refuseScan = (): void => useCheckout.setState(({ scansRefused }) => ({ scansRefused: scansRefused + 1 }))

/** The payment was not taken: the form says why. Who has to sign in first has done so by the time they see the form again. */
export const payAgain = (refusal: Refusal): void =>
  useCheckout.setState({ phase: 'paying', refusal: refusal.refusal === 'not_signed_in' ? null : refusal })

/** Gives a payment back. Answers the refusal, or null when it is given back. */
export const givePaymentBack = async (paymentId: string, reason: string): Promise<Refusal | null> => {
  const cart = useCart.getState().confirmed
  if (cart === null || useCheckout.getState().phase !== 'paying') return null
  useCheckout.setState({ phase: 'sending', refusal: null })
  const answer = await callUntilAnswered('register.returnPayment', { orderId: cart.id, paymentId, reason })
  useCheckout.setState({ phase: 'paying' })
  if (isRefusal(answer)) return answer
  paymentTaken(answer.order)
  return null
}

/**
 * Takes one payment of the total that is on screen, or pays back; the last one closes the sale. A lost connection repeats the
 * same payment until there is an answer, so that nobody pays twice.
 */
export const pay = async (tender: AskedTender): Promise<void> => {
  if (useCheckout.getState().phase !== 'paying') return
  const total = useCart.getState().shown?.totals.total
  if (total === undefined) return
  useCheckout.setState({ phase: 'sending', refusal: null })
  await allSent()
  const cart = useCart.getState().confirmed
  if (cart === null) return useCheckout.setState(selling)
  const answer = await callUntilAnswered('register.pay', {
    orderId: cart.id,
    paymentId: paymentIdOf(cart.id),
    total,
    tender,
  })
  if (isRefusal(answer) && answer.refusal === 'no_shift') {
    useCheckout.setState(selling)
    return openDialog({ kind: 'float', thenPay: true })
  }
  if (isRefusal(answer)) return payAgain(answer)
  forgetPaymentId()
  if (answer.order.state === 'draft') {
    clearPaymentForm()
    paymentTaken(answer.order)
    const { heldUntil } = useCheckout.getState()
    if (heldUntil === null) return useCheckout.setState({ phase: 'paying' })
    useCheckout.setState(selling)
    return openDialog({ kind: 'setAside', heldUntil })
  }
  showDone(answer.order)
}

/** What the customer takes away: a receipt, or the proof of an instalment. */
export const showDone = (order: Order): void => {
  if (order.state === 'setAside') cartSetAside(order)
  else saleClosed(order)
  useCheckout.setState({ ...selling, phase: 'paid', sale: order })
}
