import { type Catalog, type Connection, fetchCatalog, type Product, type Variant } from './storefront-client.ts'

/** How long a catalog is shown before it is asked for again, in milliseconds. */
const FRESH_FOR = 5000

/** The catalog as last read. An old one is shown while a new one is fetched, or while the order manager is away. */
export type CatalogCache = {
  /** The catalog, or undefined where there never was one. */
  read: () => Promise<Catalog | undefined>
  /** Reads it anew, whatever its age; keeps the old one where that fails. */
  refresh: () => Promise<Catalog | undefined>
}

export function cacheCatalog(connection: () => Connection): CatalogCache {
  let catalog: Catalog | undefined
  let readAt = 0
  let underWay: Promise<Catalog | undefined> | undefined

  const refresh = (): Promise<Catalog | undefined> => {
    underWay ??= fetchCatalog(connection())
      .then((fresh) => {
        catalog = fresh
        readAt = Date.now()
        return fresh
      })
      .catch(() => catalog)
      .finally(() => (underWay = undefined))
    return underWay
  }
  return {
    refresh,
    async read() {
      if (catalog === undefined) return refresh()
      if (Date.now() - readAt > FRESH_FOR) void refresh()
      return catalog
    },
  }
}

/** The product and variant with a SKU. */
export function findVariant(catalog: Catalog, sku: string): { product: Product; variant: Variant } | undefined {
  for (const product of catalog.products) {
    const variant = product.variants.find((candidate) => candidate.sku === sku)
    if (variant !== undefined) return { product, variant }
  }
  return undefined
}

/** The name that a line carries: the product's, and the variant's where there is a choice. */
export function lineName(product: Product, variant: Variant): string {
  const alone = product.variants.length === 1 || variant.name === '' || variant.name === product.name
  return alone
    ? product.name
    : variant.name.startsWith(product.name)
      ? variant.name
      : `${product.name} · ${variant.name}`
}
