import { inCash } from '../money/cash.ts'
import { share, sum } from '../money/money.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import type { PricedLine } from './result.ts'

/** A sale as its refunds need it: what each line cost, and what cash rounding added to the whole. Minor units. */
export interface Paid {
  readonly lines: readonly {
    readonly name: string
    /** Thousandths. */
    readonly quantity: number
    readonly priced: PricedLine
  }[]
  readonly pricesIncludeTax: boolean
  readonly rounding: number
}

/** What has come back before, by the line's id in thousandths, and what was paid back for it in minor units. */
export interface Refunded {
  readonly quantities: Readonly<Record<string, number>>
  readonly total: number
}

export const nothingRefunded: Refunded = { quantities: {}, total: 0 }

/** Amounts that go back to the customer, as positive minor units. `total` is the lines' gross and the rounding. */
export interface Refund {
  readonly lines: readonly PricedLine[]
  readonly rounding: number
  readonly total: number
  /** What has come back with this. */
  readonly refunded: Refunded
}

/**
 * What is paid back for goods that come back, of what was paid and at no price of today. It depends on how much of each
 * line has come back in all, so that any number of partial refunds comes to exactly what was paid, and at no point to more.
 * `increment` is what cash is a multiple of; 1 where it does not go back in cash. Money that was not paid in such
 * multiples goes back in cash rounded down at the end.
 * Refuses `nothing_returned`, `unknown_line`, `quantity_out_of_range`.
 */
export const refund = (
  paid: Paid,
  before: Refunded,
  back: readonly { readonly lineId: string; readonly quantity: number }[],
  increment: number,
): Refund | Refusal => {
  const quantities = quantitiesAfter(paid, before, back)
  if (isRefusal(quantities)) return quantities
  const lines = paid.lines.flatMap(({ priced, quantity }) => {
    const [was, is] = [before.quantities[priced.id] ?? 0, quantities[priced.id] ?? 0]
    return is === was ? [] : [difference(partOf(priced, was, quantity, paid), partOf(priced, is, quantity, paid))]
  })
  const total = Math.max(0, owedAfter(paid, quantities, increment) - before.total)
  return {
    lines,
    rounding: total - sum(lines.map((line) => line.gross)),
    total,
    refunded: { quantities, total: sum([before.total, total]) },
  }
}

const quantitiesAfter = (
  paid: Paid,
  before: Refunded,
  back: readonly { readonly lineId: string; readonly quantity: number }[],
): Refunded['quantities'] | Refusal => {
  if (back.length === 0) return refuse('nothing_returned', 'Choose what comes back.')
  const quantities: Record<string, number> = { ...before.quantities }
  for (const { lineId, quantity } of back) {
    const line = paid.lines.find(({ priced }) => priced.id === lineId)
    if (line === undefined) return refuse('unknown_line', 'That line is not on the sale.')
    const after = (quantities[lineId] ?? 0) + quantity
    if (!Number.isSafeInteger(quantity) || quantity <= 0 || after > line.quantity)
      return refuse('quantity_out_of_range', `No more can come back of ${line.name} than was sold.`, 'quantity')
    quantities[lineId] = after
  }
  return quantities
}

/** What must have been paid back once so much has come back. */
const owedAfter = (paid: Paid, quantities: Refunded['quantities'], increment: number): number => {
  const gross = sum(paid.lines.map(({ priced }) => priced.gross))
  const back = sum(paid.lines.map(({ priced, quantity }) => share(priced.gross, quantities[priced.id] ?? 0, quantity)))
  return owed({ gross, rounding: paid.rounding, back }, increment)
}

/** A sale's sums, in minor units. */
export interface SaleSums {
  /** What all of its goods cost, and what cash rounding added. */
  readonly gross: number
  readonly rounding: number
  /** What those cost that came back, and what was given for them. */
  readonly back: number
  readonly given: number
}

/** What must have been given once goods for so much have come back, where it is given in multiples of `increment`. */
export const owed = ({ gross, rounding, back }: Omit<SaleSums, 'given'>, increment: number): number => {
  const all = gross + rounding
  const exactly = gross === 0 ? 0 : back + share(rounding, back, gross)
  const cash = inCash(exactly, increment)
  return cash > all ? all - (all % increment) : cash
}

/** The first so many thousandths of a line: each amount in proportion, and net and tax still the gross. */
export const partOf = (
  line: PricedLine,
  back: number,
  quantity: number,
  { pricesIncludeTax }: Pick<Paid, 'pricesIncludeTax'>,
): PricedLine => {
  const part = (amount: number) => share(amount, back, quantity)
  const gross = part(line.gross)
  const taxes = line.taxes.map((tax) => ({ ...tax, net: part(tax.net), tax: part(tax.tax) }))
  const tax = sum(taxes.map((one) => one.tax))
  const discounts = line.discounts.map((one) => ({ ...one, amount: part(one.amount) }))
  const discount = sum(discounts.map(({ amount }) => amount))
  const net = gross - tax
  const { id, unitPrice } = line
  const subtotal = (pricesIncludeTax ? gross : net) + discount
  return { id, unitPrice, subtotal, discount, discounts, net, tax, taxes, gross }
}

/** What a line's amounts grew by. */
export const difference = (before: PricedLine, after: PricedLine): PricedLine => ({
  ...after,
  subtotal: after.subtotal - before.subtotal,
  discount: after.discount - before.discount,
  discounts: after.discounts.map((one, index) => ({
    ...one,
    amount: one.amount - (before.discounts[index]?.amount ?? 0),
  })),
  net: after.net - before.net,
  tax: after.tax - before.tax,
  taxes: after.taxes.map((one, index) => ({
    ...one,
    net: one.net - (before.taxes[index]?.net ?? 0),
    tax: one.tax - (before.taxes[index]?.tax ?? 0),
  })),
  gross: after.gross - before.gross,
})
