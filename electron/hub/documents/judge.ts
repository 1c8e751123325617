import type { Change, Outcome } from '../../../shared/contract/hub/protocol.ts'
import { canonical } from '../../../shared/domain/canonical.ts'
import { type Refusal, refuse } from '../../../shared/domain/refusal.ts'
import { ruleOf, type Synced } from '../../../shared/domain/sync/rules.ts'
import type { Device } from '../devices/device.ts'
import { beyondTill } from './permitted.ts'
import { type Stored, toldOf } from './stored.ts'

/** `write`, or what becomes of a change without a write. */
export type Verdict = 'write' | Outcome

const no = (why: Refusal): Outcome => ({ is: 'refused', why })

/**
 * Compare and set: a change is written where it replaces what is there. The same again is answered as it was, so that a
 * push whose answer was lost can be repeated. Refuses `other_store`, `office_only`, `already_written`, `entries_lost`.
 */
export const judge = (change: Change, current: Stored | undefined, device: Device): Verdict => {
  const { collection, document, base } = change
  if (current !== undefined && current.store !== null && current.store !== device.store && device.role !== 'office')
    return no(refuse('other_store', 'This document is another store’s: this till may not change it.'))
  if (current !== undefined && isSame(change, current)) return { is: 'written', revision: current.revision }
  const before = current === undefined || current.deleted ? null : (JSON.parse(current.body) as Synced)
  const beyond = device.role === 'office' ? null : beyondTill(collection, before, document)
  if (beyond !== null) return no(beyond)
  const merge = ruleOf(collection)?.merge
  if (merge === 'once' && current !== undefined)
    return no(
      refuse('already_written', 'Something else was written under this id before: both were kept where they are.'),
    )
  if (current !== undefined && base !== current.revision) return { is: 'conflict', current: toldOf(current) }
  if (merge === 'entries' && before !== null && document !== null && losesEntries(before, document))
    return no(
      refuse('entries_lost', 'Entries that the hub has are missing from this order: nothing is ever taken out.'),
    )
  return 'write'
}

const isSame = ({ document, times }: Change, current: Stored): boolean => {
  if (document === null) return current.deleted
  if (current.deleted || canonical(times) !== canonical(JSON.parse(current.times))) return false
  return JSON.stringify(document) === current.body || canonical(document) === canonical(JSON.parse(current.body))
}

const losesEntries = (before: Synced, after: Synced): boolean => {
  const kept = new Set(idsOf(after))
  return idsOf(before).some((id) => !kept.has(id))
}

const idsOf = ({ entries }: Synced): string[] =>
  Array.isArray(entries) ? entries.map((entry: { readonly id: string }) => entry.id) : []
