import type { Product, Variant } from '../../../shared/domain/catalog/product.ts'
import type { StockLevel } from '../../../shared/domain/inventory/movement.ts'

/** Stock at one location, in thousandths. */
interface Stock {
  readonly onHand: number
  readonly reserved: number
}

/** A line of the product table: a product, one of its variants, or a product that has not been fetched yet. */
export interface CatalogRow {
  readonly id: string
  readonly product: Product | null
  /** Set on the row of a variant, and on that of a product with a single one. */
  readonly variant: Variant | null
  readonly kind: 'product' | 'variant' | 'waiting'
  readonly expanded: boolean
  /** By location; null where stock is not counted or not known. */
  readonly stock: ReadonlyMap<string, Stock> | null
}

/** Levels by variant and location. */
export type Levels = ReadonlyMap<string, StockLevel>
export const levelKey = (variantId: string, locationId: string): string => `${variantId} ${locationId}`

const stockOf = (
  variants: readonly Variant[],
  locationIds: readonly string[],
  levels: Levels,
): ReadonlyMap<string, Stock> | null => {
  const counted = variants.filter((variant) => variant.tracked)
  if (counted.length === 0) return null
  return new Map(
    locationIds.flatMap((locationId) => {
      const known = counted.flatMap((variant) => levels.get(levelKey(variant.id, locationId)) ?? [])
      if (known.length === 0) return []
      const stock = { onHand: 0, reserved: 0 }
      for (const level of known) {
        stock.onHand += level.onHand
        stock.reserved += level.reserved
      }
      return [[locationId, stock] as const]
    }),
  )
}

/** Rows in the order of the products, the variants of an expanded one beneath it. `undefined` products are still to be fetched. */
export const catalogRows = (
  products: readonly (Product | undefined)[],
  levels: Levels,
  locationIds: readonly string[],
  expanded: ReadonlySet<string>,
): CatalogRow[] =>
  products.flatMap((product, index): CatalogRow[] => {
    if (product === undefined)
      return [{ id: `waiting ${index}`, product: null, variant: null, kind: 'waiting', expanded: false, stock: null }]
    const open = expanded.has(product.id) && product.variants.length > 1
    const single = product.variants.length === 1 ? (product.variants[0] ?? null) : null
    const head: CatalogRow = {
      id: product.id,
      product,
      variant: single,
      kind: 'product',
      expanded: open,
      stock: stockOf(product.variants, locationIds, levels),
    }
    if (!open) return [head]
    return [
      head,
      ...product.variants.map(
        (variant): CatalogRow => ({
          id: `${product.id} ${variant.id}`,
          product,
          variant,
          kind: 'variant',
          expanded: false,
          stock: stockOf([variant], locationIds, levels),
        }),
      ),
    ]
  })

/** The lowest and the highest price of a product's variants, minor units; null where it has none. */
export const priceRange = (variants: readonly Variant[]): readonly [number, number] | null => {
  const prices = variants.map((variant) => variant.price)
  return prices.length === 0 ? null : [Math.min(...prices), Math.max(...prices)]
}

/** "Linen shirt", or "Linen shirt · Blue / M" where a row is about a single variant. */
export const nameOf = ({ product, variant }: CatalogRow): string =>
  variant === null || variant.options.length === 0
    ? (product?.name ?? '')
    : `${product?.name ?? ''} · ${variant.options.join(' / ')}`
