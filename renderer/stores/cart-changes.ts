import { uuidv7 } from 'uuidv7'
import { lineFor } from '../../shared/domain/catalog/line-for.ts'
import { type CustomerRecord, onOrder } from '../../shared/domain/customers/customer-record.ts'
import { withNews } from '../../shared/domain/orders/news.ts'
import type { Line, Note, Order } from '../../shared/domain/orders/order.ts'
import type { Discount } from '../../shared/domain/pricing/discount.ts'
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts'
import { callUntilAnswered } from '../client/call-until-answered.ts'
import { isConnected } from '../client/use-connected.ts'
import { withApproval } from './approval.ts'
import { forgetNotice, notify, useCart } from './cart.ts'
import { afterTheRest, allSent, change, currentId, make, newCart } from './cart-queue.ts'
import { type KnownVariant, knownCode, knownVariant } from './known-products.ts'
import { groupNow, marketNow } from './offers.ts'
import { settingsNow } from './shop.ts'

/** What is sold in the web shop only is not predicted: the order manager's answer says so. */
const predictedLine = (lineId: string, hit: KnownVariant, quantity: number): Line | null =>
  hit.variant.digital === null ? lineFor(settingsNow().shop, hit, lineId, quantity, marketNow(), groupNow()) : null

/** Adds to the cart, and asks for no more of it than is new. */
const ring = async (
  lineId: string,
  what: { code: string } | { variantId: string; quantity: number },
): Promise<{ readonly order: Order } | Refusal> => {
  const cartId = currentId()
  let known = useCart.getState().confirmed?.entries.length ?? 0
  for (;;) {
    const answer = await callUntilAnswered('register.ring', { orderId: cartId, lineId, known, what })
    if (isRefusal(answer)) return answer
    const order = withNews(useCart.getState().confirmed, answer)
    if (order !== null) return { order }
    // What is here is not what was here when it was asked: all of it, then.
    known = 0
  }
}

/** Puts a variant into the cart. `quantity` in thousandths of its unit. */
export const add = (variantId: string, quantity: number): void => {
  const lineId = uuidv7()
  const known = knownVariant(variantId)
  const line = known && predictedLine(lineId, known, quantity)
  make({
    command: line ? { type: 'add', line } : null,
    send: () => ring(lineId, { variantId, quantity }),
    code: null,
  })
}

/** A scanned code, as the scanner sent it. */
export const scan = (code: string): void => {
  const lineId = uuidv7()
  const known = knownCode(code)
  const line = known?.product.unit === 'piece' ? predictedLine(lineId, known, 1000) : null
  make({
    command: line === null ? null : { type: 'add', line },
    send: () => ring(lineId, { code }),
    code,
  })
  if (line === null && !isConnected()) notify('info', `${code} is looked up as soon as the connection is back.`)
}

/** `quantity` in thousandths; `reason` where it is less than before and the shop wants one. */
export const setQuantity = (lineId: string, quantity: number, reason = ''): void =>
  change({ type: 'setQuantity', lineId, quantity, reason }, (approval) =>
    callUntilAnswered('register.setQuantity', { orderId: currentId(), lineId, quantity, reason, approval }),
  )

export const setDiscount = (lineId: string, discount: Discount | null): void =>
  change({ type: 'discount', lineId, discount }, (approval) =>
    callUntilAnswered('register.discount', { orderId: currentId(), lineId, discount, approval }),
  )

/** A price agreed for one unit, in minor units; null gives the line its own again. */
export const overridePrice = (lineId: string, override: { unitPrice: number; reason: string } | null): void =>
  change({ type: 'override', lineId, override }, (approval) =>
    callUntilAnswered('register.override', { orderId: currentId(), lineId, override, approval }),
  )

export const setOrderDiscount = (discount: Discount | null): void =>
  change({ type: 'discountOrder', discount }, (approval) =>
    callUntilAnswered('register.discountOrder', { orderId: currentId(), discount, approval }),
  )

export const removeCoupon = (code: string): void =>
  change({ type: 'removeCoupon', code }, () =>
    callUntilAnswered('register.removeCoupon', { orderId: currentId(), code }),
  )

/** Enters a coupon. Answers the refusal, for the field that it was typed into, or null when it is in the cart. */
export const enterCoupon = (code: string): Promise<Refusal | null> =>
  afterTheRest(() => callUntilAnswered('register.enterCoupon', { orderId: currentId(), code }))

/** Sells a gift card of so much, in minor units; one of the till's own where `number` is empty. Answers the refusal, or null. */
export const sellGiftCard = (amount: number, number: string): Promise<Refusal | null> => {
  const lineId = uuidv7()
  return afterTheRest(() => callUntilAnswered('register.addGiftCard', { orderId: currentId(), lineId, amount, number }))
}

/** Takes a payment of what a customer owes, in minor units, into the cart. Answers the refusal, or null. */
export const payOnAccount = (customerId: string, amount: number): Promise<Refusal | null> => {
  const lineId = uuidv7()
  return afterTheRest(() =>
    callUntilAnswered('register.payAccount', { orderId: currentId(), lineId, customerId, amount }),
  )
}

/** Puts goods that come back into the cart. Answers the refusal, for the fields that they were entered in, or null. */
export const takeBack = (
  send: (orderId: string, approval?: string) => Promise<{ readonly order: Order } | Refusal>,
): Promise<Refusal | null> =>
  afterTheRest(() => {
    const cartId = currentId()
    return withApproval((approval) => send(cartId, approval))
  })

/** A void; `reason` where the shop wants one. */
export const removeLine = (lineId: string, reason = ''): void =>
  change({ type: 'remove', lineId, reason }, () =>
    callUntilAnswered('register.remove', { orderId: currentId(), lineId, reason }),
  )

/** A note on a line, or on the whole order where `lineId` is null. */
export const setNote = (lineId: string | null, note: Note | null): void =>
  lineId === null
    ? change({ type: 'note', note }, () => callUntilAnswered('register.note', { orderId: currentId(), note }))
    : change({ type: 'noteLine', lineId, note }, () =>
        callUntilAnswered('register.noteLine', { orderId: currentId(), lineId, note }),
      )

export const setCustomer = (record: CustomerRecord | null): void =>
  change({ type: 'setCustomer', customer: record && onOrder(record) }, () =>
    callUntilAnswered('register.setCustomer', { orderId: currentId(), customerId: record?.id ?? null }),
  )

/** Takes the last change back; `reason` where goods go out with it and the shop wants one. */
export const undo = (reason = ''): void => {
  if (useCart.getState().shown === null) return notify('info', 'There is nothing to undo.')
  const undoId = uuidv7()
  change({ type: 'undo', cause: undoId, reason }, () =>
    callUntilAnswered('register.undo', { orderId: currentId(), undoId, reason }),
  )
}

/** Puts the cart aside; the next product begins another one. */
export const parkCart = (name: string): void =>
  make({ command: null, send: () => callUntilAnswered('register.park', { orderId: currentId(), name }), code: null })

/** Gives the cart up. Answers the refusal, or null when it is gone. */
export const abandonCart = async (reason: string): Promise<Refusal | null> => {
  await allSent()
  const { confirmed } = useCart.getState()
  if (confirmed === null) return null
  const answer = await withApproval((approval) =>
    callUntilAnswered('register.abandon', { orderId: confirmed.id, reason, approval }),
  )
  if (isRefusal(answer) && answer.refusal !== 'not_a_cart') return answer
  newCart()
  forgetNotice()
  return null
}
