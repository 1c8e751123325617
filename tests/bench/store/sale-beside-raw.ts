import type { CollectionName } from '../../../electron/order-manager/ports/store.ts'
import { openStore } from '../../../electron/store/open-store.ts'
import type { KeptSale } from './kept-sale.ts'
import type { ShopSize } from './load-shop.ts'
import type { ShopCopy } from './loaded-shop.ts'
import { type CommitProfile, profileCommits } from './profile.ts'
import { isCheckpoint, openPlainTables, openTwin, plainRows } from './raw-sqlite.ts'
import { RecordingDriver } from './recording-driver.ts'
import { cashierAt, rest } from './sale.ts'
import { type Figures, overTurns } from './turns.ts'

export interface SaleFigures {
  readonly ours: Figures
  /** The same statements with the same parameters on a copy of the same file. */
  readonly raw: Figures
  /** The same documents as JSON in tables keyed by id. */
  readonly plain: Figures
  readonly profile: CommitProfile | null
  /** Further sales of one line, which the twin has not seen. */
  readonly kept: readonly KeptSale[]
}

export interface SaleRun {
  readonly sales: number
  readonly kept: number
  readonly profiled: number
  /** Milliseconds between two sales, in which the store may do its chores. */
  readonly pause: number
}

const warmUp = 60

/** Sales in turns: one with the real use case, the same one raw, the same one into plain tables, the next. */
export const saleBesideRaw = async (paths: ShopCopy, size: ShopSize, run: SaleRun): Promise<SaleFigures> => {
  const driver = new RecordingDriver()
  const store = await openStore({ folder: paths.folder, driver: driver.open })
  const twin = openTwin(paths.twin, driver.settings)
  const plain = openPlainTables(paths.plain, driver.settings)
  const cashier = cashierAt(store, size, 17)
  let changes: ReadonlyMap<CollectionName, readonly string[]>[] = []
  store.onCommit((ids) => changes.push(ids))

  const rawTimes = (): number => sumOf(driver.take().transactions.map(twin.write))
  const plainTimes = (): number => {
    const rows = changes.map((ids) => plainRows(store, ids))
    driver.take()
    changes = []
    return sumOf(rows.map(plain.write))
  }
  const times = { ours: [] as number[], raw: [] as number[], plain: [] as number[] }
  rawTimes()
  for (let sale = 0; sale < warmUp + run.sales; sale++) {
    const cart = cashier.fillCart()
    rawTimes()
    plainTimes()
    const start = performance.now()
    cashier.pay(cart)
    const ours = performance.now() - start
    const raw = rawTimes()
    const rows = plainTimes()
    if (sale >= warmUp) {
      times.ours.push(ours)
      times.raw.push(raw)
      times.plain.push(rows)
    }
    await rest(run.pause)
    // What the store did on its own meanwhile, a checkpoint say, the others do too; nobody's time counts.
    for (const transaction of driver.take().transactions) {
      twin.write(transaction)
      if (isCheckpoint(transaction)) plain.checkpoint()
    }
  }
  twin.close()
  plain.close()
  const kept = Array.from({ length: run.kept }, (): KeptSale => {
    driver.take()
    cashier.pay(cashier.fillCart(1))
    return { settings: driver.settings, transactions: driver.take().transactions }
  })
  const profile = run.profiled === 0 ? null : profileCommits(store, cashier, driver, run.profiled)
  await store.close()
  return { ours: overTurns(times.ours), raw: overTurns(times.raw), plain: overTurns(times.plain), profile, kept }
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0)
