import type { Client } from '../support/client.ts'
import { skuOf } from './catalog.ts'
import type { Row } from './read-invoices.ts'

/** Counts what there is, less what the row takes off. */
export const correctStock = async (client: Client, row: Row, variantId: string, locationId: string): Promise<void> => {
  const hits = await client.do('catalog.search', { text: skuOf(row), limit: 20 })
  const levels = hits.find(({ variant }) => variant.id === variantId)?.levels
  const level = levels?.find((one) => one.locationId === locationId)?.onHand ?? 0
  const onHand = level + row.quantity * 1000
  await client.do('inventory.count', { id: crypto.randomUUID(), variantId, locationId, onHand })
}
