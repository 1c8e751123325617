import type { HubDocument } from '../../shared/contract/hub/protocol.ts'
import { canonical } from '../../shared/domain/canonical.ts'
import { holdsAll, mergeOrders } from '../../shared/domain/orders/merge.ts'
import type { Order } from '../../shared/domain/orders/order.ts'
import { type FieldTimes, mergeFields } from '../../shared/domain/sync/merge-fields.ts'
import { type AtRegister, isOwn, ruleOf, type Synced } from '../../shared/domain/sync/rules.ts'
import type { LocalVersion, ReplicaTransaction } from '../order-manager/ports/replica.ts'

interface Merged {
  readonly document: Synced | null
  readonly times: FieldTimes
}

/**
 * Takes a document of the hub over: as it is where this till has nothing else to say, merged and to be pushed where it
 * has. What the till has seen already is left.
 * @param here this device
 */
export const takeOver = (transaction: ReplicaTransaction, theirs: HubDocument, here: AtRegister): void => {
  const { collection, id, revision } = theirs
  const rule = ruleOf(collection)
  if (rule === undefined) return
  if (rule.merge === 'once') {
    if (theirs.document !== null) transaction.takeOverOnce(collection, theirs.document)
    return
  }
  const ours = transaction.version(collection, id)
  if (ours === undefined) return transaction.takeOver(collection, id, theirs.document, revision, theirs.times)
  if (isSame(ours, theirs)) return transaction.confirm(collection, id, revision)
  if (revision < ours.revision) return
  const { document, times } = merge(ours, theirs, here)
  if (isSame({ document, times }, theirs)) transaction.takeOver(collection, id, document, revision, times)
  else if (isSame({ document, times }, ours) && ours.changed) transaction.confirm(collection, id, revision)
  else transaction.putMerged(collection, id, document, revision, times)
}

const isSame = (one: Merged, other: Merged): boolean =>
  canonical(one.times) === canonical(other.times) && canonical(one.document) === canonical(other.document)

const merge = (ours: LocalVersion, theirs: HubDocument, here: AtRegister): Merged => {
  if (ours.document !== null && isOwn(theirs.collection, ours.document, here)) return ours
  switch (ruleOf(theirs.collection)?.merge) {
    case 'entries':
      return { document: mergedOrder(ours.document, theirs.document), times: {} }
    case 'fields':
      return ours.changed ? mergeFields(ours, theirs) : theirs
    default:
      return theirs
  }
}

/** Where both have the same entries, the hub's fold of them counts: two versions of Tillhouse must not correct each other for ever. */
const mergedOrder = (ours: Synced | null, theirs: Synced | null): Synced | null => {
  if (ours === null || theirs === null) return theirs ?? ours
  const own = orderOf(ours)
  const other = orderOf(theirs)
  if (holdsAll(other, own)) return theirs
  return { ...mergeOrders(own, other) }
}

/** Both sides hold it against its schema before it gets here. */
const orderOf = (document: Readonly<Record<string, unknown>>): Order => document as unknown as Order
