import { favouritesId } from '../../../shared/domain/settings/favourites.ts'
import type { Device, Register } from '../../../shared/domain/settings/settings.ts'
import { appendEntries } from '../orders/write.ts'
import type { Runtime } from '../ports/runtime.ts'
import type { Reader, Transaction } from '../ports/store.ts'

interface Parting {
  /** As whom it goes on. */
  readonly device: Device
  /** The register that it had, with the other. */
  readonly register: Register
  readonly counters: Pick<Register, 'series' | 'lastReceipt' | 'lastX' | 'lastZ' | 'lastProof'>
  /** The open cart is this till's. What is copied is open at the other place, too, and stays there. */
  readonly keepsCart: boolean
}

/**
 * Has the device go on at a register of its own: one is run by one device, which alone counts its receipts and closes its
 * shifts, and the other may be selling at it. Nothing of that one is touched.
 */
export const ownRegister = (
  transaction: Transaction,
  runtime: Pick<Runtime, 'now' | 'newId'>,
  { device, register, counters, keepsCart }: Parting,
): void => {
  const { shiftsLeftSince: _left, earlierDevices = [], deviceId, copyOf = [], ...alike } = register
  const anew: Register = {
    ...alike,
    ...counters,
    id: runtime.newId(),
    name: nameOfCopy(transaction, register.name),
    deviceId: device.deviceId,
    copyOf: [...copyOf, ...earlierDevices, ...(deviceId === undefined ? [] : [deviceId])],
    copiedAt: runtime.now(),
    shiftId: null,
  }
  transaction.put('settings', { ...device, registerId: anew.id })
  transaction.put('settings', anew)
  const favourites = transaction.get('settings', favouritesId(register.id))
  if (favourites?.kind === 'favourites') transaction.put('settings', { ...favourites, id: favouritesId(anew.id) })
  if (!keepsCart) return
  for (const cart of transaction.find('orders', { selector: { registerId: register.id, state: 'draft' } })) {
    const aside = cart.layaway === undefined ? ({ type: 'parked', name: '' } as const) : ({ type: 'putBack' } as const)
    appendEntries(transaction, runtime, null, cart, [aside, { type: 'resumed', registerId: anew.id }])
  }
}

/** `Register 1 (copy)`, `Register 1 (copy 2)`: people must tell them apart. */
const nameOfCopy = (reader: Reader, name: string): string => {
  const taken = new Set(reader.settingsOf('register').map((one) => one.name))
  const plain = name.replace(/ \(copy(?: \d+)?\)$/, '')
  for (let number = 1; ; number += 1) {
    const wanted = `${plain} (copy${number === 1 ? '' : ` ${number}`})`
    if (!taken.has(wanted)) return wanted
  }
}
