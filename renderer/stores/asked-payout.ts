import type { AskedTender } from '../../shared/contract/tenders.ts'
import type { PaidOut } from '../../shared/domain/returns/settle.ts'
import { type Asked, looksLikeCardNumber, noCardNumber, typedAmount } from './asked-tender.ts'
import type { usePaymentForm } from './payment-form.ts'
import type { Format } from './shop.ts'

/** A way in which money may go back, of the order manager's plan; `amount` in minor units above zero. */
export type PayoutWay = PaidOut & { readonly tender: AskedTender['kind'] }

interface Owed {
  /** What is still to be paid back, and what coins pay of all of it: minor units above zero. */
  readonly due: number
  readonly inCoins: number
  /** How much goes back so where nobody says otherwise. */
  readonly preset: number
  readonly digits: number
  readonly format: Format
}

const canBeAsked = (row: PaidOut): row is PayoutWay => row.tender !== 'online'

/** The ways of the plan, and store credit for all of it where there is somebody whose it is. */
export const payoutWays = (plan: readonly PaidOut[], due: number, credit: boolean): readonly PayoutWay[] => {
  const ways = plan.filter(canBeAsked)
  return credit && !ways.some(({ tender }) => tender === 'storeCredit')
    ? [...ways, { tender: 'storeCredit', reference: '', amount: due }]
    : ways
}

export const askedPayout = (
  { part, reference: typed }: Pick<ReturnType<typeof usePaymentForm.getState>, 'part' | 'reference'>,
  way: PayoutWay,
  owed: Owed,
): Asked => {
  const amount = part === null ? owed.preset : typedAmount(part, owed.digits, 'amount')
  if (typeof amount !== 'number') return amount
  const most = way.tender === 'cash' ? Math.max(owed.due, owed.inCoins) : owed.due
  if (amount > most)
    return { obstacle: `That is more than the ${owed.format.money(owed.due)} that go back.`, field: 'amount' }
  if (amount === 0 && owed.inCoins > 0) return { obstacle: 'Enter an amount of more than nothing.', field: 'amount' }
  const left = amount >= (way.tender === 'cash' ? owed.inCoins : owed.due) ? 0 : owed.due - amount
  const back = 0 - amount
  switch (way.tender) {
    case 'cash':
      return { tender: { kind: 'cash', given: back }, left }
    case 'card': {
      const reference = (typed ?? way.reference).trim()
      return looksLikeCardNumber(reference) ? noCardNumber : { tender: { kind: 'card', reference, amount: back }, left }
    }
    case 'giftCard':
    case 'voucher':
      return { tender: { kind: way.tender, number: way.reference, amount: back }, left }
    case 'storeCredit':
    case 'account':
    case 'points':
      return { tender: { kind: way.tender, amount: back }, left }
  }
}
