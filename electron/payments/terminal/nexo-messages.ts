import { z } from 'zod'

/**
 * The part of Adyen's Terminal API that is used here (nexo Sale to POI 3.0). Fields that are not read are left out.
 * https://docs.adyen.com/point-of-sale/design-your-integration/terminal-api/terminal-api-reference
 */
export type Category = 'Payment' | 'Reversal' | 'TransactionStatus' | 'Abort' | 'Diagnosis'

export interface MessageHeader {
  readonly ProtocolVersion: '3.0'
  readonly MessageClass: 'Service'
  readonly MessageCategory: Category
  readonly MessageType: 'Request'
  readonly ServiceID: string
  readonly SaleID: string
  readonly POIID: string
}

const transactionId = z.object({ TransactionID: z.string().min(1), TimeStamp: z.string().min(1) })

const response = z.object({
  Result: z.enum(['Success', 'Partial', 'Failure']),
  ErrorCondition: z.string().optional(),
  AdditionalResponse: z.string().optional(),
})

const poiData = z.object({ POITransactionID: transactionId })

const paymentResponse = z.object({
  Response: response,
  POIData: poiData.optional(),
  PaymentResult: z
    .object({
      PaymentInstrumentData: z
        .object({
          CardData: z.object({ PaymentBrand: z.string().optional(), MaskedPan: z.string().optional() }).optional(),
        })
        .optional(),
      AmountsResp: z
        .object({ Currency: z.string().optional(), AuthorizedAmount: z.number(), TipAmount: z.number().optional() })
        .optional(),
      PaymentAcquirerData: z.object({ ApprovalCode: z.string().optional() }).optional(),
    })
    .optional(),
})
export type PaymentResponse = z.output<typeof paymentResponse>

const reversalResponse = z.object({
  Response: response,
  POIData: poiData.optional(),
  ReversedAmount: z.number().optional(),
})
export type ReversalResponse = z.output<typeof reversalResponse>

const answers = {
  PaymentResponse: paymentResponse.optional(),
  ReversalResponse: reversalResponse.optional(),
}

/** What a terminal answers, after its protection was taken off. */
export const answer = z.object({
  SaleToPOIResponse: z.object({
    MessageHeader: z.object({
      MessageCategory: z.string(),
      ServiceID: z.string().optional(),
      SaleID: z.string(),
      POIID: z.string(),
    }),
    ...answers,
    TransactionStatusResponse: z
      .object({
        Response: response,
        RepeatedMessageResponse: z
          .object({
            MessageHeader: z.object({ ServiceID: z.string().optional() }),
            RepeatedResponseMessageBody: z.object(answers),
          })
          .optional(),
      })
      .optional(),
    DiagnosisResponse: z
      .object({ Response: response, POIStatus: z.object({ GlobalStatus: z.string() }).optional() })
      .optional(),
  }),
})
export type Answer = z.output<typeof answer>['SaleToPOIResponse']
