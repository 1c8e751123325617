import type { Order } from '../../shared/domain/orders/order.ts'
import { collected, refunded } from '../../shared/domain/orders/refunds.ts'
import { hasEnded, isOff } from '../simulate/orders/invariants/orders.ts'
import { eventsOf } from '../simulate/orders/invariants/told.ts'
import type { Check } from './explore.ts'
import type { Product } from './product.ts'
import { stockOf } from './reckoned-stock.ts'
import { levelIn, type World } from './world/world.ts'

/** What must hold in every state, by the books of the other side and by reckoning of the model's own. */
export const checkState = (world: World, check: Check): void => {
  const stock = levelIn(world)
  const wanted = stockOf(world.orders)
  check(
    'reserved and on hand are conserved',
    stock.onHand === world.received - wanted.sent &&
      stock.reserved === wanted.reserved &&
      stock.reserved <= stock.onHand,
    () =>
      `On hand ${stock.onHand} and reserved ${stock.reserved} instead of ${world.received - wanted.sent} and ${wanted.reserved}`,
  )
  for (const order of world.orders) {
    const books = booksOf(world, order)
    check(
      'a refused or cancelled order holds no stock',
      !isOff(order) || order.reservations.length === 0,
      () => `${named(order)} still holds goods`,
    )
    check(
      'nobody pays twice, or more than is asked',
      books.holds <= 1 && books.captures <= 1 && books.open + books.captured <= mostAsked(order),
      () => `${books.open} is promised in ${books.holds} and ${books.captured} taken in ${books.captures}`,
    )
    check(
      'what the order says was captured and refunded was',
      collected(order) <= books.captured && refunded(order) <= books.refunded,
      () => `${collected(order)} − ${refunded(order)} here, ${books.captured} − ${books.refunded} there`,
    )
    check(
      'no more is collected than was promised',
      order.payment !== 'capturing' || books.captures > 0 || order.totals.total <= books.open,
      () => `${order.totals.total} is to be collected, and ${books.open} was promised`,
    )
    const told = toldOf(world, order)
    check(
      'each event is told in order',
      eventsOf(order).slice(0, told.length).join() === told.join(),
      () => `Told ${told.join(', ')}; it happened ${eventsOf(order).join(', ')}`,
    )
    check('nothing happened that the order could not accept', order.exceptions.length === 0, () =>
      order.exceptions.map(({ message }) => message).join(' '),
    )
  }
}

/** What must hold where all answers have come, and the runner has nothing left to do. */
export const checkRest = (product: Product, world: World, check: Check): void => {
  for (const order of world.orders) {
    const books = booksOf(world, order)
    check(
      'captured − refunded is what the order says',
      books.captured - books.refunded === collected(order) - refunded(order),
      () => `${collected(order)} − ${refunded(order)} here, ${books.captured} − ${books.refunded} there`,
    )
    const isPromised = ['authorised', 'capturing', 'voiding'].includes(order.payment)
    check(
      'what is promised is an order’s that goes on',
      books.open > 0 === isPromised,
      () => `${named(order)}: ${books.open} is promised`,
    )
    const isOwedBack = order.effects.some(({ kind, awaits }) => kind === 'void' && awaits !== undefined)
    check(
      'a refused or cancelled order holds no money',
      !isOff(order) || isOwedBack || books.open + books.captured - books.refunded === 0,
      () => `${named(order)}: ${books.open} promised, ${books.captured - books.refunded} taken`,
    )
    check(
      'each event has been told',
      toldOf(world, order).join() === eventsOf(order).join(),
      () => `Told ${toldOf(world, order).join(', ')}; it happened ${eventsOf(order).join(', ')}`,
    )
    check(
      'every order ends, or is in a queue that names what it waits for',
      hasEnded(order) || waitsForPeople(product, order),
      () => `${named(order)} is in no queue of people`,
    )
  }
}

/** `checking` is the queue of those that the order manager works on: where that has come to rest, nobody helps them. */
const waitsForPeople = (product: Product, order: Order): boolean =>
  product.queuesOf(order).some((queue) => queue !== 'checking')

export const isSeen = (product: Product, world: World): boolean =>
  world.orders.every((order) => hasEnded(order) || waitsForPeople(product, order))

/** What must hold of a step: what it did with goods and money, when it did it. */
export const checkStep = (before: World, world: World, check: Check): void => {
  for (const order of world.orders) checkNews(before, world, order, check)
}

const checkNews = (before: World, world: World, order: Order, check: Check): void => {
  const earlier = before.orders.find(({ id }) => id === order.id)
  if (earlier === order && before.gateway === world.gateway) return
  const books = booksOf(world, order)
  for (const { type } of order.entries.slice(earlier?.entries.length ?? 0))
    if (type === 'shipped' || type === 'accessGranted')
      check(
        'nothing is shipped or unlocked unfunded',
        books.open + books.captured >= order.totals.total,
        () => `${type} for ${order.totals.total}, of which ${books.open + books.captured} is there`,
      )
  if (booksOf(before, order).captures === books.captures) return
  const types = new Set(order.entries.map(({ type }) => type))
  const isPacked = order.lines.some(({ kind, quantity }) => kind === 'goods' && quantity > 0)
  check(
    'nothing is captured without goods reserved',
    types.has('stockReserved') && (!isPacked || types.has('shipped')),
    () => `${named(order)}: captured before its goods were reserved and sent`,
  )
}

const named = ({ id, state, payment }: Order): string => `${id} (${state}, ${payment})`

const toldOf = ({ told }: World, { id }: Order): string[] =>
  told.filter(({ orderId }) => orderId === id).map(({ event }) => event)

/** What its lines came to at the most: some may have been taken off since it was promised. */
const mostAsked = ({ entries, totals }: Order): number =>
  Math.max(totals.total, ...entries.map((entry) => (entry.type === 'paymentAuthorised' ? entry.amount : 0)))

const booksOf = ({ gateway: { holds, captures } }: World, { id }: Order) => {
  const open = holds.filter(({ orderId, state }) => orderId === id && state === 'open')
  const taken = captures.filter(({ orderId }) => orderId === id)
  const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0)
  return {
    holds: open.length,
    open: sum(open.map(({ amount }) => amount)),
    captures: taken.length,
    captured: sum(taken.map(({ amount }) => amount)),
    refunded: sum(taken.map(({ refunded: back }) => back)),
  }
}
