import { inCash } from '../money/cash.ts'
import { sum } from '../money/money.ts'
import { mirrored } from './mirrored.ts'
import { difference, owed, partOf, type SaleSums } from './refund.ts'
import type { PricedLine } from './result.ts'

/** Where goods that come back were sold, and all that must be known of that sale to give back what was paid for them. */
export interface SoldFrom {
  readonly orderId: string
  readonly lineId: string
  /** Of its receipt. */
  readonly number: string
  /** The line as it was priced, how much of it was sold, and how much had come back before: thousandths. */
  readonly priced: PricedLine
  readonly quantity: number
  readonly before: number
  readonly sale: SaleSums
}

/** What a line with goods that come back needs: its quantity is below zero. */
export interface LineBack {
  readonly id: string
  readonly quantity: number
  readonly returned?: { readonly from: SoldFrom | null }
}

/** Goods that come back, as they were priced when they were sold: every amount the other way. */
export const pricedBack = (
  { id, quantity }: LineBack,
  { priced, quantity: sold, before }: SoldFrom,
  pricesIncludeTax: boolean,
): PricedLine => {
  const [was, is] = [before, before - quantity].map((back) => partOf(priced, back, sold, { pricesIncludeTax }))
  if (was === undefined || is === undefined) throw new Error('a part of no line')
  return { ...mirrored(difference(was, is)), id }
}

/** What comes back of one sale. Minor units, none below zero. */
export interface TakenBack {
  readonly orderId: string
  readonly number: string
  /** What the goods cost that come back now. */
  readonly gross: number
  /** What must be given for them, with their part of what cash was rounded by. */
  readonly value: number
  /** What may be given at most: all that was paid, less what was given before. */
  readonly most: number
}

/** What comes back with an order, sale by sale, in the order of its lines. */
export const takenBack = (order: {
  readonly lines: readonly LineBack[]
  readonly priced: readonly Pick<PricedLine, 'id' | 'gross'>[]
}): TakenBack[] => {
  const sales = new Map<string, { from: SoldFrom; gross: number }>()
  for (const { id, returned } of order.lines) {
    const from = returned?.from ?? null
    if (from === null) continue
    const gross = 0 - (order.priced.find((one) => one.id === id)?.gross ?? 0)
    sales.set(from.orderId, { from, gross: sum([sales.get(from.orderId)?.gross ?? 0, gross]) })
  }
  return [...sales.values()].map(({ from: { orderId, number, sale }, gross }) => ({
    orderId,
    number,
    gross,
    value: Math.max(0, owed({ ...sale, back: sum([sale.back, gross]) }, 1) - sale.given),
    most: sale.gross + sale.rounding - sale.given,
  }))
}

type Returning = Parameters<typeof takenBack>[0]

/**
 * What an order pays back less than its goods that come back cost, in minor units (below zero: more): the part of what
 * the sales' cash was rounded by. 0 where nothing comes back.
 */
export const roundedBack = (order: Returning): number =>
  order.lines.some(({ returned }) => returned !== undefined)
    ? sum(takenBack(order).map(({ gross, value }) => gross - value))
    : 0

/** What an order with returns is made of, in minor units, none below zero. */
export interface Sides {
  /** What goes out with it costs. */
  readonly goods: number
  /** What comes back without a receipt is worth. */
  readonly unproven: number
  readonly sales: readonly TakenBack[]
}

export const sidesOf = (order: Returning): Sides => {
  const gross = new Map(order.priced.map((line) => [line.id, line.gross]))
  const of = (is: (line: LineBack) => boolean): number =>
    sum(order.lines.filter(is).map(({ id }) => gross.get(id) ?? 0))
  return {
    goods: of(({ returned }) => returned === undefined),
    unproven: 0 - of(({ returned }) => returned?.from === null),
    sales: takenBack(order),
  }
}

/** How much of what goes out is paid for with what comes back of sales; goods without a receipt pay for it first. */
const paysForGoods = (order: Returning): number => {
  const { goods, unproven, sales } = sidesOf(order)
  return Math.min(sum(sales.map(({ value }) => value)), Math.max(0, goods - unproven))
}

/** Whether coins round what is paid for goods that go out; else they round what is given for what comes back. */
export const coinsRoundGoods = (order: Returning): boolean => {
  const { goods, unproven } = sidesOf(order)
  return paysForGoods(order) > 0 || goods > unproven
}

/**
 * What is paid out in cash of an amount that is still to be paid back: what coins can pay, and never more than was paid
 * for what comes back. Minor units, none below zero.
 */
export const payoutInCash = (order: Returning, open: number, increment: number): number => {
  const coins = inCash(open, increment)
  const { sales } = sidesOf(order)
  const byGoods = paysForGoods(order)
  const room = byGoods > 0 ? byGoods : sum(sales.map(({ most, value }) => most - value))
  return sales.length > 0 && coins > open + room ? open - (open % increment) : coins
}
