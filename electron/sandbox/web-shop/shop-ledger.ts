import { openJournalFile } from '../journal-file.ts'
import type { Connection, OrderDocument, Problem } from './storefront-client.ts'

/** A line as the customer saw it. Quantity in thousandths of the unit, money in minor units. */
export type ShopLine = { sku: string; name: string; quantity: number; unit: 'piece' | 'kg'; price: number; sum: number }

/** An order of a customer. `key` is the Idempotency-Key that goes with `body`, however often it is sent. */
export type ShopOrder = {
  reference: string
  key: string
  /** The checkout page that it came from; sending that page twice gives one order. */
  checkout: string
  account: string
  body: Record<string, unknown>
  currency: string
  digits: number
  lines: ShopLine[]
  shipping: number
  total: number
  placedAt: number
  placement: 'sending' | 'accepted' | 'rejected'
  problem: Problem | null
  document: OrderDocument | null
  documentAt: number
}

/** A webhook that was taken; `deliveries` counts how often it came. */
type Notification = {
  id: string
  type: string
  reference: string
  orderId: string
  deliveries: number
  firstReceivedAt: number
  lastReceivedAt: number
}

type ShopEntry =
  | { kind: 'connected'; connection: Connection }
  | { kind: 'placed'; order: ShopOrder }
  | { kind: 'accepted'; reference: string; document: OrderDocument }
  | { kind: 'rejected'; reference: string; problem: Problem }
  | { kind: 'seen'; reference: string; document: OrderDocument; at: number }
  | { kind: 'notified'; id: string; type: string; document: OrderDocument; happenedAt: number; at: number }

/** The web shop's own books: the fold of its journal. */
export type ShopLedger = {
  connection: () => Connection
  order: (reference: string) => ShopOrder | undefined
  orders: () => ShopOrder[]
  orderOfCheckout: (checkout: string) => ShopOrder | undefined
  notifications: () => Notification[]
  /** The product's name where a webhook told of this download token. */
  grantedAccess: (token: string) => { name: string; reference: string } | undefined
  record: (entry: ShopEntry) => void
  close: () => void
}

export function openShopLedger(journalPath: string): ShopLedger {
  let connection: Connection = { orderManager: null, apiKey: null, webhookSecret: null }
  const orders = new Map<string, ShopOrder>()
  const checkouts = new Map<string, string>()
  const notifications = new Map<string, Notification>()
  const granted = new Map<string, { name: string; reference: string }>()

  /** An older picture of the order never replaces a newer one: a repeated webhook can come late. */
  const show = (reference: string, document: OrderDocument, at: number): void => {
    const order = orders.get(reference)
    if (order === undefined || at < order.documentAt) return
    orders.set(reference, { ...order, placement: 'accepted', document, documentAt: at })
  }
  /** The first answer may come after the first webhook, and then tells nothing new. */
  const accept = (reference: string, document: OrderDocument): void => {
    const order = orders.get(reference)
    if (order !== undefined)
      orders.set(reference, { ...order, placement: 'accepted', document: order.document ?? document })
  }
  const notify = (entry: ShopEntry & { kind: 'notified' }): void => {
    const { id, type, document, at } = entry
    const known = notifications.get(id)
    const first = { id, type, reference: document.reference, orderId: document.id, deliveries: 0, firstReceivedAt: at }
    notifications.set(id, { ...(known ?? first), deliveries: (known?.deliveries ?? 0) + 1, lastReceivedAt: at })
    if (known !== undefined) return
    show(document.reference, document, entry.happenedAt)
    for (const access of document.access) {
      if (access.kind !== 'link') continue
      granted.set(access.value.split('/').at(-1) ?? '', { name: access.name, reference: document.reference })
    }
  }
  const apply = (entry: ShopEntry): void => {
    if (entry.kind === 'connected') connection = entry.connection
    else if (entry.kind === 'notified') notify(entry)
    else if (entry.kind === 'placed') {
      orders.set(entry.order.reference, entry.order)
      checkouts.set(entry.order.checkout, entry.order.reference)
    } else if (entry.kind === 'rejected') {
      const order = orders.get(entry.reference)
      if (order !== undefined) orders.set(entry.reference, { ...order, placement: 'rejected', problem: entry.problem })
    } else if (entry.kind === 'accepted') accept(entry.reference, entry.document)
    else show(entry.reference, entry.document, entry.at)
  }
  const journal = openJournalFile<ShopEntry>(journalPath, apply)

  return {
    connection: () => connection,
    order: (reference) => orders.get(reference),
    orders: () => [...orders.values()],
    orderOfCheckout: (checkout) => orders.get(checkouts.get(checkout) ?? ''),
    notifications: () => [...notifications.values()],
    grantedAccess: (token) => granted.get(token),
    record(entry) {
      journal.append(entry)
      apply(entry)
    },
    close: () => journal.close(),
  }
}
