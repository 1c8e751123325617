import type { Availability, StorefrontProducts } from '../contract/storefront.ts'
import { isOnline, type Product, type Variant } from '../domain/catalog/product.ts'
import type { Shop } from '../domain/settings/settings.ts'
import { availableOf, type Shelf } from './shelf.ts'

/** Products by id, and where the next page begins: null where there is none. */
export interface ProductPage {
  readonly products: readonly Product[]
  readonly next: string | null
}

/** The page of so many, made of what was found from where it begins: one more than it has tells that there is another. */
export const pageOf = (found: readonly Product[], limit: number): ProductPage => {
  const products = found.slice(0, limit)
  return { products, next: found.length > limit ? (products.at(-1)?.id ?? null) : null }
}

/** A page of products with what can be promised of them; those that web shops don’t offer are left out. */
export const storefrontProducts = (
  shop: Shop,
  { products, next }: ProductPage,
  shelf: Pick<Shelf, 'free'>,
): StorefrontProducts => ({
  currency: shop.currency,
  digits: shop.digits,
  pricesIncludeTax: shop.pricesIncludeTax,
  products: products.filter(isOnline).map((product) => ({
    id: product.id,
    name: product.name,
    description: product.description,
    category: product.category,
    unit: product.unit,
    digital: product.variants.every((variant) => variant.digital !== null),
    variants: product.variants.map((variant) => ({
      sku: variant.sku,
      name: variant.options.join(' / '),
      options: [...variant.options],
      price: variant.price,
      available: availableOf(shelf, variant),
    })),
  })),
  next,
})

/** What can be promised of a page of products. */
export const stockPage = ({ products, next }: ProductPage, shelf: Pick<Shelf, 'free'>): Availability => ({
  stock: products.filter(isOnline).flatMap(({ variants }) => variants.map((variant) => stockOf(shelf, variant))),
  next,
})

/** What can be promised of these; what web shops don’t offer is left out. */
export const stockOfSkus = (shelf: Shelf, skus: readonly string[]): Availability => ({
  stock: skus.flatMap((sku) => {
    const hit = shelf.bySku(sku)
    return hit === undefined || !isOnline(hit.product) ? [] : [stockOf(shelf, hit.variant)]
  }),
  next: null,
})

const stockOf = (shelf: Pick<Shelf, 'free'>, variant: Variant): Availability['stock'][number] => ({
  sku: variant.sku,
  available: availableOf(shelf, variant),
})
