import type { VoucherRest } from '../ledgers/voucher.ts'

/** Which tenders the shop takes beside cash and cards, and on what terms; a document of `settings`. */
export interface TenderRules {
  readonly id: 'tenderRules'
  readonly kind: 'tenderRules'
  readonly giftCards: boolean
  readonly storeCredit: boolean
  readonly onAccount: boolean
  /** After how many months a gift card that is sold now can't be spent any more; 0 never. */
  readonly giftCardMonths: number
  /** Whether customers earn points and pay with them, and for how much there is one, in minor units. */
  readonly points: boolean
  readonly pointsPer: number
  /** Whether vouchers pay that the shop has issued, and what becomes of what one is worth beyond what is due. */
  readonly vouchers: boolean
  readonly voucherRest: VoucherRest
  /** Whether the register asks for tips, and which parts per million of what is paid it offers. */
  readonly tips: boolean
  readonly tipPresets: readonly number[]
  /**
   * What a till takes on its own word, before the hub has heard of it: minor units of gift cards, store credit and points
   * together, and uses of each promotion with a limit; null is without a limit.
   */
  readonly creditAlone: number | null
  readonly usesAlone: number | null
}

/** A shop that was set up before there were such tenders, or never changed them. */
export const usualTenders: TenderRules = {
  id: 'tenderRules',
  kind: 'tenderRules',
  giftCards: true,
  storeCredit: true,
  onAccount: true,
  giftCardMonths: 0,
  points: false,
  pointsPer: 100,
  vouchers: true,
  voucherRest: 'forfeited',
  tips: false,
  tipPresets: [50_000, 100_000, 150_000],
  creditAlone: null,
  usesAlone: null,
}
