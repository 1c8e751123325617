import type { Entry } from '../../../shared/domain/orders/entries.ts'
import { sha256 } from '../journal.ts'

/** By the order and the receipt number, the seal over the entries that the journal tells. */
export type Seals = ReadonlyMap<string, string>
export const sealKey = (orderId: string, number: string): string => `${orderId} ${number}`

/** Beyond that nobody can tell any more. */
const mostVersions = 10_000

export const sealOf = (entries: readonly Entry[]): string => sha256(JSON.stringify(entries))

/**
 * The entries that a till had when it sold a cart, of an order that others changed meanwhile: those that the journal has
 * sealed. Entries of another device reach a till in the order in which they were written, so that it has a beginning of them.
 * Null where there is no such version.
 */
export const versionSealed = (entries: readonly Entry[], sold: Entry, seal: string): readonly Entry[] | null => {
  const before = entries.slice(0, entries.indexOf(sold) + 1)
  let versions: (readonly Entry[])[] = [before]
  for (const device of new Set(before.map(({ deviceId }) => deviceId))) {
    if (device === sold.deviceId) continue
    versions = versions.flatMap((version) => beginningsOf(version, device))
    if (versions.length > mostVersions) return null
  }
  return versions.find((version) => sealOf(version) === seal) ?? null
}

/** The version with all of the device's entries, without its last one, without its last two … */
const beginningsOf = (version: readonly Entry[], device: string): (readonly Entry[])[] => {
  const theirs = version.filter(({ deviceId }) => deviceId === device)
  return Array.from({ length: theirs.length + 1 }, (_, without) => {
    const gone = new Set(theirs.slice(theirs.length - without))
    return version.filter((entry) => !gone.has(entry))
  })
}
