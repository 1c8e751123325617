import { z } from 'zod'
import { digitsOf } from '../money-text.ts'

const transactionId = z.object({ TransactionID: z.string().min(1), TimeStamp: z.iso.datetime({ offset: true }) })
const saleData = z.object({ SaleTransactionID: transactionId, SaleToAcquirerData: z.string().optional() })

const header = z.object({
  ProtocolVersion: z.literal('3.0'),
  MessageClass: z.literal('Service'),
  MessageCategory: z.enum(['Payment', 'Reversal', 'TransactionStatus', 'Abort', 'Diagnosis']),
  MessageType: z.literal('Request'),
  ServiceID: z.string().regex(/^[0-9A-Za-z]{1,10}$/u),
  SaleID: z.string().min(1),
  POIID: z.string().min(1),
})
export type Header = z.infer<typeof header>

const messageReference = z.object({
  MessageCategory: z.string().optional(),
  SaleID: z.string().optional(),
  ServiceID: z.string(),
})

/** The used part of a SaleToPOIRequest: its header, and the body that the header's category names. */
export const nexoRequest = z.object({
  SaleToPOIRequest: z.object({
    MessageHeader: header,
    PaymentRequest: z
      .object({
        SaleData: saleData,
        PaymentTransaction: z.object({
          AmountsReq: z.object({
            Currency: z.string().regex(/^[A-Z]{3}$/u),
            RequestedAmount: z.number().positive(),
            TipAmount: z.number().min(0).optional(),
          }),
        }),
        PaymentData: z.object({ PaymentType: z.enum(['Normal', 'Refund']).optional() }).optional(),
      })
      .optional(),
    ReversalRequest: z
      .object({
        SaleData: saleData,
        OriginalPOITransaction: z.object({ POITransactionID: transactionId }),
        ReversedAmount: z.number().positive().optional(),
        ReversalReason: z.enum(['CustCancel', 'Malfunction', 'MerchantCancel', 'Unable2Compl']),
      })
      .optional(),
    TransactionStatusRequest: z.object({ MessageReference: messageReference }).optional(),
    AbortRequest: z.object({ AbortReason: z.string().min(1), MessageReference: messageReference }).optional(),
    DiagnosisRequest: z.object({}).optional(),
  }),
})
export type NexoRequest = z.infer<typeof nexoRequest>['SaleToPOIRequest']

/** An amount of a message in whole minor units; undefined where it has more digits than the currency. */
export function minorUnits(amount: number, currency: string): number | undefined {
  const scaled = amount * 10 ** digitsOf(currency)
  const whole = Math.round(scaled)
  return Number.isSafeInteger(whole) && Math.abs(scaled - whole) < 1e-3 ? whole : undefined
}

export const wholeUnits = (minor: number, currency: string): number =>
  Number((minor / 10 ** digitsOf(currency)).toFixed(digitsOf(currency)))
