import { z } from 'zod'
import type { VoucherState } from '../domain/ledgers/voucher.ts'
import { command, query } from './method.ts'
import { amount, documents, id, newId, text } from './parts.ts'

/** A voucher that the shop has issued, as it stands. Amounts in minor units. */
export interface Voucher {
  readonly account: string
  readonly number: string
  /** What it was issued for; and what is left on it, below zero where two tills took it. */
  readonly amount: number
  readonly balance: number
  /** Its last day in the shop's time zone, as `2026-12-01`; null where it never ends. */
  readonly validUntil: string | null
  readonly state: VoucherState
  /** What it was issued for, in words. */
  readonly reason: string
}

/** More at once keeps the till waiting: who wants them issues twice. */
export const mostVouchers = 200

export const voucherMethods = {
  /** Issues numbered vouchers of the same worth. `validUntil`: the last day, in the shop's time zone. Refuses `over_already`. */
  'vouchers.issue': command(
    'ledgers.manage',
    z.strictObject({
      batchId: newId,
      count: z.int().min(1).max(mostVouchers),
      amount: amount.min(1).max(1_000_000_000),
      validUntil: z.iso.date().nullable(),
      reason: text(200),
    }),
    z.object({ vouchers: documents<Voucher>() }),
  ),
  /** Those that were issued together, as CSV for whoever prints them. Refuses `unknown_batch`. */
  'vouchers.csv': query(
    'ledgers.read',
    z.strictObject({ batchId: id }),
    z.object({ fileName: z.string(), text: z.string() }),
  ),
  /** Those whose number begins so, the newest where the text is empty; and all that two tills took at once. */
  'vouchers.find': query(
    'ledgers.read',
    z.strictObject({ text: z.string().max(100), limit: z.int().min(1).max(200) }),
    z.object({ found: documents<Voucher>(), usedTwice: documents<Voucher>() }),
  ),
}
