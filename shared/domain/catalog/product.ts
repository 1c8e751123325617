/** What a customer gets for a digital variant when its order is confirmed. */
export type DigitalGrant =
  /** A link; `{token}` in the template becomes a secret of its own for each unit, `{webShop}` the web shop's address. */
  { readonly kind: 'link'; readonly template: string } | { readonly kind: 'licenceKey' }

/** What is sold and stocked. */
export interface Variant {
  readonly id: string
  /** Unique in the shop. */
  readonly sku: string
  /** EAN-13, UPC-A or whatever the shop prints; unique in the shop where it is there. */
  readonly barcode: string | null
  /** Values for the product's `optionNames`, in the same order; empty for a product of one variant. */
  readonly options: readonly string[]
  /** Minor units of the shop's currency for one unit (a piece, or a kilogram for weighed goods). */
  readonly price: number
  /** False for what is never counted (services, digital goods). */
  readonly tracked: boolean
  readonly digital: DigitalGrant | null
}

export interface Product {
  readonly id: string
  /** The shop's own key for the product, used to find it again on import (Shopify's handle). */
  readonly handle: string
  readonly name: string
  readonly description: string
  readonly vendor: string
  readonly category: string
  readonly status: 'active' | 'archived'
  /** False where it is sold at the counter, by phone and by file alone; left out: web shops offer it. */
  readonly online?: boolean
  /** Tills of a shop with a hub sell no more of it than was handed out to them; left out: what is sold is sold. */
  readonly neverOversell?: boolean
  /** `kg`: weighed at the counter, the quantity has three decimals. */
  readonly unit: 'piece' | 'kg'
  /** The tax group's. It was a rate's before there were groups: those that were made of rates kept their ids. */
  readonly taxRateId: string
  readonly optionNames: readonly string[]
  readonly variants: readonly Variant[]
  /** Milliseconds since 1970. */
  readonly updatedAt: number
}

/** Whether web shops may offer it. */
export const isOnline = ({ status, online = true }: Pick<Product, 'status' | 'online'>): boolean =>
  status === 'active' && online

/** "Linen shirt · Blue / M": the name as a line of an order shows it. */
export const variantName = (product: Pick<Product, 'name'>, variant: Pick<Variant, 'options'>): string =>
  variant.options.length === 0 ? product.name : `${product.name} · ${variant.options.join(' / ')}`
