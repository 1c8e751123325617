import {
  type ImportField,
  type ImportMapping,
  type ImportPreview,
  importFields,
} from '../../../../shared/contract/catalog.ts'

const plain = (column: string): string =>
  column
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Shopify's headings, those of its exports until 2024 and those since (help.shopify.com, “Using CSV files”). */
const shopify: Readonly<Record<ImportField, readonly string[]>> = {
  handle: ['handle', 'url handle'],
  name: ['title'],
  description: ['body html', 'description'],
  vendor: ['vendor'],
  category: ['type', 'product category'],
  status: ['status', 'published', 'published on online store'],
  unit: [],
  // Shopify's tax codes are a tax service's, and no rates.
  taxRate: [],
  option1Name: ['option1 name'],
  option1: ['option1 value'],
  option2Name: ['option2 name'],
  option2: ['option2 value'],
  option3Name: ['option3 name'],
  option3: ['option3 value'],
  sku: ['variant sku', 'sku'],
  barcode: ['variant barcode', 'barcode'],
  price: ['variant price', 'price'],
  stock: ['variant inventory qty', 'inventory quantity'],
}

/** What other programs call the fields; earlier names win. */
const usual: Readonly<Record<ImportField, readonly string[]>> = {
  handle: ['handle', 'slug', 'product id', 'parent sku'],
  name: [
    'name',
    'title',
    'product name',
    'product',
    'item name',
    'item',
    'bezeichnung',
    'artikel',
    'nom',
    'produit',
    'nombre',
    'producto',
  ],
  description: ['description', 'details', 'long description', 'beschreibung', 'descripción'],
  vendor: ['vendor', 'brand', 'manufacturer', 'supplier', 'marke', 'hersteller', 'lieferant', 'marque', 'marca'],
  category: [
    'category',
    'type',
    'product type',
    'department',
    'group',
    'kategorie',
    'warengruppe',
    'catégorie',
    'categoría',
  ],
  status: ['status', 'published', 'active'],
  unit: ['unit', 'uom', 'unit of measure', 'einheit', 'unité', 'unidad'],
  taxRate: ['tax rate', 'taxrate', 'tax', 'vat', 'vat rate', 'mwst', 'ust', 'steuersatz', 'tva', 'iva'],
  option1Name: ['option1name', 'option1 name', 'option 1 name'],
  option1: ['option1', 'option 1', 'option1 value', 'size', 'größe', 'taille', 'talla'],
  option2Name: ['option2name', 'option2 name', 'option 2 name'],
  option2: ['option2', 'option 2', 'option2 value', 'colour', 'color', 'farbe', 'couleur'],
  option3Name: ['option3name', 'option3 name', 'option 3 name'],
  option3: ['option3', 'option 3', 'option3 value'],
  sku: [
    'sku',
    'variant sku',
    'item number',
    'item no',
    'article number',
    'article no',
    'artikelnummer',
    'code',
    'référence',
    'referencia',
  ],
  barcode: ['barcode', 'ean', 'ean13', 'ean 13', 'gtin', 'upc', 'variant barcode', 'code barre', 'código de barras'],
  price: [
    'price',
    'retail price',
    'sale price',
    'unit price',
    'selling price',
    'regular price',
    'variant price',
    'preis',
    'verkaufspreis',
    'vk',
    'prix',
    'precio',
  ],
  stock: [
    'stock',
    'on hand',
    'quantity',
    'qty',
    'inventory',
    'inventory quantity',
    'stock quantity',
    'bestand',
    'lagerbestand',
    'menge',
    'existencias',
  ],
}

/** Shopify by its handle, title and variants; our template by our own names; anything else is `other`. */
export const guessFormat = (columns: readonly string[]): ImportPreview['format'] => {
  const names = new Set(columns.map(plain))
  const has = (...wanted: string[]) => wanted.every((one) => names.has(one))
  if (has('handle', 'title', 'variant price') || has('url handle', 'title', 'price')) return 'shopify'
  return importFields.every((field) => columns.includes(field)) ? 'template' : 'other'
}

/** For each field the column that it is most likely read from. No column serves two fields. */
export const guessMapping = (columns: readonly string[]): ImportMapping => {
  const format = guessFormat(columns)
  const aliases = (field: ImportField) =>
    format === 'shopify' ? shopify[field] : format === 'template' ? [plain(field)] : usual[field]
  const free = new Map(columns.toReversed().map((column) => [plain(column), column]))
  const entries = importFields.map((field): [ImportField, string | null] => {
    const found = aliases(field).find((alias) => free.has(alias))
    const column = found === undefined ? null : (free.get(found) ?? null)
    if (found !== undefined) free.delete(found)
    return [field, column]
  })
  return Object.fromEntries(entries) as ImportMapping
}

/** Columns of a Shopify export that the mapping has no field for. */
export const shopifyExtras = (
  columns: readonly string[],
): { tracker: string | null; requiresShipping: string | null } => {
  const find = (...names: string[]) => columns.find((column) => names.includes(plain(column))) ?? null
  return {
    tracker: find('variant inventory tracker', 'inventory tracker'),
    requiresShipping: find('variant requires shipping', 'requires shipping'),
  }
}
