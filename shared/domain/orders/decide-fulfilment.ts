import { type Refusal, refuse } from '../refusal.ts'
import { balanceOf } from './balance.ts'
import type { Happening } from './entries.ts'
import type { Order, Shipment } from './order.ts'

export type FulfilmentCommand =
  | { readonly type: 'startPicking' }
  /** Thousandths picked in all, not one more. */
  | { readonly type: 'pickLine'; readonly lineId: string; readonly quantity: number }
  /** `part`: what is picked so far goes in a package of its own. */
  | { readonly type: 'pack'; readonly part?: boolean }
  | { readonly type: 'ship'; readonly shipment: Shipment }

/**
 * The picker's work: `not_in_queue`, `not_being_picked`, `unknown_line`, `quantity_out_of_range`, `not_all_picked`,
 * `nothing_picked`, `not_packed`, `tracking_missing`, `on_hold`, `customer_owes`, `already_shipped` (with another carrier or number). What is done already is no refusal, so that a repeated request changes nothing.
 */
export const decideFulfilment = (order: Order, command: FulfilmentCommand): Happening[] | Refusal => {
  const at = order.fulfilment
  if (at === 'none' || at === 'handedOver')
    return refuse('not_in_queue', `Order ${order.number} is not in the fulfilment queue (it is ${order.state}).`)
  if (order.state === 'onHold')
    return refuse('on_hold', `Order ${order.number} is on hold: ${order.held?.reason ?? ''}`)
  switch (command.type) {
    case 'startPicking':
      return at === 'queued' ? [{ type: 'pickingStarted' }] : []
    case 'pickLine':
      return pick(order, command.lineId, command.quantity)
    case 'pack': {
      if (at === 'packed' || at === 'shipped') return []
      if (at !== 'picking') return refuse('not_being_picked', 'Start picking first.')
      const open = order.lines.filter((line) => line.kind === 'goods' && line.picked < line.quantity)
      if (command.part === true)
        return order.lines.some((line) => line.kind === 'goods' && line.picked > (line.shipped ?? 0))
          ? [{ type: 'packed' }]
          : refuse('nothing_picked', 'Pick what is to be in the package first.')
      return open.length === 0
        ? [{ type: 'packed' }]
        : refuse('not_all_picked', `Not picked yet: ${open.map((line) => line.name).join(', ')}.`)
    }
    case 'ship': {
      if (at === 'shipped') return repeated(order, command.shipment)
      if (at !== 'packed') return refuse('not_packed', 'Pack the order first.')
      if (command.shipment.tracking.trim() === '')
        return refuse('tracking_missing', 'Enter the tracking number from the label.', 'tracking')
      return ship(order, command.shipment)
    }
  }
}

const ship = (order: Order, shipment: Shipment): Happening[] | Refusal => {
  if (balanceOf(order).owedByCustomer > 0)
    return refuse('customer_owes', 'The order costs more than was promised for it: nothing is sent before the rest is.')
  const lines = order.lines.flatMap((line) => {
    const quantity = line.kind === 'goods' ? line.picked - (line.shipped ?? 0) : 0
    return quantity > 0 ? [{ lineId: line.id, quantity }] : []
  })
  const isWhole = order.lines.every(
    ({ kind, quantity, picked, shipped = 0 }) => kind !== 'goods' || (picked === quantity && shipped === 0),
  )
  return [isWhole ? { type: 'shipped', shipment } : { type: 'shipped', shipment, lines }]
}

const repeated = (order: Order, shipment: Shipment): Happening[] | Refusal =>
  order.shipment?.carrier === shipment.carrier && order.shipment.tracking === shipment.tracking
    ? []
    : refuse('already_shipped', `Order ${order.number} has shipped as ${order.shipment?.tracking ?? 'another parcel'}.`)

const pick = (order: Order, lineId: string, quantity: number): Happening[] | Refusal => {
  if (order.fulfilment !== 'picking') return refuse('not_being_picked', 'Start picking first.')
  const line = order.lines.find((one) => one.id === lineId && one.kind === 'goods')
  if (line === undefined) return refuse('unknown_line', 'That line is not on this order.')
  if (!Number.isSafeInteger(quantity) || quantity < (line.shipped ?? 0) || quantity > line.quantity)
    return refuse(
      'quantity_out_of_range',
      `Between what was sent already and what was ordered can be picked of ${line.name}.`,
      'quantity',
    )
  return line.picked === quantity ? [] : [{ type: 'linePicked', lineId, quantity }]
}

const cancellable: readonly Order['state'][] = [
  'placed',
  'inReview',
  'awaitingStock',
  'awaitingPayment',
  'confirmed',
  'onHold',
]

/** `already_closed`, `already_shipped`: what left the house comes back as a return, not as a cancellation. */
export const decideCancellation = (order: Order, reason: string): Happening[] | Refusal => {
  if (order.state === 'cancelled') return []
  if (order.channel === 'counter' || !cancellable.includes(order.state))
    return refuse('already_closed', `Order ${order.number} is ${order.state} and can't be cancelled.`)
  if (order.lines.some(({ shipped = 0 }) => shipped > 0))
    return refuse('already_shipped', `A part of order ${order.number} has been sent: take off what has not.`)
  if (order.fulfilment === 'shipped' || order.payment === 'capturing' || order.payment === 'captured')
    return refuse(
      'already_shipped',
      `Order ${order.number} has been handed over and paid; it can't be cancelled any more.`,
    )
  return [{ type: 'cancelled', reason }]
}
