import type { BankClient } from '../bank/bank-client.ts'
import type { Answer } from '../idempotent-answers.ts'
import type { MerchantChanges, MerchantLedger } from './merchant-ledger.ts'
import type { Detail } from './paypal-documents.ts'

/** What an operation works with. Times in milliseconds since 1970. */
export type OperationContext = {
  ledger: MerchantLedger
  bank: BankClient
  /** The merchant system's own address, for the links in its documents. */
  url: string
  detail: Detail
  now: number
  /** A new id of 17 capital letters and digits, as PayPal's are. */
  newId: () => string
}

/** What an operation decided: the changes to make durable, and the answer to give and to remember. */
export type MerchantDecision = { changes: MerchantChanges; answer: Answer }

export function refused(answer: Answer): MerchantDecision {
  return { changes: {}, answer }
}
