import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { barsOf, barTable } from './bars.ts'
import type { SizeFigures } from './everything.ts'
import { growthTable } from './growth-table.ts'
import { measureMemory, measureStarts } from './in-children.ts'
import type { ShopSize } from './load-shop.ts'
import { copyShop, loadedShop, type ShopCopy } from './loaded-shop.ts'
import { measureRival, type RivalFigures, type RivalName, rivals } from './measure-rival.ts'
import { readOptions, type StoreBenchOptions } from './options.ts'
import { measureQueries } from './queries.ts'
import { rivalTable } from './rival-table.ts'
import { saleBesideRaw } from './sale-beside-raw.ts'
import { profileTable, saleTable } from './sale-table.ts'
import { salesInTurns } from './sales-in-turns.ts'

/** `npm run bench -- store …`: see this folder's README. */
export const benchStore = async (words: readonly string[]): Promise<void> => {
  const options = readOptions(words)
  const all: SizeFigures[] = []
  for (const orders of options.orders) {
    const figures = await measureSize(orders, options)
    all.push(figures)
    if (figures.sale.profile !== null) console.log(`${profileTable(orders, figures.sale.profile)}\n`)
  }
  console.log(`${saleTable(all)}\n`)
  if (!options.quick) {
    console.log(`${growthTable(all)}\n`)
    for (const name of rivals) if (options.only.has(name)) console.log(`${rivalTable(name, all)}\n`)
    console.log(barTable(barsOf(all)))
  }
  if (options.json !== null) {
    const given = { ...options, only: [...options.only] }
    const text = JSON.stringify({ machine: machine(), options: given, bars: barsOf(all), sizes: all }, null, 2)
    if (options.json === '-') console.log(text)
    else writeFileSync(options.json, `${text}\n`)
  }
}

const machine = () => ({
  cores: cpus().length,
  processor: cpus()[0]?.model ?? '',
  memory: totalmem(),
  node: process.version,
  sqlite: process.versions['sqlite'] ?? '',
})

const starts = 15

/** For the largest shop: the smallest is copied beside it, and both sell in turns. */
const growthTo = async (
  paths: ShopCopy,
  size: ShopSize,
  work: string,
  { orders, sales, pause }: StoreBenchOptions,
): Promise<SizeFigures['growth']> => {
  const [smallest = 0] = orders
  if (smallest === size.orders || size.orders !== orders.at(-1)) return null
  const folder = join(work, 'smallest')
  mkdirSync(folder)
  const small = copyShop(await loadedShop({ ...size, orders: smallest }, false), folder)
  const [first, last] = await salesInTurns([small.folder, paths.folder], size, sales, pause)
  return first === undefined || last === undefined ? null : { smallest: first, largest: last }
}

const measureSize = async (orders: number, options: StoreBenchOptions): Promise<SizeFigures> => {
  const { products, seed, sales, pause, only, profile } = options
  const size = { products, orders, seed }
  const step = (what: string): void => {
    if (!options.quick) console.error(`${(process.uptime() / 60).toFixed(1)} min: ${orders} orders, ${what}`)
  }
  step('loading')
  const shop = await loadedShop(size, options.fresh)
  const work = temporaryFolder()
  // What lies there may be gigabytes.
  const stopped = (): never => {
    work.remove()
    process.exit(1)
  }
  const signals = ['SIGINT', 'SIGTERM'] as const
  for (const signal of signals) process.once(signal, stopped)
  try {
    const paths = copyShop(shop, work.path)
    step('sales')
    const kept = only.has('start') ? starts : 0
    const run = { sales, pause, kept, profiled: profile ? 100 : 0 }
    const { kept: keptSales, ...sale } = await saleBesideRaw(paths, size, run)
    const growth = only.has('growth') ? await growthTo(paths, size, work.path, options) : null
    step('queries')
    const queries = only.has('queries') ? await measureQueries(paths.folder, size) : null
    step('starts')
    const start = only.has('start') ? await measureStarts(paths, size, keptSales) : null
    step('memory')
    const memory = only.has('memory') ? await measureMemory(paths.folder, size) : null
    const found: Partial<Record<RivalName, RivalFigures>> = {}
    for (const name of rivals) {
      if (!only.has(name)) continue
      step(name)
      found[name] = await measureRival(name, size, options.limit)
    }
    const { rates: load, fileSize, plainFileSize } = shop
    return { orders, load, fileSize, plainFileSize, sale, growth, queries, start, memory, rivals: found }
  } finally {
    for (const signal of signals) process.off(signal, stopped)
    work.remove()
  }
}
