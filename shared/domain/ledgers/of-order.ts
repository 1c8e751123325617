import type { Entry } from '../orders/entries.ts'
import type { Order, Payment } from '../orders/order.ts'
import { pointsFor } from '../pricing/points.ts'
import { pricedLines } from '../pricing/stored.ts'
import type { LedgerEntry, LedgerKind } from './ledger-entry.ts'
import { monthsAfter, usualTerms } from './terms.ts'
import { forfeitedOf } from './voucher.ts'

type LedgerPayment = Extract<Payment, { account: string }>

const isOfLedger = (payment: Payment | undefined): payment is LedgerPayment =>
  payment !== undefined && 'account' in payment

/**
 * What an entry of an order puts onto accounts and takes off them: a payment is taken off, of a voucher with what of it is
 * forfeited, one that is given back comes onto it again, and what was paid for a gift card or on an account comes onto that. A sale brings its customer points, and
 * what comes back of it takes them off again.
 */
export const ledgerEntriesOf = (order: Order, entry: Entry): LedgerEntry[] => {
  const head = { at: entry.at, staffId: entry.staffId, orderId: order.id, reason: '' }
  const amountOf = (id: string, ledger: LedgerKind, account: string, amount: number): LedgerEntry[] =>
    amount === 0 ? [] : [{ id, kind: 'amount', ledger, account, ...head, amount }]
  const onPoints = (points: number): LedgerEntry[] =>
    order.points === undefined ? [] : amountOf(`${order.id}:${entry.id}:points`, 'points', order.points.account, points)
  switch (entry.type) {
    case 'paymentTaken': {
      const { payment } = entry
      return isOfLedger(payment)
        ? amountOf(
            `${order.id}:${entry.id}`,
            payment.tender,
            payment.account,
            0 - payment.amount - forfeitedOf(payment),
          )
        : []
    }
    case 'paymentReturned': {
      const payment = order.entries.flatMap((one) =>
        one.type === 'paymentTaken' && one.payment.id === entry.paymentId ? [one.payment] : [],
      )[0]
      return isOfLedger(payment)
        ? amountOf(`${order.id}:${entry.id}`, payment.tender, payment.account, payment.amount + forfeitedOf(payment))
        : []
    }
    case 'sold': {
      const gross = new Map(pricedLines(order).map((line) => [line.id, line.gross]))
      const credits = order.lines.flatMap(({ id, credit }): LedgerEntry[] => {
        if (credit === undefined) return []
        const { ledger, account, months } = credit
        const cause = `${order.id}:${entry.id}:${id}`
        const expiresAt = months === undefined ? null : monthsAfter(entry.at, months)
        return [
          ...amountOf(cause, ledger, account, gross.get(id) ?? 0),
          ...(ledger === 'giftCard'
            ? [
                {
                  ...head,
                  id: `${cause}:terms`,
                  kind: 'terms',
                  ledger,
                  account,
                  terms: { ...usualTerms, expiresAt },
                } as const,
              ]
            : []),
        ]
      })
      return [...credits, ...onPoints(order.points === undefined ? 0 : pointsFor(order.points))]
    }
    case 'returned':
      return onPoints(entry.points ?? 0)
    default:
      return []
  }
}
