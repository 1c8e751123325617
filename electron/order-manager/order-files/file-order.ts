import type { z } from 'zod'
import { type FileOrder, fileOrder } from '../../../shared/contract/order-files.ts'
import { type Refusal, refuse } from '../../../shared/domain/refusal.ts'

/** An order, and the line in which it begins; 0 where the file does not say. */
export interface ReadOrder {
  readonly line: number
  readonly order: FileOrder
}

export const noOrders = (message: string): Refusal => refuse('not_an_order_file', message, 'file')

/** One order of a file. @param where what a person finds it by: `Line 12`, `Order 3` */
export const checkOrder = (raw: unknown, where: string, line: number): ReadOrder | Refusal => {
  const read = fileOrder.safeParse(raw)
  if (read.success) return { line, order: read.data }
  const [issue] = read.error.issues
  return noOrders(`${where}: ${issue === undefined ? 'it can’t be read.' : wordsOf(issue)}`)
}

const wordsOf = ({ path, message }: z.core.$ZodIssue): string =>
  path.length === 0
    ? message
    : `${path.map((part) => (typeof part === 'number' ? part + 1 : String(part))).join(' ')}: ${message}`

/** Each reference once. */
export const withoutDoubles = (orders: readonly ReadOrder[]): readonly ReadOrder[] | Refusal => {
  const seen = new Set<string>()
  for (const { order } of orders) {
    if (seen.has(order.reference)) return noOrders(`The reference “${order.reference}” is in the file twice.`)
    seen.add(order.reference)
  }
  return orders
}
