import type { StockLevel } from '../inventory/movement.ts'
import { type Refusal, refuse } from '../refusal.ts'
import type { WebShopEvent } from './effects.ts'
import type { Happening } from './entries.ts'
import { isChangeable } from './evolve-desk.ts'
import type { Order } from './order.ts'

/** What people in the back office do to one online order, beside changing its lines. */
export type DeskCommand =
  | { readonly type: 'review'; readonly approved: boolean; readonly reason: string }
  /** `until`: milliseconds since 1970, or null. */
  | { readonly type: 'hold'; readonly reason: string; readonly until: number | null }
  | { readonly type: 'release' }
  | { readonly type: 'answerReturn'; readonly accepted: boolean; readonly reason: string }
  | { readonly type: 'comment'; readonly text: string }
  | { readonly type: 'claim'; readonly entryId: string; readonly what: string }
  | { readonly type: 'tellAgain'; readonly event: WebShopEvent }
  /** What was given up is tried again, under the same id. */
  | { readonly type: 'resumeTelling'; readonly effectId: string }

/**
 * What follows from a command of the back office. Refuses `not_in_review`, `not_holdable`, `date_is_past`, `not_on_hold`,
 * `counter_sale`, `unknown_exception`, `nobody_to_tell`, `never_told`, `told_already`,
 * `no_return_asked`.
 * What is so already is no refusal, so that a repeated request changes nothing.
 */
export const decideDesk = (order: Order, command: DeskCommand, now: number): Happening[] | Refusal => {
  if (order.channel === 'counter')
    return refuse('counter_sale', 'What was sold at the counter is changed at the register.')
  switch (command.type) {
    case 'review':
      return review(order, command)
    case 'hold':
      return hold(order, command, now)
    case 'release':
      if (order.state === 'onHold') return [{ type: 'released' }]
      return refuse('not_on_hold', `Order ${order.number} is not on hold.`)
    case 'answerReturn':
      return order.returnRequest?.answer === null
        ? [{ type: 'returnAnswered', accepted: command.accepted, reason: command.reason }]
        : refuse('no_return_asked', `Nobody waits for an answer about a return of order ${order.number}.`)
    case 'comment':
      return [{ type: 'commented', text: command.text }]
    case 'claim': {
      const known = order.exceptions.find(({ entryId }) => entryId === command.entryId)
      if (known === undefined) return refuse('unknown_exception', 'That exception is not on this order.')
      if (known.claimed !== undefined) return []
      return [{ type: 'exceptionClaimed', entryId: command.entryId, what: command.what }]
    }
    case 'tellAgain':
      return tellAgain(order, command.event)
    case 'resumeTelling': {
      const effect = order.effects.find(({ id, kind }) => id === command.effectId && kind === 'notify')
      if (effect === undefined) return refuse('told_already', 'The web shop knows it by now.')
      return effect.givenUp === true ? [{ type: 'tellingResumed', effectId: effect.id }] : []
    }
  }
}

const review = (
  order: Order,
  { approved, reason }: Extract<DeskCommand, { type: 'review' }>,
): Happening[] | Refusal => {
  if (order.state === 'inReview') return [{ type: 'reviewDecided', approved, reason }]
  return order.risk?.decision?.approved === approved
    ? []
    : refuse('not_in_review', `Order ${order.number} is not waiting for a review.`)
}

const hold = (
  order: Order,
  { reason, until }: Extract<DeskCommand, { type: 'hold' }>,
  now: number,
): Happening[] | Refusal => {
  if (order.state === 'onHold') return []
  const isOpen = order.state === 'awaitingStock' || (order.state === 'confirmed' && order.fulfilment !== 'shipped')
  if (!isOpen || order.payment === 'capturing')
    return refuse('not_holdable', `Order ${order.number} can’t be put on hold as it is now.`)
  if (until !== null && until <= now)
    return refuse('date_is_past', 'Choose a day that is still to come, or none.', 'until')
  return [{ type: 'held', reason, until }]
}

