import { nodeRuntime } from '../../../electron/host/node-runtime.ts'
import type { Store } from '../../../electron/order-manager/ports/store.ts'
import { createCart } from '../../../electron/order-manager/register/cart.ts'
import { createPay } from '../../../electron/order-manager/register/pay.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { randomFrom } from '../../faults/random.ts'
import { must } from '../../support/client.ts'
import { soldGoods } from './sold-goods.ts'

/** A cashier who scans what sells and takes cards. */
export interface Cashier {
  /** Of three products, if nothing else is said; a commit each. */
  fillCart(lines?: number): Order
  /** The sale's one commit. */
  pay(order: Order): Order
}

export const cashierAt = (
  store: Store,
  catalog: { readonly products: number; readonly seed: number },
  seed: number,
): Cashier => {
  const adapters = { store, runtime: nodeRuntime }
  const cart = createCart(adapters)
  const pay = createPay(adapters)
  const random = randomFrom(seed)
  const nextSold = soldGoods(catalog.products, catalog.seed)
  const nextCode = (taken: readonly string[]): string => {
    const { product, variant } = nextSold(random)
    const code = variant.barcode ?? variant.sku
    return product.unit === 'kg' || taken.includes(code) ? nextCode(taken) : code
  }
  return {
    fillCart: (lines = 3) => {
      const orderId = nodeRuntime.newId()
      const codes: string[] = []
      while (codes.length < lines) codes.push(nextCode(codes))
      const carts = codes.map((code) => must(cart.scan(null, orderId, nodeRuntime.newId(), code)).order)
      const filled = carts.at(-1)
      if (filled === undefined) throw new Error('the cart stayed empty')
      return filled
    },
    pay: (order) =>
      must(
        pay(null, {
          orderId: order.id,
          paymentId: nodeRuntime.newId(),
          total: order.totals.total,
          tender: { kind: 'card', reference: '100200' },
        }),
      ).order,
  }
}

/** The time between two customers, in which the store may do its chores; 0 for no longer than those take. */
export const rest = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => (milliseconds === 0 ? setImmediate(resolve) : setTimeout(resolve, milliseconds)))
