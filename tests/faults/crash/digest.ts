import { hash } from 'node:crypto'
import type { Written } from './protocol.ts'

/** A short digest of what a document says, whatever the order of its fields and without RxDB's bookkeeping. */
export const digestOf = (document: object): string => {
  const fields = Object.entries(document)
    .filter(([name]) => !name.startsWith('_'))
    .sort(([one], [other]) => (one < other ? -1 : 1))
  return hash('sha1', JSON.stringify(fields), 'base64').slice(0, 12)
}

export const keyOf = (collection: string, id: string): string => `${collection}/${id}`

export const written = (collection: string, document: { readonly id: string }): Written => [
  keyOf(collection, document.id),
  digestOf(document),
]
