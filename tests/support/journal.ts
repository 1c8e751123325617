import { openStore } from '../../electron/store/open-store.ts'
import type { JournalEntry } from '../../shared/domain/journal/journal-entry.ts'
import type { OpenShop } from './open-shop.ts'
import { faultsIn } from './verified.ts'

/**
 * Shuts the shop for good and reads its journal, oldest first.
 * @throws Error where its data do not verify.
 */
export const journalOf = async (shop: OpenShop): Promise<JournalEntry[]> => {
  await shop.shut()
  const faults = faultsIn(shop.folder)
  if (faults.length > 0) throw new Error(faults.join(' '))
  const store = await openStore({ folder: shop.folder })
  try {
    return store.find('journal', {})
  } finally {
    await store.close()
  }
}
