import type { SizeFigures } from './everything.ts'
import { asColumns, bytes, count, milliseconds, times } from './table.ts'

/** What the store has to hold to. */
export interface Bar {
  readonly what: string
  /** The most that is allowed; of a share, the least. */
  readonly wanted: number
  readonly measured: number
  readonly unit: 'times' | 'milliseconds' | 'bytes' | 'share'
  readonly met: boolean
}

/** The bars, at the largest shop that was measured; a commit's are of the worst of all sizes. */
export const barsOf = (sizes: readonly SizeFigures[]): Bar[] => {
  const [smallest] = sizes
  const largest = sizes.at(-1)
  if (smallest === undefined || largest === undefined) return []
  const worst = (of: (size: SizeFigures) => number): number => Math.max(...sizes.map(of))
  const bars = [
    bar(
      'a sale’s commit to raw SQLite, p50',
      'times',
      1.3,
      worst(({ sale }) => sale.ours.p50 / sale.raw.p50),
    ),
    bar(
      'a sale’s commit to raw SQLite, p99',
      'times',
      2,
      worst(({ sale }) => sale.ours.p99 / sale.raw.p99),
    ),
  ]
  if (largest.growth !== null) {
    const what = `a sale’s commit at ${count(largest.orders)} orders to ${count(smallest.orders)}, p50`
    bars.push(bar(what, 'times', 1.2, largest.growth.largest.p50 / largest.growth.smallest.p50))
  }
  if (largest.queries !== null) {
    const { keystrokes, typos, barcode } = largest.queries
    const slowest = keystrokes.reduce((one, other) => (other.figures.p99 > one.figures.p99 ? other : one))
    bars.push(bar(`a keystroke to its results, p99 (${slowest.typed})`, 'milliseconds', 5, slowest.figures.p99))
    const [asked, found] = [sumOf(typos.map((one) => one.asked)), sumOf(typos.map((one) => one.found))]
    bars.push(atLeast('one-letter typos found', 'share', 0.95, found / asked))
    bars.push(bar('find by barcode, p99', 'milliseconds', 0.2, barcode.p99))
  }
  if (largest.start !== null) bars.push(bar('open to first sale, p50', 'milliseconds', 1000, largest.start.ours.p50))
  if (largest.memory !== null) {
    const highest = Math.max(...largest.memory.map(({ resident }) => resident))
    bars.push(bar('resident memory of the host', 'bytes', 250e6, highest))
  }
  return bars
}

const bar = (what: string, unit: Bar['unit'], most: number, measured: number): Bar => ({
  what,
  wanted: most,
  measured,
  unit,
  met: measured <= most,
})

const atLeast = (what: string, unit: Bar['unit'], least: number, measured: number): Bar => ({
  what,
  wanted: least,
  measured,
  unit,
  met: measured >= least,
})

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0)

const words: Record<Bar['unit'], (value: number) => string> = {
  times,
  milliseconds,
  bytes,
  share: (value) => `${(value * 100).toFixed(1)} %`,
}

export const barTable = (bars: readonly Bar[]): string =>
  asColumns(
    ['bar', 'wanted', 'measured', ''],
    bars.map(({ what, wanted, measured, unit, met }) => [
      what,
      `${unit === 'share' ? '≥' : '≤'} ${words[unit](wanted)}`,
      words[unit](measured),
      met ? 'met' : `missed by ${words[unit](Math.abs(measured - wanted))}`,
    ]),
  )
