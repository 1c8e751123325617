import { nodeRuntime } from '../../../electron/host/node-runtime.ts'
import type { CollectionName, Collections } from '../../../electron/order-manager/ports/store.ts'
import { newShop } from '../../../electron/order-manager/setup/new-shop.ts'
import { journalText } from '../../../shared/domain/journal/journal-text.ts'
import { must } from '../../support/client.ts'
import { generatedCatalog } from '../../support/generated-catalog.ts'
import { type GeneratedOrder, generateOrders } from './generated-orders.ts'
import { inPieces, openingMovements, orderSource, type ShopSize, wantedShop } from './load-shop.ts'

type Documents = Partial<{ [C in CollectionName]: Collections[C][] }>

/** The documents of a generated shop without a store of ours, for the others: in the pieces in which they are written. */
export function* generatedDocuments(size: ShopSize): Generator<{ orders: number; documents: Documents }> {
  const { shop, register } = must(newShop(wantedShop, nodeRuntime))
  const deviceId = nodeRuntime.newId()
  const device = { id: 'device', kind: 'device', deviceId, registerId: register.id } as const
  yield {
    orders: 0,
    documents: {
      settings: [shop, register, { ...device, lastOnlineOrder: 0, journalSequence: 0, journalHash: '' }],
    },
  }
  for (const products of inPieces(generatedCatalog(size), 500))
    yield { orders: 0, documents: { products, movements: products.flatMap((one) => openingMovements(shop, one)) } }
  const link = journalOf(deviceId)
  const source = orderSource(shop, { deviceId, registerId: register.id }, size)
  for (const some of inPieces(generateOrders(source, size.seed, size.orders), 250))
    yield { orders: some.length, documents: documentsOf(some, link) }
}

export const documentsOf = (orders: readonly GeneratedOrder[], link: ReturnType<typeof journalOf>): Documents => ({
  orders: orders.map(({ order }) => order),
  movements: orders.flatMap(({ movements }) => movements),
  journal: orders.flatMap(link),
})

/** A chain of its own. */
export const journalOf = (deviceId: string) => {
  let sequence = 0
  let previousHash = ''
  return ({ order, journal }: GeneratedOrder): Collections['journal'][] =>
    journal.map((what) => {
      sequence += 1
      const id = `${deviceId}:${String(sequence).padStart(10, '0')}`
      const entry = { id, deviceId, sequence, ...what, subject: order.id, previousHash }
      previousHash = nodeRuntime.sha256(journalText(entry))
      return { ...entry, hash: previousHash }
    })
}
