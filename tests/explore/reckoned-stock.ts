import type { Order } from '../../shared/domain/orders/order.ts'

/** What orders have sent and what they still claim, in thousandths, entry by entry: no fold of the product's is asked. */
export const stockOf = (orders: readonly Order[]): { readonly sent: number; readonly reserved: number } => {
  const all = orders.map(stockOfOne)
  return {
    sent: all.reduce((sum, one) => sum + one.sent, 0),
    reserved: all.reduce((sum, one) => sum + one.reserved, 0),
  }
}

const stockOfOne = ({ entries }: Order): { readonly sent: number; readonly reserved: number } => {
  const wanted = new Map<string, number>()
  const sent = new Map<string, number>()
  let isReserved = false
  let isOff = false
  for (const entry of entries)
    switch (entry.type) {
      case 'placed':
        for (const { id, tracked, quantity } of entry.lines) if (tracked) wanted.set(id, quantity)
        break
      case 'linesChanged':
        for (const { lineId, quantity } of entry.quantities) if (wanted.has(lineId)) wanted.set(lineId, quantity)
        break
      case 'splitOff':
        for (const { lineId, quantity } of entry.lines) wanted.set(lineId, (wanted.get(lineId) ?? 0) - quantity)
        break
      case 'mergedFrom':
        for (const { id, tracked, quantity } of entry.lines) if (tracked) wanted.set(id, quantity)
        break
      case 'stockReserved':
        isReserved = true
        break
      case 'splitFrom':
        isReserved = entry.payment !== null
        break
      case 'shipped':
        for (const [lineId, quantity] of wanted) {
          const part = entry.lines === undefined ? quantity : 0
          const inPackage = entry.lines?.find((line) => line.lineId === lineId)?.quantity ?? part
          sent.set(lineId, (sent.get(lineId) ?? 0) + inPackage)
        }
        break
      case 'cancelled':
      case 'mergedInto':
      case 'paymentRefused':
        isOff = true
        break
      case 'reviewDecided':
        isOff ||= !entry.approved
        break
      default:
    }
  const sum = (quantities: Map<string, number>): number => [...quantities.values()].reduce((all, one) => all + one, 0)
  return { sent: sum(sent), reserved: isReserved && !isOff ? sum(wanted) - sum(sent) : 0 }
}
