import type { Entry } from '../../../shared/domain/orders/entries.ts'
import { sha256 } from '../journal.ts'

/** As the journal tells it of a sale's entries. */
export const sealOf = (entries: readonly Entry[]): string => sha256(JSON.stringify(entries))

type Sold = Extract<Entry, { type: 'sold' }>

/**
 * The entries that a till had when it sold a cart, in the order in which it had them: of an order that others changed
 * meanwhile, its own and as many of each other device as the sale says that it knew. The journal's seal is of these.
 */
export const versionSold = (entries: readonly Entry[], sold: Sold): readonly Entry[] => {
  const { knew } = sold
  const end = entries.indexOf(sold) + 1
  // An earlier version wrote it: what stands before it.
  if (knew === undefined) return entries.slice(0, end)
  const left: Record<string, number> = { ...knew }
  const isKnown = ({ deviceId }: Entry): boolean => {
    const more = left[deviceId] ?? 0
    left[deviceId] = more - 1
    return more > 0
  }
  const known = entries.filter((entry, place) => isKnown(entry) || (entry.deviceId === sold.deviceId && place < end))
  return known.toSorted(
    (one, other) =>
      one.at - other.at ||
      (one.deviceId < other.deviceId ? -1 : Number(one.deviceId > other.deviceId)) ||
      one.counter - other.counter,
  )
}
