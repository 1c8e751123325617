import type { CollectionName, Collections, Reader } from '../../../../electron/order-manager/ports/store.ts'
import { collectionNames } from '../../../../electron/store/collections.ts'
import { written } from '../digest.ts'
import type { Written } from '../protocol.ts'

type All = { readonly [C in CollectionName]: readonly Collections[C][] }

/** Every document of the shop, read once, and the reader for what follows from them. */
export interface Books {
  readonly all: All
  readonly reader: Reader
}

export const readBooks = (reader: Reader): Books => ({
  reader,
  all: Object.fromEntries(collectionNames.map((name) => [name, reader.find(name, {})])) as unknown as All,
})

export const documentsOf = ({ all }: Books): Written[] =>
  collectionNames.flatMap((name) => all[name].map((document) => written(name, document)))

/** Those numbers that stand on a receipt, as often as they do. */
export const receiptsOf = ({ all }: Books): string[] =>
  all.orders.filter(({ channel, state }) => channel === 'counter' && state === 'completed').map(({ number }) => number)
