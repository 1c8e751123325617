import type { Order, Payment } from '../../../shared/domain/orders/order.ts'
import { paidOf } from '../../../shared/domain/orders/payments.ts'
import type { Format } from '../../stores/shop.ts'

interface Outcome {
  readonly label: string
  readonly amount: string
  readonly facts: string
}

const byTender: Record<Payment['tender'], string> = { cash: 'in cash', card: 'by card', online: 'online' }

/** What the customer gets at the end: change, what was paid out, or nothing. */
export const outcomeOf = (sale: Pick<Order, 'lines' | 'payments' | 'totals'>, format: Format): Outcome => {
  const { payments } = sale
  const paid = paidOf(sale)
  if (paid < 0)
    return {
      label: 'Paid out',
      amount: format.money(0 - paid),
      facts: payments.map(({ amount, tender }) => `${format.money(0 - amount)} ${byTender[tender]}`).join(', '),
    }
  if (paid === 0 && sale.lines.some(({ returned }) => returned !== undefined))
    return { label: 'Nothing to pay', amount: format.money(0), facts: 'What came back was worth what went out.' }
  const cash = payments.find((payment) => payment.tender === 'cash')
  if (cash === undefined)
    return { label: 'Paid by card', amount: format.money(sale.totals.total), facts: 'Nothing to give back.' }
  const { given, change, amount } = cash
  return {
    label: 'Change',
    amount: format.money(change),
    facts: `${format.money(given)} given for ${format.money(amount)}`,
  }
}
