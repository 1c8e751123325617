import type { SizeFigures } from './everything.ts'
import type { CommitProfile } from './profile.ts'
import { asColumns, count, milliseconds, times } from './table.ts'

/** One sale's commit beside raw SQLite, a line for each size of shop. */
export const saleTable = (sizes: readonly SizeFigures[]): string =>
  asColumns(
    ['one sale’s commit', 'p50', 'p99', 'raw p50', 'raw p99', 'p50 to raw', 'p99 to raw', 'plain p50', 'p50 to plain'],
    sizes.map(({ orders, sale: { ours, raw, plain } }) => [
      `${count(orders)} orders`,
      ...[ours.p50, ours.p99, raw.p50, raw.p99].map(milliseconds),
      times(ours.p50 / raw.p50),
      times(ours.p99 / raw.p99),
      milliseconds(plain.p50),
      times(ours.p50 / plain.p50),
    ]),
  )

/** Where the time of a commit goes, and the pages. */
export const profileTable = (orders: number, profile: CommitProfile): string =>
  [
    `Where a commit’s ${milliseconds(profile.milliseconds)} go at ${count(orders)} orders (mean of ${profile.commits}):`,
    asColumns(
      ['step', 'time'],
      profile.steps.map(({ step, milliseconds: time }) => [step, milliseconds(time)]),
    ),
    `and its ${profile.pages.toFixed(1)} pages:`,
    asColumns(
      ['table or index', 'pages'],
      profile.pagesOf.map(({ name, pages }) => [name, pages.toFixed(2)]),
    ),
  ].join('\n')
