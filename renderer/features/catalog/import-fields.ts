import type { ImportField, ImportMapping } from '../../../shared/contract/catalog.ts'

interface FieldWords {
  readonly label: string
  readonly help: string
  readonly required?: true
}

/** What the wizard calls a field of ours, and what belongs in it. */
export const fieldWords: Record<ImportField, FieldWords> = {
  name: { label: 'Name', help: 'On the first row of each product.', required: true },
  price: { label: 'Price', help: 'For one piece, or one kilogram.', required: true },
  handle: { label: 'Handle', help: 'The same on all variants of a product.' },
  sku: { label: 'SKU', help: 'Your own code for the variant.' },
  barcode: { label: 'Barcode', help: 'EAN or UPC; the check digit is verified.' },
  stock: { label: 'Stock', help: 'Counted pieces at the location below.' },
  category: { label: 'Category', help: 'Groups products at the register.' },
  taxRate: { label: 'Tax rate', help: 'The name of one of your tax groups, or its percentage.' },
  unit: { label: 'Unit', help: '“piece” or “kg”.' },
  option1Name: { label: 'Option 1 name', help: 'Such as “Size”.' },
  option1: { label: 'Option 1', help: 'Such as “Small”.' },
  option2Name: { label: 'Option 2 name', help: 'Such as “Colour”.' },
  option2: { label: 'Option 2', help: 'Such as “Blue”.' },
  option3Name: { label: 'Option 3 name', help: '' },
  option3: { label: 'Option 3', help: '' },
  description: { label: 'Description', help: '' },
  vendor: { label: 'Vendor', help: '' },
  status: { label: 'Status', help: 'Active or archived.' },
}

/** In the order in which a person thinks of them: what is required first. */
export const fieldOrder = Object.keys(fieldWords) as ImportField[]

/** Required fields that no column is chosen for. */
export const missingFields = (mapping: ImportMapping): ImportField[] =>
  fieldOrder.filter((field) => fieldWords[field].required === true && mapping[field] === null)
