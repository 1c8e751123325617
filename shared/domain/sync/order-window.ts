import type { Entry } from '../orders/entries.ts'
import type { Order } from '../orders/order.ts'

/** For how long tills keep sales of others; a document of `settings`. What is older stays on the hub, and is brought when asked for. */
export interface OrderWindow {
  readonly id: 'orderWindow'
  readonly kind: 'orderWindow'
  /** Days of 24 hours since anything happened to it; 0: everything is kept. */
  readonly days: number
}

/** A shop that never chose, or was set up before there was a window. */
export const noWindow: OrderWindow = { id: 'orderWindow', kind: 'orderWindow', days: 0 }
export const windowBounds = { least: 7, most: 3650 }
const day = 86_400_000

/** What a till knows of a sale that stayed on the hub. */
export interface LeftOrder {
  readonly id: string
  readonly number: string
  /** From the shop's list of customers; empty where nobody. */
  readonly customerId: string
  /** The shifts whose takings it is among. */
  readonly shifts: readonly string[]
}

/** Before when a sale may stay, milliseconds since 1970; 0, never, also where somebody has written what is no window. */
export const windowStart = ({ days }: OrderWindow, now: number): number => (isWindow(days) ? now - days * day : 0)

export const isWindow = (days: number): boolean => days >= windowBounds.least && days <= windowBounds.most

/**
 * Whether a till can do without the order: a sale at the counter, for cash or by card, to which nothing has happened for long,
 * that owes nothing and has to do with no other order. Online orders are asked for by their web shops, whichever till answers.
 */
export const mayStay = (order: Order, before: number): boolean =>
  order.channel === 'counter' &&
  order.state === 'completed' &&
  order.updatedAt < before &&
  order.exceptions.length === 0 &&
  order.effectsDueAt === 0 &&
  order.reservations.length === 0 &&
  (order.cards ?? []).length === 0 &&
  order.layaway === undefined &&
  order.returned === undefined &&
  order.carried === undefined &&
  order.lines.every(({ returned }) => returned === undefined) &&
  order.payments.every(({ tender }) => tender === 'cash' || tender === 'card')

export const leftOf = ({ id, number, customer, entries }: Order): LeftOrder => ({
  id,
  number,
  customerId: customer?.record?.id ?? '',
  shifts: [...new Set(entries.flatMap(shiftsIn))],
})

const shiftsIn = (entry: Entry): string[] => [
  ...('shiftId' in entry && entry.shiftId !== undefined ? [entry.shiftId] : []),
  ...('voided' in entry && entry.voided !== undefined ? [entry.voided.shiftId] : []),
]
