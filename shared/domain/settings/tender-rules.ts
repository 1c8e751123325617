/** Which tenders the shop takes beside cash and cards, and on what terms; a document of `settings`. */
export interface TenderRules {
  readonly id: 'tenderRules'
  readonly kind: 'tenderRules'
  readonly giftCards: boolean
  readonly storeCredit: boolean
  readonly onAccount: boolean
  /** After how many months a gift card that is sold now can't be spent any more; 0 never. */
  readonly giftCardMonths: number
}

/** A shop that was set up before there were such tenders, or never changed them. */
export const usualTenders: TenderRules = {
  id: 'tenderRules',
  kind: 'tenderRules',
  giftCards: true,
  storeCredit: true,
  onAccount: true,
  giftCardMonths: 0,
}
