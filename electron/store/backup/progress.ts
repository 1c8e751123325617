import { linkId } from '../../../shared/domain/journal/link-id.ts'
import { receiptNumber } from '../../../shared/domain/settings/receipt-number.ts'
import type { Device, Register } from '../../../shared/domain/settings/settings.ts'
import type { Progress } from '../../order-manager/ports/backups.ts'
import type { Reader } from '../../order-manager/ports/store.ts'

export const noProgress: Progress = { sequence: 0, at: null, receipt: null }

/** How far the documents tell the shop's story. */
export const progressOf = (documents: Pick<Reader, 'get'>): Progress => {
  const device = documents.get('settings', 'device') as Device | undefined
  if (device === undefined) return noProgress
  const newest = documents.get('journal', linkId(device.deviceId, device.journalSequence))
  const register = documents.get('settings', device.registerId) as Register | undefined
  return { sequence: device.journalSequence, at: newest?.at ?? null, receipt: lastReceiptOf(register) }
}

export const lastReceiptOf = (register: Register | undefined): string | null =>
  register === undefined || register.lastReceipt === 0 ? null : receiptNumber(register, register.lastReceipt)
