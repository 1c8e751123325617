import { readdirSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Product } from '../../../../shared/domain/catalog/product.ts'
import type { Order } from '../../../../shared/domain/orders/order.ts'
import { uuidAt } from '../order-history.ts'
import type { Documents, Rival, RivalWords } from './rival.ts'

interface Row {
  readonly _id: string
  readonly _rev?: string
}

/** What we use of PouchDB: its published types declare a `Buffer` of their own over the whole program. */
interface Pouch {
  bulkDocs(rows: readonly Row[]): Promise<readonly object[]>
  allDocs(options: object): Promise<{
    readonly rows: readonly {
      readonly id?: string
      readonly value?: { readonly rev: string }
      readonly doc?: unknown
    }[]
  }>
  close(): Promise<void>
}
interface PouchLibrary {
  new (name: string, options: { readonly adapter: 'leveldb' }): Pouch
  plugin(plugin: unknown): void
}

export const pouchWords: RivalWords = {
  durability: 'LevelDB without fsync: a power cut can lose what was acknowledged',
  sale: 'one bulkDocs of the same documents: no transaction, not synced to the disk',
  barcode: 'a scan of all products: no secondary index in the core',
  newestOrders: 'the highest ids, which hold the time',
  ordersOfDay: 'the ids of the day, filtered',
  search: 'a scan of all products; typos not forgiven',
  typos: 'not offered',
}

const afterAll = '\uffff'
const day = 86_400_000
const page = 50

/** PouchDB on LevelDB, all collections in one database, as its documentation has it: the collection begins the id. */
export const openPouch = (folder: string): Rival => {
  const require = createRequire(import.meta.url)
  const PouchDB = require('pouchdb-core') as PouchLibrary
  PouchDB.plugin(require('pouchdb-adapter-leveldb'))
  const database = new PouchDB(join(folder, 'pouch'), { adapter: 'leveldb' })
  const write = async (documents: Documents, known: boolean): Promise<void> => {
    const rows = Object.entries(documents).flatMap(([collection, all]) =>
      all.map((document): Row => ({ ...document, _id: `${collection}/${document.id}` })),
    )
    const revisions = known ? await revisionsOf(rows) : new Map<string, string>()
    const answers = await database.bulkDocs(
      rows.map((row) => {
        const _rev = revisions.get(row._id)
        return _rev === undefined ? row : { ...row, _rev }
      }),
    )
    if (answers.some((answer) => 'error' in answer)) throw new Error('documents were refused')
  }
  const revisionsOf = async (rows: readonly Row[]): Promise<Map<string, string>> => {
    const found = await database.allDocs({ keys: rows.map(({ _id }) => _id) })
    return new Map(
      found.rows.flatMap(({ id, value }) => (id === undefined || value === undefined ? [] : [[id, value.rev]])),
    )
  }
  const inRange = async <D>(from: string, to: string): Promise<D[]> => {
    const found = await database.allDocs({ startkey: from, endkey: to, include_docs: true })
    return found.rows.map(({ doc }) => doc as D)
  }
  const products = () => inRange<Product>('products/', `products/${afterAll}`)
  return {
    load: (documents) => write(documents, false),
    commitSale: (documents) => write(documents, true),
    byBarcode: async (code) =>
      (await products()).filter(({ variants }) => variants.some(({ barcode }) => barcode === code)).length,
    newestOrders: async () => {
      const range = { startkey: `orders/${afterAll}`, endkey: 'orders/', descending: true, limit: page }
      return (await database.allDocs({ ...range, include_docs: true })).rows.length
    },
    ordersByStateAndDay: async (state, from) => {
      const first = (at: number): string => `orders/${uuidAt(at, { below: () => 0, pick: ([one]) => one as never })}`
      const orders = await inRange<Order>(first(from), first(from + day))
      return orders.filter((order) => order.state === state).slice(-page).length
    },
    search: async (text) => {
      const words = text.toLowerCase().split(' ')
      const found = (await products()).filter(
        ({ name, status }) => status === 'active' && words.every((word) => name.toLowerCase().includes(word)),
      )
      return found.slice(0, 30).length
    },
    size: () => sizeOf(join(folder, 'pouch')),
    close: () => database.close(),
  }
}

const sizeOf = (folder: string): number =>
  readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
