import { join } from 'node:path'
import type { OpenedStore } from '../../../electron/store/open-store.ts'
import type { RecordingDriver } from './recording-driver.ts'
import type { Cashier } from './sale.ts'
import { WrittenPages } from './written-pages.ts'

/** Where a sale's commit spends its time, and which pages it writes; all of it for one commit at the mean. */
export interface CommitProfile {
  readonly commits: number
  readonly milliseconds: number
  /** Milliseconds by step, longest first; `work` is what is no call of SQLite. */
  readonly steps: readonly { readonly step: string; readonly milliseconds: number }[]
  readonly pages: number
  /** Pages by table or index, most first; `freed` are in none of them any more. */
  readonly pagesOf: readonly { readonly name: string; readonly pages: number }[]
}

export const profileCommits = (
  store: OpenedStore,
  cashier: Cashier,
  driver: RecordingDriver,
  commits: number,
): CommitProfile => {
  const { connection } = store
  const pageSize = Number(connection.get('PRAGMA page_size')?.['page_size'])
  const written = new WrittenPages(join(store.folder, 'tillhouse.sqlite'), pageSize)
  const steps = new Map<string, number>()
  const pages = new Map<number, number>()
  let total = 0
  driver.timing = true
  for (let sale = 0; sale < commits; sale++) {
    const cart = cashier.fillCart()
    driver.take()
    written.take()
    const start = performance.now()
    cashier.pay(cart)
    const time = performance.now() - start
    total += time
    const recording = driver.take()
    for (const [step, milliseconds] of recording.steps) add(steps, step, milliseconds)
    const calls = [...recording.steps.values()].reduce((sum, one) => sum + one, 0)
    add(steps, 'work', time - calls)
    for (const page of written.take()) add(pages, page, 1)
  }
  driver.timing = false
  written.close()
  const pagesOf = new Map<string, number>()
  const all = [...pages.values()].reduce((sum, one) => sum + one, 0)
  // It reads the whole file: minutes for one of gigabytes.
  for (const row of connection.iterate('SELECT pageno, name FROM dbstat')) {
    const times = pages.get(Number(row['pageno']))
    if (times === undefined) continue
    add(pagesOf, String(row['name']), times)
    pages.delete(Number(row['pageno']))
  }
  for (const times of pages.values()) add(pagesOf, 'freed', times)
  return {
    commits,
    milliseconds: total / commits,
    steps: shares(steps, commits).map(({ name, share }) => ({ step: name, milliseconds: share })),
    pages: all / commits,
    pagesOf: shares(pagesOf, commits).map(({ name, share }) => ({ name, pages: share })),
  }
}

const add = <K>(sums: Map<K, number>, key: K, more: number): void => {
  sums.set(key, (sums.get(key) ?? 0) + more)
}

const shares = (sums: ReadonlyMap<string, number>, of: number): { name: string; share: number }[] =>
  [...sums].map(([name, sum]) => ({ name, share: sum / of })).sort((one, other) => other.share - one.share)
