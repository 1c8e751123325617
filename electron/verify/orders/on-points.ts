import type { Entry } from '../../../shared/domain/orders/entries.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import type { Earned } from '../../../shared/domain/pricing/points.ts'
import type { Faults } from '../findings.ts'
import { total } from '../money.ts'
import type { Folded } from './folded.ts'
import type { OnAccount } from './order-facts.ts'

/**
 * Points are earned for goods that went out, less what points paid; what comes back takes off what only it had earned.
 * Answers with what was earned; undefined where nothing.
 */
export const checkPoints = (
  order: Order,
  folded: Folded,
  entries: readonly Entry[],
  called: string,
  faults: Faults,
): Earned | undefined => {
  const earned = earnedBy(order, folded)
  faults.same(
    order.points ?? null,
    earned ?? null,
    (is, made) => `${called}: its points are ${is}, but what was sold and paid makes them ${made}.`,
  )
  const per = earned?.per ?? 1
  if (!Number.isSafeInteger(per) || per < 1) faults.add(`${called}: there can’t be a point for ${per}.`)
  let left = earned?.base ?? 0
  for (const entry of entries) {
    if (entry.type !== 'returned') continue
    const before = whole(left, per)
    left -= total(entry.lines.map(({ gross }) => gross))
    const { points = 0, number } = entry
    if (points !== whole(left, per) - before)
      faults.add(`${called}: ${points} points were taken off with ${number}, but it is ${whole(left, per) - before}.`)
  }
  return earned
}

/** What a sale earned, by the rule that it was sold with; undefined where nothing. */
export const earnedBy = (
  { priced }: Pick<Order, 'priced'>,
  { lines, payments, carried = [], earns }: Folded,
): Earned | undefined => {
  if (earns === undefined) return undefined
  const out = new Set(lines.flatMap((line) => (line.quantity > 0 && line.credit === undefined ? [line.id] : [])))
  const goods = total(priced.flatMap(({ id, gross }) => (out.has(id) ? [gross] : [])))
  const spent = [...payments, ...carried].filter(({ tender, amount }) => tender === 'points' && amount > 0)
  const base = goods - total(spent.map(({ amount }) => amount))
  return base > 0 ? { account: earns.account, per: earns.per, base } : undefined
}

const whole = (amount: number, per: number): number => (amount > 0 ? Math.trunc(amount / per) : 0)

/** What a sale and what came back of it did to its customer's points, by its entries. */
export const onPoints = (id: string, earned: Earned | undefined, entries: readonly Entry[]): [string, OnAccount][] => {
  if (earned === undefined) return []
  const { account } = earned
  return entries.flatMap((entry): [string, OnAccount][] => {
    const amount =
      entry.type === 'sold' ? whole(earned.base, earned.per) : entry.type === 'returned' ? (entry.points ?? 0) : 0
    return amount === 0 ? [] : [[`${id}:${entry.id}:points`, { account, amount }]]
  })
}
