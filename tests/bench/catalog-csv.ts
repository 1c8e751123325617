import { type ImportField, importFields } from '../../shared/contract/catalog.ts'
import { generatedCatalog } from '../support/generated-catalog.ts'

const optionFields = [
  ['option1Name', 'option1'],
  ['option2Name', 'option2'],
  ['option3Name', 'option3'],
] as const

/** So many rows, each a variant of a generated catalog, as our template has them: a CSV file. */
export const catalogFile = (rows: number): string => {
  const lines = [importFields.join(',')]
  for (const product of generatedCatalog({ products: rows, seed: 1 }))
    for (const variant of product.variants) {
      if (lines.length > rows) return `${lines.join('\n')}\n`
      const cells: Partial<Record<ImportField, string>> = {
        handle: product.handle,
        name: product.name,
        description: product.description,
        vendor: product.vendor,
        category: product.category,
        status: product.status,
        unit: product.unit,
        sku: `${variant.sku}-${lines.length}`,
        barcode: variant.barcode ?? '',
        price: (variant.price / 100).toFixed(2),
        stock: String(lines.length % 50),
      }
      variant.options.forEach((option, index) => {
        const [name, value] = optionFields[index] ?? optionFields[0]
        cells[name] = product.optionNames[index] ?? ''
        cells[value] = option
      })
      lines.push(importFields.map((field) => `"${(cells[field] ?? '').replaceAll('"', '""')}"`).join(','))
    }
  return `${lines.join('\n')}\n`
}
