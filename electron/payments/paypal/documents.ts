import { z } from 'zod'
import { payPalMoney } from './money.ts'

/** The parts of PayPal's answers that are used here; what else stands in them is let through. */

export const authorizationAnswer = z.object({
  id: z.string(),
  /** CREATED, CAPTURED, DENIED, PARTIALLY_CAPTURED, VOIDED, PENDING */
  status: z.string(),
  amount: payPalMoney.optional(),
  /** ISO 8601. */
  expiration_time: z.string().optional(),
  supplementary_data: z.object({ related_ids: z.object({ order_id: z.string().optional() }).optional() }).optional(),
  links: z.array(z.object({ rel: z.string(), href: z.string() })).optional(),
})
export type AuthorizationAnswer = z.output<typeof authorizationAnswer>

export const captureAnswer = z.object({
  id: z.string(),
  /** COMPLETED, DECLINED, PARTIALLY_REFUNDED, PENDING, REFUNDED, FAILED */
  status: z.string(),
  amount: payPalMoney.optional(),
  invoice_id: z.string().optional(),
})
export type CaptureAnswer = z.output<typeof captureAnswer>

export const refundAnswer = z.object({
  id: z.string(),
  /** COMPLETED, PENDING, FAILED, CANCELLED */
  status: z.string(),
  amount: payPalMoney.optional(),
  custom_id: z.string().optional(),
})
export type RefundAnswer = z.output<typeof refundAnswer>

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
            refunds: z.array(refundAnswer).optional(),
          })
          .optional(),
      }),
    )
    .optional(),
})
export type OrderAnswer = z.output<typeof orderAnswer>

/** A page of Transaction Search (`/v1/reporting/transactions`). */
export const reportAnswer = z.object({
  total_pages: z.int().optional(),
  transaction_details: z
    .array(
      z.object({
        transaction_info: z.object({
          transaction_id: z.string(),
          /** T0006 a capture, T1107 a refund, T1300 an authorisation. */
          transaction_event_code: z.string(),
          transaction_initiation_date: z.string(),
          transaction_amount: payPalMoney,
          /** S is done; D denied, P pending, V reversed. */
          transaction_status: z.string().optional(),
          invoice_id: z.string().optional(),
          custom_field: z.string().optional(),
          paypal_reference_id: z.string().optional(),
        }),
      }),
    )
    .optional(),
})
