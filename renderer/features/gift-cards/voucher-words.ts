import { formatDate } from '../../../shared/domain/format/format.ts'
import type { VoucherState } from '../../../shared/domain/ledgers/voucher.ts'

export const stateNames: Readonly<Record<VoucherState, string>> = {
  good: 'To be used',
  used: 'Used',
  usedTwice: 'Used twice',
  blocked: 'Blocked',
  over: 'Over',
}

/** The last day on which it pays. `day` is `2026-12-01`; `locale` BCP 47. */
export const untilInWords = (day: string | null, locale: string): string =>
  day === null ? 'No end' : formatDate(day, locale)
