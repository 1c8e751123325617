import { normalizeMangoQuery } from 'rxdb'
import type { Product } from '../../shared/domain/catalog/product.ts'
import type { StockLevel } from '../../shared/domain/inventory/movement.ts'
import type { CollectionName, Collections, Query, Reader, VariantHit } from '../order-manager/ports/store.ts'
import { newestWrite } from './backup/write-count.ts'
import { sorted } from './default-sort.ts'
import type { CatalogSearch } from './projections/catalog-search.ts'
import type { Categories } from './projections/categories.ts'
import type { CustomerSales } from './projections/customer-sales.ts'
import type { CustomerSearch } from './projections/customer-search.ts'
import type { LedgerBalances } from './projections/ledger-balances.ts'
import type { NeverOversold } from './projections/never-oversold.ts'
import type { OpenEffects } from './projections/open-effects.ts'
import type { OrderQueues } from './projections/order-queues.ts'
import type { OrderSearch } from './projections/order-search.ts'
import type { SetAside } from './projections/set-aside.ts'
import type { StockLevels } from './projections/stock-levels.ts'
import type { VariantCodes, VariantKey } from './projections/variant-codes.ts'
import { withoutBookkeeping } from './rx-storage/documents/document.ts'
import type { DocumentTable } from './rx-storage/documents/document-table.ts'
import { toPlain } from './rx-storage/documents/row-codec.ts'
import { countQuery, type FilledQuery, runQuery } from './rx-storage/query/run-query.ts'
import type { SlowQueries } from './rx-storage/query/slow-queries.ts'
import type { Connection } from './rx-storage/sqlite/connection.ts'
import type { SettingsByKind } from './settings-by-kind.ts'
import type { LeftOrders } from './sync/left-orders.ts'

/** What reads need of the store. */
export interface ReadParts {
  readonly connection: Connection
  readonly table: (collection: CollectionName) => DocumentTable
  readonly stock: StockLevels
  readonly neverOversold: NeverOversold
  readonly balances: LedgerBalances
  readonly codes: VariantCodes
  readonly catalog: CatalogSearch
  readonly categories: Categories
  readonly customers: CustomerSearch
  readonly openEffects: OpenEffects
  readonly orderQueues: OrderQueues
  readonly orderSearch: OrderSearch
  readonly setAside: SetAside
  readonly sales: CustomerSales
  readonly settings: SettingsByKind
  readonly left: LeftOrders
  /** Told of each query, in development. */
  readonly slow: SlowQueries | undefined
}

/** Reads on the one connection: inside a transaction they see its writes, since those are in the file already. */
export const createReader = (parts: ReadParts): Reader => {
  const { connection, table, stock, balances, codes, catalog, categories, customers, sales, slow } = parts
  const { openEffects, orderQueues, orderSearch, setAside, left, neverOversold } = parts

  const get = <C extends CollectionName>(collection: C, id: string): Collections[C] | undefined =>
    table(collection).getPlain(id) as Collections[C] | undefined

  const find = <C extends CollectionName>(collection: C, query: Query): Collections[C][] =>
    runQuery(
      connection,
      table(collection),
      fill(table(collection), query),
      toPlain,
      slow,
    ) as unknown as Collections[C][]

  const count = (collection: CollectionName, query: Query): number =>
    countQuery(connection, table(collection), fill(table(collection), query), slow).count

  const hits = (keys: readonly VariantKey[]): VariantHit[] => {
    const products = new Map<string, Product | undefined>()
    return keys.flatMap(({ productId, variantId }) => {
      if (!products.has(productId)) products.set(productId, get('products', productId))
      const product = products.get(productId)
      const variant = product?.variants.find(({ id }) => id === variantId)
      return product === undefined || variant === undefined ? [] : [{ product, variant }]
    })
  }

  const search = (text: string, limit: number): VariantHit[] => {
    const found = [...codes.allByCode(text.trim()), ...catalog.find(text, limit)]
    const distinct = new Map(found.map((key) => [key.variantId, key]))
    return hits([...distinct.values()].slice(0, limit))
  }

  const one = (key: VariantKey | undefined): VariantHit | undefined => (key === undefined ? undefined : hits([key])[0])

  return {
    get,
    find,
    count,
    settingsOf: (kind) => parts.settings.of(kind),
    search,
    customerOf: (key) => {
      const id = customers.byKey(key)
      return id === undefined ? undefined : get('customers', id)
    },
    findCustomers: (text, limit) =>
      text.trim() === ''
        ? find('customers', { sort: [{ name: 'asc' }], limit })
        : customers.find(text, limit).flatMap((id) => get('customers', id) ?? []),
    queueCounts: () => orderQueues.counts(),
    inQueue: (filter) => orderQueues.inQueue(filter).flatMap((id) => get('orders', id) ?? []),
    placedBy: (kind, value, since) => orderQueues.placedBy(kind, value, since),
    writtenAfter: <C extends CollectionName>(collection: C, place: number, limit: number) =>
      table(collection)
        .changedSince(place, limit)
        .map(({ document, seq }) => ({
          document: withoutBookkeeping(document) as unknown as Collections[C],
          place: seq,
        })),
    newestPlace: () => newestWrite(connection),
    effectLanes: () => openEffects.lanes(),
    openEffects: (filter) => openEffects.find(filter),
    findOrders: (text, limit) => orderSearch.find(text, limit).flatMap((id) => get('orders', id) ?? []),
    salesOtherwiseNumbered: (number) => orderSearch.findOtherReceipt(number).flatMap((id) => get('orders', id) ?? []),
    setAside: (text, limit) => setAside.find(text, limit).flatMap((id) => get('orders', id) ?? []),
    setAsideAt: (registerId, today) => setAside.countAt(registerId, today),
    salesOf: (customerId, limit) => sales.of(customerId, limit).flatMap((id) => get('orders', id) ?? []),
    leftAtHub: {
      holds: (id) => left.holds(id),
      numbered: (number) => left.numbered(number),
      ofCustomer: (customerId, limit) => left.ofCustomer(customerId, limit),
    },
    categories: () => categories.all(),
    activeProducts: (category) => categories.countOf(category),
    stockLevel: (variantId: string, locationId: string): StockLevel => stock.level(variantId, locationId),
    stockLevels: (variantIds: readonly string[]): StockLevel[] => stock.levels(variantIds),
    stockBelowZero: (limit: number): StockLevel[] => stock.belowZero(limit),
    isNeverOversold: (variantId) => neverOversold.has(variantId),
    neverOversold: (after, limit) => neverOversold.after(after, limit),
    balance: (account) => balances.balance(account),
    accountsBelowZero: (begin, limit) => balances.belowZero(begin, limit),
    byCode: (code) => one(codes.byCode(code)),
    variant: (variantId) => one(codes.find(variantId)),
  }
}

/** The query as RxDB would hand it to the storage. */
const fill = (table: DocumentTable, query: Query): FilledQuery => {
  const filled = normalizeMangoQuery(table.schema as never, sorted(query) as never) as FilledQuery
  return { ...filled, selector: { ...filled.selector, _deleted: { $eq: false } } }
}
