import type { Reader } from '../../../../electron/order-manager/ports/store.ts'
import type { Entry } from '../../../../shared/domain/orders/entries.ts'
import type { Order } from '../../../../shared/domain/orders/order.ts'
import { queues } from '../../../../shared/domain/orders/queues.ts'
import type { SimulatedShop } from '../web-shop.ts'
import type { Invariants } from './invariants.ts'

const named = ({ number, state, payment }: Order): string => `${number} (${state}, ${payment})`

/** What each order's own history says of goods and money, and whether it has come to an end that somebody can see. */
export const checkOrders = (
  orders: readonly Order[],
  store: Pick<Reader, 'inQueue'>,
  shops: readonly SimulatedShop[],
  invariants: Invariants,
): void => {
  const known = new Map(orders.map((order) => [order.id, order]))
  const references = new Map<string, number>()
  for (const { web } of orders) references.set(web?.reference ?? '', (references.get(web?.reference ?? '') ?? 0) + 1)
  for (const shop of shops)
    for (const [reference, id] of shop.accepted)
      invariants.check(
        'each order that a web shop sent is there once',
        known.get(id)?.web?.reference === reference && references.get(reference) === 1,
        () => `${shop.name}: ${reference} is there ${references.get(reference) ?? 0} times`,
      )

  const waiting = new Set(
    queues.flatMap((queue) =>
      store.inQueue({ queue, channel: null, first: 'oldest', limit: orders.length }).map(({ id }) => id),
    ),
  )
  for (const order of orders) {
    for (const step of stepsOf(order)) invariants.check(step.rule, step.holds, () => `${named(order)}: ${step.what}`)
    invariants.check(
      'a refused or cancelled order holds no stock',
      !isOff(order) || order.reservations.length === 0,
      () => `${named(order)} still holds goods`,
    )
    invariants.check(
      'nothing happened that the order could not accept',
      order.exceptions.length === 0,
      () => `${named(order)}: ${order.exceptions.map(({ message }) => message).join(' ')}`,
    )
    invariants.check(
      'every order ends, or is in a queue',
      hasEnded(order) || waiting.has(order.id),
      () => `${named(order)} is in no queue; it owes ${order.effects.map(({ kind }) => kind).join(', ') || 'nothing'}`,
    )
  }
}

export const isOff = ({ state }: Order): boolean => state === 'refused' || state === 'cancelled'

/** What a cancelled order's customer may still transfer is waited for by nobody. */
export const hasEnded = (order: Order): boolean =>
  (isOff(order) || order.state === 'completed') &&
  order.effects.every(({ kind, awaits }) => order.state === 'cancelled' && kind === 'authorise' && awaits !== undefined)

interface Step {
  readonly rule: string
  readonly holds: boolean
  readonly what: string
}

/** Entry by entry: what had to be so before it. */
const stepsOf = ({ entries, exceptions, lines, totals }: Order): Step[] => {
  const passed = new Set<Entry['type']>()
  const refused = new Set(exceptions.map(({ entryId }) => entryId))
  const isPacked = lines.some(({ kind, quantity }) => kind === 'goods' && quantity > 0)
  let promised = 0
  return entries.flatMap((entry): Step[] => {
    if (refused.has(entry.id)) return []
    const before = new Set(passed)
    passed.add(entry.type)
    switch (entry.type) {
      case 'paymentAuthorised':
        promised = entry.amount
        return []
      case 'splitFrom':
        promised += entry.payment?.amount ?? 0
        return []
      case 'splitOff':
        promised -= entry.share
        return []
      case 'mergedFrom':
        promised += entry.payments.reduce((sum, { amount }) => sum + amount, 0)
        return []
      case 'shipped':
      case 'accessGranted':
        // The simulation only ever takes goods off an order: it costs no more than when it was paid.
        return [
          {
            rule: 'nothing is shipped or unlocked unfunded',
            holds: promised > 0 && promised >= totals.total,
            what: `${entry.type} for ${totals.total}, of which ${promised} is promised`,
          },
        ]
      case 'paymentCaptured':
        return [
          {
            rule: 'nothing is captured without goods reserved',
            holds: (before.has('stockReserved') || before.has('splitFrom')) && (!isPacked || before.has('shipped')),
            what: 'captured before its goods were reserved and sent',
          },
        ]
      default:
        return []
    }
  })
}
