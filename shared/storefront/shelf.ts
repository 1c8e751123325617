import type { Product, Variant } from '../domain/catalog/product.ts'

export interface Found {
  readonly product: Product
  readonly variant: Variant
}

/** What is sold, and what of it is there, as far as one request of a web shop asks. */
export interface Shelf {
  /** The variant with this SKU, of an active product; letter case does not count. */
  bySku(sku: string): Found | undefined
  /** On hand less reserved, in thousandths, where the web shop's goods are; below zero where more was sold than was there. */
  free(variantId: string): number
}

/** What can be promised of a variant, in its unit; null where stock is not counted. */
export const availableOf = (
  shelf: Pick<Shelf, 'free'>,
  { id, tracked }: Pick<Variant, 'id' | 'tracked'>,
): number | null => (tracked ? Math.max(0, shelf.free(id)) / 1000 : null)
