import { type MangoQuery, normalizeMangoQuery, prepareQuery, type RxStorageInstance } from 'rxdb'
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import type { CollectionName } from '../../../../electron/order-manager/ports/store.ts'
import { collectionNames, storedSchema } from '../../../../electron/store/collections.ts'
import { newestOrders, ordersByStateAndDay } from '../questions.ts'
import type { Documents, Rival, RivalWords } from './rival.ts'

interface Stored {
  readonly id: string
  readonly _deleted: boolean
  readonly _rev: string
  readonly _meta: { readonly lwt: number }
  readonly _attachments: Record<string, never>
}
type Instance = RxStorageInstance<Stored, unknown, unknown>

export const memoryStorageWords: RivalWords = {
  durability: 'nothing is on a disk',
  sale: 'a bulkWrite for each collection: no transaction, nothing durable',
  barcode: 'a scan: the schema can’t index what is in a list',
  newestOrders: 'by its index',
  ordersOfDay: 'by its index',
  search: 'a scan with a regular expression; typos not forgiven',
  typos: 'not offered',
}

/** RxDB's memory storage by itself, with our schemas: as fast as RxDB can be, without the collections above it. */
export const openMemoryStorage = async (): Promise<Rival> => {
  const storage = getRxStorageMemory()
  const open = (name: CollectionName): Promise<Instance> =>
    storage.createStorageInstance({
      databaseInstanceToken: 'bench',
      databaseName: 'bench',
      collectionName: name,
      schema: storedSchema(name) as never,
      options: {},
      multiInstance: false,
      devMode: false,
    }) as unknown as Promise<Instance>
  const instances = new Map<CollectionName, Instance>()
  for (const name of collectionNames) instances.set(name, await open(name))
  const instance = (name: CollectionName): Instance => {
    const found = instances.get(name)
    if (found === undefined) throw new Error(`There is no collection ${name}.`)
    return found
  }
  let revision = 0
  const stored = (document: { readonly id: string }): Stored => ({
    ...document,
    _deleted: false,
    _rev: `${++revision}-bench`,
    _meta: { lwt: Date.now() },
    _attachments: {},
  })
  const write = async (documents: Documents, known: boolean): Promise<void> => {
    for (const [name, all] of Object.entries(documents) as [CollectionName, { id: string }[]][]) {
      const previous = known
        ? await instance(name).findDocumentsById(
            all.map(({ id }) => id),
            false,
          )
        : []
      const before = new Map(previous.map((document) => [document.id, document]))
      const rows = all.map((document) => {
        const earlier = before.get(document.id)
        return { document: stored(document), ...(earlier === undefined ? {} : { previous: earlier }) }
      })
      const { error } = await instance(name).bulkWrite(rows, 'bench')
      if (error.length > 0) throw new Error(`${error.length} documents of ${name} were refused`)
    }
  }
  const find = async (name: CollectionName, query: object): Promise<number> => {
    const { schema } = instance(name)
    const wanted = prepareQuery(schema, normalizeMangoQuery(schema, query as MangoQuery<Stored>))
    return (await instance(name).query(wanted)).documents.length
  }
  return {
    load: (documents) => write(documents, false),
    commitSale: (documents) => write(documents, true),
    byBarcode: (code) => find('products', { selector: { variants: { $elemMatch: { barcode: code } } } }),
    newestOrders: () => find('orders', newestOrders),
    ordersByStateAndDay: (state, from) => find('orders', ordersByStateAndDay(state, from)),
    search: (text) => {
      const words = text.split(' ').map((word) => ({ name: { $regex: `\\b${word}`, $options: 'i' } }))
      return find('products', { selector: { status: 'active', $and: words }, sort: [{ name: 'asc' }], limit: 30 })
    },
    size: () => 0,
    close: async () => {
      for (const one of instances.values()) await one.close()
    },
  }
}
