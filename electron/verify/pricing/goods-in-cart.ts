import type { CartToPrice, LineToPrice } from '../../../shared/domain/pricing/cart.ts'
import type { AppliedDiscount } from '../../../shared/domain/pricing/result.ts'
import type { Tax } from '../../../shared/domain/pricing/tax.ts'
import { part, total } from '../money.ts'
import { netOf } from './exact-taxes.ts'
import { rounded } from './fraction.ts'
import { spreadBy } from './spread.ts'

/** A line while it is being priced. Minor units. */
interface OpenLine {
  readonly line: LineToPrice
  subtotal: number
  readonly discounts: AppliedDiscount[]
  left: number
}

/** Lines that are rounded as one: a single one, or all that are alike where the order is rounded as a whole. */
export interface Batch {
  readonly line: LineToPrice
  unitPrice: number
  /** Thousandths. */
  readonly quantity: number
  readonly lines: readonly OpenLine[]
}

export const isGoods = ({ kind }: LineToPrice): boolean => kind === 'goods' || kind === 'digital'
export const leftOf = (batch: Batch): number => total(batch.lines.map(({ left }) => left))

export const keyOfTax = ({ id, ppm, perUnit = 0, compound = false }: Tax): string =>
  `${id}/${ppm}/${perUnit}${compound ? '/compound' : ''}`
export const keyOfTaxes = (taxes: readonly Tax[]): string => taxes.map(keyOfTax).join()

/** What lines are told apart by, in the order in which it sorts them, as text. */
const traits = ({
  kind,
  sku,
  productId,
  category,
  unit,
  unitPrice,
  discount,
  agreed,
  taxes,
}: LineToPrice): string[] => [
  kind,
  sku,
  productId ?? '',
  category,
  unit,
  typeof unitPrice === 'number' ? String(unitPrice) : `${unitPrice.ppm} ppm`,
  discount === null ? '' : discount.kind === 'amount' ? 'amount' : `${discount.ppm} ppm`,
  String(agreed),
  taxes === 'shares' ? taxes : keyOfTaxes(taxes),
]
const details = ({ quantity, discount, id }: LineToPrice): string[] => [
  String(quantity),
  String(discount?.kind === 'amount' ? discount.amount : 0),
  id,
]

const byText = (one: readonly string[], other: readonly string[]): number => {
  const place = one.findIndex((text, index) => text !== other[index])
  return place < 0 ? 0 : (one[place] ?? '') < (other[place] ?? '') ? -1 : 1
}

/** The cart's lines in batches, at their prices and less their own discounts: rules 1 to 3. */
export const batchesOf = (cart: CartToPrice): Batch[] => {
  const sorted = cart.lines.toSorted(
    (one, other) => byText(traits(one), traits(other)) || byText(details(one), details(other)),
  )
  const groups: LineToPrice[][] = []
  for (const line of sorted) {
    const last = groups.at(-1)
    const alike = last?.[0] !== undefined && byText(traits(last[0]), traits(line)) === 0
    if (last !== undefined && alike && cart.rounding === 'order') last.push(line)
    else groups.push([line])
  }
  return groups.flatMap((lines) => {
    const [line] = lines
    return line === undefined ? [] : [batchOf(line, lines, cart)]
  })
}

const batchOf = (line: LineToPrice, lines: readonly LineToPrice[], cart: CartToPrice): Batch => {
  const unitPrice = chargedFor(line, cart)
  const quantity = total(lines.map((one) => one.quantity))
  const cost = part(unitPrice, quantity, 1000)
  const costs = spreadBy(
    cost,
    lines.map((one) => one.quantity),
  )
  const open = lines.map((one, place): OpenLine => {
    const subtotal = costs[place] ?? 0
    return { line: one, subtotal, discounts: [], left: subtotal }
  })
  const batch: Batch = { line, unitPrice, quantity, lines: open }
  const { discount } = line
  const by = { from: 'line', id: '', name: '' } as const
  if (discount?.kind === 'percent') takeOff(batch, { ...by, ppm: discount.ppm }, part(cost, discount.ppm, 1_000_000))
  else
    for (const one of open)
      if (one.line.discount?.kind === 'amount')
        takeOffLine(one, { ...by, ppm: null }, Math.min(one.left, one.line.discount.amount))
  return batch
}

/** Who is exempt pays a unit without the taxes in it. */
const chargedFor = ({ unitPrice, taxes }: LineToPrice, { exempt, pricesIncludeTax }: CartToPrice): number => {
  if (typeof unitPrice !== 'number') return 0
  return exempt && pricesIncludeTax && taxes !== 'shares' ? rounded(netOf(taxes, unitPrice, 1000)) : unitPrice
}

type What = Omit<AppliedDiscount, 'amount'>

const takeOffLine = (line: OpenLine, what: What, amount: number): void => {
  if (amount === 0) return
  line.discounts.push({ ...what, amount })
  line.left -= amount
}

/** Off the whole batch, its lines each by what is left to pay of it. */
export const takeOff = (batch: Batch, what: What, amount: number): void => {
  const parts = spreadBy(
    amount,
    batch.lines.map(({ left }) => left),
  )
  for (const [place, line] of batch.lines.entries()) takeOffLine(line, what, parts[place] ?? 0)
}

export const copyOf = (batch: Batch): Batch => ({
  ...batch,
  lines: batch.lines.map((line) => ({ ...line, discounts: [...line.discounts] })),
})
