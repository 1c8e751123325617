import type { Happening } from '../../../shared/domain/orders/entries.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { amountOf, refundable } from '../../../shared/domain/orders/refunds.ts'
import { isRefusal, type Refusal } from '../../../shared/domain/refusal.ts'
import type { Move } from '../explore.ts'
import type { Product } from '../product.ts'
import { bookedByHand } from '../world/gateway.ts'
import { aKey } from '../world/lines.ts'
import { levelIn, type World } from '../world/world.ts'
import { merged, split } from './split.ts'
import { commit } from './write.ts'

type Decision = readonly Happening[] | Refusal

/** What somebody may want of an order; the product decides whether it can be had. */
const wishes = {
  cancel: (product, _world, order) => product.decideCancellation(order, 'Changed my mind.'),
  hold: (product, { clock }, order) => product.decideDesk(order, { type: 'hold', reason: 'Ask.', until: null }, clock),
  release: (product, { clock }, order) => product.decideDesk(order, { type: 'release' }, clock),
  approve: (product, { clock }, order) =>
    product.decideDesk(order, { type: 'review', approved: true, reason: 'Known.' }, clock),
  turnDown: (product, { clock }, order) =>
    product.decideDesk(order, { type: 'review', approved: false, reason: 'Odd.' }, clock),
  /** One less of the last line. */
  takeOff: (product, world, order) => {
    const line = order.lines.at(-1)
    if (line === undefined) return []
    const quantities = [{ lineId: line.id, quantity: Math.max(0, line.quantity - 1000) }]
    return product.decideLines(order, { added: [], quantities, reason: 'Less.' }, () => levelIn(world))
  },
  /** The last line is not wanted any more, but something dearer that is not sent. */
  exchange: (product, world, order) => {
    const line = order.lines.findLast(({ kind, quantity }) => kind === 'goods' && quantity > 0)
    if (line === undefined) return []
    const quantities = [{ lineId: line.id, quantity: 0 }]
    const added = [aKey('dearer', 300)]
    return product.decideLines(order, { added, quantities, reason: 'Instead.' }, () => levelIn(world))
  },
  pick: (product, _world, order) => {
    if (order.fulfilment === 'queued') return product.decideFulfilment(order, { type: 'startPicking' })
    const line = order.lines.find(({ kind, picked, quantity }) => kind === 'goods' && picked < quantity)
    if (line === undefined) return product.decideFulfilment(order, { type: 'pack' })
    return product.decideFulfilment(order, { type: 'pickLine', lineId: line.id, quantity: line.quantity })
  },
  packPart: (product, _world, order) => product.decideFulfilment(order, { type: 'pack', part: true }),
  ship: (product, _world, order) =>
    product.decideFulfilment(order, { type: 'ship', shipment: { carrier: 'Post', tracking: 'T1' } }),
  payBack: (product, _world, order) => {
    const wanted = { cause: `refund ${order.refunds?.length ?? 0}`, lines: [], reason: 'Sorry.' }
    return product.decideRefund(order, { ...wanted, amount: Math.ceil(refundable(order) / 2) })
  },
} satisfies Record<string, (product: Product, world: World, order: Order) => Decision>

export type Wish = keyof typeof wishes | 'bookMoney' | 'split' | 'merge'

/** What people do, each as often as the world has it left. */
export const peoplesMoves = (product: Product, world: World): Move<World>[] =>
  Object.entries(world.left.people).flatMap(([wish, times]) => {
    if (times === 0) return []
    const people = { ...world.left.people, [wish]: times - 1 }
    const next: World = { ...world, left: { ...world.left, people } }
    return world.orders.flatMap((order) => {
      if (wish === 'bookMoney') return booked(product, next, order)
      if (wish === 'split') return split(product, next, order)
      if (wish === 'merge') return merged(product, next, order)
      return granted(product, next, order, wish as keyof typeof wishes)
    })
  })

const granted = (product: Product, world: World, order: Order, wish: keyof typeof wishes): Move<World>[] => {
  const decision: Decision = wishes[wish](product, world, order)
  if (isRefusal(decision) || decision.length === 0) return []
  const name = `people ${wish} ${order.id}: ${decision.map(({ type }) => type).join(', ')}`
  return [{ name, isCalm: false, world: commit(product, world, order, decision) }]
}

/** Money that is waited for comes, or is paid back, and somebody says so. */
const booked = (product: Product, world: World, order: Order): Move<World>[] =>
  order.effects.flatMap((effect) => {
    if (effect.awaits === undefined) return []
    const arrival = { effectId: effect.id, amount: amountOf(order, effect), reference: `came ${effect.id}` }
    const decision = product.decideArrival(order, arrival)
    if (isRefusal(decision)) return []
    const question = product.questionOf(order, effect, 2)
    const gateway = bookedByHand(world.gateway, question, arrival.reference)
    const name = `people book the money of ${effect.id}`
    return [{ name, isCalm: false, world: commit(product, { ...world, gateway }, order, decision) }]
  })
