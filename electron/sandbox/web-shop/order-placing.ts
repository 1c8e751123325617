import { randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { priceLines, shippingPrice } from './cart.ts'
import { paymentOf } from './payment-accounts.ts'
import type { ShopLedger, ShopOrder } from './shop-ledger.ts'
import { type Catalog, fetchOrder, paymentState, postOrder } from './storefront-client.ts'

type Customer = { name: string; email: string }
type Address = { name: string; lines: string[]; postalCode: string; city: string; country: string }

/** What a customer sends off. Quantities in thousandths of the unit, by SKU. */
type Checkout = {
  checkout: string
  quantities: Iterable<readonly [string, number]>
  customer: Customer
  address: Address
  account: string
}

/** Places orders and keeps asking until the order manager has answered. */
export type OrderPlacing = {
  place: (catalog: Catalog, checkout: Checkout) => ShopOrder
  /** Takes up orders that a restart left unanswered. */
  resume: () => void
  /** Asks what became of an order, at most about once a second, while more can happen to it. */
  refresh: (order: ShopOrder) => Promise<ShopOrder>
  stop: () => void
}

const FIRST_WAIT = 250
const LONGEST_WAIT = 10_000

export function startOrderPlacing(ledger: ShopLedger): OrderPlacing {
  const stopped = new AbortController()
  const asked = new Map<string, number>()

  const send = async (order: ShopOrder): Promise<void> => {
    for (let wait = FIRST_WAIT; !stopped.signal.aborted; wait = Math.min(wait * 2, LONGEST_WAIT)) {
      const outcome = await postOrder(ledger.connection(), order.key, order.body)
      if (stopped.signal.aborted) return
      const { reference } = order
      if (outcome.kind === 'accepted') return ledger.record({ kind: 'accepted', reference, document: outcome.document })
      if (outcome.kind === 'rejected') return ledger.record({ kind: 'rejected', reference, problem: outcome.problem })
      await pause(wait, undefined, { signal: stopped.signal }).catch(() => undefined)
    }
  }

  return {
    place(catalog, checkout) {
      const known = ledger.orderOfCheckout(checkout.checkout)
      if (known !== undefined) return known
      const order = newOrder(catalog, checkout)
      // On the disk with its key before the first call, so that no crash can send it under another key.
      ledger.record({ kind: 'placed', order })
      void send(order)
      return order
    },
    resume() {
      for (const order of ledger.orders()) if (order.placement === 'sending') void send(order)
    },
    async refresh(order) {
      const { reference, document } = order
      if (document === null || isSettled(order) || Date.now() - (asked.get(reference) ?? 0) < 800) return order
      asked.set(reference, Date.now())
      const at = Date.now()
      const fresh = await fetchOrder(ledger.connection(), document.id)
      if (fresh !== undefined && JSON.stringify(fresh) !== JSON.stringify(ledger.order(reference)?.document)) {
        ledger.record({ kind: 'seen', reference, document: fresh, at })
      }
      return ledger.order(reference) ?? order
    },
    stop: () => stopped.abort(),
  }
}

/** Nothing more will happen: refused, cancelled, or completed and paid. */
export function isSettled(order: ShopOrder): boolean {
  if (order.placement === 'rejected') return true
  const state = order.document?.state
  if (state === 'refused' || state === 'cancelled') return true
  return state === 'completed' && ['captured', 'paid'].includes(paymentState(order.document))
}

function newOrder(catalog: Catalog, checkout: Checkout): ShopOrder {
  const lines = priceLines(catalog, checkout.quantities)
  const shipping = shippingPrice(catalog, lines)
  const total = lines.reduce((sum, line) => sum + line.sum, shipping)
  const reference = newReference()
  return {
    reference,
    key: randomUUID(),
    checkout: checkout.checkout,
    account: checkout.account,
    body: {
      reference,
      currency: catalog.currency,
      customer: checkout.customer,
      ...(shipping > 0
        ? { shippingAddress: checkout.address, shipping: { name: 'Standard delivery', price: shipping } }
        : {}),
      lines: lines.map((line) => ({ sku: line.sku, quantity: line.quantity / 1000 })),
      total,
      payment: paymentOf(checkout.account),
    },
    currency: catalog.currency,
    digits: catalog.digits,
    lines,
    shipping,
    total,
    placedAt: Date.now(),
    placement: 'sending',
    problem: null,
    document: null,
    documentAt: 0,
  }
}

/** Short enough to read out on the telephone; letters and digits that can't be mistaken for each other. */
function newReference(): string {
  const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
  return `W-${Array.from(randomBytes(8), (byte) => alphabet[byte % 32]).join('')}`
}
