import { nextLink, type Told } from '../../../shared/domain/journal/next-link.ts'
import type { Device } from '../../../shared/domain/settings/settings.ts'
import type { Runtime } from '../ports/runtime.ts'
import type { Transaction } from '../ports/store.ts'

/** Adds a link to this device's chain, in the transaction of what it tells of. Nothing where no shop is set up yet. */
export const appendJournal = (transaction: Transaction, runtime: Pick<Runtime, 'sha256' | 'now'>, told: Told): void => {
  const device = transaction.get('settings', 'device') as Device | undefined
  if (device === undefined) return
  // A device of before there was a clock of its chain has none.
  const before = { ...device, journalAt: device.journalAt ?? 0, journalCounter: device.journalCounter ?? 0 }
  const { entry, end } = nextLink(device.deviceId, before, runtime.now(), told, runtime.sha256)
  transaction.put('journal', entry)
  transaction.put('settings', { ...device, ...end })
}
