import type { Happening } from '../../../shared/domain/orders/entries.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import type { Product } from '../product.ts'
import { type World, withOrder } from '../world/world.ts'

/**
 * The order with what happened to it. An entry is called by what it is the how many-eth of: so two ways to the same state
 * lead to the same.
 */
export const append = (product: Product, order: Order, happenings: readonly Happening[], clock: number): Order =>
  happenings.reduce((current, happening) => {
    const count = current.entries.filter(({ type }) => type === happening.type).length
    const id = `${order.id}.${happening.type}${count + 1}`
    const head = { id, deviceId: 'device', at: clock, counter: current.entries.length, staffId: null }
    return product.evolve(current, { ...head, ...happening })
  }, order)

/** One commit: what happened to an order, access where that confirms it, and the movement of what left with it. */
export const commit = (product: Product, world: World, order: Order, happenings: readonly Happening[]): World => {
  const access = product.confirms(order, happenings)
    ? product.grantAccess(order.lines, 'https://shop.invalid', () => 'secret'.padEnd(32, '0'))
    : []
  const all: readonly Happening[] =
    access.length === 0 ? happenings : [...happenings, { type: 'accessGranted', access }]
  const next = append(product, order, all, world.clock)
  const left = happenings.some(({ type }) => type === 'shipped') ? product.shipmentOf(next) : []
  return withoutShares(
    product,
    withOrder({ ...world, movements: [...world.movements, ...left] }, next),
    product.sharesEnded(order, next),
  )
}

/** In the same commit, the orders that have the purses are told which shares nobody needs any more. */
const withoutShares = (product: Product, world: World, shares: ReturnType<Product['sharesEnded']>): World =>
  shares.reduce((now, { purse, ended }) => {
    const holder = now.orders.find(({ id }) => id === purse)
    return holder === undefined ? now : withOrder(now, append(product, holder, [ended], now.clock))
  }, world)
