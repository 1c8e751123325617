import { importFields } from '../../shared/contract/catalog.ts'
import { isCharge } from './oddities.ts'
import { pennies, type Row } from './read-invoices.ts'

/** The SKU under which a row is sold, and the price that it has in the catalog, in pennies. */
export const skuOf = ({ code, price }: Pick<Row, 'code' | 'price'>): string =>
  isCharge(code) ? code : `${code} @ ${inPounds(pennies(price))}`

const inPounds = (amount: number): string => (amount / 100).toFixed(2)

/**
 * The catalog that the rows are sold from, as a file to bring in: a product for each code under the name that it bears most,
 * a variant for each price. What is no goods has one price, the highest.
 */
export const catalogOf = (rows: readonly Row[]): string => {
  const products = new Map<string, { names: Map<string, number>; prices: Set<number> }>()
  for (const { code, description, price } of rows) {
    const known = products.get(code) ?? { names: new Map<string, number>(), prices: new Set<number>() }
    products.set(code, known)
    if (description !== '') known.names.set(description, (known.names.get(description) ?? 0) + 1)
    known.prices.add(pennies(price))
  }
  const lines = [importFields.join(',')]
  for (const [code, { names, prices }] of products) {
    const [name = code] = [...names].sort(([, one], [, other]) => other - one)[0] ?? []
    const charge = isCharge(code)
    for (const price of charge ? [Math.max(...prices)] : prices) {
      const cells: Partial<Record<(typeof importFields)[number], string>> = {
        handle: `stock-${code.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`,
        name,
        category: charge ? 'Charges' : 'Gifts',
        status: 'active',
        unit: 'piece',
        sku: skuOf({ code, price: price * 10 }),
        price: inPounds(price),
        ...(charge ? {} : { option1Name: 'Price', option1: inPounds(price), stock: '0' }),
      }
      lines.push(importFields.map((field) => `"${(cells[field] ?? '').replaceAll('"', '""')}"`).join(','))
    }
  }
  return `${lines.join('\n')}\n`
}
