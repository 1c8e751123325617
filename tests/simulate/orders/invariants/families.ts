import type { Order } from '../../../../shared/domain/orders/order.ts'

/** Orders that are paid with the same promises, since they were split or merged: mostly one. */
export type Family = readonly Order[]

/** An order may be merged into what was split off it. */
export const familiesOf = (orders: readonly Order[]): Family[] => {
  const families = new Map<string, Family>(orders.map((order) => [order.id, [order]]))
  for (const { id, mergedInto, splitFrom } of orders)
    for (const relative of [mergedInto?.id, splitFrom?.id]) {
      const [one, other] = [families.get(id), families.get(relative ?? '')]
      if (one === undefined || other === undefined || one === other) continue
      const joined = [...one, ...other]
      for (const member of joined) families.set(member.id, joined)
    }
  return [...new Set(families.values())]
}
