import { type Refusal, refuse } from '../refusal.ts'
import type { Happening } from './entries.ts'
import type { Order, Shipment } from './order.ts'

export type FulfilmentCommand =
  | { readonly type: 'startPicking' }
  /** Thousandths picked in all, not one more. */
  | { readonly type: 'pickLine'; readonly lineId: string; readonly quantity: number }
  | { readonly type: 'pack' }
  | { readonly type: 'ship'; readonly shipment: Shipment }

/**
 * The picker's work: `not_in_queue`, `not_being_picked`, `unknown_line`, `quantity_out_of_range`, `not_all_picked`,
 * `not_packed`, `tracking_missing`, `already_shipped` (with another carrier or number). What is done already is no refusal, so that a repeated request changes nothing.
 */
export const decideFulfilment = (order: Order, command: FulfilmentCommand): Happening[] | Refusal => {
  const at = order.fulfilment
  if (at === 'none' || at === 'handedOver')
    return refuse('not_in_queue', `Order ${order.number} is not in the fulfilment queue (it is ${order.state}).`)
  switch (command.type) {
    case 'startPicking':
      return at === 'queued' ? [{ type: 'pickingStarted' }] : []
    case 'pickLine':
      return pick(order, command.lineId, command.quantity)
    case 'pack': {
      if (at === 'packed' || at === 'shipped') return []
      if (at !== 'picking') return refuse('not_being_picked', 'Start picking first.')
      const open = order.lines.filter((line) => line.kind === 'goods' && line.picked < line.quantity)
      return open.length === 0
        ? [{ type: 'packed' }]
        : refuse('not_all_picked', `Not picked yet: ${open.map((line) => line.name).join(', ')}.`)
    }
    case 'ship': {
      if (at === 'shipped') return repeated(order, command.shipment)
      if (at !== 'packed') return refuse('not_packed', 'Pack the order first.')
      if (command.shipment.tracking.trim() === '')
        return refuse('tracking_missing', 'Enter the tracking number from the label.', 'tracking')
      return [{ type: 'shipped', shipment: command.shipment }]
    }
  }
}

const repeated = (order: Order, shipment: Shipment): Happening[] | Refusal =>
  order.shipment?.carrier === shipment.carrier && order.shipment.tracking === shipment.tracking
    ? []
    : refuse('already_shipped', `Order ${order.number} has shipped as ${order.shipment?.tracking ?? 'another parcel'}.`)

const pick = (order: Order, lineId: string, quantity: number): Happening[] | Refusal => {
  if (order.fulfilment !== 'picking') return refuse('not_being_picked', 'Start picking first.')
  const line = order.lines.find((one) => one.id === lineId && one.kind === 'goods')
  if (line === undefined) return refuse('unknown_line', 'That line is not on this order.')
  if (!Number.isSafeInteger(quantity) || quantity < 0 || quantity > line.quantity)
    return refuse('quantity_out_of_range', `Between 0 and what was ordered can be picked of ${line.name}.`, 'quantity')
  return line.picked === quantity ? [] : [{ type: 'linePicked', lineId, quantity }]
}

/** `already_closed`, `already_shipped`: what left the house comes back as a return, not as a cancellation. */
export const decideCancellation = (order: Order, reason: string): Happening[] | Refusal => {
  if (order.state === 'cancelled') return []
  if (order.channel !== 'web' || (order.state !== 'placed' && order.state !== 'confirmed'))
    return refuse('already_closed', `Order ${order.number} is ${order.state} and can't be cancelled.`)
  if (order.fulfilment === 'shipped' || order.payment === 'capturing' || order.payment === 'captured')
    return refuse(
      'already_shipped',
      `Order ${order.number} has been handed over and paid; it can't be cancelled any more.`,
    )
  return [{ type: 'cancelled', reason }]
}
