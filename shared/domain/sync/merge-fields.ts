import { canonical } from '../canonical.ts'
import { type LogicalTime, later, noTime } from './clock.ts'
import type { Synced } from './rules.ts'

/** When each field was edited last; a field that is not named was never edited since the document was made. */
export type FieldTimes = Readonly<Record<string, LogicalTime>>

/** A document, or null where it was deleted; `''` names the time of the deletion. */
export interface Version {
  readonly document: Synced | null
  readonly times: FieldTimes
}

const fieldsOf = (document: Synced): string[] => Object.keys(document)

/** The fields in which two documents differ, those that only one of them has among them. */
export const changedFields = (before: Synced, after: Synced): string[] =>
  [...new Set([...fieldsOf(before), ...fieldsOf(after)])].filter(
    (field) =>
      canonical(before[field] ?? null) !== canonical(after[field] ?? null) || field in before !== field in after,
  )

/**
 * Two versions of a document as one: each field as it was edited last. Commutative, associative and idempotent, so that
 * tills agree in whatever order versions reach them. Where one side deleted it, the other side's edits keep it.
 */
export const mergeFields = (one: Version, other: Version): Version => {
  const times = mergedTimes(one.times, other.times)
  if (one.document === null || other.document === null) return { document: one.document ?? other.document, times }
  const [first, second] = [one.document, other.document]
  const merged: Record<string, unknown> = {}
  for (const field of new Set([...fieldsOf(first), ...fieldsOf(second)].sort())) {
    const from = winner(field, one, other) === one ? first : second
    if (field in from) merged[field] = from[field]
  }
  return { document: { ...merged, id: first.id }, times }
}

/** Of the same time, or of before there were times, the one whose text sorts last: any rule does that all tills share. */
const winner = (field: string, one: Version, other: Version): Version => {
  const [first, second] = [one.times[field] ?? noTime, other.times[field] ?? noTime]
  if (first !== second) return first > second ? one : other
  return textOf(one, field) >= textOf(other, field) ? one : other
}

const textOf = ({ document }: Version, field: string): string =>
  document !== null && field in document ? canonical(document[field] ?? null) : ''

const mergedTimes = (one: FieldTimes, other: FieldTimes): FieldTimes => {
  const merged: Record<string, LogicalTime> = { ...one }
  for (const [field, time] of Object.entries(other)) merged[field] = later(merged[field] ?? noTime, time)
  return Object.fromEntries(Object.entries(merged).sort(([first], [second]) => (first < second ? -1 : 1)))
}