const tellAgain = (order: Order, event: WebShopEvent): Happening[] | Refusal => {
  if (order.web === null || order.web.webShopId === '')
    return refuse('nobody_to_tell', 'This order is of no web shop: there is nobody to tell.')
  const wasTold = order.entries.some((entry) => entry.type === 'webShopTold' && entry.event === event)
  if (!wasTold) return refuse('never_told', 'The web shop has not been told this yet.', 'event')
  if (order.effects.some((effect) => effect.event === event && effect.endpoint === undefined)) return []
  return [{ type: 'tellingRepeated', event }]
}

/** Available at the order's location, in thousandths: on hand less what is reserved. */
type Level = (variantId: string) => StockLevel

/**
 * Lines added, and other quantities, in thousandths; 0 takes a line off. Refuses `not_changeable`, `unknown_line`,
 * `quantity_out_of_range`, `not_whole`, `nothing_left` (cancel it as a whole), `out_of_stock`.
 */
export const decideLines = (
  order: Order,
  { added, quantities, reason }: Omit<Extract<Happening, { type: 'linesChanged' }>, 'type'>,
  level: Level,
): Happening[] | Refusal => {
  if (order.channel === 'counter' || !isChangeable(order))
    return refuse('not_changeable', `Order ${order.number} can’t be changed as it is now.`)
  const wanted = new Map(quantities.map(({ lineId, quantity }) => [lineId, quantity]))
  const missing = new Map<string, number>()
  const more = (variantId: string | null, tracked: boolean, quantity: number): void => {
    if (variantId !== null && tracked) missing.set(variantId, (missing.get(variantId) ?? 0) + quantity)
  }
  for (const [lineId, quantity] of wanted) {
    const line = order.lines.find((one) => one.id === lineId)
    if (line === undefined) return refuse('unknown_line', 'That line is not on the order.')
    if (quantity < (line.shipped ?? 0))
      return refuse('quantity_out_of_range', `More of ${line.name} has been sent already.`, 'quantity')
    if (line.unit === 'piece' && quantity % 1000 !== 0)
      return refuse('not_whole', `${line.name} is sold by the piece: the quantity is a whole number.`, 'quantity')
    more(line.variantId, line.tracked, quantity - line.quantity)
  }
  for (const line of added) more(line.variantId, line.tracked, line.quantity)
  const changed = quantities.filter(
    ({ lineId, quantity }) => order.lines.find(({ id }) => id === lineId)?.quantity !== quantity,
  )
  const news = added.filter(({ id }) => order.lines.every((line) => line.id !== id))
  if (changed.length === 0 && news.length === 0) return []
  const left = order.lines.filter((line) => line.kind !== 'shipping' && (wanted.get(line.id) ?? line.quantity) > 0)
  if (left.length + news.length === 0)
    return refuse('nothing_left', 'Nothing would be left of the order: cancel it as a whole.')
  for (const [variantId, quantity] of missing) {
    const { onHand, reserved } = level(variantId)
    if (quantity > 0 && quantity > onHand - reserved) {
      const name = [...order.lines, ...added].find((line) => line.variantId === variantId)?.name ?? 'the product'
      return refuse('out_of_stock', `There is not so much more of ${name}.`, 'quantity')
    }
  }
  return [{ type: 'linesChanged', added: news, quantities: changed, reason }]
}

/** Refuses `not_changeable`, `no_address` where nothing is shipped. */
export const decideAddress = (
  order: Order,
  shippingAddress: NonNullable<Order['shippingAddress']>,
): Happening[] | Refusal => {
  if (order.channel === 'counter' || !isChangeable(order))
    return refuse('not_changeable', `Order ${order.number} can’t be changed as it is now.`)
  if (order.shippingAddress === null)
    return refuse('no_address', 'Nothing of this order is shipped: it needs no address.')
  return JSON.stringify(order.shippingAddress) === JSON.stringify(shippingAddress)
    ? []
    : [{ type: 'addressChanged', shippingAddress }]
}
