import type { Order } from '../../../shared/domain/orders/order.ts'
import type { Device } from '../../../shared/domain/settings/settings.ts'
import type { Reader } from '../ports/store.ts'

/** Orders that other tills act for stand in the same queue: so many are looked through, so that they hide none of this till's. */
const lookedThrough = 500

export interface Claim {
  /** Whether this till acts for the order in the outside world. */
  readonly holds: (order: Order) => boolean
  /** How many orders to look through, where so many are wanted. */
  readonly among: (wanted: number) => number
}

/**
 * Several tills know of an order: of a counter's, the register that it is of acts; of an online order, the till that wrote
 * its first entry, under whatever name it had then, so that nothing is done twice. A shop without a hub has one till, which
 * acts for all of these; one that is only being joined, for none.
 */
export const theClaim = (reader: Reader): Claim => {
  const own = (reader.get('settings', 'device') as Device | undefined)?.registerId
  const registers = reader.settingsOf('register')
  const others = new Set(
    registers
      .filter(({ id }) => id !== own)
      .flatMap(({ deviceId, earlierDevices = [] }) => [
        ...(deviceId === undefined ? [] : [deviceId]),
        ...earlierDevices,
      ]),
  )
  return {
    holds: ({ registerId, entries: [first] }) =>
      own !== undefined && (registerId === '' ? !others.has(first?.deviceId ?? '') : registerId === own),
    among: (wanted) => (others.size === 0 ? wanted : Math.max(wanted, lookedThrough)),
  }
}
