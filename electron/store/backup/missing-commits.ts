import type { Witness } from './witness.ts'

/** A sentence where the witness knows of more than is in the data file; null where all is there, or nobody knows. */
export const missingCommits = (witness: Witness | null, found: Witness): string | null => {
  if (witness === null || witness.writes <= found.writes) return null
  const [ends, reached] = inWords(found, witness)
  return `The newest changes are missing from the data file: it ends at ${ends}, and the till had reached ${reached}.`
}

/** Both by what people know best and what differs. */
const inWords = (one: Witness, other: Witness): readonly [string, string] => {
  if (one.progress.receipt !== other.progress.receipt) return [receipt(one), receipt(other)]
  if (one.progress.sequence !== other.progress.sequence)
    return [`journal entry ${one.progress.sequence}`, `entry ${other.progress.sequence}`]
  return [`write ${one.writes}`, `write ${other.writes}`]
}

const receipt = ({ progress }: Witness): string =>
  progress.receipt === null ? 'no receipt' : `receipt ${progress.receipt}`
