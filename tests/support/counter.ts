import { nodeRuntime } from '../../electron/host/node-runtime.ts'
import type { Runtime } from '../../electron/order-manager/ports/runtime.ts'
import { createCart } from '../../electron/order-manager/register/cart.ts'
import { createCreditLines } from '../../electron/order-manager/register/credit-lines.ts'
import { createPay } from '../../electron/order-manager/register/pay.ts'
import { createReturnPayment } from '../../electron/order-manager/register/return-payment.ts'
import { type OpenedStore, openStore } from '../../electron/store/open-store.ts'
import type { AskedTender } from '../../shared/contract/tenders.ts'
import type { Order } from '../../shared/domain/orders/order.ts'
import { must } from './client.ts'
import { foundPlainShop } from './plain-shop.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** A counter in a plain shop: its use cases over a store of its own, without a host between. */
export class Counter {
  readonly folder = temporaryFolder()
  readonly runtime: Runtime
  #store: OpenedStore | undefined

  /** @param now the wall clock, to be set forwards and back */
  constructor(now: () => number = nodeRuntime.now) {
    this.runtime = { ...nodeRuntime, now, hashPin: async () => 'none' }
  }

  get store(): OpenedStore {
    if (this.#store === undefined) throw new Error('The counter is not open.')
    return this.#store
  }
  get adapters() {
    return { store: this.store, runtime: this.runtime }
  }

  async open(): Promise<void> {
    await this.found(await openStore({ folder: this.folder.path }))
  }
  /** In a store that somebody else opened, and closes. */
  async found(store: OpenedStore): Promise<void> {
    this.#store = store
    await foundPlainShop(this.adapters, 20)
  }
  async reopen(): Promise<void> {
    await this.store.close()
    this.#store = await openStore({ folder: this.folder.path, known: true })
  }
  async close(): Promise<void> {
    await this.store.close()
    this.folder.remove()
  }

  /** A cart with a product in it. */
  fill(code = 'SKU-9', orderId = this.runtime.newId()): Order {
    return must(createCart(this.adapters).scan('mia', orderId, this.runtime.newId(), code)).order
  }
  ask({ id: orderId, totals }: Order, tender: AskedTender, paymentId = this.runtime.newId()) {
    return createPay(this.adapters)('mia', { orderId, paymentId, total: totals.total, tender })
  }
  pay(order: Order, tender: AskedTender): Order {
    return must(this.ask(order, tender)).order
  }
  giveBack(order: Order, place: number, reason = '') {
    return createReturnPayment(this.adapters)('mia', order.id, order.payments[place]?.id ?? '', reason)
  }
  /** A cart with a gift card in it, of a number of the till's own where none is given. Minor units. */
  giftCard(amount: number, number = '', orderId = this.runtime.newId()) {
    return createCreditLines(this.adapters).giftCard('mia', orderId, this.runtime.newId(), { amount, number })
  }
}
