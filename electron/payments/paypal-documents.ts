import { z } from 'zod'
import { payPalMoney } from './paypal-money.ts'

/** The parts of PayPal's answers that are used here; what else stands in them is let through. */

export const authorizationAnswer = z.object({
  id: z.string(),
  /** CREATED, CAPTURED, DENIED, PARTIALLY_CAPTURED, VOIDED, PENDING */
  status: z.string(),
  amount: payPalMoney.optional(),
  supplementary_data: z.object({ related_ids: z.object({ order_id: z.string().optional() }).optional() }).optional(),
  links: z.array(z.object({ rel: z.string(), href: z.string() })).optional(),
})
export type AuthorizationAnswer = z.output<typeof authorizationAnswer>

export const captureAnswer = z.object({
  id: z.string(),
  /** COMPLETED, DECLINED, PARTIALLY_REFUNDED, PENDING, REFUNDED, FAILED */
  status: z.string(),
  amount: payPalMoney.optional(),
})
export type CaptureAnswer = z.output<typeof captureAnswer>

export const orderAnswer = z.object({
  id: z.string(),
  purchase_units: z
    .array(
      z.object({
        amount: payPalMoney.optional(),
        payments: z
          .object({
            authorizations: z.array(authorizationAnswer).optional(),
            captures: z.array(captureAnswer).optional(),
          })
          .optional(),
      }),
    )
    .optional(),
})
export type OrderAnswer = z.output<typeof orderAnswer>
