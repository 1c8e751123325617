import type { AskedTender } from '../../../shared/contract/tenders.ts'
import { tipOf, withTip } from '../../../shared/domain/money/tip.ts'
import { decidePayment, type TerminalTender } from '../../../shared/domain/orders/decide-payment.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { isRefusal } from '../../../shared/domain/refusal.ts'
import { receiptNumber } from '../../../shared/domain/settings/receipt-number.ts'
import { appendJournal } from '../journal/append.ts'
import { giveProof, nextProof } from '../layaways/proofs.ts'
import { cardsInUse, putLedgerEntries } from '../ledgers/write.ts'
import { appendEntries } from '../orders/write.ts'
import type { Runtime } from '../ports/runtime.ts'
import type { Transaction } from '../ports/store.ts'
import { drawerJob } from '../printing/jobs.ts'
import { carriedOver, payoutFits, settlementOf, tellSales } from '../returns/close.ts'
import { theRegister, theShop } from '../settings.ts'
import { notLeftHere } from '../shares/left-here.ts'
import { noShift } from '../shifts/shifts.ts'
import { addPayment, nextPlace, openShift } from '../shifts/write.ts'
import type { CartAnswer } from './cart.ts'
import { closeSale } from './close-sale.ts'
import { countExposed, exposureRefusal } from './exposed.ts'
import { pointsRule, resolveTender } from './tenders.ts'
import { putUsed, usedPromotions } from './used-promotions.ts'

/**
 * Takes one payment on a cart, inside a commit, with the shift's takings and the journal. The payment after which nothing
 * is due closes the order. The same payment again changes nothing.
 * Refuses `no_shift`, `coupon_used_up`, `card_in_use`, `not_left`, `exposure_used`, and as `resolveTender`, `decidePayment`,
 * `payoutFits` and `settlementOf`.
 */
export const takePayment = (
  transaction: Transaction,
  runtime: Runtime,
  staffId: string | null,
  order: Order,
  { paymentId, tender: asked }: { readonly paymentId: string; readonly tender: AskedTender | TerminalTender },
): CartAnswer => {
  const register = theRegister(transaction)
  const shift = openShift(transaction)
  if (shift === undefined) return noShift
  if (order.entries.some((entry) => entry.type === 'paymentTaken' && entry.payment.id === paymentId)) return { order }
  const tender = asked.kind === 'terminal' ? asked : resolveTender(transaction, order, asked, runtime.now())
  if (isRefusal(tender)) return tender
  if (order.state === 'draft') {
    // What the terminal has charged for was held for it.
    const no = cardsInUse(transaction, order) ?? (asked.kind === 'terminal' ? null : notLeftHere(transaction, order))
    if (no !== null) return no
  }
  const points = pointsRule(transaction, order)
  const happenings = decidePayment(order, tender, {
    paymentId,
    receiptNumber: receiptNumber(register, register.lastReceipt + 1),
    proof: nextProof(transaction),
    shiftId: shift.id,
    shiftPlace: nextPlace(shift),
    digits: theShop(transaction).digits,
    ...(points === undefined ? {} : { points }),
  })
  if (isRefusal(happenings)) return happenings
  const payment = happenings.flatMap((one) => (one.type === 'paymentTaken' ? [one.payment] : []))[0]
  if (payment === undefined) return { order }
  const tooMuch = exposureRefusal(transaction, payment)
  if (tooMuch !== null) return tooMuch
  const closes = happenings.some(({ type }) => type === 'sold')
  // What was set aside used its promotions then.
  const used = closes && order.layaway === undefined ? usedPromotions(transaction, order) : null
  if (isRefusal(used)) return used

  const settlement = closes ? settlementOf(transaction, order, payment) : payoutFits(transaction, order, payment)
  if (isRefusal(settlement)) return settlement

  const carried = settlement === null ? [] : carriedOver(settlement)
  const paid = appendEntries(transaction, runtime, staffId, order, [...carried, ...happenings])
  const taken = addPayment(shift, payment, 1, staffId)
  transaction.put('shifts', taken)
  putLedgerEntries(transaction, paid, paid.entries.slice(order.entries.length))
  if (used !== null) putUsed(transaction, used)
  countExposed(transaction, payment)
  if (settlement !== null) tellSales(transaction, runtime, staffId, paid, settlement)
  if (closes) closeSale(transaction, runtime, staffId, taken, paid)
  else tellOfPart(transaction, runtime, staffId, paid)
  return { order: paid }
}

/** A payment that does not close its order: the journal has it, an instalment has its proof, and the drawer opens for cash. */
const tellOfPart = (transaction: Transaction, runtime: Runtime, staffId: string | null, order: Order): void => {
  const entry = order.entries.findLast(({ type }) => type === 'paymentTaken')
  if (entry?.type !== 'paymentTaken') return
  const { tender, amount } = entry.payment
  const proof = order.layaway === undefined ? {} : { proof: giveProof(transaction, runtime, order) }
  const facts = {
    tender,
    amount,
    ...withTip(tipOf(entry.payment)),
    currency: order.currency,
    entry: entry.id,
    ...proof,
  }
  appendJournal(transaction, runtime, { staffId, what: 'payment', subject: order.id, facts })
  const register = theRegister(transaction)
  if (tender === 'cash' && register.printer !== null)
    transaction.put('printJobs', drawerJob(runtime.newId(), register.id, runtime.now()))
}
