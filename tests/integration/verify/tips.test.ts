import { describe, expect, test } from 'vitest'
import type { Entry } from '../../../shared/domain/orders/entries.ts'
import type { Order, Payment } from '../../../shared/domain/orders/order.ts'
import type { Shift } from '../../../shared/domain/shifts/shift.ts'
import { aTradedShop, first, type Tampering } from './cases.ts'
import type { Tamperer } from './tamper.ts'

const shop = aTradedShop()

const isTipped = (entry: Entry): boolean => entry.type === 'paymentTaken' && 'tip' in entry.payment
const tippedOf = (file: Tamperer): Order => first(file.all('orders').filter(({ entries }) => entries.some(isTipped)))

/** The payment that has a tip by the tender is another one, in entries and payments alike. */
const change =
  (tender: Payment['tender'], how: (payment: Payment) => object) =>
  (file: Tamperer): void => {
    const order = tippedOf(file)
    const changed = (payment: Payment) =>
      payment.tender === tender && 'tip' in payment ? { ...payment, ...how(payment) } : payment
    file.write('orders', order.id, {
      ...order,
      payments: order.payments.map(changed),
      entries: order.entries.map((entry) =>
        entry.type === 'paymentTaken' ? { ...entry, payment: changed(entry.payment) } : entry,
      ),
    })
  }
const inShift = (how: (row: NonNullable<Shift['takings']['tips']>[number]) => object) => (file: Tamperer) => {
  const isIt = (one: { readonly kind: string }): one is Shift => one.kind === 'shift'
  const shift = first(file.all('shifts').filter((one): one is Shift => isIt(one) && one.takings.tips !== undefined))
  const tips = shift.takings.tips?.map((row) => ({ ...row, ...how(row) })) ?? []
  const changed = { ...shift, takings: { ...shift.takings, tips } }
  file.write('shifts', shift.id, changed)
  for (const report of file.all('shifts'))
    if (report.kind === 'report' && report.report === 'z' && report.shift.id === shift.id)
      file.write('shifts', report.id, { ...report, shift: changed })
}

test('tips are as they should be', () => expect(shop.faultsAfter(() => undefined)).toBe(''))

describe('a tip', () => {
  test.each<[string, RegExp, Tampering]>([
    [
      'that is another one than the journal tells',
      /a tip of 9, but journal entry \d+ tells of 7/,
      change('card', () => ({ tip: 9 })),
    ],
    ['that the shift knows another of', /its takings are/, change('card', () => ({ tip: 9 }))],
    ['that is more than was given', /a tip of 70 can’t have come/, change('cash', () => ({ tip: 70 }))],
    ['below nothing', /a tip of -7 can’t have come/, change('card', () => ({ tip: -7 }))],
    ['with money that went out', /can’t have come/, change('card', ({ amount }) => ({ amount: -amount }))],
    [
      'that its terminal’s slip does not tell',
      /its card paid a tip of 0, and 7 is booked/,
      change('card', () => ({
        slip: { transaction: { id: 'T', at: '' }, saleId: '', poiId: '', brand: '', lastFour: '' },
      })),
    ],
    [
      'that is gone from the order, and not from its entries',
      /payments is .* but its entries make it/,
      (file) => {
        const order = tippedOf(file)
        const payments = order.payments.map((payment) => ({ ...payment, tip: 0 }))
        file.write('orders', order.id, { ...order, payments })
      },
    ],
    ['that somebody else is said to have taken', /its takings are/, inShift(() => ({ staffId: 'lena' }))],
    ['of which the shift has less', /its takings are/, inShift(({ amount }) => ({ amount: amount - 1 }))],
    [
      'whose entry names somebody else',
      /its takings are/,
      (file) => {
        const order = tippedOf(file)
        const entries = order.entries.map((entry) => (isTipped(entry) ? { ...entry, staffId: 'lena' } : entry))
        file.write('orders', order.id, { ...order, entries })
      },
    ],
    [
      'that the journal has none of',
      /a tip of 7, but journal entry \d+ tells of 0/,
      (file) => {
        const told = first(file.all('journal').filter(({ what, facts }) => what === 'payment' && 'tip' in facts))
        const { tip: _tip, ...facts } = told.facts
        file.write('journal', told.id, { ...told, facts })
      },
    ],
  ])('%s is noticed', (_what, fault, how) => expect(shop.faultsAfter(how)).toMatch(fault))
})
