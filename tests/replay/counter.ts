import { mostUnits } from '../../shared/domain/orders/decide-sale.ts'
import type { Order } from '../../shared/domain/orders/order.ts'
import type { Client } from '../support/client.ts'
import { skuOf } from './catalog.ts'
import { isCharge } from './oddities.ts'
import { type Invoice, pennies, type Row } from './read-invoices.ts'

/** What somebody who rings up needs to know: ids by SKU, and by the customer's number in the file. */
export interface Known {
  readonly variants: ReadonlyMap<string, string>
  readonly customers: ReadonlyMap<string, string>
}

const newId = () => crypto.randomUUID()

/** Rings an invoice up and takes the money: on a card from who is known, else in cash. Answers the closed sale. */
export const sell = async (client: Client, invoice: Invoice, known: Known): Promise<Order> => {
  const orderId = newId()
  const customerId = known.customers.get(invoice.customer)
  if (customerId !== undefined) await client.do('register.setCustomer', { orderId, customerId })
  const cart = new OpenCart(client, orderId)
  for (const row of invoice.rows) {
    const variantId = variantOf(known, row)
    for (const quantity of inLines(row.quantity * 1000)) await cart.add(variantId, quantity, row)
  }
  return pay(client, await cart.read(), customerId === undefined ? 'cash' : 'card', invoice)
}

/** A line that more of its variant would go to; thousandths. */
interface OpenLine {
  readonly lineId: string
  readonly quantity: number
}

/** A cart while it is filled: what is in it is asked for at the end only. */
class OpenCart {
  readonly #client: Client
  readonly #orderId: string
  readonly #open = new Map<string, OpenLine>()
  /** The entries that the order manager has told. */
  #told = 0
  #last: { orderId: string; lineId: string; variantId: string; quantity: number } | undefined

  constructor(client: Client, orderId: string) {
    this.#client = client
    this.#orderId = orderId
  }

  async add(variantId: string, quantity: number, row: Row): Promise<void> {
    const before = this.#open.get(variantId)
    const joined = before !== undefined && before.quantity + quantity <= mostUnits
    // A line that is full: with a note on it, the next one is another.
    if (before !== undefined && !joined) await this.#note(before.lineId)
    const lineId = newId()
    const what = { variantId, quantity }
    const news = await this.#client.do('register.ring', { orderId: this.#orderId, lineId, known: this.#told, what })
    this.#told = news.from + news.entries.length
    this.#last = { orderId: this.#orderId, lineId, variantId, quantity }
    if (isCharge(row.code)) await this.#agree(lineId, row)
    else this.#open.set(variantId, joined ? { ...before, quantity: before.quantity + quantity } : { lineId, quantity })
  }

  /** The whole cart: the last addition again, which changes nothing. */
  async read(): Promise<Order> {
    if (this.#last === undefined) throw new Error('The cart is empty.')
    return (await this.#client.do('register.add', this.#last)).order
  }

  async #note(lineId: string): Promise<void> {
    const note = { text: 'Continued', printed: false }
    this.#told = (
      await this.#client.do('register.noteLine', { orderId: this.#orderId, lineId, note })
    ).order.entries.length
  }

  /** What is no goods costs what was agreed. */
  async #agree(lineId: string, { price }: Row): Promise<void> {
    const override = { unitPrice: pennies(price), reason: 'As invoiced' }
    const { order } = await this.#client.do('register.override', { orderId: this.#orderId, lineId, override })
    this.#told = order.entries.length
  }
}

export const variantOf = ({ variants }: Known, row: Row): string => {
  const id = variants.get(skuOf(row))
  if (id === undefined) throw new Error(`${skuOf(row)} is not in the catalog.`)
  return id
}

/** So much, in thousandths, as a line may hold at a time. */
export function* inLines(quantity: number): Generator<number> {
  for (let left = quantity; left > 0; left -= mostUnits) yield Math.min(left, mostUnits)
}

const pay = async (client: Client, cart: Order, kind: 'cash' | 'card', invoice: Invoice): Promise<Order> => {
  const { total } = cart.totals
  const tender = kind === 'cash' ? { kind, given: total } : { kind, reference: invoice.number }
  return (await client.do('register.pay', { orderId: cart.id, paymentId: newId(), total, tender })).order
}
