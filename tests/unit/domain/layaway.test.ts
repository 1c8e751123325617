import { describe, expect, test } from 'vitest'
import { proofView } from '../../../shared/domain/documents/proof-view.ts'
import { decideSetAside } from '../../../shared/domain/orders/decide-layaway.ts'
import { decideResume } from '../../../shared/domain/orders/decide-parking.ts'
import { decidePayment } from '../../../shared/domain/orders/decide-payment.ts'
import { decideCart } from '../../../shared/domain/orders/decide-sale.ts'
import type { Entry, Happening } from '../../../shared/domain/orders/entries.ts'
import { evolve, fold } from '../../../shared/domain/orders/evolve.ts'
import { inWords } from '../../../shared/domain/orders/in-words.ts'
import { mergeOrders } from '../../../shared/domain/orders/merge.ts'
import type { Customer, Order } from '../../../shared/domain/orders/order.ts'
import { dueOf } from '../../../shared/domain/orders/payments.ts'
import { provenBy } from '../../../shared/domain/orders/proven.ts'
import { proofNumber } from '../../../shared/domain/settings/receipt-number.ts'
import { defaultRules, layawayRules } from '../../../shared/domain/settings/register-rules.ts'
import { shop } from '../documents/sample-orders.ts'
import { aCart, append, decided } from './history.ts'
import { aLine } from './lines.ts'

const record = { id: 'nora', card: '', group: '', taxExempt: false }
const customer: Customer = { name: 'Nora Held', email: '', phone: null, record }
const paying = (order: Order, given: number, proof: string, place = 1): Happening[] =>
  decided(
    decidePayment(
      order,
      { kind: 'cash', given },
      { paymentId: `p${place}`, receiptNumber: 'R1-000001', proof, shiftId: 'shift', shiftPlace: place, digits: 2 },
    ),
  )
const setting = {
  ...{ heldUntil: '2026-12-24', today: '2026-11-29', proof: 'R1-L000001', leastPpm: 200_000 },
  money: (amount: number) => String(amount),
}
const filled = append(
  append(
    aCart(),
    decided(decideCart(aCart(), { type: 'add', line: aLine({ name: 'Raspberry jam', quantity: 3000 }) })),
  ),
  [{ type: 'customerAttached', customer }],
)
const begun = append(filled, paying(filled, 100, ''))
const aside = append(begun, decided(decideSetAside(begun, setting)))
const taken = append(aside, decided(decideResume(aside, 'register')))
const paid = append(taken, paying(taken, 50, 'R1-L000002', 2))

describe('an order that was set aside', () => {
  test('reserves its goods, and goes back with each instalment but the last', () => {
    expect(aside).toMatchObject({ state: 'setAside', reservations: [{ variantId: 'variant', quantity: 3000 }] })
    expect(paid).toMatchObject({ state: 'setAside', exceptions: [], layaway: { proofs: ['R1-L000001', 'R1-L000002'] } })
    const again = append(paid, decided(decideResume(paid, 'other')))
    const sold = append(again, paying(again, 150, 'R1-L000003', 3))
    expect(sold).toMatchObject({ state: 'completed', number: 'R1-000001', registerId: 'other', reservations: [] })
    expect(sold.layaway?.proofs).toHaveLength(2)
  })

  test('tells its history in words', () =>
    expect(paid.entries.slice(3).map((entry) => inWords(entry, paid, shop))).toEqual([
      'Paid €1.00 in cash.',
      'Set aside until 24 Dec 2026, proof R1-L000001.',
      'Taken up again.',
      'Paid €0.50 in cash.',
      'Put back, proof R1-L000002.',
    ]))

  test('is what nothing but money and notes changes, also by entries of a till that did not know', () => {
    for (const happening of [
      { type: 'lineAdded', line: aLine({ id: 'more' }) },
      { type: 'customerAttached', customer: null },
      { type: 'undone', entryId: taken.entries[1]?.id ?? '', cause: 'once' },
      { type: 'abandoned' },
    ] satisfies Happening[]) {
      const after = append(taken, [happening])
      expect(after.exceptions, happening.type).toHaveLength(1)
      expect(after, happening.type).toMatchObject({ state: 'draft', lines: taken.lines, customer: taken.customer })
    }
  })

  test('is cancelled only when all that was paid is given back', () => {
    const kept = append(paid, [{ type: 'layawayCancelled', proof: 'R1-L000003', reason: 'no' }])
    expect(kept).toMatchObject({ state: 'setAside', exceptions: [{ message: 'Money is on what was set aside.' }] })
  })
})

