import { decimalText } from '../../../shared/domain/format/format.ts'

/** The terminal's amounts are numbers in whole units with a fraction (`10.99`): exact up to this many figures. */
const exactFigures = 15

/** An amount of ours for the terminal; undefined where a number can't say it exactly. */
export const toTerminal = (minor: number, digits: number): number | undefined =>
  String(minor).length > exactFigures ? undefined : Number(decimalText(minor, digits))

/** What the terminal says in minor units; undefined where it is no such amount. */
export const fromTerminal = (theirs: number, digits: number): number | undefined => {
  const minor = Math.round(theirs * 10 ** digits)
  return toTerminal(minor, digits) === theirs ? minor : undefined
}

/** Whether the terminal speaks of exactly this money. It may leave the currency out. */
export const isSameAmount = (
  theirs: { readonly amount: number; readonly currency?: string | undefined },
  ours: { readonly amount: number; readonly currency: string; readonly digits: number },
): boolean =>
  (theirs.currency === undefined || theirs.currency === ours.currency) &&
  theirs.amount === toTerminal(ours.amount, ours.digits)
