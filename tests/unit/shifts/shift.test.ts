import { describe, expect, test } from 'vitest'
import { currencies } from '../../../shared/domain/money/currency.ts'
import { denominationsOf } from '../../../shared/domain/money/denominations.ts'
import type { EntryHead } from '../../../shared/domain/orders/entries.ts'
import { nothing } from '../../../shared/domain/pricing/result.ts'
import { isRefusal, type Refusal } from '../../../shared/domain/refusal.ts'
import {
  decideClosing,
  decideExplaining,
  decideMove,
  decideOpening,
} from '../../../shared/domain/shifts/decide-shift.ts'
import { countCash, expectedCash } from '../../../shared/domain/shifts/drawer.ts'
import { beginShift, closingOf, evolveShift } from '../../../shared/domain/shifts/evolve-shift.ts'
import type { Shift, ShiftHappening } from '../../../shared/domain/shifts/shift.ts'
import { statementOf } from '../../../shared/domain/shifts/statement.ts'
import { withPayment, withSale } from '../../../shared/domain/shifts/takings.ts'

const euro = { currency: 'EUR', digits: 2 }
const head: EntryHead = { id: 'entry', deviceId: 'device', at: 1000, counter: 0, staffId: 'mia' }

const decided = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new Error(answer.refusal)
  return answer
}
const after = (shift: Shift, happenings: readonly ShiftHappening[]): Shift =>
  happenings.reduce((current, one) => evolveShift(current, { ...head, ...one }), shift)

const aShift = (float = 10_000): Shift =>
  beginShift('shift', { ...head, ...decided(decideOpening({ amount: float }, 'register', euro)) })
const cashSale = (shift: Shift, amount: number): Shift => ({
  ...shift,
  takings: withPayment(
    withSale(shift.takings, {
      number: 'R1-000001',
      lines: [{ id: 'line', quantity: 1000 }],
      priced: [{ id: 'line', gross: amount }],
      totals: { ...nothing, total: amount },
    }),
    { id: 'p', tender: 'cash', amount, given: amount, change: 0 },
    1,
    'mia',
  ),
})
const move = (shift: Shift, kind: 'paidIn' | 'paidOut' | 'drop', amount: number): Shift =>
  after(shift, decided(decideMove(shift, { move: kind, amount, reason: 'change', cause: `${kind} ${amount}` })))
const context = {
  unfinished: { carts: 0, prints: 0, payments: 0 },
  number: 'R1-Z0001',
  blind: false,
  digits: 2,
}

describe('the drawer', () => {
  test('should hold the float, cash sales and what was paid in, less what was paid out and brought to the safe', () => {
    const shift = move(move(move(cashSale(aShift(), 2550), 'paidIn', 500), 'paidOut', 1230), 'drop', 8000)
    expect(expectedCash(shift)).toBe(10_000 + 2550 + 500 - 1230 - 8000)
  })

  test('counted by coins and notes comes to their value; nothing counted is an empty drawer', () => {
    const pieces = [
      { value: 5000, pieces: 2 },
      { value: 1, pieces: 7 },
      { value: 200, pieces: 0 },
    ]
    expect(countCash({ pieces }, euro)).toEqual({ amount: 10_007, pieces: pieces.slice(0, 2) })
    expect(countCash({ pieces: [] }, euro)).toEqual({ amount: 0, pieces: [] })
  })

  test.each([
    [{ pieces: [{ value: 3, pieces: 1 }] }, 'unknown_denomination', 'pieces'],
    [
      {
        pieces: [
          { value: 5, pieces: 1 },
          { value: 5, pieces: 1 },
        ],
      },
      'unknown_denomination',
      'pieces',
    ],
    [{ pieces: [{ value: 5, pieces: 1.5 }] }, 'pieces_out_of_range', 'pieces'],
    [{ pieces: [{ value: 5, pieces: -1 }] }, 'pieces_out_of_range', 'pieces'],
    [{ pieces: [{ value: 5, pieces: 100_001 }] }, 'pieces_out_of_range', 'pieces'],
    [{ amount: -1 }, 'amount_out_of_range', 'amount'],
    [{ amount: 0.5 }, 'amount_out_of_range', 'amount'],
  ])('counted as %j is refused as %s', (counted, refusal, field) =>
    expect(countCash(counted, euro)).toMatchObject({ refusal, field }),
  )

  test('has coins and notes in whole minor units, largest first, whatever decimals the currency has', () => {
    const known = currencies().filter((currency) => denominationsOf({ currency, digits: 2 }).length > 0)
    expect(known.length).toBeGreaterThan(20)
    for (const currency of known)
      for (const digits of [0, 2, 3]) {
        const values = denominationsOf({ currency, digits })
        expect(values.every((value) => Number.isSafeInteger(value) && value > 0)).toBe(true)
        expect(values).toEqual([...new Set(values)].sort((one, other) => other - one))
      }
    expect(denominationsOf({ currency: 'JPY', digits: 0 })).toEqual([10_000, 5000, 2000, 1000, 500, 100, 50, 10, 5, 1])
    expect(denominationsOf({ currency: 'XAF', digits: 0 })).toEqual([])
  })
})

