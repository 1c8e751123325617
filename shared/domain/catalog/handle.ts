import { type CatalogRow, cell } from './catalog-row.ts'
import { slug } from './slug.ts'

/**
 * The key that the rows of one product share. A file without handles gets its own: by SKU where each row is a product,
 * by name where rows are variants. Empty where the row has neither.
 */
export const handleOf = (row: CatalogRow): string => {
  const own = cell(row, 'handle')
  if (own !== '') return own
  const isVariant = (['option1', 'option2', 'option3'] as const).some((field) => cell(row, field) !== '')
  const sku = cell(row, 'sku')
  return slug(isVariant || sku === '' ? cell(row, 'name') : sku)
}
