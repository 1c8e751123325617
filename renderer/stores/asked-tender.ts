import type { Account } from '../../shared/contract/ledgers.ts'
import type { AskedTender } from '../../shared/contract/tenders.ts'
import { withTip } from '../../shared/domain/money/tip.ts'
import { cashDue } from '../../shared/domain/orders/payments.ts'
import { parseDecimal } from '../ui/decimal.ts'
import type { usePaymentForm } from './payment-form.ts'
import type { Format } from './shop.ts'

type Form = Pick<
  ReturnType<typeof usePaymentForm.getState>,
  'tender' | 'given' | 'part' | 'reference' | 'number' | 'card' | 'tip'
>

export interface Till {
  /** What is still to be paid, in minor units. */
  readonly due: number
  /** What is on the gift card, voucher or account that pays; null where that is not known, or no matter. */
  readonly available: number | null
  readonly currency: string
  readonly digits: number
  readonly format: Format
}

/** Why nothing can be asked for yet, in words; where it is what was typed, beside the field that it was typed into. */
export interface Obstacle {
  readonly obstacle: string
  readonly field?: 'given' | 'amount' | 'reference' | 'tip'
}

/** What is asked for, and what is left to pay after it, in minor units; or why it can't be asked for yet. */
export type Asked = { readonly tender: AskedTender; readonly left: number } | Obstacle

/** An amount that was typed, in minor units, or what is wrong with it. An empty field is no mistake yet. */
export const typedAmount = (typed: string, digits: number, field: 'given' | 'amount' | 'tip'): number | Obstacle => {
  const amount = parseDecimal(typed, digits)
  if (amount !== null) return amount
  return /^[.,]?$/.test(typed.trim())
    ? { obstacle: 'Enter an amount.' }
    : { obstacle: `“${typed.trim()}” is not an amount.`, field }
}

export const noCardNumber: Obstacle = {
  obstacle: 'This looks like a card number. Enter the reference from the slip.',
  field: 'reference',
}

/** What comes for whoever serves, in minor units: 0 where nothing was typed, or where it can't come with the tender. */
export const tipIn = ({ tender, tip }: Pick<Form, 'tender' | 'tip'>, digits: number): number | Obstacle =>
  tip.trim() === '' || (tender !== 'cash' && tender !== 'card') ? 0 : typedAmount(tip, digits, 'tip')

/** How much is paid where nobody says otherwise. */
export const presetOf = ({ due, available }: Pick<Till, 'due' | 'available'>): number => Math.min(due, available ?? due)

export const askedTender = (form: Form, till: Till): Asked => {
  const { due } = till
  // What costs nothing closes with nothing, whatever is chosen.
  if (due === 0) return { tender: { kind: 'cash', given: 0 }, left: 0 }
  const tip = tipIn(form, till.digits)
  if (typeof tip !== 'number') return tip
  if (form.tender === 'cash') return inCash(form, tip, till)
  if (isByNumber(form.tender) && form.number.trim() === '') return { obstacle: 'Scan it, or enter its number.' }
  if (isByNumber(form.tender) && form.card?.ledger === 'voucher') return byVoucher(form.card, due)
  const amount = amountIn(form, till)
  if (typeof amount !== 'number') return amount
  const left = due - amount
  switch (form.tender) {
    case 'card': {
      const reference = form.reference?.trim() ?? ''
      return looksLikeCardNumber(reference)
        ? noCardNumber
        : { tender: { kind: 'card', reference, amount, ...withTip(tip) }, left }
    }
    case 'giftCard':
    case 'voucher':
      return { tender: { kind: 'giftCard', number: form.number.trim(), amount }, left }
    case 'storeCredit':
    case 'account':
    case 'points':
      return { tender: { kind: form.tender, amount }, left }
  }
}

/** Gift cards and vouchers: the number says which it is. */
export const isByNumber = (tender: Form['tender']): boolean => tender === 'giftCard' || tender === 'voucher'

/** A voucher is used whole: nobody says how much of it. */
const byVoucher = ({ name, spendable }: Account, due: number): Asked => ({
  tender: { kind: 'voucher', number: name },
  left: due - Math.min(due, spendable),
})

/** Minor units, or what is wrong with it. */
const amountIn = ({ part }: Form, { due, available, digits, format }: Till): number | Obstacle => {
  if (available === 0) return { obstacle: 'Nothing can be paid with it.' }
  const amount = part === null ? presetOf({ due, available }) : typedAmount(part, digits, 'amount')
  if (typeof amount !== 'number') return amount
  const no = (obstacle: string): Obstacle => ({ obstacle, field: 'amount' })
  if (amount === 0) return no('Enter an amount of more than nothing.')
  if (amount > due) return no(`That is more than the ${format.money(due)} that are due.`)
  return amount > (available ?? amount) ? no(`It pays ${format.money(available ?? 0)} at most.`) : amount
}

const inCash = ({ given }: Form, tip: number, { due, currency, digits, format }: Till): Asked => {
  const whole = cashDue(due, currency, digits).amount
  if (given === '') return { obstacle: 'Enter what the customer gives, or press E for the exact amount.' }
  const amount = typedAmount(given, digits, 'given')
  if (typeof amount !== 'number') return amount
  if (amount === 0 && whole > 0) return { obstacle: `${format.money(whole)} is still missing.` }
  if (tip > 0 && amount < whole + tip)
    return { obstacle: `With the tip it takes ${format.money(whole + tip)}.`, field: 'given' }
  return { tender: { kind: 'cash', given: amount, ...withTip(tip) }, left: amount >= whole ? 0 : due - amount }
}

/** Twelve digits and more are a card's own number, which must never be written down (as the contract refuses it). */
export const looksLikeCardNumber = (text: string): boolean => /\d(?:[ -]?\d){11}/.test(text)
