import type { BadRow } from '../../../shared/contract/catalog.ts'
import { parseDecimal } from '../../../shared/domain/catalog/decimal-text.ts'
import { variantName } from '../../../shared/domain/catalog/product.ts'
import type { PriceList } from '../../../shared/domain/pricing/price-list.ts'
import { type Refusal, refuse } from '../../../shared/domain/refusal.ts'
import { csvRecords } from '../csv-records.ts'
import { csvAmount, csvText } from '../csv-text.ts'
import type { Reader } from '../ports/store.ts'

const heading = ['SKU', 'Name', 'Price']

/** The prices that a list has of its own, a row each: SKU, name, price with a decimal point. */
export const priceListCsv = (reader: Reader, { prices }: PriceList, digits: number): string => {
  const rows = Object.entries(prices).flatMap(([variantId, price]) => {
    const hit = reader.variant(variantId)
    return hit === undefined ? [] : [[hit.variant.sku, variantName(hit.product, hit.variant), csvAmount(price, digits)]]
  })
  return csvText([heading, ...rows])
}

/** What a file says: minor units by the variant's id, and the rows that were left out. */
interface ReadPrices {
  readonly prices: Readonly<Record<string, number>>
  readonly badRows: readonly BadRow[]
}

/**
 * Prices from a file with columns SKU and Price, however they are ordered, between commas, semicolons or tabs. A bad row costs no
 * other. Refuses `not_a_csv`, `column_missing`.
 */
export const readPriceFile = (reader: Reader, text: string, digits: number): ReadPrices | Refusal => {
  const records = csvRecords(text)
  if (typeof records === 'string') return refuse('not_a_csv', `${records} Compare it with what “Save as CSV” gives.`)
  const [first, ...rows] = records
  const names = (first?.cells ?? []).map((name) => name.trim().toLowerCase())
  const [skuAt, priceAt] = [names.indexOf('sku'), names.indexOf('price')]
  if (skuAt < 0 || priceAt < 0) return refuse('column_missing', 'The file needs a column “SKU” and a column “Price”.')
  const prices: Record<string, number> = {}
  const badRows: BadRow[] = []
  for (const { line, cells } of rows) {
    const bad = (column: string, reason: string) => badRows.push({ line, column, reason })
    const sku = (cells[skuAt] ?? '').trim().replace(/^'/, '')
    if (cells.every((cell) => cell.trim() === '')) continue
    const hit = sku === '' ? undefined : reader.byCode(sku)
    if (sku === '') bad('SKU', 'The SKU is missing.')
    else if (hit?.variant.sku.toLowerCase() !== sku.toLowerCase())
      bad('SKU', `There is no product with the SKU “${sku}”.`)
    else {
      const price = parseDecimal(cells[priceAt] ?? '', { digits, sign: null })
      if (typeof price === 'string') bad('Price', price)
      else if (price < 0) bad('Price', 'A price can not be negative.')
      else if (Object.hasOwn(prices, hit.variant.id))
        bad('SKU', `“${sku}” is in the file twice: the first price holds.`)
      else prices[hit.variant.id] = price
    }
  }
  return { prices, badRows }
}
