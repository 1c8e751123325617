import type { Payment } from '../../../shared/domain/orders/order.ts'
import type { CashMove, Unfinished } from '../../../shared/domain/shifts/shift.ts'

export const tenderNames: Record<Payment['tender'], string> = {
  cash: 'Cash',
  card: 'Card',
  online: 'Online',
  giftCard: 'Gift card',
  storeCredit: 'Store credit',
  account: 'On account',
  points: 'Points',
  voucher: 'Voucher',
}
export const moveNames: Record<CashMove, string> = { paidIn: 'Paid in', paidOut: 'Paid out', drop: 'To the safe' }

const many = (count: number, one: string, more: string): string[] =>
  count === 0 ? [] : [count === 1 ? `one ${one}` : `${count} ${more}`]

/** What is not finished, each as words; empty where everything is. */
export const unfinishedInWords = ({
  carts,
  partPaid = 0,
  setAside = 0,
  overdue = 0,
  prints,
  payments,
}: Unfinished): string[] => [
  ...many(carts, 'cart with something in it', 'carts with something in them'),
  ...many(partPaid, 'of them paid in part', 'of them paid in part'),
  ...many(setAside, 'order that is set aside', 'orders that are set aside'),
  ...many(overdue, 'of them overdue', 'of them overdue'),
  ...many(prints, 'paper that is not printed', 'papers that are not printed'),
  ...many(payments, 'payment of which nobody knows yet', 'payments of which nobody knows yet'),
]
