import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { nodeRuntime } from '../../electron/host/node-runtime.ts'
import { verifyJournal } from '../../electron/order-manager/journal/verify.ts'
import type { Reader } from '../../electron/order-manager/ports/store.ts'
import { openStore } from '../../electron/store/open-store.ts'
import { eventually } from '../contract/transports/eventually.ts'
import { hostOn, type OpenShop, openShop, root, staff } from '../support/open-shop.ts'
import { openStorefront, webOrderOf } from '../support/storefront.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const jam = '1491274001210'
const id = () => crypto.randomUUID()
const opened = async (options: Parameters<typeof openShop>[0] = {}): Promise<OpenShop> => {
  const shop = await openShop(options)
  onTestFinished(() => shop.close())
  return shop
}
const aFolder = (): string => {
  const folder = temporaryFolder()
  onTestFinished(folder.remove)
  return folder.path
}

describe('the host does not open', () => {
  test('on a port that is taken; it says so, and leaves nothing open', async () => {
    const port = Number(new URL((await opened()).host().url).port)
    const folder = aFolder()
    await expect(hostOn(folder, { port })).rejects.toMatchObject({ name: 'PortTakenError', message: expect.stringContaining(String(port)) })
    await (await hostOn(folder)).close()
  })

  test('a folder that another one holds', async () => {
    const shop = await opened()
    await expect(hostOn(shop.folder)).rejects.toMatchObject({ name: 'StoreHeldError', message: expect.stringMatching(/\.$/) })
    await shop.shut()
    await (await hostOn(shop.folder)).close()
  })

  test('a folder that can’t be made', async () => {
    const file = path.join(aFolder(), 'file')
    writeFileSync(file, '')
    const refusal = { name: 'StoreUnwritableError', message: expect.stringMatching(/\.$/) }
    await expect(hostOn(path.join(file, 'shop'))).rejects.toMatchObject(refusal)
  })
})

describe('after Tillhouse was closed and opened again', () => {
  test('the open cart is there and can be paid, and receipts go on where they stopped', async () => {
    const shop = await opened()
    const sell = async (orderId = id()) => {
      const cashier = await shop.signedIn(staff.cashier)
      const { order } = await cashier.do('register.scan', { orderId, lineId: id(), code: jam })
      const tender = { kind: 'cash' as const, given: order.totals.total }
      return (await cashier.do('register.pay', { orderId, paymentId: id(), total: order.totals.total, tender })).order
    }
    const first = await sell()
    const before = await shop.signedIn(staff.cashier)
    const { order: cart } = await before.do('register.scan', { orderId: id(), lineId: id(), code: jam })

    await shop.restart()
    const cashier = await shop.signedIn(staff.cashier)
    const current = await cashier.now('register.current', {})
    expect(current).toEqual({ cart, last: first })
    const second = await sell(cart.id)
    expect(second).toMatchObject({ id: cart.id, totals: { total: 1080 } })
    expect([first.number, second.number]).toEqual(['R1-000001', 'R1-000002'])
  })
})

