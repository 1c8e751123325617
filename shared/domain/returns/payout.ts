import { byTender } from '../format/tender-words.ts'
import { sum } from '../money/money.ts'
import type { Order } from '../orders/order.ts'
import { sidesOf } from '../pricing/taken-back.ts'
import { type Refusal, refuse } from '../refusal.ts'
import type { ReturnRules } from '../settings/return-rules.ts'
import { accountsOf, type PaidOut, paidOutOf, takeByTender } from './settle.ts'

interface Context {
  readonly sales: ReadonlyMap<string, Order>
  readonly rules: Pick<ReturnRules, 'mostCash'>
  readonly money: (minor: number) => string
}
type Returning = Pick<Order, 'lines' | 'priced' | 'payments'>

/** Goods without a receipt that are paid for in money: what they are worth beyond the goods that go out. */
const unprovenOf = (order: Returning): number => {
  const { goods, unproven } = sidesOf(order)
  return Math.max(0, unproven - goods)
}

/**
 * By which tenders what is still open goes back, in the order in which it should: as the sales were paid, then what has
 * no receipt: in cash as far as the shop allows it, the rest as store credit.
 * @param open minor units above zero
 */
export const payoutPlan = (
  order: Returning,
  open: number,
  { sales, rules }: Pick<Context, 'sales' | 'rules'>,
): PaidOut[] => {
  const accounts = accountsOf(order, sales)
  const elsewhere = sum(takeByTender(accounts, paidOutOf(order)).map(({ amount }) => amount))
  const rows = new Map<string, PaidOut>()
  let rest = open
  const add = ({ amount: most, ...way }: PaidOut): void => {
    const amount = Math.min(rest, most)
    if (amount <= 0) return
    rest -= amount
    const key = `${way.tender} ${way.reference} ${way.beside === true ? 'beside' : ''}`
    rows.set(key, { ...way, amount: amount + (rows.get(key)?.amount ?? 0) })
  }
  for (const { paymentId: _paymentId, ...way } of cashLast(accounts.flatMap((account) => account.takeRest()))) add(way)
  add({ tender: 'cash', reference: '', amount: rules.mostCash - elsewhere })
  add({ tender: 'storeCredit', reference: '', amount: rest })
  return [...rows.values()]
}

/** The coins come last: they round what is left. */
const cashLast = <T extends Pick<PaidOut, 'tender'>>(rows: readonly T[]): T[] =>
  rows.toSorted((one, other) => Number(one.tender === 'cash') - Number(other.tender === 'cash'))

/**
 * Whether the money may go back by the tender: `not_paid_with` where the sales were not paid so with as much, or the shop
 * gives no such cash without a receipt. Store credit always may.
 * @param wanted without what coins round it by
 */
export const payoutRefusal = (order: Returning, wanted: PaidOut, { sales, rules, money }: Context): Refusal | null => {
  const elsewhere = takeByTender(accountsOf(order, sales), [...paidOutOf(order), wanted])
  const beyond = sum(elsewhere.filter(({ tender }) => tender === wanted.tender).map(({ amount }) => amount))
  if (beyond === 0 || wanted.tender === 'storeCredit') return null
  const unproven = wanted.tender === 'cash' ? unprovenOf(order) : 0
  if (beyond <= Math.min(unproven, rules.mostCash)) return null
  const most = money(Math.max(0, wanted.amount - beyond))
  return refuse(
    'not_paid_with',
    unproven > 0
      ? `Without a receipt ${money(rules.mostCash)} may go back in cash at most. Give store credit for the rest.`
      : `${most} of this was paid ${byTender[wanted.tender]} at most. Pay the rest back as it was paid.`,
    'amount',
  )
}
