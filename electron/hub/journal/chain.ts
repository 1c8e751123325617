import type { HubAlarm } from '../../../shared/contract/hub/protocol.ts'
import type { JournalEntry } from '../../../shared/domain/journal/journal-entry.ts'
import { journalText } from '../../../shared/domain/journal/journal-text.ts'
import { linkId } from '../../../shared/domain/journal/link-id.ts'
import { type Refusal, refuse } from '../../../shared/domain/refusal.ts'
import { sha256 } from '../sha256.ts'

/** How far a device's journal has come. */
export interface ChainEnd {
  readonly sequence: number
  readonly hash: string
}

export const noChain: ChainEnd = { sequence: 0, hash: '' }

export type Alarm = Pick<HubAlarm, 'id' | 'kind' | 'device' | 'message'> & {
  /** When it happened, by the till's clock, milliseconds since 1970; left out for what is found out now. */
  readonly since?: number
}

/** Null, or `journal_changed`: an entry that does not bear its own hash was changed after it was written. */
export const brokenSeal = (entry: JournalEntry): Refusal | null =>
  sha256(journalText(entry)) === entry.hash && entry.id === linkId(entry.deviceId, entry.sequence)
    ? null
    : refuse('journal_changed', `Journal entry ${entry.sequence} was changed after it was written.`)

export const goesOnFromRefused = refuse(
  'already_written',
  'This goes on from a journal entry in whose place the hub has another: it was kept where it is.',
)

/**
 * Holds an entry that the hub doesn't have against the end of its chain. Another history of the same device is a fork: the
 * data were copied, or restored without a new identity.
 */
export const follow = (
  end: ChainEnd,
  { deviceId, sequence, previousHash, hash }: JournalEntry,
): { readonly end: ChainEnd; readonly alarm: Alarm | null } => {
  const next = { sequence, hash }
  if (sequence === end.sequence + 1 && previousHash === end.hash) return { end: next, alarm: null }
  if (sequence > end.sequence + 1)
    return {
      end: next,
      alarm: {
        id: `gap:${deviceId}:${sequence}`,
        kind: 'journalGap',
        device: deviceId,
        message: `The journal goes on at entry ${sequence}, and ended at ${end.sequence}: what is between is missing.`,
      },
    }
  return { end: sequence > end.sequence ? next : end, alarm: forked(deviceId, sequence) }
}

export const forked = (deviceId: string, sequence: number): Alarm => ({
  id: `fork:${deviceId}:${sequence}`,
  kind: 'journalForked',
  device: deviceId,
  message: `There are two histories from journal entry ${sequence} on: this device’s data were copied, or somebody changed them.`,
})
