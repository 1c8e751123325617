import type { Printer } from '../../../shared/domain/settings/settings.ts'

/** Sends finished bytes to a receipt printer. */
export interface ReceiptPrinter {
  send(printer: Printer, bytes: Uint8Array): Promise<PrintOutcome>
}

/** `problem` is a sentence for people that says what happened. */
export type PrintOutcome =
  | { readonly outcome: 'printed' }
  /** Nothing was sent (refused, no answer, unknown host, no paper): safe to try again. */
  | { readonly outcome: 'notReached'; readonly problem: string }
  /** The connection broke after bytes went out: a person looks at the paper and decides. */
  | { readonly outcome: 'uncertain'; readonly problem: string }
