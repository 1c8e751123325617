import { describe, expect, test } from 'vitest'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { nextDay } from '../../../shared/domain/settings/shop-day.ts'
import { staff } from '../../support/open-shop.ts'
import { faultsIn } from '../../support/verified.ts'
import { sharedHub } from '../hub/hub-with-devices.ts'
import { inStep, type Till } from './tills.ts'
import { agree, twoTills } from './two-tills.ts'

const { hub } = sharedHub()
const patience = 120_000
const id = () => crypto.randomUUID()

describe('two tills and a hub', { timeout: patience }, () => {
  test('what one sells, the other sees; both are right by their own entries', async () => {
    const { north, south } = await twoTills(hub())
    const sold = await north.sell(2)
    const admin = await south.shop.signedIn(staff.admin)
    const seen = await admin.now('orders.read', { orderId: sold.id }, (detail) => detail !== null)
    expect(seen).toMatchObject({ number: sold.number, totals: sold.totals, state: 'completed' })
    const other = await south.sell()
    expect([sold.number, other.number]).toEqual(['R1-000001', 'R2-000001'])
    await agree(north, south)
    expect(faultsIn(north.shop.folder)).toEqual([])
    expect(faultsIn(south.shop.folder)).toEqual([])
    expect(await admin.do('backups.make', {})).toMatchObject({ problem: null, orders: 2 })
  })

  test('what one sets aside is held at the other, too, which takes the next instalment under a number of its own', async () => {
    const { north, south } = await twoTills(hub())
    const [orderId, customerId] = [id(), id()]
    const pay = (till: Till, given: number) => {
      const tender = { kind: 'cash', given } as const
      return till.cashier.do('register.pay', { orderId, paymentId: id(), total: 540, tender })
    }
    await north.cashier.do('register.scan', { orderId, lineId: id(), code: '1491274001210' })
    const nobody = { email: '', phone: '', card: '', group: '', taxExempt: false, note: '' }
    await north.cashier.do('customers.add', { id: customerId, name: 'Nora Held', ...nobody })
    await north.cashier.do('register.setCustomer', { orderId, customerId })
    await pay(north, 200)
    const heldUntil = nextDay(new Date(Date.now() + 86_400_000).toISOString().slice(0, 10))
    await north.cashier.do('layaways.setAside', { orderId, heldUntil })
    const all = { text: '', limit: 10 }
    await south.cashier.now('layaways.list', all, ({ rows }) => rows.length === 1)
    await south.cashier.do('register.resume', { orderId })
    await pay(south, 100)
    const { rows } = await north.cashier.now('layaways.list', all, ({ rows: [row] }) => row?.paid === 300)
    expect(rows).toMatchObject([{ number: 'R1-L000001', proof: 'R2-L000001', due: 240 }])
    await agree(north, south)
    expect(faultsIn(north.shop.folder)).toEqual([])
    expect(faultsIn(south.shop.folder)).toEqual([])
  })

  test('7: with the line cut both sell on, say so, and agree once it is mended: what is paid is paid, with its tax', async () => {
    const { north, south, line } = await twoTills(hub())
    line.part()
    await south.cashier.now('hub.state', {}, ({ line: state }) => state === 'offline')
    const alone: Order[] = []
    for (let sale = 0; sale < 3; sale += 1) alone.push(...(await Promise.all([north.sell(), south.sell(2)])))
    const state = await south.cashier.now('hub.state', {}, ({ waiting }) => waiting > 0)
    expect(state).toMatchObject({ line: 'offline', offlineSince: expect.any(Number), refused: 0 })
    line.mend({ drop: 0.2, cut: 0.4, delay: 20 })
    await south.sell()
    line.mend()
    await agree(north, south)
    expect(faultsIn(south.shop.folder)).toEqual([])
    const admin = await north.shop.signedIn(staff.admin)
    for (const { id: orderId, number, totals, payments } of alone) {
      expect(totals.tax).toBeGreaterThan(0)
      const seen = await admin.now('orders.read', { orderId }, (order) => order !== null)
      expect(seen).toMatchObject({ number, state: 'completed', payment: 'captured', totals, payments })
    }
  })

  test('16: a gift card that pays at both while the line is cut holds what neither has taken', async () => {
    const { north, south, line } = await twoTills(hub())
    const [orderId, number] = [id(), 'CARD-77']
    await north.cashier.do('register.addGiftCard', { orderId, lineId: id(), amount: 5000, number })
    await north.pay(orderId, { kind: 'cash', given: 5000 })
    await agree(north, south)
    line.part()
    for (const [till, jars] of [
      [north, 1],
      [south, 3],
    ] as const)
      await till.pay((await till.fill(jars)).id, { kind: 'giftCard', number })
    line.mend()
    await agree(north, south)
    const price = (await north.fill(1)).totals.total
    for (const { cashier, shop } of [north, south]) {
      expect(await cashier.do('register.giftCard', { number })).toMatchObject({ balance: 5000 - 4 * price })
      expect(faultsIn(shop.folder)).toEqual([])
    }
  })

  test('a setting that both changed apart has what each of them changed', async () => {
    const { north, south, line } = await twoTills(hub())
    const [one, other] = [await north.shop.signedIn(staff.admin), await south.shop.signedIn(staff.admin)]
    await one.do('settings.setRules', { lockAfterMinutes: 3, voidsNeedReason: false })
    await agree(north, south)
    line.part()
    await one.do('settings.setRules', { lockAfterMinutes: 7, voidsNeedReason: false })
    await other.do('settings.setRules', { lockAfterMinutes: 3, voidsNeedReason: true })
    line.mend()
    await agree(north, south)
    const { rules } = await other.now('settings.read', {})
    expect(rules).toMatchObject({ lockAfterMinutes: 7, voidsNeedReason: true })
  })

  test('what the hub refuses is kept, with its words, and the rest goes on', async () => {
    const { south } = await twoTills(hub())
    const admin = await south.shop.signedIn(staff.admin)
    await admin.do('settings.setRounding', { rounding: 'order' })
    const [refused] = await admin.now('hub.refused', {}, (all) => all.length > 0)
    expect(refused).toMatchObject({ collection: 'settings', id: 'shop', why: { refusal: 'office_only' } })
    await admin.do('hub.retry', {})
    await inStep(south)
    expect(await admin.now('hub.state', {})).toMatchObject({ line: 'online', refused: 1 })
    expect((await south.sell()).number).toBe('R2-000001')
  })
})
