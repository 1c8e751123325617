import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { nodeRuntime } from '../../electron/host/node-runtime.ts'
import { createCart } from '../../electron/order-manager/register/cart.ts'
import { createParking } from '../../electron/order-manager/register/parking.ts'
import { createPay } from '../../electron/order-manager/register/pay.ts'
import { createReturnPayment } from '../../electron/order-manager/register/return-payment.ts'
import { createShifts } from '../../electron/order-manager/shifts/shifts.ts'
import { openShift } from '../../electron/order-manager/shifts/write.ts'
import { type OpenedStore, openStore } from '../../electron/store/open-store.ts'
import type { AskedTender } from '../../shared/contract/tenders.ts'
import type { Order } from '../../shared/domain/orders/order.ts'
import { dueOf } from '../../shared/domain/orders/payments.ts'
import { expectedCash } from '../../shared/domain/shifts/drawer.ts'
import type { ShiftReport } from '../../shared/domain/shifts/report.ts'
import type { Shift } from '../../shared/domain/shifts/shift.ts'
import { must } from '../support/client.ts'
import { foundPlainShop } from '../support/plain-shop.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { faultsIn } from '../support/verified.ts'

let folder: ReturnType<typeof temporaryFolder>
let store: OpenedStore
const runtime = { ...nodeRuntime, hashPin: async () => 'none' }
const id = runtime.newId

beforeEach(async () => {
  folder = temporaryFolder()
  store = await openStore({ folder: folder.path })
  await foundPlainShop({ store, runtime }, 20)
})
afterEach(async () => {
  expect(faultsIn(folder.path)).toEqual([])
  await store.close()
  folder.remove()
})
const reopen = async (): Promise<void> => {
  await store.close()
  store = await openStore({ folder: folder.path, known: true })
}

const fill = (code = 'SKU-9'): Order => must(createCart({ store, runtime }).scan('mia', id(), id(), code)).order
const ask = ({ id: orderId, totals }: Order, tender: AskedTender, paymentId = id()) =>
  createPay({ store, runtime })('mia', { orderId, paymentId, total: totals.total, tender })
const pay = (order: Order, tender: AskedTender): Order => must(ask(order, tender)).order
const giveBack = (order: Order, payment: number, reason = '') =>
  createReturnPayment({ store, runtime })('mia', order.id, order.payments[payment]?.id ?? '', reason)
const card = (amount: number): AskedTender => ({ kind: 'card', reference: '', amount })
const cash = (given: number): AskedTender => ({ kind: 'cash', given })
const current = (): Shift => {
  const shift = openShift(store)
  if (shift === undefined) throw new Error('The register is closed.')
  return shift
}
const close = (): ShiftReport =>
  must(
    createShifts({ store, runtime }).close('mia', {
      reportId: id(),
      count: { amount: expectedCash(current()) },
      reason: '',
      blind: false,
    }),
  )
const open = (): void => void must(createShifts({ store, runtime }).open('mia', id(), { amount: 0 }))
const journalOf = (what: string) => store.find('journal', {}).filter((entry) => entry.what === what)
const onHand = (order: Order) => store.stockLevel(order.lines[0]?.variantId ?? '', order.locationId).onHand

