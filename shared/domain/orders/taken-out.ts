import { share, sum } from '../money/money.ts'
import type { Happening } from './entries.ts'
import type { Line, Order } from './order.ts'
import { effective } from './undo.ts'

type Cart = Pick<Order, 'lines' | 'entries' | 'exceptions'>

/**
 * What goes out of a cart with a happening, that was rung up before: at the price of one unit, before anything off, in
 * minor units; null where nothing does. Goods that come back are none of the shop's sales: taking them out is no void.
 */
export const takenOut = (cart: Cart, happening: Happening): number | null => {
  switch (happening.type) {
    case 'lineRemoved':
      return fromLine(cart, happening.lineId, 0)
    case 'quantityChanged':
      return fromLine(cart, happening.lineId, happening.quantity)
    case 'abandoned': {
      const gone = cart.lines.flatMap((line) => worthOf(line, 0) ?? [])
      return gone.length === 0 ? null : sum(gone)
    }
    case 'undone':
      return undoing(cart, happening.entryId)
    default:
      return null
  }
}

const fromLine = ({ lines }: Cart, lineId: string, left: number): number | null => {
  const line = lines.find(({ id }) => id === lineId)
  return line === undefined ? null : worthOf(line, left)
}

/** @param left thousandths of it that stay */
const worthOf = ({ unitPrice, quantity, returned }: Line, left: number): number | null =>
  returned !== undefined || left >= quantity ? null : share(unitPrice, quantity - left, 1000)

/** An addition that is taken back takes goods out; a void that is taken back stays one, and brings them in again. */
const undoing = (cart: Cart, entryId: string): number | null => {
  const target = cart.entries.find(({ id }) => id === entryId)
  if (target?.type === 'lineAdded') return fromLine(cart, target.line.id, 0)
  return target?.type === 'quantityChanged'
    ? fromLine(cart, target.lineId, quantityBefore(cart, target.lineId, entryId))
    : null
}

const quantityBefore = (cart: Cart, lineId: string, entryId: string): number => {
  for (const entry of effective(cart).toReversed()) {
    if (entry.id === entryId) continue
    if (entry.type === 'quantityChanged' && entry.lineId === lineId) return entry.quantity
    if (entry.type === 'lineAdded' && entry.line.id === lineId) return entry.line.quantity
  }
  return 0
}
