import { type RxCollection, randomToken } from 'rxdb'
import { ruleOf } from '../../shared/domain/sync/rules.ts'
import type { Replica } from '../order-manager/ports/replica.ts'
import type { CollectionName, Store, Transaction } from '../order-manager/ports/store.ts'
import { type DataHome, dataHome, homeOf, writeHome } from './backup/home.ts'
import { keepWitness } from './backup/keep-witness.ts'
import { migrationSnapshot } from './backup/snapshots.ts'
import { newestWrite } from './backup/write-count.ts'
import { collectionNames, storedSchema } from './collections.ts'
import { withFrozenDocuments } from './frozen-documents.ts'
import { createJointCommits } from './joint-commits.ts'
import { LiveCollections } from './live-collections.ts'
import { CatalogSearch } from './projections/catalog-search.ts'
import { Categories } from './projections/categories.ts'
import { CustomerSales } from './projections/customer-sales.ts'
import { CustomerSearch } from './projections/customer-search.ts'
import { LedgerBalances } from './projections/ledger-balances.ts'
import { NeverOversold } from './projections/never-oversold.ts'
import { OpenEffects } from './projections/open-effects.ts'
import { OrderQueues } from './projections/order-queues.ts'
import { OrderSearch } from './projections/order-search.ts'
import { Ranking } from './projections/ranking.ts'
import { rebuild, rebuildOutdated } from './projections/rebuild.ts'
import { SetAside } from './projections/set-aside.ts'
import { StockLevels } from './projections/stock-levels.ts'
import { codeIndexes, VariantCodes } from './projections/variant-codes.ts'
import { createReader } from './reader.ts'
import {
  type CollectionErrors,
  type CollectionWrites,
  commitDocuments,
} from './rx-storage/documents/commit-documents.ts'
import type { PlainDocument } from './rx-storage/documents/document.ts'
import type { DocumentTable } from './rx-storage/documents/document-table.ts'
import { createStorage } from './rx-storage/documents/storage.ts'
import type { Committed } from './rx-storage/documents/write-path.ts'
import { SlowQueries } from './rx-storage/query/slow-queries.ts'
import { Checkpoints } from './rx-storage/sqlite/checkpoints.ts'
import type { Connection } from './rx-storage/sqlite/connection.ts'
import { type DriverName, loadDriver, type OpenDatabase } from './rx-storage/sqlite/driver.ts'
import { asOpenError, type OpenFile, openFile } from './rx-storage/sqlite/open-file.ts'
import { assembleParts } from './rx-storage/storage-parts.ts'
import { SettingsByKind } from './settings-by-kind.ts'
import { EditTimes } from './sync/edit-times.ts'
import { Filling } from './sync/filling.ts'
import { LeftOrders } from './sync/left-orders.ts'
import { createReplica } from './sync/replica.ts'
import { makeSyncTables } from './sync/sync-tables.ts'
import { commit, inWordsOfThePort } from './unit-of-work.ts'

export interface StoreOptions {
  /** The data folder; made if it isn't there. */
  readonly folder: string
  /** The folder held a shop before: an empty file is then an error, and never a silent first start. */
  readonly known?: boolean
  /** The SQLite to use, or a way to open files with one; by default the runtime's own, where it has one. */
  readonly driver?: DriverName | OpenDatabase
  /**
   * For development: told, in a sentence, of a query that is slow in a large shop, and of the index that it lacks. With
   * it, documents are frozen when they are put.
   */
  readonly onSlowQuery?: (sentence: string) => void
}

/** The store, with what only the host and replication ask of it. */
export interface OpenedStore extends Store {
  /** The data folder: absolute, links resolved. */
  readonly folder: string
  /** The connection, for maintenance; what writes documents past `commit` loses projections and events. */
  readonly connection: Connection
  /** RxDB's view of a collection, opened at first use. */
  collection(name: CollectionName): Promise<RxCollection<PlainDocument>>
  /** Writes with revisions over several collections, all or nothing; answers with what stood in the way. */
  commitDocuments(writes: readonly CollectionWrites[]): Promise<CollectionErrors[]>
  /** The store, as replication sees it. */
  readonly replica: Replica
  /** Where the data live: in this folder, as long as nobody has copied them. */
  readonly home: StoreHome
  /** Makes stock levels, codes and search anew from the documents. */
  rebuildProjections(): void
}

interface StoreHome {
  /** `new`: data that have lived nowhere yet. `elsewhere`: they were copied, or put back, to this folder. */
  readonly is: () => 'here' | 'new' | 'elsewhere'
  /** Has the data live here from now on, in one commit with the work. A cut leaves data that are where they were. */
  readonly moveIn: (work: (transaction: Transaction) => void) => void
  /** Has them live where data of that id do; null: where they are opened next. */
  readonly joinData: (id: string | null) => void
}

/**
 * Opens the shop's data in the folder and holds the folder until `close` or the end of the process.
 * @throws StoreHeldError, StoreUnwritableError, StoreUnreadableError or StoreFullError; each message is a sentence that
 * says what to do.
 */
export const openStore = async (options: StoreOptions): Promise<OpenedStore> => {
  const openDatabase = typeof options.driver === 'function' ? options.driver : await loadDriver(options.driver)
  try {
    const file = openFile(openDatabase, options.folder, options.known ?? false, () => migrationSnapshot(Date.now()))
    try {
      return assemble(file, options.onSlowQuery)
    } catch (error) {
      file.close()
      throw asOpenError(error, file.folder)
    }
  } catch (error) {
    throw inWordsOfThePort(error)
  }
}