describe('the journal', () => {
  /** A day in the shop: a sale, a wrong PIN, a count, settings, a web order that is cancelled. */
  const aDay = async (): Promise<OpenShop> => {
    const shop = await opened()
    const admin = await shop.signedIn(staff.admin)
    const cashier = await shop.signedIn(staff.cashier)
    const members = await admin.do('staff.list', {})
    await shop.connect().ask('staff.signIn', { staffId: members[0]?.id ?? '', pin: '0000' })
    const { order } = await cashier.do('register.scan', { orderId: id(), lineId: id(), code: jam })
    await cashier.do('register.pay', { orderId: order.id, paymentId: id(), total: 540, tender: { kind: 'card', reference: '' } })
    const [hit] = await admin.do('catalog.search', { text: jam, limit: 1 })
    await admin.do('inventory.count', { id: id(), variantId: hit?.variant.id ?? '', locationId: 'warehouse', onHand: 3000 })
    const shopSettings = { id: id(), name: 'Web shop', webhookUrl: 'http://127.0.0.1:9/' }
    const { apiKey } = await admin.do('settings.addWebShop', shopSettings)
    const storefront = await openStorefront(shop.host().url, apiKey)
    const placed = await storefront.order(webOrderOf([{ sku: 'GRO-002', quantity: 3, price: 540 }]))
    expect(placed.status).toBe(201)
    await admin.do('orders.cancel', { orderId: String(placed.body['id']), reason: 'Customer called' })
    await shop.restart()
    return shop
  }

  test('is whole after a day in the shop, and tells when it was tampered with', async () => {
    const shop = await aDay()
    await shop.shut()
    const store = await openStore({ folder: shop.folder })
    onTestFinished(() => store.close())
    const entries = store.find('journal', { sort: [{ sequence: 'asc' }] })
    expect(verifyJournal(store, nodeRuntime)).toEqual([])
    expect(new Set(entries.map((entry) => entry.what))).toEqual(
      new Set(['shopOpened', 'signIn', 'signInRefused', 'sale', 'stockCounted', 'settingChanged', 'webOrder', 'orderCancelled']),
    )

    const reading = (journal: typeof entries): Reader => ({ ...store, find: (() => journal) as Reader['find'] })
    const faultsOf = (journal: typeof entries) => verifyJournal(reading(journal), nodeRuntime)
    const sale = entries.findIndex((entry) => entry.what === 'sale')
    expect(faultsOf(entries)).toEqual([])
    expect(faultsOf(entries.toSpliced(sale, 1))).not.toEqual([])
    expect(faultsOf(entries.slice(0, -1))).not.toEqual([])
    expect(faultsOf(entries.slice(1))).not.toEqual([])
    expect(faultsOf([])).not.toEqual([])
    expect(faultsOf(entries.toSpliced(sale, 2, ...entries.slice(sale, sale + 2).reverse()))).not.toEqual([])
    const cheaper = entries.map((entry, index) => (index === sale ? { ...entry, facts: { ...entry.facts, total: 1 } } : entry))
    expect(faultsOf(cheaper)).toEqual([expect.stringContaining(`${sale + 1} was changed`)])
    const later = entries.map((entry, index) => (index === sale ? { ...entry, at: entry.at + 1 } : entry))
    expect(faultsOf(later)).not.toEqual([])
  })

  test('and stock levels made anew from the movements are those that were kept', async () => {
    const shop = await aDay()
    await shop.shut()
    const store = await openStore({ folder: shop.folder })
    onTestFinished(() => store.close())
    const variantIds = store.find('products', {}).flatMap((product) => product.variants.map((variant) => variant.id))
    const kept = store.stockLevels(variantIds)
    store.rebuildProjections()
    expect(kept.some((level) => level.onHand === 3000)).toBe(true)
    expect(store.stockLevels(variantIds)).toEqual(kept)
  })
})

test('the sample shop runs its sandbox beside it: an order from its web shop is confirmed', async () => {
  const shop = await opened({ sandbox: { entry: `${root}electron/sandbox/main.ts`, command: process.execPath, env: {} } })
  const { sandbox } = await shop.connect().now('setup.state', {}, (state) => state.sandbox !== null)
  const orders = `${sandbox?.webShop}/sandbox/orders`
  const body = JSON.stringify({ lines: [{ sku: 'GRO-002', quantity: 1 }] })
  await eventually(async () => {
    const placed = await fetch(orders, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    expect(placed.status).toBe(201)
  })
  const admin = await shop.signedIn(staff.admin)
  const filter = { channel: 'web' as const, state: null, fulfilment: null, text: '', limit: 5 }
  const { orders: rows } = await admin.now('orders.list', filter, (list) => list.orders[0]?.state === 'confirmed')
  expect(rows).toMatchObject([{ webShopName: 'Sandbox web shop', payment: 'authorised' }])

  const { printer } = (await admin.now('settings.read', {})).register
  expect(printer).toMatchObject({ host: '127.0.0.1' })
  await shop.shut()
  await eventually(() => expect(fetch(orders)).rejects.toThrow())
})
