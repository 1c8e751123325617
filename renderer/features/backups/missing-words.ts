import type { Progress } from '../../../shared/contract/backups.ts'

/** A receipt's number as it is printed, `R1-000120` or `R1-7K3QD-000120`: a series, and its gapless counter. */
const partsOf = (receipt: string): { readonly series: string; readonly counter: number } | null => {
  const [, series, counter] = /^(.+)-(\d+)$/.exec(receipt) ?? []
  return series === undefined || counter === undefined ? null : { series, counter: Number(counter) }
}

/**
 * How many receipts were given after `kept` up to `reached`; null stands for none in its series. Answers null where it
 * can't be told: a restore in between began another series.
 */
export const receiptsBetween = (kept: string | null, reached: string | null): number | null => {
  const to = reached === null ? null : partsOf(reached)
  if (to === null) return null
  const from = kept === null ? { series: to.series.includes('-') ? null : to.series, counter: 0 } : partsOf(kept)
  return from?.series === to.series && to.counter >= from.counter ? to.counter - from.counter : null
}

/** How far a shop had come: of a running one the receipt alone, of a damaged one the journal's newest entry too. */
type Reached = Pick<Progress, 'receipt'> & Partial<Pick<Progress, 'sequence' | 'at'>>

const changes = 'orders, stock, products or settings'

/**
 * What a backup lacks of what the shop had reached, in sentences for a person. `reached` is null where nobody knows;
 * `moment` writes milliseconds since 1970 as date and time.
 */
export const missingWords = (kept: Progress, reached: Reached | null, moment: (at: number) => string): string => {
  const upTo =
    kept.receipt === null ? 'The backup is from before the first sale' : `The backup reaches receipt ${kept.receipt}`
  if (reached === null) return `${upTo}. It is not known how far the till had come after that.`
  const { receipt, sequence, at = null } = reached
  // A restored till counts its journal anew: the number alone says nothing.
  if (sequence === kept.sequence && at === kept.at && receipt === kept.receipt)
    return `${upTo}. Nothing is missing from it, as far as is known.`
  const until = at === null ? 'What was changed since' : `What was changed until ${moment(at)}`
  const mayBeMissing = `${until} may be missing: ${changes}.`
  if (receipt === null) return `${upTo}. ${mayBeMissing}`
  const till = at === null ? `the till is at ${receipt}` : `the till had reached ${receipt} on ${moment(at)}`
  const count = receiptsBetween(kept.receipt, receipt)
  if (count === null)
    return `${upTo}; ${till}, in another series, so how many sales are missing can’t be told. ${mayBeMissing}`
  if (count === 0) return `${upTo}, and there was no sale after it. ${mayBeMissing}`
  const sales = count === 1 ? 'One sale is' : `${count} sales are`
  return `${upTo}; ${till}. ${sales} missing from it, and what else was changed since: ${changes}.`
}
