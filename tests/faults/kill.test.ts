import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { nodeRuntime } from '../../electron/host/node-runtime.ts'
import { type OpenedStore, openStore } from '../../electron/store/open-store.ts'
import type { Order } from '../../shared/domain/orders/order.ts'
import { isRefusal } from '../../shared/domain/refusal.ts'
import { bundle } from '../support/bundle.ts'
import { merchantSystem } from '../support/merchant-system.ts'
import { foundPlainShop, openingStock, plainPin } from '../support/plain-shop.ts'
import { faultsIn } from '../support/verified.ts'
import { freePort } from './free-port.ts'
import { cashier, customers, pause, picker } from './people.ts'
import { randomFrom } from './random.ts'
import { connectStaff } from './staff-client.ts'
import { headlessHost, Till } from './till.ts'

/** How often the plug is pulled, and the seed of when and of what is sold. */
const kills = Number(process.env['TILLHOUSE_KILLS'] ?? 200)
const seed = Number(process.env['TILLHOUSE_SEED'] ?? Date.now() % 1_000_000)
/** The kill comes up to so many milliseconds after staff are at work again; now and then while the till comes up. */
const latestKill = 500
const skus = Array.from({ length: 40 }, (_, index) => `SKU-${index}`)

interface Sandbox {
  readonly merchant: string
  readonly clientId: string
  readonly clientSecret: string
  readonly webShop: string
  readonly webhookUrl: string
}

describe(`a till whose plug is pulled ${kills} times (TILLHOUSE_SEED=${seed})`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'tillhouse-kill-'))
  const closers: (() => unknown)[] = []
  const shown: string[] = []
  const references: string[] = []
  const ended = { killed: 0, whileStarting: 0 }
  let sandbox: Sandbox
  let store: OpenedStore
  let orders: Order[] = []

  beforeAll(async () => {
    sandbox = await startSandbox(join(folder, 'sandbox'), closers)
    const data = join(folder, 'shop')
    const founded = await openStore({ folder: data })
    await foundPlainShop({ store: founded, runtime: nodeRuntime }, skus.length)
    await founded.close()

    const host = await bundle(headlessHost)
    closers.push(host.remove)
    // A third of a start is reading the program: what the first one has read and kept as it ended, the others need not.
    const environment = { NODE_COMPILE_CACHE: join(host.folder, 'compiled') }
    const till = new Till(data, await freePort(), { program: host.script, environment })
    closers.push(() => till.end('SIGKILL'))
    const up = async (): Promise<void> => {
      if (!(await till.start().ready)) throw new Error('the till did not start')
    }
    await up()
    await till.end('SIGTERM')
    await up()
    const client = connectStaff(() => till.opened(), 'Bea', plainPin)
    closers.push(() => client.close())
    await connectSandbox(client, till, sandbox)

    const random = randomFrom(seed)
    const staff = [cashier(client, randomFrom(seed + 1), skus, shown), picker(client)]
    const buyers = customers(sandbox.webShop, randomFrom(seed + 2), skus, references)
    for (; ended.killed < kills; ended.killed++) {
      await pause(random.below(latestKill))
      await till.end('SIGKILL')
      const { ready } = till.start()
      // Now and then it is killed before it has come up.
      if (random.below(5) === 0) ended.whileStarting++
      else if (await ready) await client.ask('catalog.categories', {})
    }
    await buyers.stop()
    await Promise.all(staff.map((worker) => worker.stop()))
    const last = picker(client)
    await quiet(sandbox, client)
    await last.stop()
    await till.end('SIGTERM')
    store = await openStore({ folder: data })
    closers.push(() => store.close())
    orders = store.find('orders', {})
  }, 15 * 60_000)

  afterAll(async () => {
    for (const close of closers.toReversed()) await close()
    rmSync(folder, { recursive: true, force: true })
  })

  const sold = () => orders.filter((order) => order.channel === 'counter' && order.state === 'completed')
  const online = () => orders.filter((order) => order.channel === 'web')

  test('the receipt numbers that were shown are the numbers stored, each once, without a gap', () => {
    expect(ended.killed).toBe(kills)
    const stored = sold()
      .map((order) => order.number)
      .sort()
    expect(stored.length).toBeGreaterThan(kills / 4)
    expect([...shown].sort()).toEqual(stored)
    expect(stored).toEqual(stored.map((_, index) => `R1-${String(index + 1).padStart(6, '0')}`))
    console.log(
      `seed ${seed}: ${kills} kills (${ended.whileStarting} while starting), ${stored.length} sales, ${references.length} web orders`,
    )
  })

  test('each order of the web shop is there once, and has come to its end', () => {
    expect(references.length).toBeGreaterThan(kills / 4)
    expect(
      online()
        .map((order) => order.web?.reference ?? '')
        .sort(),
    ).toEqual([...references].sort())
    expect(
      online()
        .filter((order) => order.state !== 'completed' && order.state !== 'refused')
        .map(({ number, state }) => [number, state]),
    ).toEqual([])
    expect(
      orders.filter((order) => order.effects.length > 0 || order.exceptions.length > 0).map((order) => order.number),
    ).toEqual([])
  })

  test('captures at the merchant equal the shipped orders, and nothing else is promised', async () => {
    const ledger = (await (await fetch(new URL('/sandbox/ledger', sandbox.merchant))).json()) as {
      authorizations: { customId: string }[]
      captures: { customId: string; amount: number }[]
    }
    const shipped = online().filter((order) => order.fulfilment === 'shipped')
    expect(shipped.length).toBeGreaterThan(0)
    expect(ledger.captures.map((capture) => capture.customId).sort()).toEqual(shipped.map((order) => order.id).sort())
    expect(ledger.authorizations.map((one) => one.customId).sort()).toEqual(shipped.map((order) => order.id).sort())
  })

  test('the web shop was told of each thing once', async () => {
    const told = (await (await fetch(new URL('/sandbox/notifications', sandbox.webShop))).json()) as {
      id: string
      type: string
      reference: string
    }[]
    const expected = online().flatMap((order) =>
      (order.state === 'refused' ? ['order.refused'] : ['order.confirmed', 'order.shipped']).map(
        (type) => `${order.web?.reference} ${type}`,
      ),
    )
    expect(told.map(({ reference, type }) => `${reference} ${type}`).sort()).toEqual(expected.sort())
  })

  test('stock left once for each line sold and shipped, and nothing stays reserved', () => {
    for (const sku of skus) {
      const hit = store.byCode(sku)
      const levels = store.stockLevels([hit?.variant.id ?? ''])
      const gone = orders
        .filter((order) => order.fulfilment === 'shipped' || order.fulfilment === 'handedOver')
        .flatMap((order) => order.lines.filter((line) => line.sku === sku))
        .reduce((total, line) => total + line.quantity, 0)
      expect(levels.reduce((total, level) => total + level.onHand, 0)).toBe(2 * openingStock - gone)
      expect(levels.map((level) => level.reserved)).toEqual([0, 0])
    }
  })

  test('everything is what its entries make it: orders, stock, numbers, shifts and the journal', () => {
    expect(faultsIn(join(folder, 'shop'))).toEqual([])
    expect(store.count('journal', { selector: { what: 'sale' } })).toBe(shown.length)
  })
})

