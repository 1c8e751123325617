import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { theDevice } from '../../electron/order-manager/settings.ts'
import { openStore } from '../../electron/store/open-store.ts'
import { checkJournal } from '../../electron/verify/journal.ts'
import type { JournalEntry } from '../../shared/domain/journal/journal-entry.ts'
import { eventually } from '../contract/transports/eventually.ts'
import { hostOn, type OpenShop, openShop, root, staff } from '../support/open-shop.ts'
import { openStorefront, webOrderOf } from '../support/storefront.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { faultsIn } from '../support/verified.ts'

const jam = '1491274001210'
const id = (): string => crypto.randomUUID()
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
    await expect(hostOn(folder, { port })).rejects.toMatchObject({
      name: 'PortTakenError',
      message: expect.stringContaining(String(port)),
    })
    await (await hostOn(folder)).close()
  })

  test('a folder that another one holds', async () => {
    const shop = await opened()
    await expect(hostOn(shop.folder)).rejects.toMatchObject({
      name: 'StoreHeldError',
      message: expect.stringMatching(/\.$/),
    })
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

describe('a day in the shop: a sale, a wrong PIN, a count, settings, a web order that is cancelled', () => {
  let shop: OpenShop
  let store: Awaited<ReturnType<typeof openStore>>
  beforeAll(async () => {
    shop = await openShop()
    const admin = await shop.signedIn(staff.admin)
    const members = await admin.do('staff.list', {})
    await shop.connect().ask('staff.signIn', { staffId: members[0]?.id ?? '', pin: '0000' })
    const { order } = await admin.do('register.scan', { orderId: id(), lineId: id(), code: jam })
    await admin.do('register.pay', {
      orderId: order.id,
      paymentId: id(),
      total: 540,
      tender: { kind: 'card', reference: '' },
    })
    const [hit] = await admin.do('catalog.search', { text: jam, limit: 1 })
    await admin.do('inventory.count', {
      id: id(),
      variantId: hit?.variant.id ?? '',
      locationId: 'warehouse',
      onHand: 3000,
    })
    const { apiKey } = await admin.do('settings.addWebShop', {
      id: id(),
      name: 'Web shop',
      webhookUrl: 'http://127.0.0.1:9/',
    })
    const storefront = await openStorefront(shop.host().url, apiKey)
    const placed = await storefront.order(webOrderOf([{ sku: 'GRO-002', quantity: 3, price: 540 }]))
    await admin.do('orders.cancel', { orderId: String(placed.body['id']), reason: 'Customer called' })
    await shop.restart()
    await shop.shut()
    store = await openStore({ folder: shop.folder })
  })
  afterAll(async () => {
    await store.close()
    await shop.close()
  })

  test('leaves a journal that is whole, and that tells when it was tampered with', () => {
    const entries = store.find('journal', { sort: [{ sequence: 'asc' }] })
    expect(faultsIn(shop.folder)).toEqual([])
    expect(new Set(entries.map((entry) => entry.what))).toEqual(
      new Set([
        'shopOpened',
        'shiftOpened',
        'signIn',
        'signInRefused',
        'sale',
        'stockCounted',
        'settingChanged',
        'webOrder',
        'orderCancelled',
      ]),
    )

    const faultsOf = (journal: typeof entries) => checkJournal(() => journal, theDevice(store)).faults
    const sale = entries.findIndex((entry) => entry.what === 'sale')
    const changed = (fields: Partial<JournalEntry>) =>
      faultsOf(entries.map((entry, index) => (index === sale ? { ...entry, ...fields } : entry)))
    expect(faultsOf(entries)).toEqual([])
    expect(changed({ facts: { ...entries[sale]?.facts, total: 1 } })).toEqual([
      expect.stringContaining(`${sale + 1} was changed`),
    ])
    expect(changed({ at: 0 })).not.toEqual([])
    expect(changed({ staffId: null })).not.toEqual([])
    for (const gone of [0, sale, entries.length - 1])
      expect(faultsOf(entries.toSpliced(gone, 1)), `without ${gone}`).not.toEqual([])
    expect(faultsOf(entries.toSpliced(sale, 2, ...entries.slice(sale, sale + 2).toReversed()))).not.toEqual([])
    expect(faultsOf([])).not.toEqual([])
  })

  test('leaves stock levels that are the same when they are made anew from the movements', () => {
    const variantIds = store.find('products', {}).flatMap((product) => product.variants.map((variant) => variant.id))
    const kept = store.stockLevels(variantIds)
    store.rebuildProjections()
    expect(kept.some((level) => level.onHand === 3000 && level.reserved === 0)).toBe(true)
    expect(store.stockLevels(variantIds)).toEqual(kept)
  })
})

test('the sample shop runs its sandbox beside it: orders from its web shop are confirmed, paid by account or by card', async () => {
  const shop = await opened({
    sandbox: { entry: `${root}electron/sandbox/main.ts`, command: process.execPath, env: {} },
  })
  const { sandbox } = await shop.connect().now('setup.state', {}, (state) => state.sandbox !== null)
  const orders = `${sandbox?.webShop}/sandbox/orders`
  const place = (account: string) =>
    eventually(async () => {
      const body = JSON.stringify({ lines: [{ sku: 'GRO-002', quantity: 1 }], account })
      const placed = await fetch(orders, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
      expect(placed.status).toBe(201)
    })
  await place('ada')
  const admin = await shop.signedIn(staff.admin)
  const filter = { channel: 'web' as const, state: null, fulfilment: null, text: '', limit: 5 }
  const { orders: rows } = await admin.now('orders.list', filter, (list) => list.orders[0]?.state === 'confirmed')
  expect(rows).toMatchObject([{ webShopName: 'Sandbox web shop', payment: 'authorised' }])
  await place('card-ada')
  await admin.now(
    'orders.list',
    filter,
    ({ orders: [last, first] }) => first !== undefined && last?.state === 'confirmed',
  )
  const acquirer = (await (await fetch(`${sandbox?.acquirer}/sandbox/ledger`)).json()) as { transactions: unknown[] }
  expect(acquirer.transactions).toMatchObject([
    { kind: 'authorisation', response: '00', state: 'open', account: 'ada' },
  ])

  const { printer } = (await admin.now('settings.read', {})).register
  expect(printer).toMatchObject({ host: '127.0.0.1' })
  await shop.shut()
  await eventually(() => expect(fetch(orders)).rejects.toThrow('fetch failed'))
})
