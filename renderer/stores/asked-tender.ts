import type { AskedTender } from '../../shared/contract/tenders.ts'
import { cashDue } from '../../shared/domain/orders/payments.ts'
import { parseDecimal } from '../ui/decimal.ts'
import type { usePaymentForm } from './payment-form.ts'
import type { Format } from './shop.ts'

type Form = Pick<ReturnType<typeof usePaymentForm.getState>, 'tender' | 'given' | 'part' | 'reference' | 'number'>

export interface Till {
  /** What is still to be paid, in minor units. */
  readonly due: number
  /** What is on the gift card or account that pays; null where that is not known, or no matter. */
  readonly available: number | null
  readonly currency: string
  readonly digits: number
  readonly format: Format
}

/** What is asked for, and what is left to pay after it, in minor units; or why it can't be asked for yet, in words. */
export type Asked = { readonly tender: AskedTender; readonly left: number } | { readonly obstacle: string }

/** How much is paid where nobody says otherwise. */
export const presetOf = ({ due, available }: Pick<Till, 'due' | 'available'>): number => Math.min(due, available ?? due)

export const askedTender = (form: Form, till: Till): Asked => {
  const { due } = till
  // What costs nothing closes with nothing, whatever is chosen.
  if (due === 0) return { tender: { kind: 'cash', given: 0 }, left: 0 }
  if (form.tender === 'cash') return inCash(form, till)
  if (form.tender === 'giftCard' && form.number.trim() === '')
    return { obstacle: 'Scan the gift card, or enter its number.' }
  const amount = amountIn(form, till)
  if (typeof amount === 'string') return { obstacle: amount }
  const left = due - amount
  switch (form.tender) {
    case 'card': {
      const reference = form.reference?.trim() ?? ''
      return looksLikeCardNumber(reference)
        ? { obstacle: 'Take the card number out.' }
        : { tender: { kind: 'card', reference, amount }, left }
    }
    case 'giftCard':
      return { tender: { kind: 'giftCard', number: form.number.trim(), amount }, left }
    case 'storeCredit':
    case 'account':
      return { tender: { kind: form.tender, amount }, left }
  }
}

/** Minor units, or what is wrong with it. */
const amountIn = ({ part }: Form, { due, available, digits, format }: Till): number | string => {
  if (available === 0) return 'Nothing can be paid with it.'
  const amount = part === null ? presetOf({ due, available }) : parseDecimal(part, digits)
  if (amount === null) return part?.trim() === '' ? 'Enter an amount.' : `“${part}” is not an amount.`
  if (amount === 0) return 'Enter an amount of more than nothing.'
  if (amount > due) return `That is more than the ${format.money(due)} that are due.`
  return amount > (available ?? amount) ? `It pays ${format.money(available ?? 0)} at most.` : amount
}

const inCash = ({ given }: Form, { due, currency, digits, format }: Till): Asked => {
  const whole = cashDue(due, currency, digits).amount
  if (given === '') return { obstacle: 'Enter what the customer gives, or press E for the exact amount.' }
  const amount = parseDecimal(given, digits)
  if (amount === null) return { obstacle: `“${given}” is not an amount.` }
  if (amount === 0 && whole > 0) return { obstacle: `${format.money(whole)} is still missing.` }
  return { tender: { kind: 'cash', given: amount }, left: amount >= whole ? 0 : due - amount }
}

/** Twelve digits and more are a card's own number, which must never be written down (as the contract refuses it). */
export const looksLikeCardNumber = (text: string): boolean => /\d(?:[ -]?\d){11}/.test(text)
