import { sum } from '../money/money.ts'
import type { Order } from '../orders/order.ts'

/** By which rule a sale earns points. */
export interface Earning {
  /** Whose points they are. */
  readonly account: string
  /** For so much that is paid there is one point: minor units. */
  readonly per: number
}

/** What a sale earned its customer, by the rule as it stood then. Minor units: a point is worth one. */
export interface Earned extends Earning {
  /** Goods and services that went out, less what points paid of them. */
  readonly base: number
}

type Sale = Pick<Order, 'lines' | 'priced' | 'payments' | 'carried'>

/** How many points a sale earned: whole ones alone. */
export const pointsFor = ({ base, per }: Pick<Earned, 'base' | 'per'>): number =>
  base <= 0 ? 0 : (base - (base % per)) / per

/**
 * What points are earned for: what goes out with an order, less what is paid for with points, be it those that had paid for
 * what comes back instead. Gift cards and payments on account earn nothing; what is bought with them does. What comes back
 * in an exchange is taken off its own sale's points.
 */
const baseOf = ({ lines, priced, payments, carried = [] }: Sale): number => {
  const earning = new Set(
    lines.flatMap(({ id, quantity, credit }) => (quantity > 0 && credit === undefined ? [id] : [])),
  )
  return sum([
    ...priced.flatMap(({ id, gross }) => (earning.has(id) ? [gross] : [])),
    ...[...payments, ...carried].flatMap(({ tender, amount }) =>
      tender === 'points' && amount > 0 ? [0 - amount] : [],
    ),
  ])
}

/** What an order earns as it is sold; undefined where nothing. */
export const earnedBy = (sale: Sale, rule: Earning | undefined): Earned | undefined => {
  const base = rule === undefined ? 0 : baseOf(sale)
  return rule === undefined || base <= 0 ? undefined : { ...rule, base }
}

/**
 * The points that a sale's customer has less when goods of it come back, 0 or below: as if only the rest had been bought.
 * @param before what came back of it earlier, and `now` comes back, by what it had cost: minor units
 */
export const pointsTaken = ({ base, per }: Pick<Earned, 'base' | 'per'>, before: number, now: number): number =>
  pointsFor({ base: base - before - now, per }) - pointsFor({ base: base - before, per })
