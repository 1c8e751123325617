import { setImmediate as othersFirst } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createDocuments } from '../../electron/documents/documents.ts'
import { nodeRuntime } from '../../electron/host/node-runtime.ts'
import type { Adapters } from '../../electron/order-manager/adapters.ts'
import { createCardDesk } from '../../electron/order-manager/card-payments/card-desk.ts'
import { createEffectRunner, type EffectRunner } from '../../electron/order-manager/effects/runner.ts'
import { createChangeOrder } from '../../electron/order-manager/online/change-order.ts'
import type { Delivery, WebShopMessage } from '../../electron/order-manager/ports/web-shop-messenger.ts'
import { theShop, webShop } from '../../electron/order-manager/settings.ts'
import { newWebShop } from '../../electron/order-manager/setup/web-shops.ts'
import { createPlaceOrder } from '../../electron/order-manager/storefront/place-order.ts'
import { type OpenedStore, openStore } from '../../electron/store/open-store.ts'
import { decideDesk } from '../../shared/domain/orders/decide-desk.ts'
import type { Order } from '../../shared/domain/orders/order.ts'
import type { Refusal } from '../../shared/domain/refusal.ts'
import type { WebShop } from '../../shared/domain/settings/web-shop.ts'
import { withEndpointAdded, withoutEndpoint } from '../../shared/domain/settings/webhook-endpoint.ts'
import { isRejection } from '../../shared/storefront/rejection.ts'
import { must } from '../support/client.ts'
import { foundPlainShop } from '../support/plain-shop.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { faultsIn } from '../support/verified.ts'

const hour = 60 * 60_000

let folder: ReturnType<typeof temporaryFolder>
let store: OpenedStore
let adapters: Adapters
let runner: EffectRunner
/** What the web shops do with a message. */
let takes: (message: WebShopMessage) => Promise<Delivery>
let now = Date.UTC(2026, 10, 2)
let timers: { readonly at: number; readonly run: () => void }[]

const rest = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn += 1) await othersFirst()
}
const start = (): Promise<void> => {
  runner.start()
  return rest()
}
/** The clock goes on to the next timer, and what it starts comes to rest. */
const goOn = async (): Promise<void> => {
  const next = timers.toSorted((one, other) => one.at - other.at)[0]
  if (next === undefined) throw new Error('Nothing is waited for.')
  timers = timers.filter((one) => one !== next)
  now = Math.max(now, next.at)
  next.run()
  await rest()
}
const goOnUntil = async (is: () => boolean): Promise<void> => {
  for (let turn = 0; !is(); turn += 1) {
    if (turn > 20_000) throw new Error('It never came to that.')
    await goOn()
  }
}

beforeEach(async () => {
  folder = temporaryFolder()
  store = await openStore({ folder: folder.path })
  timers = []
  const runtime = {
    ...nodeRuntime,
    hashPin: async () => 'none',
    now: () => now,
    after: (milliseconds: number, run: () => void) => {
      const timer = { at: now + milliseconds, run }
      timers.push(timer)
      return () => {
        timers = timers.filter((one) => one !== timer)
      }
    },
  }
  const unused = () => {
    throw new Error('not asked for')
  }
  adapters = {
    // Written at once: the clock here knows nothing of the milliseconds that a commit waits for others.
    store: { ...store, commitJointly: async (work) => store.commit(work) },
    runtime,
    secrets: { seal: (text) => text, open: (text) => text },
    gateways: { kinds: [], open: () => undefined },
    cardTerminal: unused,
    messenger: { deliver: (message) => takes(message) },
    printer: { send: unused },
    documents: createDocuments(),
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  }
  await foundPlainShop(adapters, 2)
  for (const id of ['dead', 'alive'])
    store.commit((transaction) => {
      const locationId = theShop(transaction).locations[0]?.id ?? ''
      transaction.put(
        'settings',
        newWebShop(adapters, { id, name: id, webhookUrl: `http://${id}/`, locationId }).webShop,
      )
    })
  runner = createEffectRunner(adapters, createCardDesk(adapters))
})
afterEach(async () => {
  const stopped = runner.stop()
  for (const { run } of timers) run()
  await stopped
  expect(faultsIn(folder.path)).toEqual([])
  await store.close()
  folder.remove()
})

