import type { ShopWithSandbox } from '../support/shop-with-sandbox.ts'

interface Row {
  readonly customId: string | null
}
interface Books {
  readonly orders: readonly Row[]
  readonly authorizations: readonly (Row & { readonly status: string })[]
  readonly captures: readonly (Row & { readonly amount: { readonly minor: number } })[]
  readonly voids: readonly Row[]
}

/** What the merchant system has in its books about one order of ours. */
export const merchantBooks = async ({ look, sandbox }: Pick<ShopWithSandbox, 'look' | 'sandbox'>, orderId: string) => {
  const books = await look<Books>(`${sandbox.merchant}/sandbox/ledger`)
  const ours = <R extends Row>(rows: readonly R[]) => rows.filter((row) => row.customId === orderId)
  return {
    orders: ours(books.orders).length,
    authorisations: ours(books.authorizations).map((row) => row.status),
    captured: ours(books.captures).map((row) => row.amount.minor),
    voids: ours(books.voids).length,
  }
}

/** What the sandbox's web shop was told about one order of ours, in order, and how often each message came. */
export const notificationsOf = async (
  { look, sandbox }: Pick<ShopWithSandbox, 'look' | 'sandbox'>,
  orderId: string,
) => {
  const all = await look<{ type: string; orderId: string; deliveries: number }[]>(
    `${sandbox.webShop}/sandbox/notifications`,
  )
  return all.filter((one) => one.orderId === orderId).map(({ type, deliveries }) => ({ type, deliveries }))
}

/** What can still be promised of a SKU at the register's location and at the warehouse, and what is on hand there; pieces. */
export const warehouseStock = async ({ admin, storefront }: ShopWithSandbox, sku: string) => {
  const { products, levels } = await admin.do('catalog.browse', { category: null, skip: 0, limit: 500 })
  const variant = products.flatMap((product) => product.variants).find((one) => one.sku === sku)
  const level = levels.find((one) => one.variantId === variant?.id && one.locationId === 'warehouse')
  const offered = (await storefront.send('/products?limit=500')).body as {
    products: { variants: { sku: string; available: number | null }[] }[]
  }
  const available = offered.products.flatMap((product) => product.variants).find((one) => one.sku === sku)?.available
  return { onHand: (level?.onHand ?? 0) / 1000, reserved: (level?.reserved ?? 0) / 1000, available }
}
