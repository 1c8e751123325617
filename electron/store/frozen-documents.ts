import type { Transaction } from '../order-manager/ports/store.ts'

/**
 * For development: what is put into a commit or read in one can't be changed afterwards. The store keeps it at hand and
 * answers with it, so that whoever changed it would change what others read, and not the file.
 */
export const withFrozenDocuments =
  <R>(work: (transaction: Transaction) => R): ((transaction: Transaction) => R) =>
  (transaction) =>
    work({
      ...transaction,
      get: (collection, id) => frozen(transaction.get(collection, id)),
      put: (collection, document) => transaction.put(collection, frozen(document)),
    })

const frozen = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  for (const part of Object.values(value)) frozen(part)
  return Object.freeze(value)
}
