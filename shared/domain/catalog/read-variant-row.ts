import { barcodeProblem } from './barcode.ts'
import { type CatalogRow, cell, type RowProblem, type RowRules, rowProblem } from './catalog-row.ts'
import { parseDecimal } from './decimal-text.ts'
import type { Product } from './product.ts'
import { optionFields } from './read-product-fields.ts'

/** What a row says of its variant. Undefined: the file has no such column. */
export interface VariantRow {
  readonly row: CatalogRow
  /** Empty where the file leaves it to us. */
  readonly sku: string
  readonly barcode: string | null | undefined
  readonly options: readonly string[]
  /** Minor units. */
  readonly price: number
  /** What is there by the file, in thousandths of the unit. */
  readonly stock: number | undefined
  /** False for what is not a thing (Shopify: needs no shipping); undefined where the file says nothing of its stock. */
  readonly tracked: boolean | undefined
}

/** As much as a count may be, in thousandths. */
const mostStock = 9_999_999_000

/** A row that only carries a further picture: Shopify writes those below the variants. */
export const hasNoVariant = (row: CatalogRow, rules: RowRules): boolean =>
  rules.format === 'shopify' &&
  (['name', 'option1', 'option2', 'option3', 'sku', 'price', 'barcode', 'stock'] as const).every(
    (field) => cell(row, field) === '',
  )

export const readVariantRow = (
  row: CatalogRow,
  product: Pick<Product, 'unit' | 'optionNames'>,
  rules: RowRules,
): VariantRow | RowProblem => {
  const options: string[] = []
  for (const [index, name] of product.optionNames.entries()) {
    const field = optionFields[index]?.[1] ?? 'option1'
    const value = cell(row, field)
    if (value === '') return rowProblem(row, field, `The value for “${name}” is missing.`)
    if (value.length > 100) return rowProblem(row, field, 'An option has at most 100 characters.')
    options.push(value)
  }
  const sku = withoutApostrophe(cell(row, 'sku'))
  if (sku.length > 100) return rowProblem(row, 'sku', 'A SKU has at most 100 characters.')
  const barcode = row.values.barcode === undefined ? undefined : withoutApostrophe(cell(row, 'barcode')) || null
  const wrong = typeof barcode === 'string' ? barcodeProblem(barcode) : null
  if (wrong !== null) return rowProblem(row, 'barcode', wrong)
  const price = readPrice(cell(row, 'price'), rules)
  if (typeof price === 'string') return rowProblem(row, 'price', price)
  const stock = readStock(cell(row, 'stock'), product.unit, rules)
  if (typeof stock === 'string') return rowProblem(row, 'stock', stock)
  const isThing = !['false', 'no', '0'].includes(cell(row, 'requiresShipping').toLowerCase())
  const counted = stock !== undefined || cell(row, 'tracker') !== '' ? true : undefined
  return { row, sku, barcode, options, price, stock: isThing ? stock : undefined, tracked: isThing ? counted : false }
}

/** Spreadsheets keep digits from becoming a number by an apostrophe, and some exports leave it in. */
const withoutApostrophe = (text: string): string => text.replace(/^'/, '')

/** Shopify and our own template write a point; others write as they like. */
const decimalSign = (rules: RowRules) => (rules.format === 'other' ? null : '.')

const readPrice = (text: string, rules: RowRules): number | string => {
  if (text === '') return 'The price is missing.'
  const mark = rules.currencyMarks.find((one) => text.startsWith(one) || text.endsWith(one))
  const bare = mark === undefined ? text : text.startsWith(mark) ? text.slice(mark.length) : text.slice(0, -mark.length)
  const price = parseDecimal(bare, { digits: rules.digits, sign: decimalSign(rules) })
  return typeof price === 'number' && price < 0 ? `A price can not be negative: “${text}”.` : price
}

const readStock = (text: string, unit: Product['unit'], rules: RowRules): number | undefined | string => {
  if (text === '') return undefined
  const read = parseDecimal(text, { digits: unit === 'kg' ? 3 : 0, sign: decimalSign(rules) })
  if (typeof read === 'string') return read
  const stock = unit === 'kg' ? read : read * 1000
  return Math.abs(stock) > mostStock ? `A stock of “${text}” is too large.` : stock
}
