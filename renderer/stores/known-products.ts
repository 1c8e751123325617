import type { Product, Variant } from '../../shared/domain/catalog/product.ts'

export interface KnownVariant {
  readonly product: Product
  readonly variant: Variant
}

// What the page has seen so far: enough to show a line before the order manager has answered.
const byVariant = new Map<string, KnownVariant>()
const byCode = new Map<string, KnownVariant>()

/** Remembers products that were shown; the newest word about each counts. */
export const remember = (products: Iterable<Product>): void => {
  for (const product of products) {
    for (const variant of product.variants) {
      const known = { product, variant }
      byVariant.set(variant.id, known)
      if (variant.barcode !== null) byCode.set(variant.barcode, known)
    }
  }
}

export const knownVariant = (variantId: string): KnownVariant | undefined => byVariant.get(variantId)
export const knownCode = (code: string): KnownVariant | undefined => byCode.get(code)
