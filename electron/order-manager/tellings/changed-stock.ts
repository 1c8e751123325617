import type { Order } from '../../../shared/domain/orders/order.ts'
import type { Reader } from '../ports/store.ts'

/** Documents that are read in one go. */
const atOnce = 200
/** Variants in one message. */
const most = 500

/** Variants whose stock may be another than before, and up to where in the order of all writes that is all. */
export interface ChangedStock {
  readonly variantIds: ReadonlySet<string>
  readonly place: number
}

/** What a counter sale takes is told by its movements. */
const reservedBy = ({ channel, lines }: Order): string[] =>
  channel === 'counter' ? [] : lines.flatMap(({ variantId }) => variantId ?? [])

/** What was written after a place and moved or reserved goods: the oldest writes first, and no more than fits in a message. */
export const changedStock = (reader: Reader, after: number): ChangedStock => {
  const movements = reader.writtenAfter('movements', after, atOnce)
  const orders = reader.writtenAfter('orders', after, atOnce)
  // Beyond the last of a full list there may be more of it, before the others'.
  const known = [movements, orders].map((list) =>
    list.length < atOnce ? Number.MAX_SAFE_INTEGER : (list.at(-1)?.place ?? after),
  )
  const writes = [
    ...movements.map(({ document, place }) => ({ place, variantIds: [document.variantId] })),
    ...orders.map(({ document, place }) => ({ place, variantIds: reservedBy(document) })),
  ]
    .filter(({ place }) => place <= Math.min(...known))
    .sort((one, other) => one.place - other.place)
  const variantIds = new Set<string>()
  let place = after
  for (const write of writes) {
    if (variantIds.size >= most) break
    for (const id of write.variantIds) variantIds.add(id)
    place = write.place
  }
  return { variantIds, place }
}
