import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Order } from '../../shared/domain/orders/order.ts'
import { type Client } from '../support/client.ts'
import { journalOf } from '../support/journal.ts'
import { type OpenShop, openShop, staff } from '../support/open-shop.ts'
import { faultsIn } from '../support/verified.ts'

let shop: OpenShop
let cashier: Client
let admin: Client
let reduced: Order | undefined
beforeAll(async () => {
  shop = await openShop()
  cashier = await shop.signedIn(staff.cashier)
  admin = await shop.signedIn(staff.admin)
  await admin.do('settings.setRules', { lockAfterMinutes: 0, voidsNeedReason: true })
})
afterAll(() => shop.close())

// Of the sample shop: raspberry jam at 5.40.
const jam = '1491274001210'
const id = () => crypto.randomUUID()
const fill = async (pieces: number): Promise<Order> => {
  const orderId = id()
  let order: Order | undefined
  for (let more = 0; more < pieces; more += 1)
    order = (await cashier.do('register.scan', { orderId, lineId: id(), code: jam })).order
  if (order === undefined) throw new Error('nothing scanned')
  return order
}
const missing = { refusal: 'reason_missing', field: 'reason' }
const voids = async () => (await cashier.now('shifts.current', {}))?.statement.voids

test('less of a line needs a reason where the shop wants one, is in the journal, and counts in the shift; more is no void', async () => {
  const cart = await fill(3)
  const line = { orderId: cart.id, lineId: cart.lines[0]?.id ?? '' }
  const before = await voids()
  expect(await cashier.ask('register.setQuantity', { ...line, quantity: 1000 })).toMatchObject(missing)
  expect(await voids()).toEqual(before)
  await cashier.do('register.setQuantity', { ...line, quantity: 4000 })
  const { order } = await cashier.do('register.setQuantity', { ...line, quantity: 1000, reason: 'Too many' })
  expect(order.entries.at(-1)).toMatchObject({ type: 'quantityChanged', reason: 'Too many', voided: { amount: 1620 } })
  await cashier.now('shifts.current', {}, (now) => now?.statement.voids.count === (before?.count ?? 0) + 1)
  expect(await voids()).toEqual({ count: (before?.count ?? 0) + 1, amount: (before?.amount ?? 0) + 1620 })
  reduced = order
  await cashier.do('register.abandon', { orderId: cart.id, reason: 'Customer left' })
})

test('an addition that is undone needs one as well; a change that takes nothing out does not', async () => {
  const cart = await fill(2)
  const undo = (reason?: string) =>
    cashier.ask('register.undo', { orderId: cart.id, undoId: id(), ...(reason === undefined ? {} : { reason }) })
  expect(await undo()).toMatchObject(missing)
  expect(await undo('Scanned twice')).toMatchObject({ order: { lines: [{ quantity: 1000 }] } })
  await cashier.do('register.note', { orderId: cart.id, note: { text: 'x', printed: false } })
  expect(await undo()).toMatchObject({ order: { lines: [{ quantity: 1000 }] } })
  await cashier.do('register.abandon', { orderId: cart.id, reason: 'Customer left' })
})

test('they stand on the X report, who counts blind sees them too, and all is verified', async () => {
  const now = await voids()
  const { reportId } = await cashier.do('shifts.takeX', { reportId: id() })
  const rows = (await cashier.do('shifts.report', { reportId })).sections.flatMap((section) => section.rows)
  expect(rows.find(({ label }) => label === `Voids (${now?.count})`)).toBeDefined()
  const journal = await journalOf(shop)
  expect(journal.filter(({ subject }) => subject === reduced?.id)).toMatchObject([
    { what: 'quantityReduced', facts: { reason: 'Too many', voided: 1620, entry: reduced?.entries.at(-1)?.id } },
    { what: 'cartVoided', facts: { reason: 'Customer left', voided: 540 } },
  ])
  expect(faultsIn(shop.folder)).toEqual([])
})
