import { z } from 'zod'
import type { Product, Variant } from '../domain/catalog/product.ts'
import type { StockLevel } from '../domain/inventory/movement.ts'
import { command, live, query } from './method.ts'
import { document, documents, done, id, newId, text } from './parts.ts'

/** A variant with its product and what can be promised of it at the register's location, in thousandths. */
export interface CatalogHit {
  readonly product: Product
  readonly variant: Variant
  /** Null where stock is not counted. */
  readonly available: number | null
  /** At each location where it ever moved. */
  readonly levels: readonly StockLevel[]
}

/** One bad row of a file. Lines are counted from 1, as a text editor does; the heading is line 1. */
const badRow = z.object({ line: z.int(), column: z.string(), reason: z.string() })
export type BadRow = z.output<typeof badRow>

export const importFields = [
  'handle',
  'name',
  'description',
  'vendor',
  'category',
  'status',
  'unit',
  'taxRate',
  'option1Name',
  'option1',
  'option2Name',
  'option2',
  'option3Name',
  'option3',
  'sku',
  'barcode',
  'price',
  'stock',
] as const
export type ImportField = (typeof importFields)[number]
/** For each field of ours, the column of the file that it is read from, or null. */
const mapping = z.record(z.enum(importFields), z.string().nullable())
export type ImportMapping = z.output<typeof mapping>

const preview = z.object({
  fileName: z.string(),
  format: z.enum(['shopify', 'template', 'other']),
  columns: z.array(z.string()),
  mapping,
  /** The first rows as they stand in the file, values in the order of `columns`. */
  rows: z.array(z.array(z.string())),
  rowCount: z.int(),
})
export type ImportPreview = z.output<typeof preview>

const progress = z.object({
  state: z.enum(['receiving', 'ready', 'running', 'done', 'cancelled', 'failed']),
  done: z.int(),
  total: z.int(),
  /** Products. */
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  badRows: z.array(badRow),
  /** Why it failed, in a sentence; null otherwise. */
  problem: z.string().nullable(),
})
export type ImportProgress = z.output<typeof progress>

/** Bytes of the largest file that is taken. */
export const largestImport = 64 * 1024 * 1024

/** A variant of which less than nothing is at a location: more was sold than there was. */
const oversold = z.object({ product: document<Product>(), variant: document<Variant>(), level: document<StockLevel>() })
export type Oversold = z.output<typeof oversold>

export const catalogMethods = {
  /** A page of products by name; `category` null is all. */
  'catalog.browse': query(
    'catalog.read',
    z.strictObject({ category: z.string().max(100).nullable(), skip: z.int().min(0), limit: z.int().min(1).max(500) }),
    z.object({ products: documents<Product>(), levels: documents<StockLevel>(), total: z.int() }),
  ),
  'catalog.categories': query(
    'catalog.read',
    z.strictObject({}),
    z.array(z.object({ name: z.string(), count: z.int() })),
  ),
  'catalog.search': query(
    'catalog.read',
    z.strictObject({ text: z.string().max(200), limit: z.int().min(1).max(100) }),
    documents<CatalogHit>(),
  ),
  /** Products by their ids, in that order, those that are sold no more too; ids that are nobody's are left out. */
  'catalog.products': query('catalog.read', z.strictObject({ ids: z.array(id).max(500) }), documents<Product>()),
  /** A number that grows when products or stock change: a screen that shows them asks again. */
  'catalog.version': live('catalog.read', z.strictObject({}), z.object({ version: z.int() })),
  /** Puts a product into a tax group, from the next scan on. Journalled. Refuses `unknown_product`, `unknown_group`. */
  'catalog.setTaxGroup': command('catalog.manage', z.strictObject({ productId: id, taxGroupId: id }), done),
  /** Whether web shops offer it, from now on. Journalled. Refuses `unknown_product`. */
  'catalog.setOnline': command('catalog.manage', z.strictObject({ productId: id, online: z.boolean() }), done),
  /**
   * Whether tills may sell no more of it than was handed out to them by the hub; a shop without a hub sells what it has.
   * Journalled. Refuses `unknown_product`.
   */
  'catalog.setNeverOversell': command(
    'catalog.manage',
    z.strictObject({ productId: id, neverOversell: z.boolean() }),
    done,
  ),
  /** What was sold although none was left, by tills that did not know of each other, say: somebody has to count it. At most 100. */
  'inventory.oversold': query('catalog.read', z.strictObject({}), z.array(oversold)),
  /** Refuses `unknown_variant`, `not_counted`. Counted pieces at a location, in thousandths; a movement corrects the difference. */
  'inventory.count': command(
    'catalog.manage',
    z.strictObject({
      id: newId,
      variantId: id,
      locationId: id,
      onHand: z.int().min(-9_999_999_000).max(9_999_999_000),
    }),
    document<StockLevel>(),
  ),

  'imports.template': query('catalog.manage', z.strictObject({}), z.object({ fileName: z.string(), text: z.string() })),
  /** Refuses `file_too_large`, `import_running`. */
  'imports.begin': command(
    'catalog.manage',
    z.strictObject({ importId: newId, fileName: text(255), bytes: z.int().min(0) }),
    done,
  ),
  /** Pieces in order, base64, at most 256 KiB each. Refuses `unknown_import`, `file_too_large`. */
  'imports.append': command('catalog.manage', z.strictObject({ importId: id, base64: z.base64().max(360_000) }), done),
  /** Refuses `unknown_import`, `empty_file`, `not_a_csv`. */
  'imports.preview': query('catalog.manage', z.strictObject({ importId: id }), preview),
  /** Starts; `imports.progress` tells the rest. `locationId`: where the file's stock is. Refuses `unknown_import`, `import_running`, `column_missing`. */
  'imports.run': command('catalog.manage', z.strictObject({ importId: id, mapping, locationId: id }), done),
  /** Stops after the piece at hand; what was brought in stays, and a second run of the same file goes on from there. */
  'imports.cancel': command('catalog.manage', z.strictObject({ importId: id }), done),
  'imports.progress': live('catalog.manage', z.strictObject({ importId: id }), progress),
}
