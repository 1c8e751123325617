import { sum } from './money.ts'

interface Moved {
  readonly amount: number
  readonly tip?: number
}

/**
 * What came with a payment for whoever served, in minor units; 0 mostly. It pays nothing of the order, is no turnover and
 * bears no tax.
 */
export const tipOf = ({ tip = 0 }: Moved): number => tip

/** All the money that moved with a payment, in minor units: below zero it was paid out. */
export const movedBy = (payment: Moved): number => sum([payment.amount, tipOf(payment)])

/** As it stands on a payment: left out where there is none. */
export const withTip = (tip: number): { readonly tip?: number } => (tip === 0 ? {} : { tip })
