import { type Order } from '../../../shared/domain/orders/order.ts'
import { type Booked, bookedBy } from '../../../shared/domain/payments/booked.ts'
import { firstGateway } from '../../../shared/domain/settings/gateway.ts'
import type { Adapters } from '../adapters.ts'
import { NewestFirst } from '../orders/newest-first.ts'

const day = 24 * 60 * 60_000
/** No bank's promise is older when it is taken: PayPal's lasts 29 days, and can be had anew once. */
const longestPromise = 62 * day

/** Orders of before there were several gateways are the first one's. */
const isPaidBy = ({ web }: Order, gatewayId: string): boolean =>
  web !== null && (web.gateway ?? firstGateway) === gatewayId

interface Span {
  readonly from: number
  readonly to: number
}

/**
 * What the web orders placed until the end of the span have booked at a gateway within it. Orders are read by the time at
 * which they were placed, in short turns, as the thread that reads them is the one that sells.
 */
export const bookedWithin = async (
  { store, runtime }: Pick<Adapters, 'store' | 'runtime'>,
  gatewayId: string,
  span: Span,
): Promise<Booked[]> => {
  const isWithin = ({ at }: Booked): boolean => at >= span.from && at < span.to
  const orders = new NewestFirst(store, { channel: 'web', state: null, fulfilment: null, text: '', limit: 0 }, span.to)
  const found: Booked[] = []
  const collect = (order: Order): void => {
    if (isPaidBy(order, gatewayId)) found.push(...bookedBy(order).filter(isWithin))
  }
  while (!orders.ended && orders.reached >= span.from - longestPromise) {
    for (const order of orders.next()) collect(order)
    await new Promise<void>((resolve) => runtime.afterOthers(resolve))
  }
  return found
}

/** What is not among `known` and belongs to orders that the other side names: older orders than any promise lasts. */
export const bookedByName = (
  { store }: Pick<Adapters, 'store'>,
  gatewayId: string,
  theirs: readonly Booked[],
  known: readonly Booked[],
): Booked[] => {
  const seen = new Set(known.map(({ id }) => id))
  const strangers = new Set(theirs.flatMap(({ id, orderId }) => (seen.has(id) || orderId === null ? [] : [orderId])))
  return [...strangers].flatMap((orderId) => {
    const order = store.get('orders', orderId)
    const isOurs = order !== undefined && isPaidBy(order, gatewayId)
    return isOurs ? bookedBy(order).filter(({ id }) => !seen.has(id)) : []
  })
}
