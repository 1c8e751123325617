import { type Refusal, refuse } from '../refusal.ts'
import type { Happening } from './entries.ts'
import { shippedOf } from './lines-progress.ts'
import type { LineAmount } from './online-facts.ts'
import type { Line, Order } from './order.ts'
import { refundedGoods } from './refunds.ts'

/** What of a line has reached the customer, in thousandths: goods that were sent, and what gives access. */
const delivered = (order: Order, line: Line): number => {
  if (line.kind === 'goods') return shippedOf(order, line)
  return line.kind === 'digital' && order.state === 'completed' ? line.quantity : 0
}

/**
 * A customer asks to send back what they got. The same again is the same request. Refuses `return_open` (another waits for
 * an answer), `unknown_line`, `not_delivered`, `not_whole`.
 */
export const decideReturnRequest = (
  order: Order,
  { lines, reason }: { readonly lines: readonly LineAmount[]; readonly reason: string },
): Happening[] | Refusal => {
  const { returnRequest } = order
  if (returnRequest?.answer === null) {
    const same = returnRequest.reason === reason && JSON.stringify(returnRequest.lines) === JSON.stringify(lines)
    return same ? [] : refuse('return_open', 'A return was asked for already, and waits for an answer.')
  }
  const back = refundedGoods(order)
  const wanted = new Map<string, number>()
  for (const [index, { lineId, quantity }] of lines.entries()) {
    const line = order.lines.find(({ id }) => id === lineId)
    if (line === undefined) return refuse('unknown_line', 'That line is not on the order.', `lines[${index}].lineId`)
    if (line.unit === 'piece' && quantity % 1000 !== 0)
      return refuse('not_whole', `${line.name} is sold by the piece.`, `lines[${index}].quantity`)
    const all = (wanted.get(lineId) ?? 0) + quantity
    wanted.set(lineId, all)
    if (all > delivered(order, line) - (back.get(lineId) ?? 0))
      return refuse('not_delivered', `Not so much of ${line.name} was sent.`, `lines[${index}].quantity`)
  }
  return [{ type: 'returnRequested', lines, reason }]
}