let count = 0
/** An order for more than there is: all that it owes is to tell its web shop so. */
const refusedOrder = (webShopId: string): Order => {
  count += 1
  const shop = webShop(store, webShopId)
  const hit = store.byCode('SKU-1')
  if (shop === undefined || hit === undefined) throw new Error('The shop is not there.')
  const gone = store.stockLevel(hit.variant.id, shop.locationId)
  store.commit((transaction) =>
    transaction.put('movements', {
      id: `gone-${count}`,
      variantId: hit.variant.id,
      locationId: shop.locationId,
      quantity: -gone.onHand,
      reason: 'correction',
      orderId: null,
      at: now,
    }),
  )
  const wanted = {
    reference: `${count}`,
    currency: 'EUR',
    customer: { name: 'Ada Byrne', email: 'ada@example.invalid' },
    shippingAddress: { name: 'Ada Byrne', lines: ['1 Lane'], postalCode: 'D01', city: 'Dublin', country: 'IE' },
    lines: [{ sku: 'SKU-1', quantity: 1 }],
    total: hit.variant.price,
    payment: { token: 'token' },
  }
  const placed = store.commit((transaction) => createPlaceOrder(adapters)(transaction, shop, `${count}`, wanted))
  if (isRejection(placed)) throw new Error(placed.title)
  expect(placed).toMatchObject({ state: 'refused' })
  expect(placed.effects[0]).toMatchObject({ event: 'order.refused' })
  return placed
}
const current = ({ id }: Order): Order => {
  const order = store.get('orders', id)
  if (order === undefined) throw new Error('The order is gone.')
  return order
}
const change = (order: Order, command: Parameters<typeof decideDesk>[1]): Order =>
  must(createChangeOrder(adapters)('jonas', order.id, (one) => decideDesk(one, command, now)))

const failed: Delivery = { outcome: 'failed', problem: 'The web shop answered with an error (HTTP 500).' }

describe('a web shop that does not answer', () => {
  test('keeps no other waiting, however much it should be told', async () => {
    const told: string[] = []
    takes = async ({ url, id }) => {
      // One never answers at all.
      if (url === 'http://dead/') return new Promise<Delivery>(() => undefined)
      told.push(id)
      return { outcome: 'delivered' }
    }
    for (let order = 0; order < 30; order += 1) refusedOrder('dead')
    const last = refusedOrder('alive')
    await start()
    await goOnUntil(() => current(last).effects.length === 0)
    expect(told).toEqual([last.effects[0]?.id])
  })

  test('is asked by one hand alone after it failed', async () => {
    const open = new Set<string>()
    let most = 0
    takes = async ({ id }) => {
      open.add(id)
      most = Math.max(most, open.size)
      await othersFirst()
      open.delete(id)
      return failed
    }
    refusedOrder('dead')
    await start()
    await goOnUntil(() => store.find('orders', {}).every(({ effects }) => effects[0]?.attempts === 1))
    for (let order = 0; order < 10; order += 1) refusedOrder('dead')
    most = 0
    await goOnUntil(() => store.find('orders', {}).every(({ effects }) => (effects[0]?.attempts ?? 0) > 0))
    expect(most).toBe(1)
  })

  test('is tried less and less for three days, then given up; resumed, it is told under the same id, and then of the rest', async () => {
    const tries: { readonly id: string; readonly at: number }[] = []
    takes = async ({ id }) => {
      tries.push({ id, at: now })
      return failed
    }
    const order = refusedOrder('dead')
    const first = order.effects[0]?.id ?? ''
    const begun = now
    await start()
    await goOnUntil(() => current(order).effects[0]?.givenUp === true)
    expect(new Set(tries.map(({ id }) => id))).toEqual(new Set([first]))
    const pauses = tries.slice(1).map(({ at }, index) => at - (tries[index]?.at ?? 0))
    expect(Math.max(...pauses)).toBeLessThanOrEqual(7.5 * hour)
    expect(pauses[0]).toBeLessThan(2000)
    const days = (now - begun) / (24 * hour)
    // Three days and three hours, each pause a quarter shorter or longer.
    expect(days).toBeGreaterThan(2.3)
    expect(days).toBeLessThan(4)
    expect(store.effectLanes()).toEqual(['given up dead'])

    const before = tries.length
    change(order, { type: 'resumeTelling', effectId: first })
    // Asked twice by somebody impatient.
    change(order, { type: 'resumeTelling', effectId: first })
    const told: string[] = []
    takes = async ({ id }) => {
      told.push(id)
      return { outcome: 'delivered' }
    }
    await goOnUntil(() => current(order).effects.length === 0)
    expect(tries).toHaveLength(before)
    expect(told).toEqual([first])
    expect(current(order).entries.findLast(({ type }) => type === 'webShopTold')).toMatchObject({
      said: { state: 'refused', payment: 'none', total: order.totals.total, refunded: 0 },
    })
    const again = change(order, { type: 'tellAgain', event: 'order.refused' })
    await goOnUntil(() => current(order).effects.length === 0)
    expect(told).toEqual([first, again.effects[0]?.id])
    expect(
      createChangeOrder(adapters)(null, order.id, (one) =>
        decideDesk(one, { type: 'resumeTelling', effectId: first }, now),
      ),
    ).toMatchObject({ refusal: 'told_already' })
  })
})

