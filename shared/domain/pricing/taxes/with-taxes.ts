import { sum } from '../../money/money.ts'
import { spread } from '../../money/spread.ts'
import type { CartToPrice } from '../cart.ts'
import { type Piece, weightsOf } from '../piece.ts'
import type { ChargedTax, PricedLine } from '../result.ts'
import { type Portion, portionsOf, sharesOfGoods } from './portion.ts'
import { settleTaxes } from './settle.ts'

/** The pieces' lines with their taxes, priced. */
export const withTaxes = (pieces: readonly Piece[], cart: CartToPrice): PricedLine[] => {
  const shares = pieces.some(({ line }) => line.taxes === 'shares') ? sharesOfGoods(pieces) : []
  const portions = pieces.map((piece) => portionsOf(piece, shares, cart.exempt))
  const settled = settleTaxes(portions.flat(), cart.pricesIncludeTax, cart.rounding)
  let next = 0
  return pieces.flatMap((piece, index) => {
    const charged = (portions[index] ?? []).map((portion) =>
      chargedOn(portion, settled[next++] ?? [], cart.pricesIncludeTax),
    )
    return piece.parts.map((part, nth): PricedLine => {
      const taxes = merged(charged.flatMap((one) => one[nth] ?? []))
      const discount = part.subtotal - part.base
      const tax = sum(taxes.map((one) => one.tax))
      const net = cart.pricesIncludeTax ? part.base - tax : part.base
      const { unitPrice } = piece
      return {
        ...{ id: part.line.id, unitPrice, subtotal: part.subtotal, discount, discounts: part.discounts },
        ...{ net, tax, taxes, gross: sum([net, tax]) },
      }
    })
  })
}

/** The taxes of a portion on each of its lines. */
const chargedOn = (portion: Portion, amounts: readonly number[], included: boolean): ChargedTax[][] => {
  const weights = weightsOf(portion.bases)
  const shares = amounts.map((amount) => spread(amount, weights))
  return portion.bases.map((base, nth) => {
    const own = shares.map((share) => share[nth] ?? 0)
    const net = included ? base - sum(own) : base
    let before = 0
    return portion.taxes.map(({ id, name, ppm, perUnit, compound = false }, place): ChargedTax => {
      const tax = own[place] ?? 0
      const charged = compound ? net + before : net
      before += tax
      const byUnit = perUnit === undefined ? {} : { perUnit }
      return { rateId: id, name, ppm, ...byUnit, net: charged, tax }
    })
  })
}

/** One row for each tax: shipping that is taxed as the goods are may have the same one in two lists. */
const merged = (taxes: readonly ChargedTax[]): ChargedTax[] => {
  const rows: ChargedTax[] = []
  for (const tax of taxes) {
    const same = rows.findIndex((row) => row.rateId === tax.rateId && row.ppm === tax.ppm)
    const row = rows[same]
    if (row === undefined) rows.push(tax)
    else rows[same] = { ...row, net: row.net + tax.net, tax: row.tax + tax.tax }
  }
  return rows
}
