import { lineFor } from '../../../shared/domain/catalog/line-for.ts'
import { formatMoney } from '../../../shared/domain/format/format.ts'
import { paymentBegun } from '../../../shared/domain/orders/decide-payment.ts'
import { quantityRefusal } from '../../../shared/domain/orders/decide-sale.ts'
import type { Happening } from '../../../shared/domain/orders/entries.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/domain/refusal.ts'
import { decideReturn, decideUnproven, isLate, type WantedBack } from '../../../shared/domain/returns/decide-return.ts'
import { type Need, needInWords } from '../../../shared/domain/staff/need.ts'
import type { Adapters } from '../adapters.ts'
import { appendJournal } from '../journal/append.ts'
import { appendEntries, beginOrder } from '../orders/write.ts'
import type { Transaction } from '../ports/store.ts'
import { beginningOf, type CartAnswer, cartIn, unknownCart } from '../register/cart.ts'
import { returnRules, theMarket, theShop } from '../settings.ts'
import type { ApprovableCall, Approvals } from '../staff/approvals.ts'

export const unknownSale = refuse('unknown_sale', 'That sale is not here.')

type Cart = Pick<Order, 'state' | 'lines' | 'entries' | 'customer'>

interface Unproven {
  readonly lineId: string
  readonly variantId: string
  readonly quantity: number
  readonly unitPrice: number | null
  readonly reason: string
  readonly restock: boolean
}

/** Goods that come back, with their receipt or without, as minus lines of a cart. */
export const createTakeBack = (
  { store, runtime }: Pick<Adapters, 'store' | 'runtime'>,
  approvals: Pick<Approvals, 'permit'>,
) => {
  /**
   * Decides on the cart, or on a new one, and writes it where the member or a supervisor may; the journal has who approved.
   * What is being paid stays as it is: `payment_begun`.
   */
  const intoCart = (
    transaction: Transaction,
    call: ApprovableCall,
    cartId: string,
    need: Need,
    decide: (cart: Cart) => Happening[] | Refusal,
  ): CartAnswer => {
    const { staffId } = call.session
    const known = cartIn(transaction, cartId)
    if (isRefusal(known) && known !== unknownCart) return known
    const { begun, empty } = beginningOf(transaction)
    const happenings = decide(isRefusal(known) ? empty : known)
    if (isRefusal(happenings)) return happenings
    if (!isRefusal(known)) {
      if (happenings.length === 0) return { order: known }
      const paying = paymentBegun(known)
      if (paying !== null) return paying
    }
    const permit = approvals.permit(call, need)
    if (isRefusal(permit)) return permit
    if (permit.approvedBy !== null)
      appendJournal(transaction, runtime, {
        staffId,
        what: 'returnApproved',
        subject: cartId,
        facts: { needs: needInWords(need), ...permit },
      })
    return {
      order: isRefusal(known)
        ? beginOrder(transaction, runtime, staffId, cartId, [begun, ...happenings], permit.approvedBy)
        : appendEntries(transaction, runtime, staffId, known, happenings, permit.approvedBy),
    }
  }

  return {
    fromSale: (call: ApprovableCall, cartId: string, saleId: string, wanted: readonly WantedBack[]): CartAnswer =>
      store.commit((transaction) => {
        const sale = transaction.get('orders', saleId)
        if (sale === undefined) return unknownSale
        const rules = returnRules(transaction)
        const need = isLate(sale, rules, runtime.now()) ? 'register.returnLate' : 'register.return'
        return intoCart(transaction, call, cartId, need, (cart) => decideReturn(cart, sale, wanted, rules))
      }),

    unproven: (call: ApprovableCall, cartId: string, wanted: Unproven): CartAnswer =>
      store.commit((transaction) => {
        const { lineId, variantId, quantity, ...how } = wanted
        const hit = transaction.variant(variantId)
        if (hit === undefined) return refuse('unknown_variant', 'That product is not in the catalog any more.')
        const refusal = quantityRefusal(hit.product.unit, quantity)
        if (refusal !== null) return refusal
        const shop = theShop(transaction)
        const line = lineFor(shop, hit, lineId, quantity, theMarket(transaction, runtime.now()), null)
        const worth = Math.min(line.unitPrice, hit.variant.price)
        const rules = returnRules(transaction)
        return intoCart(transaction, call, cartId, 'register.returnUnproven', (cart) =>
          decideUnproven(cart, { line, worth, ...how }, rules, (minor) => formatMoney(minor, shop)),
        )
      }),
  }
}
