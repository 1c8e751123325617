import { z } from 'zod'
import { amount, signedAmount, text } from './parts.ts'

/** Never a card number: anything with 12 or more digits in a row is refused. */
const reference = z
  .string()
  .trim()
  .max(40)
  .refine(
    (value) => !/\d(?:[ -]?\d){11}/.test(value),
    'This looks like a card number. Enter the reference from the slip.',
  )

/** For whoever served, beside what is due: minor units. */
export const tip = amount.exactOptional()

/** What a payment is made with. Minor units; below zero is handed to the customer. */
export const tender = z.discriminatedUnion('kind', [
  /** The tip is in what is given. */
  z.strictObject({ kind: z.literal('cash'), given: signedAmount, tip }),
  /** All that is due where the amount is left out. */
  z.strictObject({ kind: z.literal('card'), reference, amount: signedAmount.exactOptional(), tip }),
  /** Here and below: as much as it can pay where the amount is left out. */
  z.strictObject({ kind: z.enum(['giftCard', 'voucher']), number: text(40), amount: signedAmount.exactOptional() }),
  /** Of the cart's customer. */
  z.strictObject({ kind: z.enum(['storeCredit', 'account', 'points']), amount: signedAmount.exactOptional() }),
])
export type AskedTender = z.output<typeof tender>
