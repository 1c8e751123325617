import { uuidv7 } from 'uuidv7'
import type { RegisterCommand } from '../../shared/domain/orders/decide-register.ts'
import type { Order } from '../../shared/domain/orders/order.ts'
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts'
import { callUntilAnswered } from '../client/call-until-answered.ts'
import { call, subscribe } from '../client/client.ts'
import { withApproval } from './approval.ts'
import { clearScreen, forgetNotice, notify, type PendingChange, show, useCart } from './cart.ts'
import { beginCart, predictCart } from './cart-prediction.ts'
import { knownVariant, remember } from './known-products.ts'
import { marketNow } from './offers.ts'
import { settingsNow } from './shop.ts'

let orderId = uuidv7()
let sending: Promise<void> | null = null
const whenLoaded = new Set<() => void>()

/** The cart's id: of the open one, or of the one that the next product begins. */
export const currentId = (): string => useCart.getState().confirmed?.id ?? orderId

/** The cart is closed or gone: the next product begins another one. */
export const newCart = (): void => {
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

/** What waits for its customer is the register's cart from now on. */
export const resumeCart = (cartId: string): void =>
  make({ command: null, send: () => callUntilAnswered('register.resume', { orderId: cartId }), code: null })

const refused = (change: PendingChange, refusal: Refusal): void => {
  if (refusal.refusal === 'needs_quantity' && refusal.field !== undefined)
    return void askForWeight(refusal.field, change.code ?? '', refusal.message)
  if (refusal.refusal === 'is_receipt' && refusal.field !== undefined)
    return useCart.setState({ scannedSale: refusal.field })
  if (
    refusal.refusal === 'is_layaway' &&
    refusal.field !== undefined &&
    (useCart.getState().shown?.lines ?? []).length === 0
  )
    return resumeCart(refusal.field)
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
    if (answer.order.state === 'parked' || answer.order.state === 'setAside') return parked(rest)
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

/** Shows a change at once, and sends it when those before it have been answered. */
export const make = (change: PendingChange): void => {
  const { confirmed, pending } = useCart.getState()
  // A message about a code stays until the next product: a changed quantity does not answer it.
  if (change.command === null || change.command.type === 'add') forgetNotice()
  showState(confirmed, [...pending, change])
  sending ??= sendAll().finally(() => {
    sending = null
  })
}

/** A change whose outcome can be told before it is answered. */
export const change = (command: RegisterCommand, send: PendingChange['send']): void =>
  make({ command, send, code: null })

/** Waits until everything that is on screen is in the order manager's cart as well. */
export const allSent = async (): Promise<void> => {
  await sending
  // Something may have been scanned while the rest was on its way.
  if (sending !== null) await allSent()
}

/** What can't be predicted: it is asked for when all that is on screen has been answered. */
export const afterTheRest = async (
  ask: () => Promise<{ readonly order: Order } | Refusal>,
): Promise<Refusal | null> => {
  await allSent()
  const answer = await ask()
  if (isRefusal(answer)) return answer
  showState(answer.order, useCart.getState().pending)
  return null
}

/** The cart as it is with the payments on it. */
export const paymentTaken = (order: Order): void => {
  const { confirmed, pending } = useCart.getState()
  if (newerThan(order, confirmed)) showState(order, pending)
}

/** It waits for its customer: the next one's cart is another one. */
export const cartSetAside = (order: Order): void => {
  if (currentId() === order.id) newCart()
}

/** The sale is closed: the next customer's cart is another one. */
export const saleClosed = (order: Order): void => {
  cartSetAside(order)
  useCart.setState({ last: order })
}

const newerThan = (order: Order, confirmed: Order | null): boolean =>
  confirmed === null || confirmed.id !== order.id || order.entries.length >= confirmed.entries.length

/** Follows the register's open cart: after a restart or a reload it is there again. The answer stops it. */
export const followCart = (): (() => void) => {
  const stop = subscribe('register.current', {}, (answer) => {
    if (isRefusal(answer)) return
    const { confirmed: before, loaded } = useCart.getState()
    const { cart, last } = answer
    useCart.setState({ loaded: true, last })
    for (const go of whenLoaded) go()
    whenLoaded.clear()
    // Put back by an instalment that nobody here waited for.
    if (before?.layaway !== undefined && cart?.id !== before.id) newCart()
    const { confirmed, pending } = useCart.getState()
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