/** The outside world, which nobody kills. */
const startSandbox = async (folder: string, closers: (() => unknown)[]): Promise<Sandbox> => {
  const script = resolve(import.meta.dirname, '../../electron/sandbox/main.ts')
  const sandbox = spawn(process.execPath, [script, '--data', folder, '--with-parent'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  closers.push(() => sandbox.kill())
  const line = await new Promise<string>((settle, fail) => {
    createInterface({ input: sandbox.stdout }).once('line', settle)
    sandbox.once('close', () => fail(new Error('the sandbox did not start')))
  })
  return JSON.parse(line) as Sandbox
}

/** What the owner of a shop does under Settings: the merchant system, a web shop, and its key at the web shop's side. */
const connectSandbox = async (client: ReturnType<typeof connectStaff>, till: Till, sandbox: Sandbox) => {
  const { merchant: baseUrl, clientId, clientSecret, webhookUrl } = sandbox
  const set = await client.ask('settings.setGateway', merchantSystem({ baseUrl, clientId, clientSecret }))
  const keys = await client.ask('settings.addWebShop', { id: crypto.randomUUID(), name: 'Sandbox', webhookUrl })
  if (isRefusal(set) || isRefusal(keys)) throw new Error('the sandbox could not be connected')
  const connected = await fetch(new URL('/sandbox/connection', sandbox.webShop), {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ orderManager: new URL(till.url).origin, ...keys }),
  })
  if (!connected.ok) throw new Error(`the web shop could not be connected: ${await connected.text()}`)
}

/**
 * Waits until every order that the web shop took has been told its end: refused, or shipped and paid. How many are left
 * after the kills depends on the machine; that none comes to its end for two minutes is a fault on any.
 */
const quiet = async (sandbox: Sandbox, client: ReturnType<typeof connectStaff>) => {
  let fewest = Number.POSITIVE_INFINITY
  let deadline = 0
  for (;;) {
    const placed = (await (await fetch(new URL('/sandbox/orders', sandbox.webShop))).json()) as {
      notifications: { type: string }[]
    }[]
    const open = placed.filter(
      (order) => !order.notifications.some(({ type }) => type === 'order.shipped' || type === 'order.refused'),
    )
    const { open: queue } = (await client.look('fulfilment.queue', {})) as { open: unknown[] }
    if (open.length === 0 && queue.length === 0) break
    const left = open.length + queue.length
    if (left < fewest) deadline = Date.now() + 120_000
    fewest = Math.min(fewest, left)
    if (Date.now() > deadline) throw new Error(`${open.length} orders do not come to their end`)
    await pause(200)
  }
  // The last capture follows its shipment.
  await pause(3000)
}
