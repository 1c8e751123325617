import { expect, test } from 'vitest'
import type { AskedTender } from '../../../shared/contract/tenders.ts'
import { eventually } from '../../contract/transports/eventually.ts'
import { staff } from '../../support/open-shop.ts'
import { faultsIn } from '../../support/verified.ts'
import { sharedHub } from '../hub/hub-with-devices.ts'
import { first, type Tampering } from '../verify/cases.ts'
import { faultsAfter } from './tampered.ts'
import { contentOf, inStep, type Till } from './tills.ts'
import { twoTills } from './two-tills.ts'

const { hub } = sharedHub()
const id = (): string => crypto.randomUUID()
const [jam, honey] = ['1491274001210', '1491200001079']

const takeUpAndPay = async ({ cashier }: Till, orderId: string, more: readonly string[]): Promise<string> => {
  await cashier.now('register.parked', {}, (carts) => carts.some((one) => one.orderId === orderId))
  await cashier.do('register.resume', { orderId })
  for (const code of more) await cashier.do('register.scan', { orderId, lineId: id(), code })
  const { cart } = await cashier.now(
    'register.current',
    {},
    (value) => value.cart?.id === orderId && value.cart.lines.length === 1 + more.length,
  )
  const total = cart?.totals.total ?? 0
  const tender = { kind: 'cash' as const, given: total }
  return (await cashier.do('register.pay', { orderId, paymentId: id(), total, tender })).order.number
}

const payWithVoucher = async ({ cashier }: Till, number: string): Promise<void> => {
  const orderId = id()
  await cashier.do('register.scan', { orderId, lineId: id(), code: honey })
  const { cart } = await cashier.now('register.current', {}, (value) => value.cart?.id === orderId)
  const total = cart?.totals.total ?? 0
  const pay = (tender: AskedTender) => cashier.do('register.pay', { orderId, paymentId: id(), total, tender })
  await pay({ kind: 'voucher', number })
  await pay({ kind: 'card', reference: '' })
}

test('a cart that two tills took up and sold apart is two sales, of which one is shown to a person, and so is a voucher that both took', {
  timeout: 300_000,
}, async () => {
  const { north, south, line } = await twoTills(hub())
  const orderId = id()
  await north.cashier.do('register.scan', { orderId, lineId: id(), code: jam })
  await north.cashier.do('register.park', { orderId, name: 'Ada' })
  await inStep(north, south)
  await south.cashier.now('register.parked', {}, (carts) => carts.length === 1)
  const [number = ''] = (
    await north.shop
      .signedIn(staff.backOffice)
      .then((office) =>
        office.do('vouchers.issue', { batchId: id(), count: 1, amount: 150, validUntil: null, reason: 'Fair' }),
      )
  ).vouchers.map((one) => one.number)
  await inStep(north, south)
  line.part()
  expect(await takeUpAndPay(north, orderId, [])).toBe('R1-000001')
  expect(await takeUpAndPay(south, orderId, [honey])).toBe('R2-000001')
  for (const till of [north, south]) await payWithVoucher(till, number)
  line.mend()

  await eventually(async () => {
    await inStep(north, south)
    expect(contentOf(south.shop.folder)).toEqual(contentOf(north.shop.folder))
  })
  expect(faultsIn(north.shop.folder)).toEqual([])
  expect(faultsIn(south.shop.folder)).toEqual([])

  // Whoever brings the second receipt is not told that there is no such sale.
  for (const { cashier } of [north, south]) {
    const search = { from: null, until: null, total: null, limit: 9 }
    const sale = { orderId, number: 'R1-000001', otherReceipts: ['R2-000001'] }
    for (const text of ['R2-000001', 'r2-000001', 'R1-000001'])
      expect(await cashier.do('returns.find', { ...search, text })).toMatchObject([sale])
    expect(await cashier.now('orders.read', { orderId })).toMatchObject({ otherReceipts: ['R2-000001'] })
    expect(await cashier.ask('register.scan', { orderId: id(), lineId: id(), code: 'R2-000001' })).toMatchObject({
      refusal: 'is_receipt',
      field: orderId,
    })
  }

  const { usedTwice } = await (await south.shop.signedIn(staff.backOffice)).do('vouchers.find', { text: '', limit: 9 })
  expect(usedTwice).toMatchObject([{ number, amount: 150, balance: -150, state: 'usedTwice' }])

  const faultsOf = (how: Tampering): string => faultsAfter(south.shop.folder, how)
  expect(faultsOf(() => undefined)).toBe('')
  const isRefused = (order: { exceptions: readonly { entryId: string }[] }, entryId: string): boolean =>
    order.exceptions.some((one) => one.entryId === entryId)
  const changed =
    (how: (json: string) => string): Tampering =>
    (file) => {
      const order = first(file.all('orders').filter((one) => one.id === orderId))
      const entries = order.entries.map((entry) =>
        isRefused(order, entry.id) ? (JSON.parse(how(JSON.stringify(entry))) as typeof entry) : entry,
      )
      file.write('orders', orderId, { ...order, entries })
    }
  expect(faultsOf(changed((entry) => entry.replaceAll(/"amount":\d+/g, '"amount":1')))).toMatch(/its takings are/)
  expect(faultsOf(changed((entry) => entry.replace('R2-000001', 'R2-000002')))).toMatch(/R2-/)
  const without: Tampering = (file) => {
    const order = first(file.all('orders').filter((one) => one.id === orderId))
    const kept = order.entries.filter((entry) => !isRefused(order, entry.id))
    file.write('orders', orderId, { ...order, entries: kept, exceptions: [] })
  }
  expect(faultsOf(without)).toMatch(/R2-/)
  const movement: Tampering = (file) =>
    file.remove('movements', first(file.all('movements').filter((one) => one.orderId === orderId)).id)
  expect(faultsOf(movement)).toMatch(/Stock: /)
  const hidden: Tampering = (file) => {
    const order = first(file.all('orders').filter((one) => one.id === orderId))
    const exceptions = order.entries.flatMap(({ id: entryId, type }) =>
      type === 'sold' || type === 'paymentTaken' ? [{ entryId, message: 'Not accepted.' }] : [],
    )
    file.write('orders', orderId, { ...order, exceptions })
  }
  expect(faultsOf(hidden)).toMatch(/as if it could not be/)
})
