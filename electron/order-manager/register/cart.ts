import { lineFor } from '../../../shared/domain/catalog/line-for.ts'
import { onOrder } from '../../../shared/domain/customers/customer-record.ts'
import { keyOf } from '../../../shared/domain/customers/keys.ts'
import { pricingOf } from '../../../shared/domain/orders/cart-of.ts'
import { groupOf } from '../../../shared/domain/orders/customer-prices.ts'
import { decideRegister, type RegisterCommand } from '../../../shared/domain/orders/decide-register.ts'
import type { Line, Order } from '../../../shared/domain/orders/order.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/domain/refusal.ts'
import type { Adapters } from '../adapters.ts'
import { appendJournal } from '../journal/append.ts'
import { appendEntries, beginOrder } from '../orders/write.ts'
import type { Reader, Transaction, VariantHit } from '../ports/store.ts'
import { saleNumbered } from '../returns/find-sales.ts'
import { theMarket, theRegister, theShop } from '../settings.ts'
import { priceChanges } from './price-changes.ts'

export type CartAnswer = { readonly order: Order } | Refusal

/** The numbers of several registers' proofs may have the same words in them. */
const mostAlike = 10

export const unknownCart = refuse('unknown_order', 'That cart is not here any more.')

/** A cart by its id; an online order is none. Refuses `unknown_order`, `not_a_cart`. */
export const cartIn = (transaction: Reader, orderId: string): Order | Refusal => {
  const order = transaction.get('orders', orderId)
  if (order === undefined) return unknownCart
  return order.channel === 'counter' ? order : refuse('not_a_cart', 'This is an online order, not a cart.')
}

/** How a cart begins at this register, and the empty cart: decide on that first, so that what is refused leaves none behind. */
export const beginningOf = (transaction: Transaction) => {
  const shop = theShop(transaction)
  const { id: registerId, locationId } = theRegister(transaction)
  return {
    begun: { type: 'begun', registerId, locationId, currency: shop.currency, ...pricingOf(shop) },
    empty: { state: 'draft', lines: [], entries: [], exceptions: [], customer: null, payments: [], ...pricingOf(shop) },
  } as const
}

/** Of a code that neither a product nor a customer has: somebody pays an instalment where a proof has it, or brings goods back where a receipt has. */
const noProduct = (transaction: Transaction, code: string): Refusal => {
  const held = transaction.setAside(code, mostAlike).find(({ layaway }) => layaway?.proofs.includes(code))
  if (held !== undefined)
    return refuse('is_layaway', `${code} is set aside for ${held.customer?.name}. Take it up under Set aside.`, held.id)
  const sale = saleNumbered(transaction, code)?.id ?? transaction.leftAtHub.numbered(code)
  return sale === undefined
    ? refuse('unknown_code', `No product has the code ${code}. Search for it by name.`, 'code')
    : refuse('is_receipt', `${code} is a receipt. Choose what comes back of it.`, sale)
}

/** Changes to the open cart of this register. Each is durable when it is answered, so that a cart survives a crash. */
export const createCart = ({ store, runtime }: Pick<Adapters, 'store' | 'runtime'>) => {
  const change = (staffId: string | null, orderId: string, command: RegisterCommand): CartAnswer =>
    store.commit((transaction) => {
      const order = cartIn(transaction, orderId)
      return isRefusal(order) ? order : apply(transaction, staffId, order, command)
    })

  const apply = (
    transaction: Transaction,
    staffId: string | null,
    order: Order,
    command: RegisterCommand,
  ): CartAnswer => {
    const happenings = decideRegister(order, command, theMarket(transaction, runtime.now()))
    if (isRefusal(happenings)) return happenings
    const next = appendEntries(transaction, runtime, staffId, order, happenings)
    for (const link of priceChanges(order, happenings))
      appendJournal(transaction, runtime, { staffId, subject: order.id, ...link })
    return { order: next }
  }

  /** What is done to an unknown id begins the cart. */
  const applyOrBegin = (
    transaction: Transaction,
    staffId: string | null,
    orderId: string,
    command: RegisterCommand,
  ): CartAnswer => {
    const known = cartIn(transaction, orderId)
    if (!isRefusal(known)) return apply(transaction, staffId, known, command)
    if (known !== unknownCart) return known
    const { begun, empty } = beginningOf(transaction)
    const happenings = decideRegister(empty, command, theMarket(transaction, runtime.now()))
    if (isRefusal(happenings)) return happenings
    return { order: beginOrder(transaction, runtime, staffId, orderId, [begun, ...happenings]) }
  }

  const addHit = (
    transaction: Transaction,
    staffId: string | null,
    orderId: string,
    lineId: string,
    hit: VariantHit,
    quantity: number,
  ): CartAnswer => {
    if (hit.variant.digital !== null)
      return refuse(
        'online_only',
        `${hit.product.name} is sold in the web shop only, where the customer gets its link or key.`,
      )
    const market = theMarket(transaction, runtime.now())
    const customerGroup = groupOf(transaction.get('orders', orderId)?.customer ?? null)
    const line = lineFor(theShop(transaction), hit, lineId, quantity, market, customerGroup)
    return applyOrBegin(transaction, staffId, orderId, { type: 'add', line })
  }

  return {
    change,
    /** Refuses as `decideRegister`. */
    addLine: (staffId: string | null, orderId: string, line: Line): CartAnswer =>
      store.commit((transaction) => applyOrBegin(transaction, staffId, orderId, { type: 'add', line })),
    add: (staffId: string | null, orderId: string, lineId: string, variantId: string, quantity: number): CartAnswer =>
      store.commit((transaction) => {
        const hit = transaction.variant(variantId)
        if (hit?.product.status !== 'active')
          return refuse('unknown_variant', 'That product is not in the catalog any more.')
        return addHit(transaction, staffId, orderId, lineId, hit, quantity)
      }),
    scan: (staffId: string | null, orderId: string, lineId: string, code: string): CartAnswer =>
      store.commit((transaction) => {
        const hit = transaction.byCode(code)
        if (hit === undefined) {
          const customer = transaction.customerOf({ kind: 'card', value: keyOf('card', code) })
          if (customer === undefined) return noProduct(transaction, code)
          return applyOrBegin(transaction, staffId, orderId, { type: 'setCustomer', customer: onOrder(customer) })
        }
        if (hit.product.unit === 'kg')
          return refuse('needs_quantity', `Put ${hit.product.name} on the scale and enter its weight.`, hit.variant.id)
        return addHit(transaction, staffId, orderId, lineId, hit, 1000)
      }),
    setCustomer: (staffId: string | null, orderId: string, customerId: string | null): CartAnswer =>
      store.commit((transaction) => {
        if (customerId === null)
          return applyOrBegin(transaction, staffId, orderId, { type: 'setCustomer', customer: null })
        const customer = transaction.get('customers', customerId)
        if (customer === undefined) return refuse('unknown_customer', 'That customer is not here any more.')
        return applyOrBegin(transaction, staffId, orderId, { type: 'setCustomer', customer: onOrder(customer) })
      }),
  }
}
