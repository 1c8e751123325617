import type { Entry, EntryHead } from './entries.ts'
import { compareEntries } from './entry-time.ts'

/** How many entries of an order there are of each device. Whoever has a device's entry has all that it wrote before. */
export type Known = Readonly<Record<string, number>>

export const knownOf = (entries: readonly EntryHead[]): Known => {
  const known: Record<string, number> = {}
  for (const { deviceId } of entries) known[deviceId] = (known[deviceId] ?? 0) + 1
  return known
}

type Sold = Extract<Entry, { type: 'sold' }>

/**
 * The one order in which all tills fold a union of entries: by time, but that what the till of the first sale did not know of
 * comes after the sale, whatever the clocks said. What was sold is what its receipt says, and never what others did to the
 * same cart meanwhile.
 */
export const inOrder = (entries: readonly Entry[]): readonly Entry[] => {
  const sorted = entries.toSorted(compareEntries)
  const sale = sorted.find(({ type }) => type === 'sold')
  if (sale?.type !== 'sold' || sale.knew === undefined) return sorted
  const before = knownTo(sale, sorted)
  const known = new Set(before)
  return [...before, ...sorted.filter((entry) => !known.has(entry))]
}

/** The entries that a till had once it had sold, in the order in which it had them; of an earlier version's sale, all before it. */
export const knownTo = (sale: Sold, entries: readonly Entry[]): readonly Entry[] => {
  const { knew } = sale
  if (knew === undefined) return entries.slice(0, entries.indexOf(sale) + 1)
  const seen = new Map<string, number>()
  return entries.toSorted(compareEntries).filter((entry) => {
    const place = (seen.get(entry.deviceId) ?? 0) + 1
    seen.set(entry.deviceId, place)
    return (
      place <= (knew[entry.deviceId] ?? 0) || (entry.deviceId === sale.deviceId && compareEntries(entry, sale) <= 0)
    )
  })
}
