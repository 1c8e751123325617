import { receiptNumber } from '../../../shared/domain/settings/receipt-number.ts'
import type { Device, Register } from '../../../shared/domain/settings/settings.ts'
import type { Adapters } from '../adapters.ts'
import { appendJournal } from '../journal/append.ts'
import type { Runtime } from '../ports/runtime.ts'
import type { Reader, Transaction } from '../ports/store.ts'
import { hasHub, shopIfAny, theDevice, theRegister } from '../settings.ts'
import { appendToShift, openShift } from '../shifts/write.ts'
import { newSeries } from './series.ts'

export interface Restoring {
  readonly snapshotId: string
  readonly staffId: string | null
  /** Series that are known in the folder, of data that are not in the backup. */
  readonly seriesTaken: ReadonlySet<string>
}

/**
 * Makes restored data another device's: entries and the journal bear a new name, and receipts and online orders count
 * anew in a series of their own. What was sold after the backup has its numbers, and they are never given again. The new
 * chain's first link says where the old one ended. Nothing where no shop is set up.
 */
export const giveNewIdentity = ({ store, runtime }: Pick<Adapters, 'store' | 'runtime'>, restoring: Restoring): void =>
  store.commit((transaction) => {
    if (shopIfAny(transaction) === undefined) return
    const device = theDevice(transaction)
    const register = theRegister(transaction)
    const taken = (series: string): boolean =>
      restoring.seriesTaken.has(series) ||
      [register.series, device.series].includes(series) ||
      numbersIn(transaction, [`${register.prefix}-${series}-`, `W-${series}-`])
    const series = newSeries(runtime.now(), runtime.newSecret(), taken)
    const anew: Device = {
      ...device,
      deviceId: runtime.newId(),
      series,
      lastOnlineOrder: 0,
      journalSequence: 0,
      journalHash: '',
    }
    transaction.put('settings', anew)
    const earlierDevices = [...(register.earlierDevices ?? []), device.deviceId]
    const told = register.deviceId === undefined ? {} : { deviceId: anew.deviceId, earlierDevices }
    const shift = hasHub(transaction)
      ? { shiftId: null, shiftsLeftSince: leftSince(transaction, register) }
      : { shiftId: goOnInShift(transaction, runtime, restoring.staffId) }
    transaction.put('settings', {
      ...register,
      ...told,
      ...shift,
      series,
      lastReceipt: 0,
      lastX: 0,
      lastZ: 0,
      lastProof: 0,
    })
    doubtPrinting(transaction)
    appendJournal(transaction, runtime, {
      staffId: restoring.staffId,
      what: 'restored',
      subject: restoring.snapshotId,
      facts: {
        device: device.deviceId,
        sequence: device.journalSequence,
        hash: device.journalHash,
        receipt: register.lastReceipt === 0 ? null : receiptNumber(register, register.lastReceipt),
        series,
      },
    })
  })

/** The highest code unit that no number has: it ends the range of all numbers that begin alike. */
const afterAll = '\uffff'

const numbersIn = (transaction: Transaction, beginnings: readonly string[]): boolean =>
  beginnings.some(
    (beginning) =>
      transaction.find('orders', { selector: { number: { $gte: beginning, $lt: beginning + afterAll } }, limit: 1 })
        .length > 0,
  )

/** The drawer is the same one: its shift goes on, and its report says that sales may be missing. */
const goOnInShift = (
  transaction: Transaction,
  runtime: Pick<Runtime, 'now' | 'newId'>,
  staffId: string | null,
): string | null => {
  const shift = openShift(transaction)
  if (shift === undefined) return null
  return appendToShift(transaction, runtime, staffId, shift, [{ type: 'restored' }]).id
}

/**
 * The hub has what was sold after the backup, and the shift as it was then: it comes back from there and is closed with what
 * the drawer is counted at next (`shifts/left-open.ts`). Whether another shift was opened after the backup nobody knows yet.
 */
const leftSince = (reader: Reader, register: Register): number => {
  const [newest] = reader.find('shifts', { selector: { kind: 'shift' }, sort: [{ at: 'desc' }], limit: 1 })
  const known = [openShift(reader)?.at, newest?.at, register.shiftsLeftSince].filter((at) => at !== undefined)
  return known.length === 0 ? 0 : Math.min(...known)
}

/** What waited for the printer then has most likely been printed since: a person looks, and no drawer opens by itself. */
const doubtPrinting = (transaction: Transaction): void => {
  for (const state of ['waiting', 'sending'] as const)
    for (const job of transaction.find('printJobs', { selector: { state } }))
      transaction.put('printJobs', {
        ...job,
        state: 'uncertain',
        problem: 'This waited when the backup was made, and may have been printed since.',
      })
}
