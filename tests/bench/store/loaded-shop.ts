import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { CollectionName } from '../../../electron/order-manager/ports/store.ts'
import { openStore } from '../../../electron/store/open-store.ts'
import { layoutKey } from './layout-key.ts'
import { loadShop, type ShopSize } from './load-shop.ts'
import { isCheckpoint, openPlainTables, openTwin, type PlainTables, plainRows, type RawTwin } from './raw-sqlite.ts'
import { RecordingDriver } from './recording-driver.ts'

/** How fast each took its rows, in turns with the others over the same commits. */
export interface LoadRates {
  readonly documents: number
  readonly rowsPerSecond: number
  /** Over the first commits, while raw SQLite wrote the same. */
  readonly beside: { readonly documents: number; readonly ours: number; readonly raw: number; readonly plain: number }
}

/** A generated shop that is kept between runs: never measure in it, but in a copy. */
export interface LoadedShop {
  readonly size: ShopSize
  readonly folder: string
  readonly rates: LoadRates
  /** Bytes of the store's one file. */
  readonly fileSize: number
  readonly plainFileSize: number
}

const storeFile = 'tillhouse.sqlite'
const plainFile = 'plain.sqlite'
const ratesFile = 'rates.json'
const kept = join(tmpdir(), 'tillhouse-bench-store')
/** So many documents are written by raw SQLite too while loading. */
const besideAtMost = 200_000

/** The shop of this size, loaded now if it isn't there; `fresh`: in any case. */
export const loadedShop = async (size: ShopSize, fresh: boolean): Promise<LoadedShop> => {
  const name = `seed-${size.seed}-products-${size.products}-orders-${size.orders}-`
  const folder = join(kept, name + (await layoutKey()))
  if (fresh || !existsSync(join(folder, ratesFile))) {
    forgetOld()
    const half = `${folder}.${process.pid}`
    mkdirSync(half, { recursive: true })
    const rates = await load(half, size)
    writeFileSync(join(half, ratesFile), JSON.stringify(rates))
    rmSync(folder, { recursive: true, force: true })
    renameSync(half, folder)
  }
  utimesSync(folder, new Date(), new Date())
  return {
    size,
    folder,
    rates: JSON.parse(readFileSync(join(folder, ratesFile), 'utf8')) as LoadRates,
    fileSize: statSync(join(folder, storeFile)).size,
    plainFileSize: statSync(join(folder, plainFile)).size,
  }
}

/** What a measurement writes to: the store's folder, its raw twin, the plain tables. */
export interface ShopCopy {
  readonly folder: string
  readonly twin: string
  readonly plain: string
}

export const copyShop = (shop: LoadedShop, to: string): ShopCopy => {
  const folder = join(to, 'ours')
  mkdirSync(folder)
  copyFileSync(join(shop.folder, storeFile), join(folder, storeFile))
  const twin = join(to, 'twin.sqlite')
  copyFileSync(join(shop.folder, storeFile), twin)
  const plain = join(to, plainFile)
  copyFileSync(join(shop.folder, plainFile), plain)
  return { folder, twin, plain }
}

/** Shops of layouts that nobody has measured for an hour: some are gigabytes. */
const forgetOld = (): void => {
  if (!existsSync(kept)) return
  for (const name of readdirSync(kept)) {
    const folder = join(kept, name)
    if (statSync(folder).mtimeMs < Date.now() - 3_600_000) rmSync(folder, { recursive: true, force: true })
  }
}

const load = async (folder: string, size: ShopSize): Promise<LoadRates> => {
  const driver = new RecordingDriver()
  const store = await openStore({ folder, driver: driver.open })
  const twinPath = join(folder, 'twin.sqlite')
  let twin: RawTwin | undefined = openTwin(twinPath, ["PRAGMA encoding = 'UTF-16be'", ...driver.settings])
  const plain: PlainTables = openPlainTables(join(folder, plainFile))
  let changed: ReadonlyMap<CollectionName, readonly string[]> = new Map()
  store.onCommit((ids) => {
    changed = ids
  })
  // The store brings its log into the file between commits: no time of a commit, here or there.
  const writeTwin = (): number =>
    driver.take().transactions.reduce((sum, transaction) => {
      const milliseconds = twin?.write(transaction) ?? 0
      return isCheckpoint(transaction) ? sum : sum + milliseconds
    }, 0)
  const all = { documents: 0, milliseconds: 0 }
  const beside = { documents: 0, ours: 0, raw: 0, plain: 0 }
  await loadShop(store, size, ({ what, rows, milliseconds }) => {
    const raw = writeTwin()
    const rowsOfPlain = plain.write(plainRows(store, changed))
    driver.take()
    if (what === 'founding') return
    all.documents += rows
    all.milliseconds += milliseconds
    if (twin === undefined) return
    beside.documents += rows
    beside.ours += milliseconds
    beside.raw += raw
    beside.plain += rowsOfPlain
    if (beside.documents < besideAtMost) return
    twin.close()
    twin = undefined
  })
  // As in a shop that was not founded a moment ago, search knows what sells: it is told between the sales, a few at a time.
  while (store.connection.get('SELECT 1 FROM popularity_changes LIMIT 1') !== undefined) {
    await pause(100)
    driver.take()
  }
  twin?.close()
  for (const ending of ['', '-wal', '-shm']) rmSync(`${twinPath}${ending}`, { force: true })
  plain.close()
  await store.close()
  const rate = (milliseconds: number): number => (beside.documents / milliseconds) * 1000
  return {
    documents: all.documents,
    rowsPerSecond: (all.documents / all.milliseconds) * 1000,
    beside: {
      documents: beside.documents,
      ours: rate(beside.ours),
      raw: rate(beside.raw),
      plain: rate(beside.plain),
    },
  }
}
