import { sum } from '../money/money.ts'
import type { Effect } from './effects.ts'
import type { Order } from './order.ts'
import { amountOf } from './refunds.ts'

/** A line of a bank's statement. */
export interface StatementLine {
  /** The bank's own reference, or what stands for it: the same line in another copy of the file has the same. */
  readonly id: string
  /** Where it begins in the file, from 1. */
  readonly line: number
  /** As the bank writes it. */
  readonly day: string
  /** Minor units of `currency`, as an ISO 4217 code; below zero where the money went out. */
  readonly amount: number
  readonly currency: string
  /** What was written on the transfer, and who the other side is. */
  readonly text: string
  readonly party: string
}

/**
 * What a line is to the orders. `matched`: it pays what an order waits for, to the cent, by itself or with others of the file.
 * `booked`: it did so earlier. `notAwaited`: the order is known, and waits for no money. `several`: it names more than one
 * order that waits. `unknown`: it names none.
 */
export type StatementResult =
  | 'matched'
  | 'booked'
  | 'tooLittle'
  | 'tooMuch'
  | 'otherCurrency'
  | 'notAwaited'
  | 'several'
  | 'unknown'

export interface StatementRow {
  readonly line: StatementLine
  readonly result: StatementResult
  readonly order: Pick<Order, 'id' | 'number' | 'currency'> | null
  /** What the order waits for, in minor units of its currency; null where it waits for nothing. */
  readonly due: number | null
}

/** What is booked of a file: the money that an effect of an order waits for, and which lines prove it. */
interface StatementBooking {
  readonly orderId: string
  readonly effectId: string
  /** Minor units. */
  readonly amount: number
  readonly reference: string
}

/** A line, and the orders whose number is in its text. */
export interface NamingLine {
  readonly line: StatementLine
  readonly orders: readonly Order[]
}

/** Between the lines that pay an order together. */
const and = ' + '

/** What comes in is awaited by these, what goes out by the others. */
const kindsFor = (amount: number): readonly Effect['kind'][] =>
  amount > 0 ? ['authorise', 'capture'] : ['void', 'refund']

const isBooked = ({ payments, refunds = [] }: Order, lineId: string): boolean =>
  [
    ...payments.flatMap((one) => (one.tender === 'online' ? [one.authorisationId, one.captureId ?? ''] : [])),
    ...refunds.map(({ refundId = '' }) => refundId),
  ].some((reference) => reference.split(and).includes(lineId))

interface Candidate {
  readonly order: Order
  readonly effect: Effect
  readonly due: number
}

/** What an order waits for that the line may be; what has its amount, where there is more than one. */
const awaitedBy = (order: Order, { amount }: StatementLine): Candidate | null => {
  const open = order.effects.flatMap((effect): Candidate[] =>
    effect.awaits === undefined || !kindsFor(amount).includes(effect.kind)
      ? []
      : [{ order, effect, due: amountOf(order, effect) }],
  )
  return open.find(({ due }) => due === Math.abs(amount)) ?? open[0] ?? null
}

/** One line by itself: what it is for sure, or what it may pay. */
const judge = ({ line, orders }: NamingLine): Candidate | StatementRow => {
  const row = (result: StatementResult, order: Order | undefined, due: number | null = null): StatementRow => ({
    line,
    result,
    order: order === undefined ? null : { id: order.id, number: order.number, currency: order.currency },
    due,
  })
  const booked = orders.find((order) => isBooked(order, line.id))
  if (booked !== undefined) return row('booked', booked)
  const candidates = orders.flatMap((order) => awaitedBy(order, line) ?? [])
  const [candidate] = candidates
  if (candidate === undefined) return row(orders.length === 0 ? 'unknown' : 'notAwaited', orders[0])
  if (candidates.length > 1) return row('several', undefined)
  return candidate.order.currency === line.currency ? candidate : row('otherCurrency', candidate.order, candidate.due)
}

const isRow = (judged: Candidate | StatementRow): judged is StatementRow => 'result' in judged

/** How those lines that may pay the same compare with what is due. */
const together = (
  due: number,
  lines: readonly StatementLine[],
): { all: StatementResult; exact: StatementLine | null } => {
  const exact = lines.find(({ amount }) => Math.abs(amount) === due) ?? null
  if (exact !== null) return { all: 'notAwaited', exact }
  const paid = sum(lines.map(({ amount }) => Math.abs(amount)))
  return { all: paid === due ? 'matched' : paid < due ? 'tooLittle' : 'tooMuch', exact: null }
}

/**
 * Holds a statement's lines against what orders wait for. Only what is exact to the cent, in the order's currency, is
 * booked; everything else is for a person, with the reason. The same lines again book nothing again.
 */
export const matchStatement = (
  naming: readonly NamingLine[],
): { readonly rows: readonly StatementRow[]; readonly bookings: readonly StatementBooking[] } => {
  const judged = naming.map((one) => ({ line: one.line, found: judge(one) }))
  const byEffect = new Map<string, { candidate: Candidate; lines: StatementLine[] }>()
  for (const { line, found } of judged) {
    if (isRow(found)) continue
    const group = byEffect.get(found.effect.id) ?? { candidate: found, lines: [] }
    group.lines.push(line)
    byEffect.set(found.effect.id, group)
  }
  const bookings: StatementBooking[] = []
  const results = new Map<StatementLine, StatementResult>()
  for (const { candidate, lines } of byEffect.values()) {
    const { all, exact } = together(candidate.due, lines)
    for (const line of lines) results.set(line, line === exact ? 'matched' : all)
    const paying = lines.filter((line) => results.get(line) === 'matched')
    if (paying.length === 0) continue
    const reference = paying.map(({ id }) => id).join(and)
    bookings.push({ orderId: candidate.order.id, effectId: candidate.effect.id, amount: candidate.due, reference })
  }
  const rows = judged.map(({ line, found }): StatementRow => {
    if (isRow(found)) return found
    const { id, number, currency } = found.order
    return { line, result: results.get(line) ?? 'notAwaited', order: { id, number, currency }, due: found.due }
  })
  return { rows, bookings }
}
