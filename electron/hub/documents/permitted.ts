import { storedDocuments } from '../../../shared/contract/hub/documents.ts'
import type { Change } from '../../../shared/contract/hub/protocol.ts'
import { type Refusal, refuse } from '../../../shared/domain/refusal.ts'
import { changedFields } from '../../../shared/domain/sync/merge-fields.ts'
import { ruleOf, type Synced, travels } from '../../../shared/domain/sync/rules.ts'

/**
 * Whether a change can be taken at all, whatever the hub has: null, or `unknown_collection`, `never_deleted`,
 * `stays_on_its_device`, `not_a_document` (with the field).
 */
export const malformed = ({ collection, id, document }: Change): Refusal | null => {
  const rule = ruleOf(collection)
  const schema = storedDocuments[collection]
  if (rule === undefined || schema === undefined)
    return refuse('unknown_collection', `This hub keeps no “${collection}”: it may be older than the till. Update it.`)
  if (document === null)
    return rule.merge === 'fields' ? null : refuse('never_deleted', `What is in “${collection}” is never deleted.`)
  if (document.id !== id) return refuse('not_a_document', 'The document bears another id than its change.', 'id')
  if (!travels(collection, document))
    return refuse('stays_on_its_device', 'This setting is its device’s own, and is kept nowhere else.')
  const read = schema.safeParse(document)
  if (read.success) return null
  const [issue] = read.error.issues
  const field = issue?.path.join('.') ?? ''
  const what = (issue?.message ?? 'it is malformed').replace(/\.?$/, '.')
  return refuse(
    'not_a_document',
    `The hub can’t read this of “${collection}”${field && `, at ${field}`}: ${what}`,
    field,
  )
}

/** What only an office device changes: who may do what, and what the shop is. */
const officeKinds: ReadonlySet<unknown> = new Set(['role', 'shop'])
/** Right and wrong PINs are counted wherever somebody signs in. */
const signInFields: ReadonlySet<string> = new Set(['failedAttempts', 'lockedUntil'])

/** Whether a till may make of the one what the other is: null, or `office_only`. */
export const beyondTill = (collection: string, before: Synced | null, after: Synced | null): Refusal | null => {
  const known = after ?? before
  const guarded = collection === 'staff' || (collection === 'settings' && officeKinds.has(known?.['kind']))
  if (!guarded) return null
  const signingIn =
    collection === 'staff' &&
    before !== null &&
    after !== null &&
    changedFields(before, after).every((field) => signInFields.has(field))
  return signingIn
    ? null
    : refuse(
        'office_only',
        'This till may not change staff, roles and the shop’s own facts: do it at an office device.',
      )
}
