import type { JournalEntry } from '../../../shared/domain/journal/journal-entry.ts'
import type { Alarm } from './chain.ts'

/** Characters of a name that people gave. */
const mostOfName = 80

/**
 * The alarm that belongs to the first link of data that were copied, and go on under a name of their own; null for all other
 * links. The till that has them tells of it itself.
 * @param pusher the paired device that it came from
 */
export const copied = ({ what, deviceId, sequence, at, facts }: JournalEntry, pusher: string): Alarm | null => {
  if (sequence !== 1 || (what !== 'copied' && what !== 'foundTwice')) return null
  const text = (fact: string): string => String(facts[fact] ?? '').slice(0, mostOfName)
  const goesOn = `goes on as “${text('as')}”, with receipts in the series ${text('series')}`
  const message =
    what === 'copied'
      ? `The data of “${text('register')}” were copied and opened in a second place, which ${goesOn}. Nothing was sold under one number twice. ${whatToDo}`
      : `The data of “${text('register')}” were in use in two places: the one that found out ${goesOn}. Both may have given the same receipt numbers before that: compare their receipts. ${whatToDo}`
  return { id: `copied:${deviceId}`, kind: 'dataCopied', device: pusher, message, since: at }
}

const whatToDo =
  'If that was not wanted, close the copy: for one more till, start with an empty data folder and pair it. If the first place is gone for good, its open shift has no count any more: note what was in its drawer.'
