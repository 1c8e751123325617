import { sum } from '../../shared/domain/money/money.ts'
import type { Order } from '../../shared/domain/orders/order.ts'
import { collected, refunded } from '../../shared/domain/orders/refunds.ts'
import { type Family, familiesOf } from '../simulate/orders/invariants/families.ts'
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
  for (const family of familiesOf(world.orders)) checkMoney(world, family, check)
  for (const order of world.orders) {
    check(
      'a refused or cancelled order holds no stock',
      !isOff(order) || order.reservations.length === 0,
      () => `${named(order)} still holds goods`,
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

const checkMoney = (world: World, family: Family, check: Check): void => {
  const books = booksOf(world, family)
  check(
    'nobody pays twice, or more than is asked',
    books.holds <= promisesOf(family) &&
      books.captures <= family.length &&
      books.open + books.captured <= mostAsked(family),
    () => `${books.open} is promised in ${books.holds} and ${books.captured} taken in ${books.captures}`,
  )
  check(
    'what the order says was captured and refunded was',
    sum(family.map(collected)) <= books.captured && sum(family.map(refunded)) <= books.refunded,
    () => `${inWords(family)} here, ${books.captured} − ${books.refunded} there`,
  )
  for (const order of family)
    check(
      'no more is collected than was promised',
      order.payment !== 'capturing' || ownBooks(world, family, order).captures > 0 || order.totals.total <= books.open,
      () => `${order.totals.total} is to be collected, and ${books.open} was promised`,
    )
}

/** What must hold where all answers have come, and the runner has nothing left to do. */
export const checkRest = (product: Product, world: World, check: Check): void => {
  for (const family of familiesOf(world.orders)) checkMoneyAtRest(world, family, check)
  for (const order of world.orders) {
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

const checkMoneyAtRest = (world: World, family: Family, check: Check): void => {
  const books = booksOf(world, family)
  check(
    'captured − refunded is what the order says',
    books.captured - books.refunded === sum(family.map(collected)) - sum(family.map(refunded)),
    () => `${inWords(family)} here, ${books.captured} − ${books.refunded} there`,
  )
  const isPromised = family.some(({ payment }) => ['authorised', 'capturing', 'voiding'].includes(payment))
  check(
    'what is promised is an order’s that goes on',
    books.open > 0 === isPromised,
    () => `${family.map(named).join(', ')}: ${books.open} is promised`,
  )
  const isOwedBack = family.some(({ effects }) =>
    effects.some((one) => one.kind === 'void' && one.awaits !== undefined),
  )
  check(
    'a refused or cancelled order holds no money',
    !family.every(isOff) || isOwedBack || books.open + books.captured - books.refunded === 0,
    () => `${family.map(named).join(', ')}: ${books.open} promised, ${books.captured - books.refunded} taken`,
  )
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
  const family = familiesOf(world.orders).find((one) => one.includes(order)) ?? [order]
  const books = booksOf(world, family)
  const others = books.captured - ownBooks(world, family, order).captured
  for (const { type } of order.entries.slice(earlier?.entries.length ?? 0))
    if (type === 'shipped' || type === 'accessGranted')
      check(
        'nothing is shipped or unlocked unfunded',
        books.open + books.captured - others >= order.totals.total,
        () => `${type} for ${order.totals.total}, of which ${books.open + books.captured - others} is there`,
      )
  if (booksOf(before, [order]).captures === booksOf(world, [order]).captures) return
  // Where it went into another order, its goods were sent with that.
  const sent = family.find(({ id }) => id === order.mergedInto?.id) ?? order
  const types = new Set([...order.entries, ...sent.entries].map(({ type }) => type))
  const isPacked = sent.lines.some(({ kind, quantity }) => kind === 'goods' && quantity > 0)
  check(
    'nothing is captured without goods reserved',
    (types.has('stockReserved') || types.has('splitFrom')) && (!isPacked || types.has('shipped')),
    () => `${named(order)}: captured before its goods were reserved and sent`,
  )
}

const named = ({ id, state, payment }: Order): string => `${id} (${state}, ${payment})`

const toldOf = ({ told }: World, { id }: Order): string[] =>
  told.filter(({ orderId }) => orderId === id).map(({ event }) => event)

const inWords = (family: Family): string => `${sum(family.map(collected))} − ${sum(family.map(refunded))}`

const promised = ({ entries }: Order): number[] =>
  entries.flatMap((entry) => (entry.type === 'paymentAuthorised' ? [entry.amount] : []))

/** A bank promises once for each order that was placed; what was split off one has its share of that. */
const promisesOf = (family: Family): number => family.filter(({ splitFrom }) => splitFrom === undefined).length

/** What their lines came to at the most: some may have been taken off since it was promised. */
const mostAsked = (family: Family): number =>
  Math.max(
    sum(family.map(({ mergedInto, totals }) => (mergedInto === undefined ? totals.total : 0))),
    sum(family.flatMap(promised)),
  )

/** What was taken for the order itself, under its own number and those of what was merged into it. */
const ownBooks = (world: World, family: Family, order: Order) =>
  booksOf(
    world,
    family.filter(({ id, mergedInto }) => id === order.id || mergedInto?.id === order.id),
  )

const booksOf = ({ gateway: { holds, captures } }: World, family: Family) => {
  const ids = new Set(family.map(({ id }) => id))
  const open = holds.filter(({ orderId, state }) => ids.has(orderId) && state === 'open')
  const taken = captures.filter(({ orderId }) => ids.has(orderId))
  return {
    holds: open.length,
    open: sum(open.map(({ amount }) => amount)),
    captures: taken.length,
    captured: sum(taken.map(({ amount }) => amount)),
    refunded: sum(taken.map(({ refunded: back }) => back)),
  }
}
