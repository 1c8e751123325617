import type { Product } from '../../../shared/domain/catalog/product.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import type { ServedWebShop } from '../../../shared/domain/settings/served-web-shop.ts'
import type { Shop } from '../../../shared/domain/settings/settings.ts'
import { goodsName } from '../../../shared/domain/shares/share.ts'
import type { Caller } from '../../../shared/storefront/port.ts'
import type { Found, Shelf } from '../../../shared/storefront/shelf.ts'
import { numberOf, type Queries, type Row } from '../database/database.ts'
import type { Place } from '../own/write.ts'
import { sha256 } from '../sha256.ts'

/** A web shop as the hub knows it, and whose it is: of the store of the till at which it is set up. */
export interface Served extends Place {
  readonly webShop: ServedWebShop
}

const bodyOf = (row: Row): unknown => JSON.parse(String(row['body']))

/** Whose key this is, where it is valid: the organisation follows from it. */
export const callerOf = async (queries: Queries, apiKey: string): Promise<Caller<Served> | undefined> => {
  const hash = sha256(apiKey)
  const [row] = await queries.query(
    `SELECT documents.organisation, documents.body, devices.store FROM storefront_keys AS keys
      JOIN documents ON documents.organisation = keys.organisation AND collection = 'settings'
        AND documents.id = keys.document AND NOT deleted
      JOIN devices ON devices.organisation = documents.organisation AND devices.id = documents.device
      WHERE keys.key_hash = $1`,
    [hash],
  )
  if (row === undefined) return undefined
  const webShop = bodyOf(row) as ServedWebShop
  const key = webShop.keys.find((one) => one.hash === hash && one.revokedAt === null)
  if (key === undefined) return undefined
  return { key, webShop: { organisation: String(row['organisation']), store: String(row['store']), webShop } }
}

/** The shop's own facts. Every organisation that serves a web shop has them: its first till brought them. */
export const shopOf = async (queries: Queries, { organisation }: Place): Promise<Shop> => {
  const [row] = await queries.query(
    `SELECT body FROM documents WHERE organisation = $1 AND collection = 'settings' AND id = 'shop' AND NOT deleted`,
    [organisation],
  )
  if (row === undefined) throw new Error('The organisation has no shop.')
  return bodyOf(row) as Shop
}

/** An order of the web shop, and its revision; undefined for another's. */
export const orderOf = async (
  queries: Queries,
  { organisation, store, webShop }: Served,
  id: string,
): Promise<{ readonly order: Order; readonly revision: number } | undefined> => {
  const [row] = await queries.query(
    `SELECT body, revision FROM documents
      WHERE organisation = $1 AND collection = 'orders' AND id = $2 AND store = $3 AND NOT deleted`,
    [organisation, id, store],
  )
  if (row === undefined) return undefined
  const order = bodyOf(row) as Order
  return order.web?.webShopId === webShop.webShopId ? { order, revision: numberOf(row['revision']) } : undefined
}

/** Orders that are known by the same key, or the same reference. */
export const ordersLike = async (
  queries: Queries,
  { organisation }: Place,
  column: 'idempotency_key' | 'reference',
  value: string,
): Promise<Order | undefined> => {
  const [row] = await queries.query(
    `SELECT body FROM web_orders AS known JOIN documents ON documents.organisation = known.organisation
      AND collection = 'orders' AND documents.id = known.id WHERE known.organisation = $1 AND known.${column} = $2 LIMIT 1`,
    [organisation, value],
  )
  return row === undefined ? undefined : (bodyOf(row) as Order)
}

/** Products that follow one in the order of their ids. */
export const productsAfter = async (
  queries: Queries,
  { organisation }: Place,
  after: string,
  limit: number,
): Promise<Product[]> => {
  const rows = await queries.query(
    `SELECT body FROM documents WHERE organisation = $1 AND collection = 'products' AND id > $2 AND NOT deleted
      ORDER BY id LIMIT $3`,
    [organisation, after, limit],
  )
  return rows.map((row) => bodyOf(row) as Product)
}

/** What the hub knows of these SKUs, and of what more products there is of it at the web shop's place. */
export const shelfFor = async (
  queries: Queries,
  served: Served,
  skus: readonly string[],
  more: readonly Product[] = [],
): Promise<Shelf> => {
  const wanted = skus.map((sku) => sku.toLowerCase())
  const rows =
    wanted.length === 0
      ? []
      : await queries.query(
          `SELECT DISTINCT documents.id, body FROM skus JOIN documents ON documents.organisation = skus.organisation
            AND collection = 'products' AND documents.id = skus.product AND NOT deleted
            WHERE skus.organisation = $1 AND sku = ANY ($2::text[]) ORDER BY documents.id`,
          [served.organisation, wanted],
        )
  const products = rows.map((row) => bodyOf(row) as Product).filter(({ status }) => status === 'active')
  const found = new Map<string, Found>()
  for (const product of products)
    for (const variant of product.variants) found.set(variant.sku.toLowerCase(), { product, variant })
  const free = await freeOf(queries, served, [...products, ...more])
  return {
    bySku: (sku) => found.get(sku.toLowerCase()),
    free: (variantId) => free.get(goodsName(variantId, served.webShop.locationId)) ?? 0,
  }
}

/** What is on hand less what is promised, in thousandths, by the names under which it is counted. */
const freeOf = async (
  queries: Queries,
  { organisation, store, webShop }: Served,
  products: readonly Product[],
): Promise<ReadonlyMap<string, number>> => {
  const names = products.flatMap(({ variants }) => variants.map(({ id }) => goodsName(id, webShop.locationId)))
  if (names.length === 0) return new Map()
  const rows = await queries.query(
    'SELECT name, quantity FROM quantities WHERE organisation = $1 AND store = $2 AND name = ANY ($3::text[])',
    [organisation, store, names],
  )
  return new Map(rows.map(({ name, quantity }) => [String(name), numberOf(quantity)]))
}
