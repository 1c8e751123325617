import type { z } from 'zod'
import type { returnWanted } from '../contract/storefront.ts'
import { decideCancellation } from '../domain/orders/decide-fulfilment.ts'
import { decideReturnRequest } from '../domain/orders/decide-return-request.ts'
import type { Happening } from '../domain/orders/entries.ts'
import type { Order } from '../domain/orders/order.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import { type Rejection, reject } from './rejection.ts'

/** What a web shop asks of an order of its own: done already, it is nothing. Rejects 409, or 422 where a field says what. */
export type Change = (order: Order) => readonly Happening[] | Rejection

/** Not once somebody packs it: then it is sent back instead. */
export const cancelling =
  (reason: string): Change =>
  (order) =>
    orRejected(
      'The order can’t be cancelled',
      order.fulfilment === 'picking' || order.fulfilment === 'packed'
        ? refuse('being_packed', 'It is being packed already: ask for a return once it is there.')
        : decideCancellation(order, reason),
    )

export const askingReturn =
  ({ lines, reason }: z.output<typeof returnWanted>): Change =>
  (order) =>
    orRejected(
      'The goods can’t be sent back',
      decideReturnRequest(order, {
        lines: lines.map(({ lineId, quantity }) => ({ lineId, quantity: Math.round(quantity * 1000) })),
        reason,
      }),
    )

const orRejected = (title: string, decided: readonly Happening[] | Refusal): readonly Happening[] | Rejection =>
  isRefusal(decided)
    ? reject(decided.field === undefined ? 409 : 422, title, decided.field ?? 'order', decided.message)
    : decided