describe('15: an order that is paid with several tenders', () => {
  test('is sold with the last of them, and not before: one receipt, one movement, each tender in the shift', () => {
    const cart = fill()
    const { total } = cart.totals
    const before = onHand(cart)
    const begun = pay(cart, card(50))
    expect(begun).toMatchObject({ state: 'draft', number: '' })
    expect(onHand(cart)).toBe(before)
    expect(current().takings).toMatchObject({ sales: 0, sold: 0, tenders: [{ tender: 'card', count: 1, amount: 50 }] })
    const sold = pay(begun, cash(total))
    expect(sold).toMatchObject({ state: 'completed', number: 'R1-000001' })
    expect(onHand(cart)).toBe(before - 1000)
    expect(current().takings).toMatchObject({
      sales: 1,
      sold: total,
      tenders: [
        { tender: 'card', count: 1, amount: 50 },
        { tender: 'cash', count: 1, amount: total - 50 },
      ],
    })
    expect(expectedCash(current())).toBe(total - 50)
    expect(journalOf('payment')).toMatchObject([{ facts: { tender: 'card', amount: 50 } }])
    expect(journalOf('sale')).toMatchObject([{ facts: { number: 'R1-000001', tender: 'card+cash' } }])
  })

  test('each payment once, however often it is asked for', () => {
    const cart = fill()
    const paymentId = id()
    const first = must(ask(cart, card(50), paymentId))
    expect(must(ask(cart, card(50), paymentId))).toEqual(first)
    expect(current().takings.payments).toBe(1)
  })

  test('1: a till that is started anew between two payments comes back with what was paid', async () => {
    const begun = pay(fill(), cash(30))
    await reopen()
    const kept = store.get('orders', begun.id)
    expect(kept).toEqual(begun)
    expect(expectedCash(current())).toBe(30)
    expect(pay(begun, card(dueOf(begun))).number).toBe('R1-000001')
  })

  test('over two shifts: each drawer holds what was put into it, and the sale is of the shift that closed it', () => {
    const begun = pay(fill(), cash(40))
    const first = close()
    expect(first.shift.entries.at(-1)).toMatchObject({ expected: 40, unfinished: { carts: 1, partPaid: 1 } })
    expect(first.shift.takings).toMatchObject({ sales: 0, tenders: [{ tender: 'cash', amount: 40 }] })
    open()
    const sold = pay(begun, cash(dueOf(begun)))
    const second = close()
    expect(second.shift.takings).toMatchObject({
      sales: 1,
      sold: sold.totals.total,
      tenders: [{ tender: 'cash', amount: sold.totals.total - 40 }],
    })
  })

  test('an X report between two payments stays true', () => {
    const begun = pay(fill(), cash(40))
    const x = must(createShifts({ store, runtime }).takeX('mia', id()))
    expect(x.shift.takings).toMatchObject({ sales: 0, payments: 1 })
    pay(begun, card(dueOf(begun)))
  })
})

describe('a payment that is taken back', () => {
  test('leaves drawer and takings as they were, and the cart to be changed', () => {
    const begun = pay(pay(fill(), cash(40)), card(10))
    expect(createCart({ store, runtime }).change('mia', begun.id, { type: 'note', note: null })).toMatchObject({
      order: { id: begun.id },
    })
    expect(createCart({ store, runtime }).scan('mia', begun.id, id(), 'SKU-1')).toMatchObject({
      refusal: 'payment_begun',
    })
    expect(giveBack(begun, 1)).toMatchObject({ refusal: 'reason_missing', field: 'reason' })
    must(giveBack(begun, 1, 'Declined after all'))
    must(giveBack(begun, 0))
    // Asked for again, it is not given back again.
    must(giveBack(begun, 0))
    expect(expectedCash(current())).toBe(0)
    expect(current().takings.tenders).toMatchObject([
      { tender: 'cash', count: 2, amount: 0 },
      { tender: 'card', count: 2, amount: 0 },
    ])
    expect(journalOf('paymentReturned')).toMatchObject([{ facts: { amount: 10 } }, { facts: { amount: 40 } }])
    must(createCart({ store, runtime }).scan('mia', begun.id, id(), 'SKU-1'))
  })
})

test('a cart with payments is parked with them, and not given up before they are given back', () => {
  const parking = createParking({ store, runtime })
  const begun = pay(fill(), cash(40))
  const parked = must(parking.park('mia', begun.id, 'Ada')).order
  expect(parked).toMatchObject({ state: 'parked', payments: begun.payments })
  expect(ask(parked, cash(10))).toMatchObject({ refusal: 'not_a_cart' })
  const resumed = must(parking.resume('mia', begun.id)).order
  expect(dueOf(resumed)).toBe(begun.totals.total - 40)
  expect(pay(resumed, card(dueOf(resumed))).state).toBe('completed')
})
