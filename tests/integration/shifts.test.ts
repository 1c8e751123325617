import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { nodeRuntime } from '../../electron/host/node-runtime.ts'
import { createCart } from '../../electron/order-manager/register/cart.ts'
import { createPay } from '../../electron/order-manager/register/pay.ts'
import { theRegister } from '../../electron/order-manager/settings.ts'
import { createShifts } from '../../electron/order-manager/shifts/shifts.ts'
import { openShift } from '../../electron/order-manager/shifts/write.ts'
import { type OpenedStore, openStore } from '../../electron/store/open-store.ts'
import type { Order } from '../../shared/domain/orders/order.ts'
import { expectedCash } from '../../shared/domain/shifts/drawer.ts'
import type { ShiftReport } from '../../shared/domain/shifts/report.ts'
import type { Shift } from '../../shared/domain/shifts/shift.ts'
import { must } from '../support/client.ts'
import { foundPlainShop } from '../support/plain-shop.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

let folder: ReturnType<typeof temporaryFolder>
let store: OpenedStore
/** The wall clock, to be set forwards and back. */
let clock = Date.UTC(2026, 2, 1, 9)
const runtime = { ...nodeRuntime, now: () => clock, hashPin: async () => 'none' }
const id = (): string => crypto.randomUUID()

beforeEach(async () => {
  clock = Date.UTC(2026, 2, 1, 9)
  folder = temporaryFolder()
  store = await openStore({ folder: folder.path })
  await foundPlainShop({ store, runtime }, 20)
})
afterEach(async () => {
  await store.close()
  folder.remove()
})
const reopen = async (): Promise<void> => {
  await store.close()
  store = await openStore({ folder: folder.path, known: true })
}

const shifts = () => createShifts({ store, runtime })
const fill = (code: string, orderId = id()): Order =>
  must(createCart({ store, runtime }).scan('mia', orderId, id(), code)).order
const pay = (order: Order, tender: 'cash' | 'card' = 'cash') =>
  createPay({ store, runtime })('mia', {
    orderId: order.id,
    paymentId: id(),
    total: order.totals.total,
    tender: tender === 'cash' ? { kind: 'cash', given: order.totals.total } : { kind: 'card', reference: '' },
  })
const sell = (code = 'SKU-1', tender: 'cash' | 'card' = 'cash'): Order => must(pay(fill(code), tender)).order
const current = (): Shift => {
  const shift = openShift(store)
  if (shift === undefined) throw new Error('The register is closed.')
  return shift
}
const close = (reason = ''): ShiftReport =>
  must(shifts().close('mia', { reportId: id(), count: { amount: expectedCash(current()) }, reason, blind: false }))
const open = (amount = 0): void => void must(shifts().open('mia', id(), { amount }))
const journalOf = (what: string) => store.find('journal', {}).filter((entry) => entry.what === what)

describe('a register whose shift is not open', () => {
  test('takes no money, keeps the cart, and sells it once the float is counted', () => {
    close()
    const cart = fill('SKU-3')
    expect(pay(cart)).toMatchObject({ refusal: 'no_shift' })
    expect(store.get('orders', cart.id)).toEqual(cart)
    expect(theRegister(store).lastReceipt).toBe(0)
    open(5000)
    expect(must(pay(cart)).order.number).toBe('R1-000001')
    expect(current()).toMatchObject({ float: 5000, takings: { sales: 1, sold: cart.totals.total } })
  })

  test('is opened once, however often it is asked', () => {
    close()
    const shiftId = id()
    for (let time = 0; time < 3; time++) expect(shifts().open('mia', shiftId, { amount: 100 })).toEqual({})
    expect(shifts().open('mia', id(), { amount: 200 })).toMatchObject({ refusal: 'shift_open' })
    expect(current()).toMatchObject({ id: shiftId, float: 100 })
    expect(journalOf('shiftOpened')).toHaveLength(2)
  })

  test('has no cash to move, nothing to report and nothing to close', () => {
    close()
    expect(shifts().move('mia', { move: 'paidIn', amount: 1, reason: 'x', cause: id() })).toMatchObject({
      refusal: 'no_shift',
    })
    expect(shifts().takeX('mia', id())).toMatchObject({ refusal: 'no_shift' })
    expect(shifts().close('mia', { reportId: id(), count: { amount: 0 }, reason: '', blind: false })).toMatchObject({
      refusal: 'no_shift',
    })
  })
})

