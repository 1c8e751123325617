/**
 * Under which name the hub writes what it takes in itself, and how far it has come: its journal's chain and the numbers of its
 * orders are held against it. It travels; the hub writes it behind what it tells of.
 */
export interface HubIdentity {
  /** Names the hub in entries and in its journal. */
  readonly id: string
  readonly kind: 'hubIdentity'
  /** Stands in the numbers of its orders: `W-7K3QD-000001`. */
  readonly series: string
  readonly lastOnlineOrder: number
  readonly journalSequence: number
  readonly journalHash: string
}

const begin = 'hub-'

export const hubIdentityId = (id: string): string => `${begin}${id}`

/** Whether a device of that name is a hub. */
export const isHub = (deviceId: string): boolean => deviceId.startsWith(begin)
