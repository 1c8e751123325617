import type { OpenedStore } from '../../../../electron/store/open-store.ts'
import { faultsIn } from '../../../support/verified.ts'
import type { Found } from '../protocol.ts'
import { documentsOf, readBooks, receiptsOf } from './books.ts'
import { checkCatalog } from './check-catalog.ts'
import { checkRebuilt } from './check-rebuilt.ts'
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
  const isFounded = books.all.settings.length > 0
  const faults = [
    ...(isFounded ? [...verified(store), ...checkCatalog(books)] : []),
    ...(deep ? checkRebuilt(store) : []),
  ]
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

/** As `npm run verify` finds it: pages, documents, journal, orders, stock, numbers and shifts. */
const verified = ({ folder }: OpenedStore): string[] => {
  try {
    return faultsIn(folder)
  } catch (error) {
    return [String(error)]
  }
}