describe('a shift', () => {
  test('adds up whatever the clock does: set back, past midnight, a year ahead', () => {
    const totals: number[] = []
    for (const leap of [0, -3_600_000, 20 * 3_600_000, 365 * 86_400_000, -400 * 86_400_000]) {
      clock += leap
      totals.push(sell().totals.total)
      must(shifts().move('mia', { move: 'drop', amount: 10, reason: '', cause: id() }))
    }
    const { shift } = close()
    const sum = totals.reduce((one, other) => one + other, 0)
    expect(shift.takings).toMatchObject({ sales: 5, sold: sum })
    expect(expectedCash(shift)).toBe(sum - 50)
    const times = shift.entries.map((entry) => [entry.at, entry.counter] as const)
    expect(times).toEqual([...times].sort(([one, first], [other, second]) => one - other || first - second))
  })

  test('has every sale in it that has its id, and each sale is in one', () => {
    const sold = Array.from({ length: 9 }, (_, index) => {
      if (index === 4) {
        close()
        open()
      }
      return sell(`SKU-${index}`, index % 2 === 0 ? 'cash' : 'card')
    })
    const shiftIds = sold.map((order) => order.entries.flatMap((one) => (one.type === 'sold' ? [one.shiftId] : []))[0])
    expect(new Set(shiftIds).size).toBe(2)
    for (const shiftId of new Set(shiftIds)) {
      const mine = sold.filter((_, index) => shiftIds[index] === shiftId)
      const shift = store.get('shifts', shiftId ?? '')
      expect(shift).toMatchObject({
        takings: {
          sales: mine.length,
          sold: mine.reduce((sum, order) => sum + order.totals.total, 0),
          receipts: [{ first: mine[0]?.number, last: mine.at(-1)?.number }],
        },
      })
    }
  })

  test('of a commit that fails has nothing of it', () => {
    sell()
    const before = current()
    const cart = fill('SKU-5')
    const failing = {
      ...store,
      commit: <R>(work: (transaction: Parameters<Parameters<typeof store.commit>[0]>[0]) => R): R =>
        store.commit((transaction) => {
          const result = work(transaction)
          if (transaction.get('orders', cart.id)?.state === 'completed') throw new Error('The power is gone.')
          return result
        }),
    }
    expect(() =>
      createPay({ store: failing, runtime })('mia', {
        orderId: cart.id,
        paymentId: id(),
        total: cart.totals.total,
        tender: { kind: 'card', reference: '' },
      }),
    ).toThrow('power')
    expect(current()).toEqual(before)
    must(pay(cart))
    expect(current().takings).toMatchObject({ sales: 2, receipts: [{ first: 'R1-000001', last: 'R1-000002' }] })
  })

  test('takes a move, an X and a closing under the same id once', () => {
    const command = { move: 'paidOut', amount: 250, reason: 'Stamps', cause: id() } as const
    const [x, z] = [id(), id()]
    for (let time = 0; time < 2; time++) must(shifts().move('mia', command))
    for (let time = 0; time < 2; time++) expect(must(shifts().takeX('mia', x)).number).toBe('R1-X0001')
    const closing = { reportId: z, count: { amount: 0 }, reason: 'paid from my pocket', blind: false }
    for (let time = 0; time < 2; time++) expect(must(shifts().close('mia', closing)).number).toBe('R1-Z0001')
    expect(journalOf('paidOut')).toMatchObject([{ staffId: 'mia', facts: { amount: 250, currency: 'EUR' } }])
    expect(journalOf('xReport')).toHaveLength(1)
    expect(journalOf('shiftClosed')).toMatchObject([
      { facts: { number: 'R1-Z0001', expected: -250, counted: 0, variance: 250 } },
    ])
  })
})