describe('a web shop with several endpoints', () => {
  const at = (url: string, told: readonly WebShopMessage[]) => told.filter((one) => one.url === url)
  const endpoints = (how: (known: WebShop) => WebShop | Refusal): void =>
    store.commit((transaction) => {
      const known = webShop(transaction, 'alive')
      if (known !== undefined) transaction.put('settings', must(how(known)))
    })
  const books = { id: 'books', webhookUrl: 'http://books/', webhookSecret: 'secret of books' }

  test('is told at each, with its own secret; one that is down keeps the others from nothing', async () => {
    const earlier = refusedOrder('alive')
    endpoints((known) => withEndpointAdded(known, books))
    const told: WebShopMessage[] = []
    let down = true
    takes = async (message) => {
      if (down && message.url === books.webhookUrl) return failed
      told.push(message)
      return { outcome: 'delivered' }
    }
    const order = refusedOrder('alive')
    await start()
    await goOnUntil(() => at('http://alive/', told).length === 2)
    change(order, { type: 'tellAgain', event: 'order.refused' })
    await goOnUntil(() => at('http://alive/', told).length === 3)
    expect(at(books.webhookUrl, told)).toEqual([])
    expect(store.effectLanes()).toEqual(['tell alive/books'])
    // A telling of a further endpoint says nothing of what the first was told.
    expect(current(order).effects.map(({ endpoint }) => endpoint)).toEqual(['books', 'books'])

    down = false
    await goOnUntil(() => current(order).effects.length === 0)
    expect(at(books.webhookUrl, told).map(({ id }) => id)).toEqual(
      at('http://alive/', told)
        .slice(1)
        .map(({ id }) => `${id}:books`),
    )
    expect(told.every(({ url, secrets }) => secrets.includes(books.webhookSecret) === (url === books.webhookUrl))).toBe(
      true,
    )
    expect(current(earlier).entries.filter(({ type }) => type === 'webShopTold')).toHaveLength(1)
  })

  test('is not told any more where one was removed, and the order has nothing left to tell', async () => {
    endpoints((known) => withEndpointAdded(known, books))
    takes = async ({ url }) => (url === books.webhookUrl ? failed : { outcome: 'delivered' })
    const order = refusedOrder('alive')
    await start()
    await goOnUntil(() => (current(order).effects[0]?.attempts ?? 0) > 1)
    endpoints((known) => withoutEndpoint(known, 'books'))
    await goOnUntil(() => current(order).effects.length === 0)
    expect(current(order).entries.map(({ type }) => type)).toContain('tellingDropped')
    expect(store.effectLanes()).toEqual([])
  })
})

test('what orders owe is the same when it is made anew from them', async () => {
  takes = async () => failed
  for (let order = 0; order < 5; order += 1) refusedOrder(order % 2 === 0 ? 'dead' : 'alive')
  await start()
  for (let turn = 0; turn < 40; turn += 1) await goOn()
  const all = () =>
    store.effectLanes().flatMap((lane) => store.openEffects({ lane, from: 0, to: Number.MAX_SAFE_INTEGER, limit: 100 }))
  const kept = all()
  expect(kept).toHaveLength(5)
  store.rebuildProjections()
  expect(all()).toEqual(kept)
})
