import { afterEach, beforeEach, expect, test } from 'vitest'
import { createDocuments } from '../../electron/documents/documents.ts'
import { nodeRuntime } from '../../electron/host/node-runtime.ts'
import type { Adapters } from '../../electron/order-manager/adapters.ts'
import type { Delivery, WebShopMessage } from '../../electron/order-manager/ports/web-shop-messenger.ts'
import { theShop, webShop } from '../../electron/order-manager/settings.ts'
import { newWebShop } from '../../electron/order-manager/setup/web-shops.ts'
import { createStockTelling } from '../../electron/order-manager/tellings/stock-telling.ts'
import { type OpenedStore, openStore } from '../../electron/store/open-store.ts'
import { withEndpointAdded } from '../../shared/domain/settings/webhook-endpoint.ts'
import { eventually } from '../contract/transports/eventually.ts'
import { must } from '../support/client.ts'
import { foundPlainShop, openingStock } from '../support/plain-shop.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

let folder: ReturnType<typeof temporaryFolder>
let store: OpenedStore
let adapters: Adapters
let telling: ReturnType<typeof createStockTelling>
const sent: WebShopMessage[] = []
let takes: (message: WebShopMessage) => Delivery

const begin = (): void => {
  telling = createStockTelling(adapters)
  telling.start()
}
beforeEach(async () => {
  folder = temporaryFolder()
  store = await openStore({ folder: folder.path })
  sent.length = 0
  takes = () => ({ outcome: 'delivered' })
  const unused = () => {
    throw new Error('not asked for')
  }
  // Nobody wants to wait for the pauses here.
  const after: Adapters['runtime']['after'] = (milliseconds, run) => nodeRuntime.after(Math.min(milliseconds, 5), run)
  adapters = {
    store,
    runtime: { ...nodeRuntime, hashPin: async () => 'none', after },
    secrets: { seal: (text) => text, open: (text) => text },
    gateways: { kinds: [], open: () => undefined },
    cardTerminal: unused,
    messenger: {
      deliver: async (message) => {
        const answer = takes(message)
        if (answer.outcome === 'delivered') sent.push(message)
        return answer
      },
    },
    printer: { send: unused },
    documents: createDocuments(),
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  }
  await foundPlainShop(adapters, 3)
  const locationId = theShop(store).locations[0]?.id ?? ''
  for (const [id, tellStock] of [
    ['wants', true],
    ['does not', false],
  ] as const)
    store.commit((transaction) => {
      const made = newWebShop(adapters, { id, name: id, webhookUrl: `http://${id}/`, locationId })
      transaction.put('settings', { ...made.webShop, tellStock })
    })
})
afterEach(async () => {
  telling.stop()
  await store.close()
  folder.remove()
})

let moves = 0
/** So many pieces less of a product at the web shop's location. */
const take = (index: number, pieces: number): void => {
  moves += 1
  store.commit((transaction) =>
    transaction.put('movements', {
      id: `move-${moves}`,
      variantId: `variant-${index}`,
      locationId: theShop(transaction).locations[0]?.id ?? '',
      quantity: -pieces * 1000,
      reason: 'correction',
      orderId: null,
      at: 1,
    }),
  )
}
const told = () => sent.flatMap(({ data }) => (data as { stock: { sku: string; available: number }[] }).stock)
const full = openingStock / 1000

test('a web shop that wants it is told of what changed, as it is then, and of nothing else', async () => {
  begin()
  await eventually(() => expect(store.get('settings', 'stockTold wants')).toBeDefined())
  take(1, 3)
  await eventually(() => expect(told()).toEqual([{ sku: 'SKU-1', available: full - 3 }]))
  take(2, 1)
  take(2, 1)
  await eventually(() => expect(told().at(-1)).toEqual({ sku: 'SKU-2', available: full - 2 }))
  expect(new Set(sent.map(({ url }) => url))).toEqual(new Set(['http://wants/']))
  expect(new Set(sent.map(({ type }) => type))).toEqual(new Set(['stock.changed']))
})

test('each endpoint that wants it is told for itself', async () => {
  store.commit((transaction) => {
    const shop = webShop(transaction, 'does not')
    if (shop === undefined) throw new Error('The web shop is not there.')
    const books = { id: 'books', webhookUrl: 'http://books/', webhookSecret: 'secret of books', tellStock: true }
    transaction.put('settings', must(withEndpointAdded(shop, books)))
  })
  let down = true
  takes = ({ url }) =>
    down && url === 'http://books/' ? { outcome: 'failed', problem: 'No.' } : { outcome: 'delivered' }
  begin()
  await eventually(() => expect(store.get('settings', 'stockTold does not/books')).toBeDefined())
  await eventually(() => expect(store.get('settings', 'stockTold wants')).toBeDefined())
  take(1, 1)
  await eventually(() => expect(sent.map(({ url }) => url)).toEqual(['http://wants/']))
  down = false
  await eventually(() => expect(sent.map(({ url }) => url)).toEqual(['http://wants/', 'http://books/']))
  expect(sent[1]).toMatchObject({ data: sent[0]?.data, secrets: ['secret of books'] })
})

test('of what is not for web shops it is told nothing', async () => {
  begin()
  await eventually(() => expect(store.get('settings', 'stockTold wants')).toBeDefined())
  const product = store.variant('variant-0')?.product
  if (product === undefined) throw new Error('The product is not there.')
  store.commit((transaction) => transaction.put('products', { ...product, online: false }))
  take(0, 1)
  take(1, 1)
  await eventually(() => expect(told()).toEqual([{ sku: 'SKU-1', available: full - 1 }]))
})

test('what it did not take it is told later, once more under the same id; and what changed while Tillhouse was closed', async () => {
  begin()
  await eventually(() => expect(store.get('settings', 'stockTold wants')).toBeDefined())
  const refused: string[] = []
  takes = ({ id }) => {
    refused.push(id)
    return { outcome: 'failed', problem: 'No.' }
  }
  take(1, 1)
  await eventually(() => expect(refused.length).toBeGreaterThan(1))
  expect(new Set(refused).size).toBe(1)
  telling.stop()
  takes = () => ({ outcome: 'delivered' })
  take(0, 5)
  begin()
  await eventually(() =>
    expect(told()).toEqual([
      { sku: 'SKU-1', available: full - 1 },
      { sku: 'SKU-0', available: full - 5 },
    ]),
  )
})

test('after a backup was restored it begins with what changes from then on', async () => {
  store.commit((transaction) =>
    transaction.put('settings', { id: 'stockTold wants', kind: 'stockTold', place: Number.MAX_SAFE_INTEGER }),
  )
  begin()
  await eventually(() =>
    expect(store.get('settings', 'stockTold wants')).not.toMatchObject({ place: Number.MAX_SAFE_INTEGER }),
  )
  take(1, 1)
  await eventually(() => expect(told()).toEqual([{ sku: 'SKU-1', available: full - 1 }]))
})
