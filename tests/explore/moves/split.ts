import type { Happening } from '../../../shared/domain/orders/entries.ts'
import { fold } from '../../../shared/domain/orders/evolve.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { isRefusal } from '../../../shared/domain/refusal.ts'
import type { Move } from '../explore.ts'
import type { Product } from '../product.ts'
import { type World, withOrder } from '../world/world.ts'
import { append } from './write.ts'

const people = (name: string, world: World): Move<World> => ({ name, isCalm: false, world })

/** What happened to an order that is there, or begins with it. */
const added = (product: Product, world: World, id: string, happenings: readonly Happening[]): World => {
  const known = world.orders.find((order) => order.id === id)
  const next = append(product, known ?? fold(id, []), happenings, world.clock)
  return known === undefined ? { ...world, orders: [...world.orders, next] } : withOrder(world, next)
}

/** One piece of the last line becomes an order of its own. */
export const split = (product: Product, world: World, order: Order): Move<World>[] => {
  const line = order.lines.findLast(({ kind, quantity, shipped = 0 }) => kind === 'goods' && quantity > shipped)
  const id = `${order.id}b`
  if (line === undefined || world.orders.some((one) => one.id === id)) return []
  const made = product.decideSplit(order, {
    orderId: id,
    number: id,
    lines: [{ lineId: line.id, quantity: 1000, as: `${line.id}b` }],
    reason: 'Later.',
    paymentId: `${id}.share`,
    sharing: 'together',
  })
  if (isRefusal(made)) return []
  const { purse, origin, part } = made
  const given = purse === null ? world : added(product, world, purse.orderId, [purse.happening])
  const rest = added(product, given, order.id, origin)
  return [people(`people split ${order.id}`, added(product, rest, id, part))]
}

/** Each other order that can be comes to it. */
export const merged = (product: Product, world: World, order: Order): Move<World>[] =>
  world.orders.flatMap((from) => {
    const made = product.decideMerge(order, from, 'Together.')
    if (isRefusal(made)) return []
    const left = added(product, world, from.id, [made.from])
    return [people(`people merge ${from.id} into ${order.id}`, added(product, left, order.id, [made.into]))]
  })
