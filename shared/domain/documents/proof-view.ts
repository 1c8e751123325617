import { formatDate, formatMoney, type MoneyFormat } from '../format/format.ts'
import { byTender } from '../format/tender-words.ts'
import { movedBy } from '../money/tip.ts'
import type { Proven } from '../orders/proven.ts'
import { type ReceiptInput, type ReceiptView, receiptView } from './receipt-view.ts'

/**
 * The proof of what had been paid on what is set aside: the receipt of goods that have not been handed over. Amounts are read
 * from the order, as there.
 */
export const proofView = (input: Omit<ReceiptInput, 'order'> & { readonly proven: Proven }): ReceiptView => {
  const { proof, order, left, givenBack } = input.proven
  const { shop } = input
  const view = receiptView({ ...input, order: { ...order, number: proof } })
  const figures: MoneyFormat = { ...shop, currency: order.currency, display: 'none' }
  const { number = proof, heldUntil = '' } = order.layaway ?? {}
  const [, ...about] = view.about
  return {
    ...view,
    about: [
      { label: givenBack === null ? 'Proof of payment' : 'Cancellation', value: proof },
      ...(number === proof ? [] : [{ label: 'Set aside as', value: number }]),
      ...about,
      ...(givenBack === null ? [{ label: 'Held until', value: formatDate(heldUntil, shop.locale) }] : []),
    ],
    payments:
      givenBack === null
        ? [...view.payments, { label: 'Still to pay', value: formatMoney(left, figures) }]
        : givenBack.map((payment) => ({
            label: `Given back ${byTender[payment.tender]}`,
            value: formatMoney(movedBy(payment), figures),
          })),
    taxes: [],
    closing: givenBack === null ? 'The receipt comes with the last instalment' : 'The goods are not held any more',
  }
}
