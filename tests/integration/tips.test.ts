import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createParking } from '../../electron/order-manager/register/parking.ts'
import { createPay } from '../../electron/order-manager/register/pay.ts'
import { createReturnPayment } from '../../electron/order-manager/register/return-payment.ts'
import { tenderRules } from '../../electron/order-manager/settings.ts'
import { createShifts } from '../../electron/order-manager/shifts/shifts.ts'
import { openShift } from '../../electron/order-manager/shifts/write.ts'
import type { AskedTender } from '../../shared/contract/tenders.ts'
import type { Order } from '../../shared/domain/orders/order.ts'
import { dueOf } from '../../shared/domain/orders/payments.ts'
import { usualTenders } from '../../shared/domain/settings/tender-rules.ts'
import { expectedCash } from '../../shared/domain/shifts/drawer.ts'
import type { Shift } from '../../shared/domain/shifts/shift.ts'
import { must } from '../support/client.ts'
import { Counter } from '../support/counter.ts'
import { takeTips } from '../support/take-tips.ts'
import { faultsIn } from '../support/verified.ts'

let counter: Counter
beforeEach(async () => {
  counter = new Counter()
  await counter.open()
  takeTips(counter.adapters)
})
afterEach(async () => {
  expect(faultsIn(counter.folder.path)).toEqual([])
  await counter.close()
})

const current = (): Shift => {
  const shift = openShift(counter.store)
  if (shift === undefined) throw new Error('The register is closed.')
  return shift
}
const payBy = (staffId: string, order: Order, tender: AskedTender): Order =>
  must(
    createPay(counter.adapters)(staffId, {
      ...{ orderId: order.id, paymentId: counter.runtime.newId() },
      ...{ total: order.totals.total, tender },
    }),
  ).order
const closeShift = () =>
  must(
    createShifts(counter.adapters).close('mia', {
      ...{ reportId: counter.runtime.newId(), count: { amount: expectedCash(current()) } },
      ...{ reason: '', blind: false },
    }),
  )

describe('a tip at the register', () => {
  test('is no turnover and not taxed; it is in the drawer, and stands by who took it', () => {
    const cart = counter.fill()
    const { total } = cart.totals
    const begun = payBy('mia', cart, { kind: 'card', reference: '', amount: 20, tip: 5 })
    const sold = payBy('lena', begun, { kind: 'cash', given: total + 30, tip: 40 })
    expect(sold).toMatchObject({ state: 'completed', totals: { total, tax: cart.totals.tax } })
    expect(current().takings).toMatchObject({
      sold: total,
      tenders: [
        { tender: 'card', amount: 25 },
        { tender: 'cash', amount: total - 20 + 40 },
      ],
      tips: [
        { staffId: 'mia', tender: 'card', count: 1, amount: 5 },
        { staffId: 'lena', tender: 'cash', count: 1, amount: 40 },
      ],
    })
    expect(expectedCash(current())).toBe(total - 20 + 40)
    const told = counter.store.find('journal', {}).filter(({ what }) => what === 'payment')
    expect(told).toMatchObject([{ facts: { amount: 20, tip: 5 } }])
  })

  test('goes back with its payment, off who had got it, also when another gives it back in another shift', () => {
    const begun = payBy('mia', counter.fill(), { kind: 'card', reference: '', amount: 20, tip: 5 })
    closeShift()
    must(createShifts(counter.adapters).open('lena', counter.runtime.newId(), { amount: 0 }))
    const paymentId = begun.payments[0]?.id ?? ''
    must(createReturnPayment(counter.adapters)('lena', begun.id, paymentId, 'Another card'))
    expect(current().takings).toMatchObject({
      tenders: [{ tender: 'card', count: 1, amount: -25 }],
      tips: [{ staffId: 'mia', tender: 'card', count: 1, amount: -5 }],
    })
  })

  test('stays on a cart that is parked between two payments', () => {
    const parking = createParking(counter.adapters)
    const begun = payBy('mia', counter.fill(), { kind: 'card', reference: '', amount: 20, tip: 5 })
    must(parking.park('mia', begun.id, 'Ada'))
    const { order } = must(parking.resume('mia', begun.id))
    expect(payBy('mia', order, { kind: 'card', reference: '', amount: dueOf(order) }).state).toBe('completed')
  })

  test('is refused where the shop takes none', () => {
    counter.store.commit((transaction) => transaction.put('settings', { ...usualTenders, tips: false }))
    const refused = { refusal: 'tips_off', field: 'tip' }
    expect(counter.ask(counter.fill(), { kind: 'cash', given: 9000, tip: 1 })).toMatchObject(refused)
    expect(counter.ask(counter.fill(), { kind: 'card', reference: '', tip: 1 })).toMatchObject(refused)
    expect(counter.pay(counter.fill(), { kind: 'card', reference: '', tip: 0 }).state).toBe('completed')
  })
})

test('a shop of an earlier version, whose rules know of no tips, takes none', () => {
  const { tips: _tips, tipPresets: _presets, ...earlier } = usualTenders
  counter.store.commit((transaction) => transaction.put('settings', { ...earlier, giftCards: false } as never))
  expect(tenderRules(counter.store)).toEqual({ ...usualTenders, giftCards: false })
})
