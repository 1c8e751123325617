import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { createDocuments } from '../../electron/documents/documents.ts'
import { nodeRuntime } from '../../electron/host/node-runtime.ts'
import type { Adapters } from '../../electron/order-manager/adapters.ts'
import { createCardDesk } from '../../electron/order-manager/card-payments/card-desk.ts'
import { createEffectRunner } from '../../electron/order-manager/effects/runner.ts'
import { StoreFullError } from '../../electron/order-manager/ports/store.ts'
import { createPrintRunner } from '../../electron/order-manager/printing/runner.ts'
import { openStore } from '../../electron/store/open-store.ts'
import { eventually } from '../contract/transports/eventually.ts'
import type { Client } from '../support/client.ts'
import { type OpenShop, openShop, staff } from '../support/open-shop.ts'
import { openStorefront, webOrderOf } from '../support/storefront.ts'

const id = (): string => crypto.randomUUID()
const minute = 60_000
const year = 365 * 24 * 60 * minute

/** A shop with a printer that is off and no merchant system, in which something was sold and ordered. */
const openBusyShop = async (): Promise<{ shop: OpenShop; admin: Client }> => {
  const shop = await openShop()
  onTestFinished(() => shop.close())
  const admin = await shop.signedIn(staff.admin)
  await admin.do('settings.setPrinter', { printer: { host: '127.0.0.1', port: 9, columns: 42 } })
  const { order } = await admin.do('register.scan', { orderId: id(), lineId: id(), code: '1491274001210' })
  const tender = { kind: 'card', reference: '' } as const
  await admin.do('register.pay', { orderId: order.id, paymentId: id(), total: order.totals.total, tender })
  const webShop = { id: id(), name: 'Web shop', webhookUrl: 'http://127.0.0.1:9/' }
  const { apiKey } = await admin.do('settings.addWebShop', webShop)
  const storefront = await openStorefront(shop.host().url, apiKey)
  await storefront.order(webOrderOf([{ sku: 'GRO-002', quantity: 1, price: 540 }]))
  return { shop, admin }
}

describe('when the clock is set back by a year', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }))
  afterEach(() => void vi.useRealTimers())

  test('what waits is done all the same, and who is locked out waits five minutes', async () => {
    const today = Date.now()
    vi.setSystemTime(today + year)
    const { shop } = await openBusyShop()
    const tryPin = async (pin: string) => {
      const client = shop.connect()
      const mia = (await client.do('staff.list', {})).find(({ name }) => name === staff.cashier)
      return client.ask('staff.signIn', { staffId: mia?.id ?? '', pin })
    }
    for (let count = 0; count < 5; count += 1) await tryPin('9999')

    await shop.shut()
    vi.setSystemTime(today)
    await shop.restart()
    const now = await shop.signedIn(staff.admin)
    const filter = { channel: 'web', state: 'placed', fulfilment: null, text: '', limit: 1 } as const
    const orderId = (await now.now('orders.list', filter)).orders[0]?.id ?? ''
    const soon = Date.now() + 60 * minute
    await now.now('orders.read', { orderId }, (order) => order?.effects.every(({ dueAt }) => dueAt < soon) ?? false)
    await now.now('printing.jobs', {}, (jobs) => jobs.every((job) => job.state === 'waiting' && job.dueAt < soon))

    expect(await tryPin('1111')).toMatchObject({ refusal: 'locked' })
    vi.setSystemTime(Date.now() + 6 * minute)
    expect(await tryPin('1111')).toHaveProperty('sessionKey')
  })
})

test('while the disk is full, what waits for printer and merchant leaves everything else its turn', async () => {
  const { shop } = await openBusyShop()
  await shop.shut()
  const store = await openStore({ folder: shop.folder })
  onTestFinished(() => store.close())
  for (const job of store.find('printJobs', {}))
    store.commit((transaction) => transaction.put('printJobs', { ...job, dueAt: 1 }))

  let tries = 0
  const timers = new Set<() => void>()
  const unused = () => {
    throw new Error('not asked for')
  }
  const adapters: Adapters = {
    // Nothing can be written; a commit without writes works, as it does on a full disk.
    store: {
      ...store,
      commit: (work) => {
        let wrote = false
        const put = () => {
          wrote = true
        }
        const result = work({ ...store, put })
        if (!wrote) return result
        tries += 1
        throw new StoreFullError('The disk is full.')
      },
    },
    runtime: {
      ...nodeRuntime,
      after: (milliseconds, run) => {
        const callOff = nodeRuntime.after(milliseconds, run)
        timers.add(callOff)
        return callOff
      },
    },
    secrets: { seal: unused, open: unused },
    gateways: { kinds: [], open: unused },
    cardTerminal: unused,
    messenger: { deliver: unused },
    printer: { send: unused },
    documents: createDocuments(),
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  }
  const runners = [createPrintRunner(adapters), createEffectRunner(adapters, createCardDesk(adapters))]
  for (const runner of runners) runner.start()
  await eventually(() => expect(tries).toBeGreaterThan(1))
  await pause(50)
  expect(tries).toBeLessThan(5)
  await Promise.all(runners.map((runner) => runner.stop()))
  for (const callOff of timers) callOff()
})

test('where the data file is damaged, who asks for it is told what to do', async () => {
  const shop = await openShop()
  onTestFinished(() => shop.close())
  await shop.shut()
  const store = await openStore({ folder: shop.folder })
  const table = store.connection.get(
    "SELECT rootpage FROM sqlite_schema WHERE name LIKE 'products%' AND type = 'table'",
  )
  const size = Number(store.connection.get('PRAGMA page_size')?.['page_size'])
  await store.close()
  const file = openSync(join(shop.folder, 'tillhouse.sqlite'), 'r+')
  writeSync(file, Buffer.alloc(size, 0x5a), 0, size, (Number(table?.['rootpage']) - 1) * size)
  closeSync(file)

  await shop.restart()
  const answer = await shop.connect().ask('catalog.browse', { category: null, skip: 0, limit: 500 })
  expect(answer).toMatchObject({ refusal: 'storage_damaged', message: expect.stringContaining('Restore a backup.') })
})