describe('X and Z reports', () => {
  test('are numbered without a gap, each kind by itself, and an X stays as it was', () => {
    sell()
    const first = must(shifts().takeX('mia', id()))
    sell()
    const second = must(shifts().takeX('mia', id()))
    const z = [close()]
    open()
    z.push(close())
    open()
    const third = must(shifts().takeX('mia', id()))
    expect([first, second, third].map((one) => one.number)).toEqual(['R1-X0001', 'R1-X0002', 'R1-X0003'])
    expect(z.map((one) => one.number)).toEqual(['R1-Z0001', 'R1-Z0002'])
    expect(store.get('shifts', first.id)).toEqual(first)
    expect([first, second].map((one) => one.shift.takings.sales)).toEqual([1, 2])
  })

  test('leave no number out where a closing is refused', () => {
    const refused = { reportId: id(), count: { amount: 7 }, reason: '', blind: false }
    expect(shifts().close('mia', refused)).toMatchObject({ refusal: 'reason_missing' })
    expect(close().number).toBe('R1-Z0001')
  })
})

describe('PEERS 5: orders made offline, and the opening float, are in the closing', () => {
  test('the float is on the disk when it is answered, and the sales after it as well, also of a till that was ended', async () => {
    close()
    open(12_345)
    const offline = [sell(), sell('SKU-2', 'card')]
    await reopen()
    offline.push(sell('SKU-3'))
    await reopen()
    const { shift } = close()
    expect(shift).toMatchObject({
      float: 12_345,
      takings: { sales: 3, sold: offline.reduce((sum, order) => sum + order.totals.total, 0) },
    })
  })
})

describe('PEERS 6: carts do not vanish at closing, and closing balances', () => {
  test('what is open and parked is told, carried over, and sold in the next shift', () => {
    const carts = [fill('SKU-1'), fill('SKU-2')]
    fill('SKU-3')
    sell()
    const { shift } = close()
    expect(shift.entries.at(-1)).toMatchObject({ type: 'closed', unfinished: { carts: 3, prints: 0, payments: 0 } })
    for (const cart of carts) expect(store.get('orders', cart.id)).toEqual(cart)
    open()
    for (const cart of carts) must(pay(cart))
    expect(current().takings.sales).toBe(2)
    expect(shift.takings.sales).toBe(1)
  })

  test('the difference is the count less what came in and went out, to the cent', () => {
    const cash = [sell('SKU-1'), sell('SKU-4')].reduce((sum, order) => sum + order.totals.total, 0)
    sell('SKU-2', 'card')
    for (const [move, amount] of [
      ['paidIn', 1000],
      ['paidOut', 333],
      ['drop', 777],
    ] as const)
      must(shifts().move('mia', { move, amount, reason: 'change', cause: id() }))
    const expected = cash + 1000 - 333 - 777
    const report = must(
      shifts().close('mia', { reportId: id(), count: { amount: expected - 5 }, reason: 'miscounted', blind: false }),
    )
    expect(report.shift.entries.at(-1)).toMatchObject({ expected, count: { amount: expected - 5 } })
    expect(journalOf('shiftClosed')).toMatchObject([{ facts: { variance: -5 } }])
  })
})

test('a shop of before there were shifts opens, is asked for a float, and sells', async () => {
  store.commit((transaction) => {
    const { shiftId: _shift, lastX: _x, lastZ: _z, ...register } = theRegister(transaction)
    transaction.put('settings', register)
  })
  await reopen()
  expect(pay(fill('SKU-1'))).toMatchObject({ refusal: 'no_shift' })
  open()
  sell()
  expect(close().number).toBe('R1-Z0001')
})
