import type { Product } from '../../../shared/domain/catalog/product.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import type { ServedWebShop } from '../../../shared/domain/settings/served-web-shop.ts'
import type { Queries } from '../database/database.ts'
import type { Stored } from '../documents/stored.ts'

/** By what web shops are answered: their keys, the products' SKUs, and what their orders are known by; written once for all pushes. */
export class StorefrontIndexes {
  readonly #served = new Map<string, Stored>()
  readonly #products = new Map<string, Stored>()
  readonly #orders = new Map<string, Stored>()

  /** A document that is written. */
  add(before: Stored | undefined, after: Stored): void {
    const { collection, id, body } = after
    if (collection === 'products') this.#products.set(id, after)
    // What an order is known by never changes.
    else if (collection === 'orders' && before === undefined && /"webReference":"[^"]/.test(body))
      this.#orders.set(id, after)
    else if (collection === 'settings' && body.includes('"servedWebShop"')) this.#served.set(id, after)
  }

  async write(queries: Queries, organisation: string): Promise<void> {
    await this.#writeKeys(queries, organisation)
    await this.#writeSkus(queries, organisation)
    await this.#writeOrders(queries, organisation)
  }

  async #writeKeys(queries: Queries, organisation: string): Promise<void> {
    if (this.#served.size === 0) return
    await queries.query('DELETE FROM storefront_keys WHERE organisation = $1 AND document = ANY ($2::text[])', [
      organisation,
      [...this.#served.keys()],
    ])
    const rows = [...this.#served.values()].flatMap((stored) =>
      read<ServedWebShop>(stored).flatMap(({ id, kind, keys }) =>
        kind === 'servedWebShop' && Array.isArray(keys) ? keys.map(({ hash }) => ({ hash: String(hash), id })) : [],
      ),
    )
    // A till that was taken to another organisation has brought its web shops.
    await queries.query(
      `INSERT INTO storefront_keys (key_hash, organisation, document)
        SELECT DISTINCT ON (hash) hash, $1, document FROM unnest($2::text[], $3::text[]) AS one (hash, document)
        ON CONFLICT (key_hash) DO UPDATE SET organisation = excluded.organisation, document = excluded.document`,
      [organisation, rows.map(({ hash }) => hash), rows.map(({ id }) => id)],
    )
  }

  async #writeSkus(queries: Queries, organisation: string): Promise<void> {
    if (this.#products.size === 0) return
    await queries.query('DELETE FROM skus WHERE organisation = $1 AND product = ANY ($2::text[])', [
      organisation,
      [...this.#products.keys()],
    ])
    const rows = [...this.#products.values()].flatMap((stored) =>
      read<Product>(stored).flatMap(({ id, variants }) => variants.map(({ sku }) => ({ sku: sku.toLowerCase(), id }))),
    )
    await queries.query(
      `INSERT INTO skus (organisation, sku, product) SELECT $1, * FROM unnest($2::text[], $3::text[])
        ON CONFLICT DO NOTHING`,
      [organisation, rows.map(({ sku }) => sku), rows.map(({ id }) => id)],
    )
  }

  async #writeOrders(queries: Queries, organisation: string): Promise<void> {
    if (this.#orders.size === 0) return
    const rows = [...this.#orders.values()].flatMap((stored) => read<Order>(stored))
    await queries.query(
      `INSERT INTO web_orders (organisation, id, idempotency_key, reference)
        SELECT $1, * FROM unnest($2::text[], $3::text[], $4::text[]) ON CONFLICT DO NOTHING`,
      [
        organisation,
        rows.map(({ id }) => id),
        rows.map(({ idempotencyKey }) => idempotencyKey),
        rows.map(({ webReference }) => webReference),
      ],
    )
  }
}

/** Of a document that was deleted, nothing. Its schema was looked at when it came. */
const read = <T>({ deleted, body }: Stored): T[] => (deleted ? [] : [JSON.parse(body) as T])
