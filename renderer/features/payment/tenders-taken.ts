import type { AskedTender } from '../../../shared/contract/tenders.ts'
import type { TenderRules } from '../../../shared/domain/settings/tender-rules.ts'

/**
 * What the cart can be paid with: what the shop takes, and where a customer's own pays, only with a customer. Vouchers are
 * among the gift cards: whoever serves is given a number, which says what it is of.
 */
export const tendersTaken = (
  { giftCards, storeCredit, onAccount, points, vouchers }: TenderRules,
  hasRecord: boolean,
): readonly AskedTender['kind'][] => [
  'cash',
  'card',
  ...(giftCards || vouchers ? (['giftCard'] as const) : []),
  ...(storeCredit && hasRecord ? (['storeCredit'] as const) : []),
  ...(onAccount && hasRecord ? (['account'] as const) : []),
  ...(points && hasRecord ? (['points'] as const) : []),
]