describe('cash that is moved without a sale', () => {
  const command = { move: 'paidOut', amount: 500, reason: 'Milk', cause: 'id' } as const

  test('under the same id again is the same move', () => {
    const shift = after(aShift(), decided(decideMove(aShift(), command)))
    expect(decideMove(shift, command)).toEqual([])
    expect(shift.paidOut).toBe(500)
  })

  test.each([
    [{ amount: 0 }, 'amount_out_of_range', 'amount'],
    [{ amount: 1.5 }, 'amount_out_of_range', 'amount'],
    [{ amount: Number.MAX_SAFE_INTEGER + 1 }, 'amount_out_of_range', 'amount'],
    [{ reason: '' }, 'reason_missing', 'reason'],
    [{ move: 'paidIn' as const, reason: '' }, 'reason_missing', 'reason'],
  ])('%j is refused as %s', (fields, refusal, field) =>
    expect(decideMove(aShift(), { ...command, ...fields })).toMatchObject({ refusal, field }),
  )

  test('to the safe needs no reason', () =>
    expect(decideMove(aShift(), { ...command, move: 'drop', reason: '' })).toMatchObject([{ move: 'drop' }]))
})

describe('closing', () => {
  const close = (shift: Shift, counted: number, reason = '', blind = false) =>
    decideClosing(shift, { amount: counted }, reason, { ...context, blind })

  test('over what is expected needs no reason', () =>
    expect(close(cashSale(aShift(), 100), 10_100)).toMatchObject({ expected: 10_100, reason: null }))

  test('with a difference needs one', () => {
    expect(close(aShift(), 9_999)).toMatchObject({ refusal: 'reason_missing', field: 'reason' })
    expect(close(aShift(), 9_999, 'A cent fell behind the counter')).toMatchObject({ count: { amount: 9_999 } })
  })

  test('blind is asked for one when the count stands, once, and only where it is off', () => {
    const blind = (counted: number, note = '') => after(aShift(), [decided(close(aShift(), counted, note, true))])
    const off = blind(1)
    expect(closingOf(off)).toMatchObject({ expected: 10_000, reason: null })
    expect(statementOf(off, true).closed).toMatchObject({ reason: null, unexplained: 'missing' })
    expect(statementOf(blind(10_001), true).closed?.unexplained).toBe('over')
    expect(statementOf(blind(1, 'robbed'), true).closed).toMatchObject({ reason: 'robbed', unexplained: null })
    expect(decideExplaining(off, '')).toMatchObject({ refusal: 'reason_missing', field: 'reason' })
    const said = after(off, decided(decideExplaining(off, 'robbed')))
    expect(statementOf(said, true).closed).toMatchObject({ reason: 'robbed', unexplained: null })
    expect(decideExplaining(said, 'robbed')).toEqual([])
    expect(decideExplaining(said, 'lost')).toMatchObject({ refusal: 'explained_already' })
    expect(decideExplaining(blind(10_000), 'x')).toMatchObject({ refusal: 'nothing_to_explain' })
    expect(decideExplaining(aShift(), 'x')).toMatchObject({ refusal: 'not_closed' })
  })

  test('happens once, and nothing is moved after it', () => {
    const closed = after(aShift(), [decided(close(aShift(), 10_000))])
    expect(closingOf(closed)?.number).toBe('R1-Z0001')
    expect(close(closed, 10_000)).toMatchObject({ refusal: 'shift_closed' })
    expect(decideMove(closed, { move: 'drop', amount: 1, reason: '', cause: 'late' })).toMatchObject({
      refusal: 'shift_closed',
    })
  })
})

describe('a statement', () => {
  const shift = move(cashSale(aShift(), 2550), 'drop', 5000)
  const closed = after(shift, [decided(decideClosing(shift, { amount: 7500 }, 'short', context))])

  test('tells how much is missing', () =>
    expect(statementOf(closed, false).figures).toMatchObject({ expected: 7550, variance: -50, cash: 2550 }))

  test('for who counts blind holds no amount that the expected cash could be worked out from', () => {
    for (const one of [shift, closed]) {
      const blind = statementOf(one, true)
      expect(blind.figures).toBeNull()
      expect(JSON.stringify(blind)).not.toMatch(/2550|7550/)
      expect(blind).toMatchObject({ sales: 1, dropped: 5000 })
    }
  })
})
