import type { Order } from '../../shared/domain/orders/order.ts'
import type { World } from './world/world.ts'

/** Orders that are paid with the same promises, since they were split or merged: mostly one. */
export type Family = readonly Order[]

/** The order that it came from, or went into, and so on. */
const rootOf = (order: Order, orders: readonly Order[]): string => {
  const next = order.mergedInto?.id ?? order.splitFrom?.id
  const parent = orders.find(({ id }) => id === next)
  return parent === undefined ? order.id : rootOf(parent, orders)
}

export const familiesIn = ({ orders }: Pick<World, 'orders'>): Family[] => {
  const families = new Map<string, Order[]>()
  for (const order of orders) {
    const root = rootOf(order, orders)
    families.set(root, [...(families.get(root) ?? []), order])
  }
  return [...families.values()]
}
