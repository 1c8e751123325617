import type { Entry } from '../../../shared/domain/orders/entries.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import type { Faults } from '../findings.ts'
import type { Folded } from './folded.ts'
import type { OrderFacts } from './order-facts.ts'

/**
 * Money of a card terminal is on an order only where the terminal was asked for just that, and paid once; what is not
 * settled stands on the order, and what was paid in vain is given back once.
 */
export const checkCards = (order: Order, { asked, state }: Folded, called: string, faults: Faults): void => {
  const refused = new Set(order.exceptions.map(({ entryId }) => entryId))
  const seen = new Map<string, Step>()
  for (const entry of order.entries) {
    const step = refused.has(entry.id) ? undefined : stepOf(entry)
    if (step === undefined) continue
    const before = seen.get(step.paymentId)
    if (!follows[step.is].includes(before?.is ?? 'nothing'))
      faults.add(`${called}: the card payment ${step.paymentId} is ${step.is} after ${before?.is ?? 'nothing'}.`)
    if (step.amount !== undefined && before?.amount !== undefined && step.amount !== before.amount)
      faults.add(`${called}: its card terminal was asked for ${before.amount}, and ${step.amount} is booked.`)
    seen.set(step.paymentId, { ...step, amount: step.amount ?? before?.amount })
  }
  const open = byPayment(asked.filter((one) => !['failed', 'booked', 'reversed'].includes(one.state)))
  faults.same(
    byPayment((order.cards ?? []).map(({ paymentId, amount, state: is }) => ({ paymentId, amount, state: is }))),
    open,
    (is, made) => `${called}: its card terminal is still asked about ${is}, but its entries make it ${made}.`,
  )
  if (
    !['draft', 'parked', 'setAside'].includes(state) &&
    open.some((one) => one.state === 'asked' || one.state === 'paid')
  )
    faults.add(`${called} was closed while its card terminal was asked.`)
}

const byPayment = <T extends { readonly paymentId: string }>(all: readonly T[]): T[] =>
  all.toSorted((one, other) => (one.paymentId < other.paymentId ? -1 : 1))

/** A terminal's transaction pays once, in the whole shop. */
export const checkCardTransactions = (orders: ReadonlyMap<string, OrderFacts>, faults: Faults): void => {
  const paid = new Map<string, string>()
  for (const { number, payments } of orders.values())
    for (const payment of payments) {
      if (payment.tender !== 'card' || payment.slip === undefined) continue
      const { id } = payment.slip.transaction
      const other = paid.get(id)
      if (other !== undefined)
        faults.add(`Orders ${other} and ${number} are paid with the same card transaction ${id}.`)
      paid.set(id, number)
    }
}

interface Step {
  readonly paymentId: string
  readonly is: 'asked' | 'failed' | 'known' | 'givenUp' | 'inVain' | 'reversed' | 'booked'
  readonly amount?: number | undefined
}

const stepOf = (entry: Entry): Step | undefined => {
  switch (entry.type) {
    case 'cardPaymentAsked':
      return { paymentId: entry.paymentId, is: 'asked', amount: entry.amount }
    case 'cardPaymentFailed':
      return { paymentId: entry.paymentId, is: 'failed' }
    case 'cardPaymentKnown':
      return { paymentId: entry.paymentId, is: 'known' }
    case 'cardPaymentGivenUp':
      return { paymentId: entry.paymentId, is: 'givenUp' }
    case 'cardPaymentInVain':
      return { paymentId: entry.paymentId, is: 'inVain' }
    case 'cardPaymentReversed':
      return { paymentId: entry.paymentId, is: 'reversed' }
    case 'paymentTaken': {
      const { payment } = entry
      if (payment.tender !== 'card' || payment.slip === undefined) return undefined
      return { paymentId: payment.id, is: 'booked', amount: payment.amount }
    }
    default:
      return undefined
  }
}

/** After what each may come. */
const follows: Record<Step['is'], readonly (Step['is'] | 'nothing')[]> = {
  asked: ['nothing'],
  failed: ['asked', 'givenUp'],
  known: ['asked', 'known'],
  givenUp: ['asked'],
  inVain: ['asked', 'known', 'givenUp'],
  booked: ['asked', 'known'],
  // A booked payment that was given back goes to its card, too.
  reversed: ['inVain', 'booked'],
}
