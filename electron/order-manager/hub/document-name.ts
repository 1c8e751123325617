import type { CollectionName, Reader } from '../ports/store.ts'

/** What people call a document: a receipt's number, a product's, a customer's, a person's name; empty where it has none. */
export const nameOf = (
  reader: Reader,
  { collection, id }: { readonly collection: string; readonly id: string },
): string => {
  const found: Readonly<Record<string, unknown>> = { ...reader.get(collection as CollectionName, id) }
  const name = collection === 'orders' ? found['number'] : found['name']
  return typeof name === 'string' ? name : ''
}
