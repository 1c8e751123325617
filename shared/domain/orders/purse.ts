import { sum } from '../money/money.ts'
import type { LinkedOrder } from './online-facts.ts'
import type { Order } from './order.ts'

/**
 * What a bank has promised for one order, and other orders have shares in, since lines were split off it. The order that the
 * promise was given for keeps the purse. How the money follows:
 *
 * - A share is what the new order costs, to the cent, and no more can ever be collected of it: it is the amount of that
 *   order's payment, and comes off the payment of the order that it is from. Both are entries of the same commit.
 * - Each order collects its own part of the one authorisation, under its own number and a key that derives from its own
 *   entry, and pays back of its own capture. No capture is the final one: it would give back what others still need.
 * - Who needs a share no more, having collected it or been cancelled, says so to the purse. A bank takes a promise back only as
 *   a whole: so it is taken back after the last has said so, where anything is left of it.
 */
export interface Purse {
  /** The payment that holds the promise. */
  readonly paymentId: string
  /** Minor units: what was promised in all. */
  readonly promised: number
  readonly shares: readonly Share[]
}

interface Share {
  /** Of the payment that it is on, wherever that order has been merged into meanwhile. */
  readonly paymentId: string
  readonly order: LinkedOrder
  /** Minor units. */
  readonly amount: number
  /** What was collected of it, in minor units; left out until it is needed no more. */
  readonly collected?: number
}

/** Somebody may still collect a share of it. */
export const isShared = ({ purse }: Pick<Order, 'purse'>): boolean =>
  purse?.shares.some(({ collected }) => collected === undefined) === true

/** Whether the order that has the purse knows of the share, and nobody has said that it is needed no more. */
export const hasGiven = ({ purse }: Pick<Order, 'purse'>, paymentId: string): boolean =>
  purse?.shares.some((share) => share.paymentId === paymentId && share.collected === undefined) === true

/** What is left of the promise once all have collected their parts, in minor units. */
export const leftInPurse = ({ purse, payments }: Pick<Order, 'purse' | 'payments'>): number => {
  if (purse === undefined) return 0
  const own = payments.find(({ id }) => id === purse.paymentId)
  const took = own?.tender === 'online' && own.captureId !== null ? own.amount : 0
  return purse.promised - sum([took, ...purse.shares.map(({ collected }) => collected ?? 0)])
}
