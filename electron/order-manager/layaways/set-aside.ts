import { formatMoney } from '../../../shared/domain/format/format.ts'
import { decideSetAside } from '../../../shared/domain/orders/decide-layaway.ts'
import { paidOf } from '../../../shared/domain/orders/payments.ts'
import { isRefusal } from '../../../shared/domain/refusal.ts'
import { layawayRules } from '../../../shared/domain/settings/register-rules.ts'
import { dayAt } from '../../../shared/domain/settings/shop-day.ts'
import type { Adapters } from '../adapters.ts'
import { appendJournal } from '../journal/append.ts'
import { appendEntries } from '../orders/write.ts'
import { type CartAnswer, cartIn } from '../register/cart.ts'
import { putUsed, usedPromotions } from '../register/used-promotions.ts'
import { registerRules, theShop, timeZoneOf } from '../settings.ts'
import { notLeftHere } from '../shares/left-here.ts'
import { noShift } from '../shifts/shifts.ts'
import { openShift } from '../shifts/write.ts'
import { giveProof, nextProof } from './proofs.ts'

/**
 * Sets a cart aside for its customer, in one commit with the proof of what was paid. Coupons are used from now on, as its
 * prices stay. Refuses `unknown_order`, `no_shift`, `coupon_used_up`, `not_left`, and as `decideSetAside`.
 */
export const createSetAside =
  ({ store, runtime }: Pick<Adapters, 'store' | 'runtime'>) =>
  (staffId: string | null, orderId: string, heldUntil: string): CartAnswer =>
    store.commit((transaction) => {
      const order = cartIn(transaction, orderId)
      if (isRefusal(order)) return order
      if (openShift(transaction) === undefined) return noShift
      const shop = theShop(transaction)
      const happenings = decideSetAside(order, {
        heldUntil,
        today: dayAt(runtime.now(), timeZoneOf(shop)),
        proof: nextProof(transaction),
        leastPpm: layawayRules(registerRules(transaction)).leastPpm,
        money: (amount) => formatMoney(amount, shop),
      })
      if (isRefusal(happenings)) return happenings
      if (happenings.length === 0) return { order }
      const no = notLeftHere(transaction, order)
      if (no !== null) return no
      const used = usedPromotions(transaction, order)
      if (isRefusal(used)) return used
      putUsed(transaction, used)
      const next = appendEntries(transaction, runtime, staffId, order, happenings)
      const proof = giveProof(transaction, runtime, next)
      const facts = { proof, total: next.totals.total, paid: paidOf(next), currency: next.currency }
      appendJournal(transaction, runtime, { staffId, what: 'setAside', subject: next.id, facts })
      return { order: next }
    })
