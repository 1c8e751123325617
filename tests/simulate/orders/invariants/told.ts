import type { WebShopEvent } from '../../../../shared/domain/orders/effects.ts'
import type { Order } from '../../../../shared/domain/orders/order.ts'
import type { SimulatedShop, Taken } from '../web-shop.ts'
import type { Invariants } from './invariants.ts'

/** Each web shop was told of each thing at least once, in the order in which it happened, and again only what it may know. */
export const checkTold = (orders: readonly Order[], shops: readonly SimulatedShop[], invariants: Invariants): void => {
  const taken = new Map<string, (Taken & { readonly shop: SimulatedShop })[]>()
  for (const shop of shops)
    for (const one of shop.taken) {
      const list = taken.get(one.orderId) ?? []
      list.push({ ...one, shop })
      taken.set(one.orderId, list)
    }
  const placedAt = new Map(shops.flatMap((shop) => [...shop.accepted.values()].map((id) => [id, shop] as const)))
  const known = new Map(orders.map((order) => [order.id, order]))
  /** Of what was split off, whose order it was. */
  const shopOf = (order: Order): SimulatedShop | undefined => {
    const from = known.get(order.splitFrom?.id ?? '')
    return from === undefined ? placedAt.get(order.id) : shopOf(from)
  }
  for (const order of orders) {
    const got = taken.get(order.id) ?? []
    const first = [...new Map(got.map((one) => [one.id, one])).values()]
    const wanted = eventsOf(order)
    invariants.check(
      'each event is told, in order',
      first.map(({ type }) => type).join(' ') === wanted.join(' '),
      () => `${order.number}: told ${first.map(({ type }) => type).join(' ')}; it happened ${wanted.join(' ')}`,
    )
    const places = got.map(({ id }) => first.findIndex((one) => one.id === id))
    invariants.check(
      'what is told again is told before the next',
      places.every((place, index) => place >= (places[index - 1] ?? 0)),
      () => `${order.number}: told ${got.map(({ type }) => type).join(' ')}`,
    )
    invariants.check(
      'only its own web shop is told',
      got.every(({ shop }) => shop === shopOf(order)),
      () => `${order.number} was told to ${got.map(({ shop }) => shop.name).join(', ')}`,
    )
  }
}

/** What the order's entries give a web shop to know, by the test's own reckoning. */
export const eventsOf = ({ entries, exceptions }: Order): WebShopEvent[] => {
  const refused = new Set(exceptions.map(({ entryId }) => entryId))
  let isCancelled = false
  let isOdd = false
  return entries.flatMap((entry): WebShopEvent | [] => {
    if (refused.has(entry.id)) return []
    switch (entry.type) {
      case 'riskJudged':
        isOdd = entry.reasons.reduce((sum, { score }) => sum + score, 0) > entry.limit
        return []
      case 'stockAwaited':
      case 'held':
        return 'order.held'
      case 'stockShort':
        return 'order.refused'
      case 'paymentAuthorised':
        return isCancelled ? [] : isOdd ? 'order.held' : 'order.confirmed'
      case 'paymentRefused':
        return isCancelled ? [] : 'order.refused'
      case 'reviewDecided':
        return entry.approved ? 'order.confirmed' : 'order.refused'
      case 'accessGranted':
        return 'access.granted'
      case 'splitFrom':
        return entry.payment === null ? [] : 'order.confirmed'
      case 'splitOff':
      case 'mergedFrom':
      case 'mergedInto':
      case 'linesChanged':
      case 'addressChanged':
      case 'returnAnswered':
        return 'order.changed'
      case 'shipped':
        return 'order.shipped'
      case 'cancelled':
        isCancelled = true
        return 'order.cancelled'
      case 'paymentRefunded':
        return 'order.refunded'
      default:
        return []
    }
  })
}
