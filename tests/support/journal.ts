import { nodeRuntime } from '../../electron/host/node-runtime.ts'
import { verifyJournal } from '../../electron/order-manager/journal/verify.ts'
import { openStore } from '../../electron/store/open-store.ts'
import type { JournalEntry } from '../../shared/domain/journal/journal-entry.ts'
import type { OpenShop } from './open-shop.ts'

/**
 * Shuts the shop for good and reads its journal, oldest first.
 * @throws Error where the chain is broken.
 */
export const journalOf = async (shop: OpenShop): Promise<JournalEntry[]> => {
  await shop.shut()
  const store = await openStore({ folder: shop.folder })
  try {
    const faults = verifyJournal(store, nodeRuntime)
    if (faults.length > 0) throw new Error(faults.join(' '))
    return store.find('journal', {})
  } finally {
    await store.close()
  }
}
