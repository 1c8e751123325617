import type { AskedTender } from '../../../shared/contract/tenders.ts'
import type { TenderRules } from '../../../shared/domain/settings/tender-rules.ts'

/** What the cart can be paid with: what the shop takes, and where a customer's own pays, only with a customer. */
export const tendersTaken = (
  { giftCards, storeCredit, onAccount, points }: TenderRules,
  hasRecord: boolean,
): readonly AskedTender['kind'][] => [
  'cash',
  'card',
  ...(giftCards ? (['giftCard'] as const) : []),
  ...(storeCredit && hasRecord ? (['storeCredit'] as const) : []),
  ...(onAccount && hasRecord ? (['account'] as const) : []),
  ...(points && hasRecord ? (['points'] as const) : []),
]
