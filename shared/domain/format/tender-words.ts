import type { Payment } from '../orders/order.ts'

/** How it was paid, within a sentence. */
export const byTender: Record<Payment['tender'], string> = {
  cash: 'in cash',
  card: 'by card',
  online: 'online',
  giftCard: 'by gift card',
  storeCredit: 'by store credit',
  account: 'on account',
  points: 'with points',
  voucher: 'by voucher',
}
