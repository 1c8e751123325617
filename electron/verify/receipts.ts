import type { JournalEntry } from '../../shared/domain/journal/journal-entry.ts'
import type { Setting } from '../../shared/domain/settings/settings.ts'
import { type Area, Faults, plural } from './findings.ts'
import type { ShopOrders } from './left-out.ts'
import { endsOf, type Series, seriesOf } from './series.ts'

/** Receipts, proofs of instalments and web orders are numbered 1, 2, 3 … in each series, up to where its counter or a restore says that it ended. */
export const checkReceipts = (
  { orders, left }: ShopOrders,
  journal: Iterable<JournalEntry>,
  settings: readonly Setting[],
): Area => {
  const faults = new Faults()
  const here = [...orders.values()].flatMap(({ number, proofs }) => (number === '' ? proofs : [number, ...proofs]))
  const numbered = [...here, ...[...left.values()].map(({ number }) => number)]
  const all = seriesOf(numbered)
  const ends = endsOf(settings, journal)
  for (const series of all) checkSeries(series, ends.get(series.name), faults)
  for (const [name, end] of ends)
    if (end > 0 && !all.some((series) => series.name === name))
      faults.add(`Numbers ${name}1 to ${end} were given, and none of them is there.`)
  return {
    name: 'Numbers',
    checked: `${plural(numbered.length, 'number')} in ${plural(all.length, 'series', 'series')}`,
    count: numbered.length,
    faults: faults.found,
  }
}

/** @param end the last number that was given; undefined where nothing tells of it */
export const checkSeries = ({ name, counters }: Series, end: number | undefined, faults: Faults): void => {
  for (const [index, counter] of counters.entries()) {
    const wanted = index + 1
    if (counter === wanted) continue
    if (counters[index - 1] === counter) faults.add(`Number ${counter} of ${name} was given twice.`)
    else faults.add(`Number ${wanted} of ${name} is missing: after ${counters[index - 1] ?? 'none'} comes ${counter}.`)
    return
  }
  if (end !== undefined && counters.length !== end)
    faults.add(`The numbers of ${name} end at ${counters.length}, but ${end} were given.`)
}
