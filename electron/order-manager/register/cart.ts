import { lineFor } from '../../../shared/domain/catalog/line-for.ts'
import { pricingOf } from '../../../shared/domain/orders/cart-of.ts'
import { decideRegister, type RegisterCommand } from '../../../shared/domain/orders/decide-register.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/domain/refusal.ts'
import type { Adapters } from '../adapters.ts'
import { appendJournal } from '../journal/append.ts'
import { appendEntries, beginOrder } from '../orders/write.ts'
import type { Transaction, VariantHit } from '../ports/store.ts'
import { theMarket, theRegister, theShop } from '../settings.ts'
import { priceChanges } from './price-changes.ts'

type Answer = { readonly order: Order } | Refusal

/** Changes to the open cart of this register. Each is durable when it is answered, so that a cart survives a crash. */
export const createCart = ({ store, runtime }: Pick<Adapters, 'store' | 'runtime'>) => {
  const change = (staffId: string | null, orderId: string, command: RegisterCommand): Answer =>
    store.commit((transaction) => {
      const order = transaction.get('orders', orderId)
      if (order === undefined) return refuse('unknown_order', 'That cart is not here any more.')
      return apply(transaction, staffId, order, command)
    })

  const apply = (transaction: Transaction, staffId: string | null, order: Order, command: RegisterCommand): Answer => {
    if (order.channel !== 'counter') return refuse('not_a_cart', 'This is an online order, not a cart.')
    const happenings = decideRegister(order, command, theMarket(transaction, runtime.now()))
    if (isRefusal(happenings)) return happenings
    const next = appendEntries(transaction, runtime, staffId, order, happenings)
    for (const link of priceChanges(order, happenings))
      appendJournal(transaction, runtime, { staffId, subject: order.id, ...link })
    return { order: next }
  }

  /** The first line that is added to an unknown id begins the cart. */
  const addHit = (
    transaction: Transaction,
    staffId: string | null,
    orderId: string,
    lineId: string,
    hit: VariantHit,
    quantity: number,
  ): Answer => {
    if (hit.variant.digital !== null)
      return refuse(
        'online_only',
        `${hit.product.name} is sold in the web shop only, where the customer gets its link or key.`,
      )
    const market = theMarket(transaction, runtime.now())
    const command = { type: 'add', line: lineFor(theShop(transaction), hit, lineId, quantity, market) } as const
    const known = transaction.get('orders', orderId)
    if (known !== undefined) return apply(transaction, staffId, known, command)
    const shop = theShop(transaction)
    const { id: registerId, locationId } = theRegister(transaction)
    const begun = { type: 'begun', registerId, locationId, currency: shop.currency, ...pricingOf(shop) } as const
    // Decide on the empty cart before anything is written: a refused first line leaves no empty cart behind.
    const happenings = decideRegister({ state: 'draft', lines: [], entries: [], ...pricingOf(shop) }, command, market)
    if (isRefusal(happenings)) return happenings
    return { order: beginOrder(transaction, runtime, staffId, orderId, [begun, ...happenings]) }
  }

  return {
    change,
    add: (staffId: string | null, orderId: string, lineId: string, variantId: string, quantity: number): Answer =>
      store.commit((transaction) => {
        const hit = transaction.variant(variantId)
        if (hit?.product.status !== 'active')
          return refuse('unknown_variant', 'That product is not in the catalog any more.')
        return addHit(transaction, staffId, orderId, lineId, hit, quantity)
      }),
    scan: (staffId: string | null, orderId: string, lineId: string, code: string): Answer =>
      store.commit((transaction) => {
        const hit = transaction.byCode(code)
        if (hit === undefined)
          return refuse('unknown_code', `No product has the code ${code}. Search for it by name.`, 'code')
        if (hit.product.unit === 'kg')
          return refuse('needs_quantity', `Put ${hit.product.name} on the scale and enter its weight.`, hit.variant.id)
        return addHit(transaction, staffId, orderId, lineId, hit, 1000)
      }),
  }
}
