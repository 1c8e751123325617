import type { Found, Shelf } from '../../../shared/storefront/shelf.ts'
import type { Reader } from '../ports/store.ts'

/** What is sold, and what of it is there at the place. */
export const shelfOf = (reader: Reader, locationId: string): Shelf => ({
  bySku: (sku) => bySku(reader, sku),
  free: (variantId) => {
    const { onHand, reserved } = reader.stockLevel(variantId, locationId)
    return onHand - reserved
  },
})

/** A code may be one variant's barcode and another's SKU: here the SKU is meant. */
const bySku = (reader: Reader, sku: string): Found | undefined => {
  const isMeant = ({ variant }: Found) => variant.sku.toLowerCase() === sku.toLowerCase()
  const hit = reader.byCode(sku)
  return hit === undefined || isMeant(hit) ? hit : reader.search(sku, 10).find(isMeant)
}
