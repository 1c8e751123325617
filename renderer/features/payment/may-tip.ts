import type { AskedTender } from '../../../shared/contract/tenders.ts'
import type { TenderRules } from '../../../shared/domain/settings/tender-rules.ts'

/** Whether a tip may come with the tender: where the shop takes any, and `due` (minor units) is to be paid in money. */
export const mayTip = ({ tips }: TenderRules, tender: AskedTender['kind'], due: number): boolean =>
  tips && due > 0 && (tender === 'cash' || tender === 'card')
