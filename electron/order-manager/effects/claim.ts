import type { Order } from '../../../shared/domain/orders/order.ts'
import { isHub } from '../../../shared/domain/settings/hub-identity.ts'
import type { Device } from '../../../shared/domain/settings/settings.ts'
import type { Reader } from '../ports/store.ts'
import { hasHub } from '../settings.ts'
import type { Leases } from './leases.ts'

/** Orders that other tills act for stand in the same queue: so many are looked through, so that they hide none of this till's. */
const lookedThrough = 500

export interface Claim {
  /** Whether it is for this till to decide what becomes of the order. */
  readonly holds: (order: Order) => boolean
  /** Whether this till acts for it in the outside world now. */
  readonly mayAct: (order: Order) => boolean
  /** How many orders to look through, where so many are wanted. */
  readonly among: (wanted: number) => number
}

/**
 * Several tills know of an order: of a counter's, the register that it is of acts; of an online order, the till that wrote
 * its first entry, under whatever name it had then, so that nothing is done twice; of one that the hub took in, the till that
 * the hub has leased it to. A shop without a hub has one till, which acts for all of these; one that is only being joined, for none.
 */
export const theClaim = (reader: Reader, leases: Pick<Leases, 'holds' | 'mayAct'>): Claim => {
  const device = reader.get('settings', 'device') as Device | undefined
  const own = device?.registerId
  const registers = reader.settingsOf('register')
  const others = new Set(
    registers
      .filter(({ id }) => id !== own)
      .flatMap(({ deviceId, earlierDevices = [] }) => [
        ...(deviceId === undefined ? [] : [deviceId]),
        ...earlierDevices,
      ]),
  )
  // Since it left the hub, nobody is asked: it goes on with what it had, and what nobody had.
  const alone = !hasHub(reader)
  const by =
    (leased: (order: Order) => boolean) =>
    (order: Order): boolean => {
      const writer = order.entries[0]?.deviceId ?? ''
      if (own === undefined) return false
      if (order.registerId !== '') return order.registerId === own
      if (!isHub(writer)) return !others.has(writer)
      return alone ? (order.claim?.holder ?? device?.deviceId) === device?.deviceId : leased(order)
    }
  return {
    holds: by(leases.holds),
    mayAct: by(leases.mayAct),
    among: (wanted) => (others.size === 0 ? wanted : Math.max(wanted, lookedThrough)),
  }
}
