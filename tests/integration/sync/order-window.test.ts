import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { nodeRuntime } from '../../../electron/host/node-runtime.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { dueOf } from '../../../shared/domain/orders/payments.ts'
import { isRefusal } from '../../../shared/domain/refusal.ts'
import { openShop, staff } from '../../support/open-shop.ts'
import { seededRandom } from '../../support/seeded-random.ts'
import { faultsIn } from '../../support/verified.ts'
import { sharedHub } from '../hub/hub-with-devices.ts'
import { openFaultProxy } from './fault-proxy.ts'
import { openPartGate } from './part-gate.ts'
import { faultsAfter } from './tampered.ts'
import { codeFrom, contentOf, inStep, joinedTill, type Till, tillOf } from './tills.ts'
import { agree } from './two-tills.ts'

const { hub } = sharedHub()

const day = 86_400_000
const id = (): string => crypto.randomUUID()
const anyTime = { from: null, until: null, total: null, limit: 100 }

const count = (folder: string, table: string): number => {
  const database = new DatabaseSync(`${folder}/tillhouse.sqlite`, { readOnly: true })
  const row = database.prepare(`SELECT count(*) AS count FROM "${table}"`).get()
  database.close()
  return Number(row?.['count'])
}

/** What stock and ledgers come to, and what they are made of. */
const booksOf = ({ shop }: Till): Record<string, string> =>
  Object.fromEntries(
    Object.entries(contentOf(shop.folder)).filter(([key]) => /^(?:level|movements|ledgers)\//.test(key)),
  )

const takeBack = async ({ cashier }: Till, sale: Pick<Order, 'id' | 'lines'>, quantity: number) =>
  cashier.ask('returns.take', {
    orderId: id(),
    saleId: sale.id,
    lines: [{ id: id(), saleLineId: sale.lines[0]?.id ?? '', quantity, reason: 'Changed mind', restock: true }],
  })

const payBack = async ({ cashier }: Till, cart: Order): Promise<Order> =>
  (
    await cashier.do('register.pay', {
      orderId: cart.id,
      paymentId: id(),
      total: cart.totals.total,
      tender: { kind: 'cash', given: dueOf(cart) },
    })
  ).order

/** A till whose clock is so many days behind, and can be set. */
const tillOfThen = async (days: number) => {
  let age = days * day
  const shop = await openShop({ runtime: { ...nodeRuntime, now: () => Date.now() - age } })
  onTestFinished(() => shop.close())
  const admin = await shop.signedIn(staff.admin)
  const north = tillOf(shop, await shop.signedIn(staff.cashier))
  const pair = async () => admin.do('hub.pair', { url: hub().url, code: (await hub().newOrganisation()).code })
  return { admin, north, pair, setRight: () => (age = 0) }
}

/** A shop whose till has sold for months, and keeps sales of 30 days. */
const oldShop = async () => {
  const { admin, north, pair, setRight } = await tillOfThen(90)
  const facts = { email: '', phone: '', card: '', group: '', taxExempt: false, note: '' }
  const ada = await north.cashier.do('customers.add', { id: id(), name: 'Ada Byrne', ...facts })
  const old: Order[] = []
  for (let sale = 0; sale < 60; sale += 1) old.push(await north.sell())
  const { id: orderId, totals } = await north.fill(1)
  await north.cashier.do('register.setCustomer', { orderId, customerId: ada.id })
  const adas = await north.pay(orderId, { kind: 'cash', given: totals.total })
  const halfBack = await north.sell(2)
  const cart = await takeBack(north, halfBack, 1000)
  if (isRefusal(cart)) throw new Error(cart.message)
  await payBack(north, cart.order)
  setRight()
  for (let sale = 0; sale < 3; sale += 1) await north.sell()
  await pair()
  expect(await admin.ask('hub.setWindow', { days: 3 })).toMatchObject({ refusal: 'window_out_of_range', field: 'days' })
  expect(await admin.now('hub.window', {})).toEqual({ days: 0 })
  await admin.do('hub.setWindow', { days: 30 })
  await inStep(north)
  return { north, admin, old, adas }
}

test('a new till leaves old sales on the hub, knows of them, and takes goods back of one that it asks for', {
  timeout: 240_000,
}, async () => {
  const { north, admin, old, adas } = await oldShop()
  const line = await openFaultProxy(hub().url, seededRandom(1))
  onTestFinished(() => line.close())
  const south = await joinedTill(line.url, await codeFrom(north), 'R2')
  onTestFinished(() => south.shop.close())
  await inStep(south)

  // The three new ones, and the old one that something came back of with what took it back.
  expect(count(south.shop.folder, 'orders 0')).toBe(5)
  expect(count(south.shop.folder, 'sync_left')).toBe(61)
  expect(booksOf(south)).toEqual(booksOf(north))
  for (const { shop } of [north, south]) expect(faultsIn(shop.folder)).toEqual([])

  const [first, second, third] = old
  if (first === undefined || second === undefined || third === undefined) throw new Error('Nothing was sold.')
  const look = (text: string) => south.cashier.ask('returns.find', { text, ...anyTime })

  line.part()
  const away = {
    refusal: 'older_away',
    message: 'This till keeps sales of the last 30 days. Older ones are found when the hub is back.',
  }
  expect(await look(first.number)).toMatchObject(away)
  expect(await look('Byrne')).toMatchObject(away)
  expect(await look('R1-999999')).toEqual([])
  const list = { channel: null, state: null, fulfilment: null, text: first.number, limit: 10 }
  const listed = await south.cashier.now('orders.list', list, (value) => value.away !== null)
  expect(listed).toMatchObject({ orders: [], away: away.message })
  const scan = { orderId: id(), lineId: id(), code: second.number }
  expect(await south.cashier.ask('register.scan', scan)).toMatchObject({ refusal: 'is_receipt', field: second.id })
  expect(await south.cashier.ask('returns.read', { saleId: second.id, cartId: id() })).toMatchObject(away)
  line.mend()

  expect(await look(first.number)).toMatchObject([{ orderId: first.id, number: first.number, back: 'none' }])
  expect(await look('Byrne')).toMatchObject([{ orderId: adas.id, customerName: 'Ada Byrne' }])
  expect(await south.cashier.do('returns.read', { saleId: second.id, cartId: id() })).toMatchObject({
    all: [{ name: 'Raspberry jam', sold: 1000, back: 0 }],
  })
  const brought = await south.cashier.now(
    'orders.list',
    { ...list, text: third.number },
    ({ orders }) => orders.length > 0,
  )
  expect(brought).toMatchObject({ orders: [{ id: third.id }], away: null })
  expect(count(south.shop.folder, 'sync_left')).toBe(57)

  const cart = await takeBack(south, first, 1000)
  if (isRefusal(cart)) throw new Error(cart.message)
  const back = await payBack(south, cart.order)
  expect(back).toMatchObject({ state: 'completed', payments: [{ tender: 'cash', amount: -540 }] })
  expect(await takeBack(south, first, 1000)).toMatchObject({ refusal: 'quantity_out_of_range' })
  const seen = await north.cashier.now('orders.read', { orderId: first.id }, (sale) => sale?.returns.length === 1)
  expect(seen).toMatchObject({ returns: [{ orderId: back.id, number: back.number }] })
  await inStep(north, south)
  expect(booksOf(south)).toEqual(booksOf(north))
  for (const { shop } of [north, south]) expect(faultsIn(shop.folder)).toEqual([])

  // What was left out hides nothing else.
  const own = await south.sell()
  const hidden = (order: Order): string => `INSERT INTO sync_left VALUES ('${order.id}', '${order.number}', '', '[]')`
  expect(faultsAfter(south.shop.folder, (file) => file.remove('orders', third.id))).toContain(third.number)
  expect(
    faultsAfter(south.shop.folder, (file) => {
      file.remove('orders', own.id)
      file.run(hidden(own))
    }),
  ).toContain(`Order ${own.number} was sold at this till`)
  expect(faultsAfter(south.shop.folder, (file) => file.run(hidden(third)))).toContain('is here, and is said')
  expect(faultsAfter(south.shop.folder, (file) => file.run(`UPDATE sync_left SET number = number || '1'`))).toContain(
    'the journal does not tell of it',
  )
  expect(faultsAfter(south.shop.folder, (file) => file.run('DELETE FROM sync_left'))).toContain('is not there')

  // Till that come later have all of it, once the shop wants that.
  await admin.do('hub.setWindow', { days: 0 })
  await inStep(north)
  const west = await joinedTill(hub().url, await codeFrom(north), 'R3')
  onTestFinished(() => west.shop.close())
  expect(count(west.shop.folder, 'sync_left')).toBe(0)
  await agree(north, west)
  await south.cashier.now('hub.state', {}, ({ waiting }) => waiting === 0)
})

test('a cart that a till has here does not stay open because it was sold elsewhere long ago', async () => {
  const { admin, north, pair } = await tillOfThen(90)
  await pair()
  await admin.do('hub.setWindow', { days: 30 })
  const cart = await north.fill(1)
  await inStep(north)
  const line = await openFaultProxy(hub().url, seededRandom(1))
  onTestFinished(() => line.close())
  const south = await joinedTill(line.url, await codeFrom(north), 'R2')
  onTestFinished(() => south.shop.close())
  await south.cashier.now('orders.read', { orderId: cart.id }, (order) => order?.state === 'draft')
  line.part()
  await north.pay(cart.id, { kind: 'cash', given: cart.totals.total })
  await inStep(north)
  line.mend()
  await south.cashier.now('orders.read', { orderId: cart.id }, (order) => order?.state === 'completed')
  expect(count(south.shop.folder, 'sync_left')).toBe(0)
})

test('a new till sells as soon as it has the catalog, while what was closed before is still coming', async () => {
  const { north, pair } = await tillOfThen(0)
  await pair()
  const sold = await north.sell()
  const parked = await north.fill(2)
  await inStep(north)
  let held = true
  const gate = await openPartGate(hub().url, () => held)
  onTestFinished(() => gate.close())
  const south = await joinedTill(gate.url, await codeFrom(north), 'R2')
  onTestFinished(() => south.shop.close())
  await south.cashier.now('hub.state', {}, ({ progress }) => progress !== null)
  expect(await south.sell()).toMatchObject({ number: 'R2-000001' })
  expect(await south.cashier.now('orders.read', { orderId: sold.id })).toBeNull()
  expect(await south.cashier.now('orders.read', { orderId: parked.id })).toMatchObject({ state: 'draft' })
  expect(await south.cashier.ask('returns.find', { text: sold.number, ...anyTime })).toMatchObject({
    refusal: 'older_coming',
  })
  expect(() => faultsIn(south.shop.folder)).toThrow('still on their way')
  held = false
  await agree(north, south)
  expect(await south.cashier.ask('returns.find', { text: sold.number, ...anyTime })).toMatchObject([{ back: 'none' }])
  for (const { shop } of [north, south]) expect(faultsIn(shop.folder)).toEqual([])
})
