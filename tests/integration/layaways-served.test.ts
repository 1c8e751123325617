import { afterAll, beforeAll, expect, test } from 'vitest'
import { nextDay } from '../../shared/domain/settings/shop-day.ts'
import type { Client } from '../support/client.ts'
import { journalOf } from '../support/journal.ts'
import { type OpenShop, openShop, staff } from '../support/open-shop.ts'

let shop: OpenShop
let cashier: Client
let admin: Client
beforeAll(async () => {
  shop = await openShop()
  cashier = await shop.signedIn(staff.cashier)
  admin = await shop.signedIn(staff.admin)
})
afterAll(() => shop.close())

// Of the sample shop: raspberry jam at 5.40.
const jam = '1491274001210'
const id = () => crypto.randomUUID()
/** Within two years, whenever this runs. */
const heldUntil = nextDay(nextDay(new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)))

const aCart = async () => {
  const orderId = id()
  await cashier.do('register.scan', { orderId, lineId: id(), code: jam })
  const { id: customerId } = await cashier.do('customers.add', {
    ...{ id: id(), name: 'Nora Held', email: '', phone: '', card: '', group: '', note: '' },
    ...{ taxExempt: false, taxReference: '' },
  })
  return (await cashier.do('register.setCustomer', { orderId, customerId })).order
}
const pay = async (orderId: string, total: number, given: number) =>
  (await cashier.do('register.pay', { orderId, paymentId: id(), total, tender: { kind: 'cash', given } })).order

test('the shop says what the first instalment is at least, and for how long goods are held', async () => {
  const rules = { lockAfterMinutes: 0, voidsNeedReason: false }
  await admin.do('settings.setRules', { ...rules, layawayLeastPpm: 500_000, layawayDays: 14 })
  // Who does not speak of them leaves them as they are.
  await admin.do('settings.setRules', rules)
  const order = await aCart()
  await pay(order.id, order.totals.total, 200)
  const few = await cashier.ask('layaways.setAside', { orderId: order.id, heldUntil })
  expect(few).toMatchObject({
    ...{ refusal: 'too_little_paid', field: 'paid' },
    message: 'The first instalment is at least €2.70: take €0.70 more first.',
  })
  await pay(order.id, order.totals.total, 70)
  expect(await cashier.ask('layaways.setAside', { orderId: order.id, heldUntil: '2026-13-01' })).toMatchObject({
    ...{ refusal: 'invalid_payload', field: 'heldUntil' },
  })
  const { order: aside } = await cashier.do('layaways.setAside', { orderId: order.id, heldUntil })
  expect(aside).toMatchObject({ state: 'setAside', layaway: { number: 'R1-L000001', heldUntil } })
  const { rows } = await cashier.now('layaways.list', { text: 'nora r1-l', limit: 10 })
  expect(rows).toMatchObject([
    { number: 'R1-L000001', customerName: 'Nora Held', total: 540, paid: 270, due: 270, overdue: false },
  ])
})

test('nobody cancels it but with an approval, which the journal keeps; and who packs goods does none of it', async () => {
  const [row] = (await cashier.now('layaways.list', { text: '', limit: 10 })).rows
  const call = { orderId: row?.orderId ?? '', reason: 'Found it elsewhere' }
  const refused = await cashier.ask('layaways.cancel', call)
  expect(refused).toMatchObject({
    ...{ refusal: 'needs_approval', message: 'Somebody who may cancel what is set aside must approve this.' },
  })
  const picker = await shop.signedIn(staff.picker)
  expect(await picker.ask('layaways.cancel', call)).toMatchObject({ refusal: 'not_allowed' })
  expect(await picker.ask('layaways.setAside', { orderId: call.orderId, heldUntil })).toMatchObject({
    refusal: 'not_allowed',
  })
  const ticket = 'approval' in refused ? (refused.approval?.ticket ?? '') : ''
  const jonas = (await admin.do('staff.all', {})).find(({ name }) => name === staff.backOffice)
  await cashier.do('staff.approve', { ticket, staffId: jonas?.id ?? '', pin: '2222' })
  const { order } = await cashier.do('layaways.cancel', { ...call, approval: ticket })
  expect(order).toMatchObject({ state: 'cancelled', payments: [], entries: expect.anything() })
  expect(order.entries.at(-1)).toMatchObject({ type: 'layawayCancelled', approvedBy: jonas?.id })
  expect(await cashier.now('layaways.list', { text: '', limit: 10 })).toEqual({ rows: [], more: false })
  const told = (await journalOf(shop)).filter(({ what }) => what === 'layawayCancelled')
  expect(told).toMatchObject([{ facts: { proof: 'R1-L000002', paid: 270, approvedBy: jonas?.id } }])
})