describe('a proof', () => {
  const rows = (proof: string) => {
    const proven = provenBy(paid, proof)
    if (proven === undefined) throw new Error('There is no such proof.')
    const view = proofView({ proven, shop, staffName: 'Mia', copy: false })
    return Object.fromEntries([...view.about, ...view.payments].map(({ label, value }) => [label, value]))
  }
  test('tells what had been paid when it was given, whatever was paid since', () => {
    expect(rows('R1-L000001')).toMatchObject({ 'Proof of payment': 'R1-L000001', 'Still to pay': '2.00' })
    expect(rows('R1-L000002')).toMatchObject({
      ...{ 'Proof of payment': 'R1-L000002', 'Set aside as': 'R1-L000001' },
      ...{ Customer: 'Nora Held', 'Held until': '24 Dec 2026', 'Still to pay': '1.50' },
    })
    expect(provenBy(paid, 'R1-L000009')).toBeUndefined()
  })

  test('is numbered in the register’s series', () => {
    expect(proofNumber({ prefix: 'R1' }, 7)).toBe('R1-L000007')
    expect(proofNumber({ prefix: 'R1', series: '7K3QD' }, 1)).toBe('R1-7K3QD-L000001')
  })
})

describe('two tills', () => {
  const at = (order: Order, deviceId: string, time: number, happenings: readonly Happening[]): Order =>
    happenings.reduce<Order>((current, happening, counter) => {
      const id = `${deviceId}-${current.entries.length}`
      const entry: Entry = { id, deviceId, at: time, counter, staffId: null, ...happening }
      return evolve(current, entry)
    }, order)
  const visit = (order: Order, device: string, time: number, given: number): Order => {
    const up = at(order, device, time, decided(decideResume(order, device)))
    return at(up, device, time + 1, paying(up, given, `${device}-L000001`, time))
  }

  test('that took an instalment each, offline and one after the other, become one with both', () => {
    const [one, other] = [visit(aside, 'a', 5000, 50), visit(aside, 'b', 6000, 60)]
    const merged = mergeOrders(one, other)
    expect(merged).toEqual(mergeOrders(other, one))
    expect(merged).toMatchObject({ state: 'setAside', exceptions: [] })
    expect(dueOf(merged)).toBe(300 - 100 - 50 - 60)
    expect(merged.layaway?.proofs).toEqual(['R1-L000001', 'a-L000001', 'b-L000001'])
  })

  test('that both took the last one keep the second for a person, and the goods go out once', () => {
    const [one, other] = [visit(aside, 'a', 5000, 200), visit(aside, 'b', 6000, 200)]
    const merged = mergeOrders(one, other)
    expect(merged).toEqual(mergeOrders(other, one))
    expect(merged).toMatchObject({ state: 'completed', reservations: [], payments: [{}, {}] })
    expect(merged.exceptions).not.toHaveLength(0)
  })
})

describe('documents of before', () => {
  test('an order that was never set aside has nothing of it, and folds to what it was', () => {
    const { entries } = begun
    expect(fold(begun.id, entries)).toEqual(begun)
    expect('layaway' in begun).toBe(false)
  })
  test('rules that say nothing of it ask for a fifth, and hold for sixty days', () =>
    expect(layawayRules(defaultRules)).toEqual({ leastPpm: 200_000, days: 60 }))
})
