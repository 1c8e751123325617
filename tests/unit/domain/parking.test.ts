import { describe, expect, test } from 'vitest'
import { decidePark, decideResume, lastParking } from '../../../shared/domain/orders/decide-parking.ts'
import { decidePayment } from '../../../shared/domain/orders/decide-payment.ts'
import { decideCart } from '../../../shared/domain/orders/decide-sale.ts'
import { reasonRefusal } from '../../../shared/domain/orders/decide-void.ts'
import { fold } from '../../../shared/domain/orders/evolve.ts'
import { inWords } from '../../../shared/domain/orders/in-words.ts'
import { aCart, append, aWebOrder, decided } from './history.ts'
import { aLine } from './lines.ts'

const cart = append(aCart(), decided(decideCart(aCart(), { type: 'add', line: aLine({ name: 'Raspberry jam' }) })))
const parked = append(cart, decided(decidePark(cart, 'Table 4')))
const resumed = append(parked, decided(decideResume(parked, parked.registerId)))
const euro = { currency: 'EUR', digits: 2, locale: 'en-IE' }

describe('a parked cart', () => {
  test('keeps what is in it, its name, when and by whom it was parked', () => {
    expect(parked).toMatchObject({ state: 'parked', lines: cart.lines, totals: cart.totals })
    expect(lastParking(parked)).toMatchObject({ name: 'Table 4', staffId: null, at: parked.updatedAt })
  })

  test('is neither changed nor paid until it is taken up again', () => {
    expect(decideCart(parked, { type: 'add', line: aLine({ id: 'second' }) })).toMatchObject({ refusal: 'not_a_cart' })
    const context = { paymentId: 'p', receiptNumber: 'R1-000001', shiftId: 'shift', shiftPlace: 1, digits: 2 }
    expect(decidePayment(parked, { kind: 'cash', given: 100 }, context)).toMatchObject({ refusal: 'not_a_cart' })
    expect(resumed).toMatchObject({ state: 'draft', lines: cart.lines })
    const sold = append(resumed, decided(decidePayment(resumed, { kind: 'cash', given: 100 }, context)))
    expect(sold).toMatchObject({ state: 'completed', exceptions: [] })
  })

  test('is parked once, and taken up once, however often it is asked for', () => {
    expect(decidePark(parked, 'Table 5')).toEqual([])
    expect(decideResume(resumed, resumed.registerId)).toEqual([])
  })

  test('is taken up at any register, and is that one’s then; of before that, it stays at its own', () => {
    const elsewhere = append(parked, decided(decideResume(parked, 'other')))
    expect(elsewhere).toMatchObject({ state: 'draft', registerId: 'other', exceptions: [] })
    expect(decideResume(elsewhere, parked.registerId)).toMatchObject({ refusal: 'open_elsewhere' })
    expect(append(parked, [{ type: 'resumed' }]).registerId).toBe(parked.registerId)
  })

  test('is never deleted without a reason, which stays in its history', () => {
    const rules = { voidsNeedReason: false }
    expect(reasonRefusal(parked, rules, ' ')).toMatchObject({ refusal: 'reason_missing', field: 'reason' })
    expect(reasonRefusal(parked, rules, 'Never came back')).toBeNull()
    const voided = append(parked, decided(decideCart(parked, { type: 'abandon', reason: 'Never came back' })))
    expect(voided).toMatchObject({ state: 'cancelled', reason: { message: 'Never came back' }, exceptions: [] })
    expect(voided.entries.map((entry) => inWords(entry, voided, euro)).slice(1)).toEqual([
      'Raspberry jam added.',
      'Parked as “Table 4”.',
      'Cart voided: Never came back',
    ])
    expect(decideResume(voided, voided.registerId)).toMatchObject({ refusal: 'not_a_cart' })
  })

  test('was not empty, and is no web order', () => {
    expect(decidePark(aCart(), '')).toMatchObject({ refusal: 'empty_cart' })
    expect(decidePark(aWebOrder([aLine()]), '')).toMatchObject({ refusal: 'not_a_cart' })
  })
})

describe('a void', () => {
  test('needs a reason where the shop wants one', () => {
    expect(reasonRefusal(cart, { voidsNeedReason: false }, '')).toBeNull()
    expect(reasonRefusal(cart, { voidsNeedReason: true }, '')).toMatchObject({ refusal: 'reason_missing' })
    expect(reasonRefusal(cart, { voidsNeedReason: true }, 'Damaged')).toBeNull()
  })

  test('of a line says in the history what it was, how much of it, and why', () => {
    const voided = append(cart, decided(decideCart(cart, { type: 'remove', lineId: 'line', reason: ' Damaged ' })))
    const last = voided.entries.at(-1)
    expect(last).toMatchObject({ type: 'lineRemoved', quantity: 1000, reason: 'Damaged' })
    expect(last && inWords(last, voided, euro)).toBe('Raspberry jam × 1 voided: Damaged')
  })
})

describe('an order of an earlier version', () => {
  const { note: _note, ...line } = aLine({ name: 'Raspberry jam' })
  const head = { deviceId: 'device', counter: 0, staffId: null }
  const start = { registerId: 'register', locationId: 'floor', currency: 'EUR', pricesIncludeTax: true }
  const old = fold('old', [
    { ...head, id: '1', at: 1, type: 'begun', ...start },
    { ...head, id: '2', at: 2, type: 'lineAdded', line },
    { ...head, id: '3', at: 3, type: 'lineRemoved', lineId: 'line' },
    { ...head, id: '4', at: 4, type: 'lineAdded', line: { ...line, id: 'second' } },
  ])
  const { note: _absent, ...stored } = old

  test('has no notes, reasons or approvals, and is read as what it was', () => {
    expect(old.entries.map((entry) => inWords(entry, old, euro))).toEqual([
      'Cart begun.',
      'Raspberry jam added.',
      'Raspberry jam voided.',
      'Raspberry jam added.',
    ])
    expect(lastParking(stored)).toBeUndefined()
  })

  test('takes one more of a line, a note, parking and undo like any other', () => {
    const again = append(stored, decided(decideCart(stored, { type: 'add', line: aLine({ id: 'third' }) })))
    expect(again.lines).toMatchObject([{ id: 'second', quantity: 2000 }])
    const noted = append(again, decided(decideCart(again, { type: 'note', note: { text: 'Hello', printed: true } })))
    const undone = append(noted, decided(decideCart(noted, { type: 'undo', cause: 'undo' })))
    expect(undone.note ?? null).toBeNull()
    expect(append(undone, decided(decidePark(undone, ''))).state).toBe('parked')
  })
})
