/** Which goods; product ids, or names of categories. */
export type Goods =
  | { readonly kind: 'everything' }
  | { readonly kind: 'products'; readonly ids: readonly string[] }
  | { readonly kind: 'categories'; readonly names: readonly string[] }

/** Whether a product is among them, by its id and its category. */
export const isNamed = (
  goods: Goods,
  { productId, category }: { readonly productId: string | null; readonly category?: string },
): boolean => {
  switch (goods.kind) {
    case 'everything':
      return true
    case 'products':
      return productId !== null && goods.ids.includes(productId)
    case 'categories':
      return category !== undefined && goods.names.includes(category)
  }
}
