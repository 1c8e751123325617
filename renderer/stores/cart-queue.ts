import { uuidv7 } from 'uuidv7'
import { lineFor } from '../../shared/domain/catalog/line-for.ts'
import { type CustomerRecord, onOrder } from '../../shared/domain/customers/customer-record.ts'
import type { RegisterCommand } from '../../shared/domain/orders/decide-register.ts'
import { withNews } from '../../shared/domain/orders/news.ts'
import type { Line, Note, Order } from '../../shared/domain/orders/order.ts'
import type { Discount } from '../../shared/domain/pricing/discount.ts'
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts'
import { callUntilAnswered } from '../client/call-until-answered.ts'
import { call, subscribe } from '../client/client.ts'
import { isConnected } from '../client/use-connected.ts'
import { withApproval } from './approval.ts'
import { clearScreen, forgetNotice, notify, type PendingChange, show, useCart } from './cart.ts'
import { beginCart, predictCart } from './cart-prediction.ts'
import { type KnownVariant, knownCode, knownVariant, remember } from './known-products.ts'
import { groupNow, marketNow } from './offers.ts'
import { settingsNow } from './shop.ts'

let orderId = uuidv7()
let sending: Promise<void> | null = null
const whenLoaded = new Set<() => void>()

/** The cart's id: of the open one, or of the one that the next product begins. */
export const currentId = (): string => useCart.getState().confirmed?.id ?? orderId

const newCart = (): void => {
  orderId = uuidv7()
  clearScreen()
}

const predicted = (confirmed: Order | null, pending: readonly PendingChange[]): Order | null => {
  const commands = pending.flatMap((change) => (change.command === null ? [] : [change.command]))
  if (confirmed === null && commands.length === 0) return null
  const { shop, register } = settingsNow()
  return predictCart(confirmed ?? beginCart(orderId, shop, register), commands, marketNow())
}

const showState = (confirmed: Order | null, pending: readonly PendingChange[]): void =>
  show(predicted(confirmed, pending), { confirmed, pending })

/** A weighed product: its name and price must be known before a person can be asked for the weight. */
const askForWeight = async (variantId: string, code: string, message: string): Promise<void> => {
  if (knownVariant(variantId) === undefined) {
    const hits = await call('catalog.search', { text: code, limit: 20 })
    if (!isRefusal(hits)) remember(hits.map((hit) => hit.product))
  }
  if (knownVariant(variantId) === undefined) return notify('problem', message)
  useCart.setState(({ toWeigh }) => ({ toWeigh: [...toWeigh, variantId] }))
}

const refused = (change: PendingChange, refusal: Refusal): void => {
  if (refusal.refusal === 'needs_quantity' && refusal.field !== undefined)
    return void askForWeight(refusal.field, change.code ?? '', refusal.message)
  if (refusal.refusal === 'is_receipt' && refusal.field !== undefined)
    return useCart.setState({ scannedSale: refusal.field })
  // A repeated removal: the first one was done, its answer was lost.
  if (refusal.refusal === 'unknown_line' && change.command?.type === 'remove') return
  if (refusal.refusal === 'needs_approval') return notify('warning', 'Not approved, and not done.')
  notify('problem', refusal.message)
}

const parked = (rest: readonly PendingChange[]): void => {
  newCart()
  showState(null, rest)
}

const settle = (change: PendingChange, answer: { readonly order: Order } | Refusal): void => {
  const { confirmed, pending } = useCart.getState()
  // The cart was closed or cleared meanwhile: the answer is about another one.
  if (!pending.includes(change)) return
  const rest = pending.filter((one) => one !== change)
  if (!isRefusal(answer)) {
    if (answer.order.state === 'draft') return showState(answer.order, rest)
    // What was scanned meanwhile is the next customer's.
    if (answer.order.state === 'parked') return parked(rest)
    return newCart()
  }
  if (answer.refusal === 'not_a_cart' || answer.refusal === 'unknown_order') newCart()
  else showState(confirmed, rest)
  refused(change, answer)
}

