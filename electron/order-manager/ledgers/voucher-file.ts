import type { Voucher } from '../../../shared/contract/vouchers.ts'
import { csvAmount, csvText } from '../csv-text.ts'

const heading = ['Voucher', 'Value', 'Valid until']

/** A row for each, for whoever prints them: number, value with a decimal point, last day as `2026-12-01` or nothing. */
export const vouchersCsv = (vouchers: readonly Voucher[], digits: number): string =>
  csvText([
    heading,
    ...vouchers.map(({ number, amount, validUntil }) => [number, csvAmount(amount, digits), validUntil ?? '']),
  ])
