import type { EntryHead } from './entries.ts'

type When = Pick<EntryHead, 'at' | 'counter'>

/**
 * When a device writes its next entry: never before any that is there, and later than another device's. So entries of two
 * devices at one time are of devices that did not know of one another, and what a device does at one time can stay together.
 * @param now milliseconds since 1970, by the device's clock, which may be wrong
 */
export const timeAfter = (entries: readonly EntryHead[], now: number, deviceId: string): When => {
  // Not always the one at the end: what a sale's till did not know of stands behind the sale.
  const last = latest(entries)
  if (last === undefined || now > last.at) return { at: now, counter: 0 }
  return last.deviceId === deviceId ? { at: last.at, counter: last.counter + 1 } : { at: last.at + 1, counter: 0 }
}

/**
 * The one order in which all tills fold entries: by time, and then device by device, so that the payment of one till never
 * comes between a payment and the sale that it closes of another.
 */
export const compareEntries = (one: EntryHead, other: EntryHead): number =>
  one.at - other.at ||
  compareText(one.deviceId, other.deviceId) ||
  one.counter - other.counter ||
  compareText(one.id, other.id)

const latest = (entries: readonly EntryHead[]): EntryHead | undefined => {
  let [last] = entries
  for (const entry of entries) if (last !== undefined && compareEntries(last, entry) < 0) last = entry
  return last
}

const compareText = (one: string, other: string): number => (one < other ? -1 : Number(one > other))
