import type { Line, Order } from '../../../shared/domain/orders/order.ts'
import type { ChargedTax } from '../../../shared/domain/pricing/result.ts'
import { part, total } from '../money.ts'
import type { Folded } from './folded.ts'

type Priced = Order['priced'][number]

const million = 1_000_000

/** Which rules of `shared/domain/pricing/README.md` an order's amounts break, each in words. */
export const brokenRules = ({ priced, totals }: Order, folded: Folded): string[] => {
  const { lines } = folded
  const of = (field: 'subtotal' | 'discount' | 'net' | 'tax' | 'gross'): number =>
    total(priced.map((line) => line[field]))
  const off = givenOffOrder(folded, priced)
  return [
    ...when(
      priced.map(({ id }) => id).join() !== lines.map(({ id }) => id).join(),
      'what is priced are not its lines.',
    ),
    ...lines.flatMap((line, index) =>
      brokenByLine(line, priced[index], folded).map((rule) => `line ${index + 1}: ${rule}`),
    ),
    ...(['subtotal', 'discount', 'net', 'tax'] as const).flatMap((field) =>
      when(totals[field] !== of(field), `its lines do not add up to its ${field}.`),
    ),
    ...when(totals.total !== of('gross'), 'its lines do not add up to its total.'),
    ...when(totals.tax !== total(totals.taxes.map(({ tax }) => tax)), 'its tax rows do not add up to its tax.'),
    ...when(off.is !== off.made, `${off.is} is off the order, but its entries make it ${off.made}.`),
  ]
}

const when = (broken: boolean, rule: string): string[] => (broken ? [rule] : [])

const brokenByLine = (line: Line, stored: Priced | undefined, folded: Folded): string[] => {
  if (stored === undefined) return ['it has no price.']
  const { subtotal, discount, discounts = [], net, tax, taxes = [], gross } = stored
  const known = new Set((folded.promotions ?? []).map(({ id }) => id))
  const promoted = discounts.filter(({ from }) => from === 'promotion' || from === 'orderPromotion')
  return [
    ...when(
      (folded.rounding ?? 'line') === 'line' && subtotal !== part(line.unitPrice, line.quantity, 1000),
      `${subtotal} is not its quantity at its price.`,
    ),
    ...when(net + tax !== gross, 'net and tax are not its gross amount.'),
    ...when(subtotal - discount !== (folded.pricesIncludeTax ? gross : net), 'it is not its price less its discount.'),
    ...when(discount !== total(discounts.map(({ amount }) => amount)), 'its discounts do not add up.'),
    ...when(tax !== total(taxes.map((one) => one.tax)), 'its taxes do not add up.'),
    ...taxes.flatMap((one) => when(!isCharged(one), `${one.tax} is not ${one.name} of ${one.net}.`)),
    ...promoted.flatMap(({ id, name }) => when(!known.has(id), `nothing was offered that gives it ${name}.`)),
  ]
}

/**
 * A tax is its rate of its base; a unit more or less where it is a share of a price that includes several, or of the
 * whole order's. One by the unit may be capped by the price, and is left to the sums.
 */
const isCharged = ({ ppm, perUnit, net, tax }: ChargedTax): boolean =>
  perUnit !== undefined || Math.abs(tax - part(net, ppm, million)) <= 1

/** What was given off the whole order by hand, and what should have been: shipping has no discount. */
const givenOffOrder = (
  { lines, discount = null }: Folded,
  priced: Order['priced'],
): { readonly is: number; readonly made: number } => {
  const off = (index: number, byHand: boolean): number =>
    total(
      (priced[index]?.discounts ?? []).filter(({ from }) => (from === 'order') === byHand).map(({ amount }) => amount),
    )
  const is = total(lines.map((_, index) => off(index, true)))
  const left = total(
    lines.map(({ kind }, index) => (kind === 'shipping' ? 0 : (priced[index]?.subtotal ?? 0) - off(index, false))),
  )
  if (discount === null) return { is, made: 0 }
  return { is, made: discount.kind === 'percent' ? part(left, discount.ppm, million) : Math.min(discount.amount, left) }
}
