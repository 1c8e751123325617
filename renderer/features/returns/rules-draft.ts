const mostDays = 3650
const mostReasons = 20
const longestReason = 60

/** The reasons that are written one on each line, each once. */
export const reasonsIn = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
]

interface RulesDraft {
  readonly days: string | number
  readonly reasons: string
  readonly mostCash: number | null
}

/** What is wrong beside each field; null where nothing is. */
export const returnFaults = ({ days, reasons, mostCash }: RulesDraft) => {
  const all = reasonsIn(reasons)
  const whole = typeof days === 'number' && Number.isInteger(days) && days >= 0 && days <= mostDays
  return {
    days: whole ? null : `Whole days, from 0 to ${mostDays}.`,
    reasons: reasonsFault(all),
    mostCash: mostCash === null ? 'Enter an amount, or 0 for none.' : null,
  }
}

const reasonsFault = (all: readonly string[]): string | null => {
  if (all.length === 0) return 'Name at least one reason to choose from.'
  if (all.length > mostReasons) return `At most ${mostReasons} reasons.`
  const long = all.find((one) => one.length > longestReason)
  return long === undefined ? null : `“${long.slice(0, 20)}…” is longer than ${longestReason} characters.`
}
