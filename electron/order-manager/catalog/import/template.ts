import { type ImportField, importFields } from '../../../../shared/contract/catalog.ts'
import { taxGroupsOf } from '../../../../shared/domain/pricing/tax-group.ts'
import type { Shop } from '../../../../shared/domain/settings/settings.ts'

type Row = Partial<Record<ImportField, string>>

/** The file that we offer for download: our own headings, a product with variants, and one that is weighed. */
export const importTemplate = (shop: Shop): { fileName: string; text: string } => {
  const price = (whole: number) => (shop.digits === 0 ? String(whole) : `${whole}.${'9'.padEnd(shop.digits, '0')}`)
  const taxRate = taxGroupsOf(shop)[0]?.name ?? ''
  const shirt: Row = { handle: 'linen-shirt', option2: 'Blue', price: price(39) }
  const rows: Row[] = [
    {
      ...shirt,
      name: 'Linen shirt',
      description: 'Washed linen, cut wide.',
      vendor: 'Example Weavers',
      category: 'Clothing',
      status: 'active',
      unit: 'piece',
      taxRate,
      option1Name: 'Size',
      option1: 'M',
      option2Name: 'Colour',
      sku: 'LS-M',
      stock: '12',
    },
    { ...shirt, option1: 'L', sku: 'LS-L', stock: '8' },
    {
      handle: 'mountain-cheese',
      name: 'Mountain cheese',
      description: 'Cut from the wheel. Price and stock by the kilogram.',
      vendor: 'Example Dairy',
      category: 'Groceries',
      status: 'active',
      unit: 'kg',
      taxRate,
      sku: 'MC',
      price: price(24),
      stock: '6.250',
    },
  ]
  const lines = [importFields, ...rows.map((row) => importFields.map((field) => quoted(row[field] ?? '')))]
  // The mark tells spreadsheets that this is UTF-8.
  return { fileName: 'tillhouse-catalog.csv', text: `\ufeff${lines.map((cells) => cells.join(',')).join('\r\n')}\r\n` }
}

const quoted = (cell: string): string => (/[",;\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
