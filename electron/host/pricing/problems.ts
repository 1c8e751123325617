import { type PriceCase, priceCase } from '../../../shared/contract/price-case.ts'
import { currencyDigits } from '../../../shared/domain/money/currency.ts'
import { couponRefusal } from '../../../shared/domain/pricing/promotions/offer.ts'
import { isRefusal } from '../../../shared/domain/refusal.ts'
import { offersOf } from './offers-of.ts'

/** What is wrong with a file, and where: `lines[2].sku`. */
export interface Problem {
  readonly path: string
  readonly message: string
}

const pathOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : `${text}${text === '' ? '' : '.'}${String(key)}`),
    '',
  )

/** The case that a file's JSON holds, or everything that is wrong with it. */
export const readCase = (json: unknown): PriceCase | readonly Problem[] => {
  const parsed = priceCase.safeParse(json)
  if (!parsed.success) return parsed.error.issues.map(({ path, message }) => ({ path: pathOf(path), message }))
  const problems = problemsOf(parsed.data)
  return problems.length > 0 ? problems : parsed.data
}

/** What a schema can't say: names that nothing has, and numbers that don't go together. */
const problemsOf = (given: PriceCase): Problem[] => {
  const { shop, catalog, lines, charges, coupons, refunds, customer } = given
  const problems: Problem[] = []
  const say = (path: readonly PropertyKey[], message: string) => problems.push({ path: pathOf(path), message })
  const digits = currencyDigits(shop.currency)
  if (isRefusal(digits)) say(['shop', 'currency'], digits.message)
  const rates = new Set(shop.taxRates.map(({ id }) => id))
  const needRate = (id: string, path: readonly PropertyKey[]) => {
    if (id !== 'none' && id !== 'shares' && !rates.has(id)) say(path, `There is no tax rate “${id}”.`)
  }
  for (const [index, { also = [] }] of shop.taxRates.entries())
    for (const [place, id] of also.entries()) needRate(id, ['shop', 'taxRates', index, 'also', place])
  for (const [index, { taxRate }] of catalog.entries()) needRate(taxRate, ['catalog', index, 'taxRate'])
  for (const [index, { taxes }] of charges.entries()) needRate(taxes, ['charges', index, 'taxes'])
  for (const [index, { sku, quantity }] of lines.entries()) {
    const product = catalog.find((one) => one.sku === sku)
    if (product === undefined) say(['lines', index, 'sku'], `The catalog has no SKU “${sku}”.`)
    else if (product.unit === 'piece' && quantity % 1000 !== 0)
      say(['lines', index, 'quantity'], 'This product is sold by the piece: the quantity is a multiple of 1000.')
  }
  for (const [index, refund] of refunds.entries())
    for (const [place, { line }] of refund.lines.entries())
      if (lines[line] === undefined) say(['refunds', index, 'lines', place, 'line'], `There is no line ${line}.`)
  const occasion = { at: Date.parse(given.at), customerGroup: customer.group }
  for (const [index, code] of coupons.entries()) {
    const refusal = couponRefusal(offersOf(given), code, occasion)
    if (refusal !== null) say(['coupons', index], refusal.message)
  }
  return problems
}