const assemble = (file: OpenFile, onSlowQuery: StoreOptions['onSlowQuery']): OpenedStore => {
  const { connection } = file
  const stock = new StockLevels(connection)
  const neverOversold = new NeverOversold(connection)
  const balances = new LedgerBalances(connection)
  const codes = new VariantCodes(connection)
  const catalog = new CatalogSearch(connection, (id) => reader.get('products', id))
  const ranking = new Ranking(connection, catalog)
  const categories = new Categories(connection)
  const customers = new CustomerSearch(connection)
  const sales = new CustomerSales(connection)
  const openEffects = new OpenEffects(connection)
  const orderQueues = new OrderQueues(connection)
  const orderSearch = new OrderSearch(connection)
  const setAside = new SetAside(connection)
  makeSyncTables(connection)
  const edits = new EditTimes(connection)
  const left = new LeftOrders(connection)
  const ofOrders = [openEffects, orderQueues, orderSearch, setAside]
  const projections = [stock, neverOversold, balances, codes, catalog, categories, customers, sales, ...ofOrders, edits]
  const checkpoints = new Checkpoints(connection)
  const slow = onSlowQuery && new SlowQueries(connection, ({ message }) => onSlowQuery(message))
  const settings = new SettingsByKind((kind) => reader.find('settings', { selector: { kind } }))
  const parts = { ...assembleParts(connection, checkpoints, [...projections, settings]), ...(slow && { slow }) }
  const { tables, writePath } = parts

  const tableByName = new Map(collectionNames.map((name) => [name, tables.open(name, storedSchema(name))]))
  const table = (name: CollectionName): DocumentTable => {
    const found = tableByName.get(name)
    if (found === undefined) throw new Error(`There is no collection ${name}.`)
    return found
  }
  const filling = new Filling(connection, checkpoints, [...table('products').indexNames, ...codeIndexes])
  rebuildOutdated(connection, tables, projections)
  filling.endAtOnce()

  const reader = createReader({
    connection,
    table,
    stock,
    neverOversold,
    balances,
    codes,
    catalog,
    categories,
    customers,
    sales,
    settings,
    openEffects,
    orderQueues,
    orderSearch,
    setAside,
    left,
    slow,
  })
  const stopWitness = keepWitness(file.folder, reader, newestWrite(connection), writePath.committed)
  const token = randomToken(10)
  const travelling = new Map(
    collectionNames.filter((name) => ruleOf(name)).map((name) => [name as string, table(name)]),
  )
  const replica = createReplica({ connection, writePath, tables: travelling, edits, left, filling, token })
  const live = new LiveCollections(createStorage(`tillhouse-sqlite ${file.folder}`, parts))
  ranking.wake()
  writePath.committed.subscribe((changes) => {
    if (changes.some(({ table: { collection } }) => collection === 'movements')) ranking.wake()
  })
  const home = dataHome(connection)
  let closing: Promise<void> | undefined
  const closeAll = async (): Promise<void> => {
    await live.close()
    ranking.close()
    checkpoints.close()
    stopWitness()
    file.close()
  }
  const commitNow: Store['commit'] = (work) =>
    commit(writePath, reader, table, token, onSlowQuery === undefined ? work : withFrozenDocuments(work))
  return {
    ...reader,
    folder: file.folder,
    connection,
    commit: commitNow,
    commitJointly: createJointCommits(commitNow),
    watch: (collection, query, listener) => live.watch(collection, query, listener),
    onCommit: (listener) => {
      const listening = writePath.committed.subscribe((changes) => {
        const ids = idsByCollection(changes)
        if (ids.size > 0) listener(ids)
      })
      return () => listening.unsubscribe()
    },
    replica,
    home: homeWith(file.folder, home, edits, commitNow),
    collection: (name) => live.open(name),
    commitDocuments: (writes) => commitDocuments(parts, writes, 'tillhouse-documents'),
    rebuildProjections: () =>
      connection.transaction(() => projections.forEach((each) => rebuild(connection, tables, each))),
    close: () => {
      closing ??= closeAll()
      return closing
    },
  }
}

const homeWith = (folder: string, home: DataHome, edits: EditTimes, commitNow: Store['commit']): StoreHome => ({
  is: () => {
    const id = home.id()
    if (id === undefined) return 'new'
    return homeOf(folder) === id ? 'here' : 'elsewhere'
  },
  moveIn: (work) => {
    const id = globalThis.crypto.randomUUID()
    writeHome(folder, id)
    commitNow((transaction) => {
      work(transaction)
      edits.renameNode()
      home.keep(id)
    })
  },
  joinData: (id) => {
    if (id === null) home.forget()
    else home.keep(id)
  },
})

const idsByCollection = (changes: readonly Committed[]): ReadonlyMap<CollectionName, readonly string[]> => {
  const known = new Set<string>(collectionNames)
  const ofShop = changes.filter(({ table }) => known.has(table.collection))
  return new Map(
    ofShop.map(({ table, bulk }) => [table.collection as CollectionName, bulk.events.map((event) => event.documentId)]),
  )
}
