import { receiptNumber } from '../../../shared/domain/settings/receipt-number.ts'
import type { Device } from '../../../shared/domain/settings/settings.ts'
import { appendJournal } from '../journal/append.ts'
import type { Runtime } from '../ports/runtime.ts'
import type { Reader, Transaction } from '../ports/store.ts'
import { hasHub, shopIfAny, theDevice, theRegister } from '../settings.ts'
import { goOnInShift, leftSince } from '../shifts/after-new-identity.ts'
import { ownRegister } from './own-register.ts'
import { drawnSeries, newSeries } from './series.ts'

/** Why data may not go on under the name that they have. */
type Why =
  /** A backup of them was restored. */
  | { readonly what: 'restored'; readonly snapshotId: string }
  /** They were opened in another place than they had lived in: copied, or put back from a copy of their folder. */
  | { readonly what: 'copied' }
  /** The hub has a history of theirs that they don't know: somebody else goes on under their name. */
  | { readonly what: 'foundTwice'; readonly hubSequence: number }

export interface Anew {
  readonly why: Why
  readonly staffId: string | null
  /** Series that are known in the folder, of data that are not in these. */
  readonly seriesTaken: ReadonlySet<string>
}

/**
 * Makes data that were restored or copied another device's: entries and the journal bear a new name, and receipts and
 * online orders count anew in a series of their own. What was sold under the old name, here or elsewhere, has its numbers,
 * and they are never given again. The new chain's first link says where the old one ended. What was copied may go on at
 * the other place as well: in a shop with a hub it has a register of its own. Nothing where no shop is set up.
 */
export const giveNewIdentity = (
  transaction: Transaction,
  runtime: Runtime,
  { why, staffId, seriesTaken }: Anew,
): void => {
  if (shopIfAny(transaction) === undefined) return
  const device = theDevice(transaction)
  const register = theRegister(transaction)
  const taken = (series: string): boolean =>
    seriesTaken.has(series) ||
    [register.series, device.series].includes(series) ||
    numbersIn(transaction, [`${register.prefix}-${series}-`, `W-${series}-`])
  const series =
    why.what === 'restored'
      ? newSeries(runtime.now(), runtime.newSecret(), taken)
      : drawnSeries(() => runtime.newSecret(), taken)
  const counters = { series, lastReceipt: 0, lastX: 0, lastZ: 0, lastProof: 0 }
  const anew: Device = {
    ...device,
    deviceId: runtime.newId(),
    series,
    lastOnlineOrder: 0,
    journalSequence: 0,
    journalHash: '',
  }
  if (why.what !== 'restored' && hasHub(transaction))
    ownRegister(transaction, runtime, { device: anew, register, counters, keepsCart: why.what === 'foundTwice' })
  else {
    transaction.put('settings', anew)
    const earlierDevices = [...(register.earlierDevices ?? []), device.deviceId]
    const told = register.deviceId === undefined ? {} : { deviceId: anew.deviceId, earlierDevices }
    const shift = hasHub(transaction)
      ? { shiftId: null, shiftsLeftSince: leftSince(transaction, register) }
      : { shiftId: goOnInShift(transaction, runtime, staffId) }
    const copied = why.what === 'restored' ? {} : { copiedAt: runtime.now() }
    transaction.put('settings', { ...register, ...told, ...shift, ...counters, ...copied })
  }
  doubtPrinting(transaction)
  appendJournal(transaction, runtime, {
    staffId,
    what: why.what,
    subject: why.what === 'restored' ? why.snapshotId : device.deviceId,
    facts: {
      device: device.deviceId,
      sequence: device.journalSequence,
      hash: device.journalHash,
      receipt: register.lastReceipt === 0 ? null : receiptNumber(register, register.lastReceipt),
      series,
      ...(why.what === 'restored' ? {} : { register: register.name, as: theRegister(transaction).name }),
      ...(why.what === 'foundTwice' ? { hub: why.hubSequence } : {}),
    },
  })
}

/** The highest code unit that no number has: it ends the range of all numbers that begin alike. */
const afterAll = '\uffff'

const numbersIn = (transaction: Reader, beginnings: readonly string[]): boolean =>
  beginnings.some(
    (beginning) =>
      transaction.find('orders', { selector: { number: { $gte: beginning, $lt: beginning + afterAll } }, limit: 1 })
        .length > 0,
  )

/** What waited for the printer then has most likely been printed since: a person looks, and no drawer opens by itself. */
const doubtPrinting = (transaction: Transaction): void => {
  for (const state of ['waiting', 'sending'] as const)
    for (const job of transaction.find('printJobs', { selector: { state } }))
      transaction.put('printJobs', {
        ...job,
        state: 'uncertain',
        problem: 'This waited when the data were copied, and may have been printed since.',
      })
}
