import { byTender } from '../../../shared/domain/format/tender-words.ts'
import { tipOf } from '../../../shared/domain/money/tip.ts'
import type { Order, Payment } from '../../../shared/domain/orders/order.ts'
import { paidOf } from '../../../shared/domain/orders/payments.ts'
import type { Format } from '../../stores/shop.ts'

interface Outcome {
  readonly label: string
  readonly amount: string
  readonly facts: string
}

const andTip = (payment: Payment, format: Format): string =>
  tipOf(payment) === 0 ? '' : ` and a tip of ${format.money(tipOf(payment))}`

/** “€20.00 by card, €33.10 in cash”, and what is left on gift cards. */
const eachOf = (payments: readonly Payment[], format: Format): string =>
  payments
    .flatMap((payment) => [
      `${format.money(Math.abs(payment.amount))} ${byTender[payment.tender]}${andTip(payment, format)}`,
      ...(payment.tender === 'giftCard' ? [`${format.money(payment.left)} left on the gift card`] : []),
    ])
    .join(', ')

/** What the customer gets at the end: change, what was paid out, or nothing. */
export const outcomeOf = (sale: Pick<Order, 'lines' | 'payments' | 'totals'>, format: Format): Outcome => {
  const { payments } = sale
  const paid = paidOf(sale)
  if (paid < 0) return { label: 'Paid out', amount: format.money(0 - paid), facts: eachOf(payments, format) }
  if (paid === 0 && sale.lines.some(({ returned }) => returned !== undefined))
    return { label: 'Nothing to pay', amount: format.money(0), facts: 'What came back was worth what went out.' }
  const cash = payments.findLast((payment) => payment.tender === 'cash')
  const others = payments.filter((payment) => payment !== cash)
  if (cash?.tender === 'cash') {
    const given = `${format.money(cash.given)} given for ${format.money(cash.amount)}${andTip(cash, format)}`
    return {
      label: 'Change',
      amount: format.money(cash.change),
      facts: others.length === 0 ? given : `${given}, after ${eachOf(others, format)}`,
    }
  }
  const [first] = payments
  const alone = payments.length === 1 && first !== undefined
  return {
    label: alone ? `Paid ${byTender[first.tender]}` : 'Paid',
    amount: format.money(sale.totals.total),
    facts:
      alone && first.tender !== 'giftCard' && tipOf(first) === 0 ? 'Nothing to give back.' : eachOf(payments, format),
  }
}
