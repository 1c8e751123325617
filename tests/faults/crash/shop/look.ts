import type { OpenedStore } from '../../../../electron/store/open-store.ts'
import type { Found } from '../protocol.ts'
import { documentsOf, readBooks, receiptsOf } from './books.ts'
import { checkRebuilt } from './check-rebuilt.ts'
import { checkShop } from './check-shop.ts'
import { changedSince } from './sync.ts'

type Look = Pick<Found, 'documents' | 'receipts' | 'changed' | 'faults'>

/**
 * All that is in the store, and what contradicts itself there.
 * @param synced checkpoints by collection: what was written after them is asked for as well
 * @param deep projections are made anew too, and compared
 */
export const look = async (
  store: OpenedStore,
  synced: Readonly<Record<string, number>>,
  deep: boolean,
): Promise<Look> => {
  const books = readBooks(store)
  const faults = [...integrity(store), ...checkShop(books), ...(deep ? checkRebuilt(store) : [])]
  const changed: Record<string, Found['changed'][string]> = {}
  // Opening RxDB's collections takes longer than all the rest.
  if (deep)
    for (const [collection, seq] of Object.entries(synced))
      changed[collection] = await changedSince(store, collection, seq)
  return {
    documents: documentsOf(books),
    receipts: receiptsOf(books),
    changed,
    faults,
  }
}

const integrity = ({ connection }: OpenedStore): string[] =>
  connection
    .all('PRAGMA integrity_check')
    .map((row) => String(row['integrity_check']))
    .filter((sentence) => sentence !== 'ok')