/**
 * One after the other, in the order in which they were made, so that none overtakes another. What the order manager does
 * not take because it was started anew, and has forgotten who sits here, waits until somebody has signed in again.
 */
const sendAll = async (): Promise<void> => {
  for (;;) {
    if (!useCart.getState().loaded) await new Promise<void>((resolve) => whenLoaded.add(resolve))
    const change = useCart.getState().pending[0]
    if (change === undefined) return
    const answer = await withApproval(change.send)
    if (isRefusal(answer) && answer.refusal === 'not_signed_in') useCart.setState({ loaded: false })
    else settle(change, answer)
  }
}

const make = (change: PendingChange): void => {
  const { confirmed, pending } = useCart.getState()
  // A message about a code stays until the next product: a changed quantity does not answer it.
  if (change.command === null || change.command.type === 'add') forgetNotice()
  showState(confirmed, [...pending, change])
  sending ??= sendAll().finally(() => {
    sending = null
  })
}

const change = (command: RegisterCommand, send: PendingChange['send']): void => make({ command, send, code: null })

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

/** What can't be predicted: it is asked for when all that is on screen has been answered. */
const afterTheRest = async (ask: () => Promise<{ readonly order: Order } | Refusal>): Promise<Refusal | null> => {
  await allSent()
  const answer = await ask()
  if (isRefusal(answer)) return answer
  showState(answer.order, useCart.getState().pending)
  return null
}

/** Puts goods that come back into the cart. Answers the refusal, for the fields that they were entered in, or null. */
export const takeBack = async (
  send: (orderId: string, approval?: string) => Promise<{ readonly order: Order } | Refusal>,
): Promise<Refusal | null> => {
  await allSent()
  const cartId = currentId()
  const answer = await withApproval((approval) => send(cartId, approval))
  if (isRefusal(answer)) return answer
  showState(answer.order, useCart.getState().pending)
  return null
}

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

/** Takes a parked cart up; what is open is parked in its place. */
export const resumeCart = (cartId: string): void =>
  make({ command: null, send: () => callUntilAnswered('register.resume', { orderId: cartId }), code: null })

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

/** Waits until everything that is on screen is in the order manager's cart as well. */
export const allSent = async (): Promise<void> => {
  await sending
  // Something may have been scanned while the rest was on its way.
  if (sending !== null) await allSent()
}

/** The cart as it is with the payments on it. */
export const paymentTaken = (order: Order): void => {
  const { confirmed, pending } = useCart.getState()
  if (newerThan(order, confirmed)) showState(order, pending)
}

/** The sale is closed: the next customer's cart is another one. */
export const saleClosed = (order: Order): void => {
  if (currentId() === order.id) newCart()
  useCart.setState({ last: order })
}

const newerThan = (order: Order, confirmed: Order | null): boolean =>
  confirmed === null || confirmed.id !== order.id || order.entries.length >= confirmed.entries.length

/** Follows the register's open cart: after a restart or a reload it is there again. The answer stops it. */
export const followCart = (): (() => void) => {
  const stop = subscribe('register.current', {}, (answer) => {
    if (isRefusal(answer)) return
    const { confirmed, pending, loaded } = useCart.getState()
    useCart.setState({ loaded: true, last: answer.last })
    for (const go of whenLoaded) go()
    whenLoaded.clear()
    const { cart, last } = answer
    if (cart === null) {
      if (confirmed !== null && confirmed.id === last?.id) newCart()
    } else if (cart.id === currentId() || !loaded || (confirmed === null && pending.length === 0)) {
      // What was scanned before the first answer goes into the cart that was open already: none has been sent yet.
      if (newerThan(cart, confirmed)) showState(cart, pending)
    }
  })
  return () => {
    stop()
    const { pending } = useCart.getState()
    const cartId = currentId()
    useCart.setState({ loaded: false })
    newCart()
    if (pending.length === 0) return
    // Nobody is signed in any more, and something was not sent yet: it is, into the same cart, for the next one who is.
    orderId = cartId
    useCart.setState({ pending })
  }
}
