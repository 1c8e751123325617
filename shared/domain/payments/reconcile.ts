import { sum } from '../money/money.ts'
import type { Booked } from './booked.ts'

/** `missingHere`: the gateway has it and the shop does not; `missingThere`: the other way round. */
const results = ['missingHere', 'missingThere', 'different', 'matched'] as const
type Result = (typeof results)[number]

export interface ReconciliationRow {
  readonly result: Result
  readonly here: Booked | null
  readonly there: Booked | null
}

/** Minor units of the shop's currency, captures less refunds, and how many there are. */
interface Sum {
  readonly count: number
  readonly amount: number
}

export interface Reconciliation {
  /** What a person has to look at first. */
  readonly rows: readonly ReconciliationRow[]
  readonly here: Sum
  readonly there: Sum
}

interface Span {
  readonly from: number
  readonly to: number
}

/**
 * Holds two sides' books of a day against each other, by kind and id. Clocks and midnights differ: both sides are given for
 * some time around the day, and a booking is the day's by the shop's own time, or by the gateway's where the shop lacks it.
 * Amounts in another currency than the other side's are different, and stand in no sum unless it is `currency`.
 */
export const reconcile = (
  ours: readonly Booked[],
  theirs: readonly Booked[],
  day: Span,
  currency: string,
): Reconciliation => {
  const unmatched = new Map<string, Booked[]>()
  for (const there of theirs) unmatched.set(keyOf(there), [...(unmatched.get(keyOf(there)) ?? []), there])
  const pairs = ours.map((here): ReconciliationRow => {
    const there = unmatched.get(keyOf(here))?.shift() ?? null
    return { result: there === null ? 'missingThere' : isSame(here, there) ? 'matched' : 'different', here, there }
  })
  const strangers = [...unmatched.values()]
    .flat()
    .map((there): ReconciliationRow => ({ result: 'missingHere', here: null, there }))
  const rows = [...pairs, ...strangers].filter((row) => isWithin(timeOf(row), day))
  rows.sort((one, other) => results.indexOf(one.result) - results.indexOf(other.result) || timeOf(one) - timeOf(other))
  return {
    rows,
    here: sumOf(rows, 'here', currency),
    there: sumOf(rows, 'there', currency),
  }
}

const keyOf = ({ kind, id }: Booked): string => `${kind} ${id}`
const isSame = (here: Booked, there: Booked): boolean =>
  here.amount === there.amount && here.currency === there.currency
const timeOf = ({ here, there }: ReconciliationRow): number => here?.at ?? there?.at ?? 0
const isWithin = (at: number, { from, to }: Span): boolean => at >= from && at < to

const sumOf = (rows: readonly ReconciliationRow[], side: 'here' | 'there', currency: string): Sum => {
  const booked = rows.flatMap((row) => row[side] ?? []).filter((one) => one.currency === currency)
  const amount = sum(booked.map((one) => (one.kind === 'refund' ? -one.amount : one.amount)))
  return { count: booked.length, amount }
}
