import type { JournalEntry } from '../../shared/domain/journal/journal-entry.ts'
import type { Register, Setting } from '../../shared/domain/settings/settings.ts'
import { firstLinks } from './journal.ts'

/** Numbers that begin alike: `R1-` of `R1-000042`. */
export interface Series {
  readonly name: string
  /** Ascending. */
  readonly counters: readonly number[]
}

const parse = (number: string): { name: string; counter: number } => {
  const digits = /\d+$/.exec(number)?.[0] ?? ''
  return { name: number.slice(0, number.length - digits.length), counter: Number(digits) }
}

export const counterOf = (number: string): number => parse(number).counter
export const nameOfSeries = (number: string): string => parse(number).name

export const seriesOf = (numbers: readonly string[]): Series[] => {
  const series = new Map<string, number[]>()
  for (const number of numbers) {
    const { name, counter } = parse(number)
    const known = series.get(name)
    if (known === undefined) series.set(name, [counter])
    else known.push(counter)
  }
  return [...series].map(([name, counters]) => ({ name, counters: counters.sort((one, other) => one - other) }))
}

const numbered: ReadonlySet<string> = new Set(['sale', 'return'])

/**
 * By series, the last receipt, proof of an instalment and web order: by the counters, and for series before a restore or a copy by what the journal tells. What
 * was sold after the backup comes back from a hub with the journal of then, which names its receipts.
 */
export const endsOf = (settings: readonly Setting[], journal: Iterable<JournalEntry>): Map<string, number> => {
  const ends = new Map<string, number>()
  for (const { what, facts } of journal) {
    const number = firstLinks.has(what) ? facts['receipt'] : numbered.has(what) ? facts['number'] : facts['proof']
    if (typeof number !== 'string') continue
    const { name, counter } = parse(number)
    ends.set(name, Math.max(counter, ends.get(name) ?? 0))
  }
  for (const setting of settings) {
    if (setting.kind === 'register') {
      ends.set(`${beginOf(setting)}-`, setting.lastReceipt)
      ends.set(`${beginOf(setting)}-L`, setting.lastProof ?? 0)
    }
    if (setting.kind === 'hubIdentity') ends.set(`W-${setting.series}-`, setting.lastOnlineOrder)
    if (setting.kind === 'device')
      ends.set(setting.series === undefined ? 'W' : `W-${setting.series}-`, setting.lastOnlineOrder)
  }
  return ends
}

/** By series, the last X and Z report that was made. */
export const reportEndsOf = (settings: readonly Setting[]): Map<string, number> =>
  new Map(
    settings.flatMap((one) =>
      one.kind === 'register'
        ? [[`${beginOf(one)}-X`, one.lastX ?? 0] as const, [`${beginOf(one)}-Z`, one.lastZ ?? 0] as const]
        : [],
    ),
  )

const beginOf = ({ prefix, series }: Register): string => (series === undefined ? prefix : `${prefix}-${series}`)
