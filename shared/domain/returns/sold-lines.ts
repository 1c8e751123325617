import { sum } from '../money/money.ts'
import type { CameBack, Line, Order } from '../orders/order.ts'
import type { SaleSums } from '../pricing/refund.ts'
import type { SoldFrom } from '../pricing/taken-back.ts'
import { pricedBack } from '../pricing/taken-back.ts'
import { paidFor } from './paid-for.ts'

const nothingBack: CameBack = { quantities: {}, gross: 0, given: 0, payments: {} }

/** What came back of a sale so far; nothing of those of before there were returns. */
export const cameBackOf = ({ returned = nothingBack }: Pick<Order, 'returned'>): CameBack => returned

const sumsOf = (sale: Order): SaleSums => {
  const { lines, rounding } = paidFor(sale)
  const { gross, given } = cameBackOf(sale)
  return { gross: sum(lines.map(({ priced }) => priced.gross)), rounding, back: gross, given }
}

/** What a line that comes back keeps of the sale, as that stands now; undefined where it has no such line. */
export const soldFrom = (sale: Order, lineId: string): SoldFrom | undefined => {
  const line = paidFor(sale).lines.find(({ priced }) => priced.id === lineId)
  if (line === undefined) return undefined
  const { priced, quantity } = line
  const before = cameBackOf(sale).quantities[lineId] ?? 0
  return { orderId: sale.id, lineId, number: sale.number, priced, quantity, before, sale: sumsOf(sale) }
}

/** A line of a sale, for the one who takes goods back. Thousandths, and minor units. */
export interface ReturnableLine {
  readonly lineId: string
  /** Null for what is no product of the catalog. */
  readonly variantId: Line['variantId']
  readonly name: string
  readonly sku: string
  readonly unit: Line['unit']
  readonly sold: number
  readonly back: number
  /** What the rest was paid for. */
  readonly worth: number
  /** Why nothing of it can come back; null where it can. */
  readonly never: string | null
}

export const returnableLines = (sale: Order): ReturnableLine[] =>
  sale.lines.flatMap((line) => {
    const from = soldFrom(sale, line.id)
    if (from === undefined || line.kind === 'shipping') return []
    const { before: back, quantity: sold } = from
    const rest = pricedBack({ id: line.id, quantity: back - sold }, from, sale.pricesIncludeTax)
    const { id: lineId, variantId, name, sku, unit } = line
    return [{ lineId, variantId, name, sku, unit, sold, back, worth: 0 - rest.gross, never: whyNever(line) }]
  })

/** Why a product is not taken back once it is sold; null where it is. */
export const whyNever = ({ kind, finalSale, name }: Pick<Line, 'kind' | 'finalSale' | 'name'>): string | null => {
  if (kind === 'digital') return `${name} was a link or a key: it can’t come back once it was given.`
  if (kind === 'credit') return `${name} is money, no goods: what is on it stays there to be spent.`
  return finalSale === true ? `${name} was sold for good: it is not taken back.` : null
}
