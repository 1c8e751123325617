/** What holds for an account beside its balance. */
export interface Terms {
  readonly blocked: boolean
  /** Milliseconds since 1970, from when it can't be spent any more; null never. */
  readonly expiresAt: number | null
  /** How far below zero it may go, in minor units. */
  readonly limit: number
}

/** Of an account for which nothing else was said. */
export const usualTerms: Terms = { blocked: false, expiresAt: null, limit: 0 }

/** An account as it stands. Minor units. */
export interface Holding {
  readonly account: string
  readonly balance: number
  readonly terms: Terms
}

/** What may be spent of it, in minor units. */
export const spendable = ({ balance, terms }: Pick<Holding, 'balance' | 'terms'>): number =>
  Math.max(0, balance + terms.limit)

/** So many calendar months after a moment, at the end of that day in UTC; the last day of a shorter month. */
export const monthsAfter = (at: number, months: number): number => {
  const date = new Date(at)
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1)
  const days = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0)).getUTCDate()
  return first + Math.min(date.getUTCDate(), days) * 86_400_000 - 1
}
