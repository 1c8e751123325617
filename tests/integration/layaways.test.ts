import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createCart } from '../../electron/order-manager/register/cart.ts'
import { createVoids } from '../../electron/order-manager/register/voids.ts'
import { theRegister } from '../../electron/order-manager/settings.ts'
import { openShift } from '../../electron/order-manager/shifts/write.ts'
import type { Order } from '../../shared/domain/orders/order.ts'
import { dueOf } from '../../shared/domain/orders/payments.ts'
import { provenBy } from '../../shared/domain/orders/proven.ts'
import { must } from '../support/client.ts'
import { Counter } from '../support/counter.ts'
import { layawaysAt, orla } from '../support/set-aside.ts'
import { faultsIn } from '../support/verified.ts'

let clock = Date.UTC(2026, 2, 1, 9)
const day = 86_400_000
const until = '2026-04-30'
let counter: Counter
let layaways: ReturnType<typeof layawaysAt>
beforeEach(async () => {
  clock = Date.UTC(2026, 2, 1, 9)
  counter = new Counter(() => clock)
  await counter.open()
  layaways = layawaysAt(counter)
})
afterEach(() => counter.close())

// SKU-9 costs 1.09: three of them 3.27, of which a fifth is 0.65.
const total = 327
const level = () => counter.store.stockLevel('variant-9', theRegister(counter.store).locationId)
const takings = () => openShift(counter.store)?.takings
const jobs = () => counter.store.find('printJobs', {}).map(({ kind, proof }) => ({ kind, proof }))
const withPrinter = () =>
  counter.store.commit((transaction) =>
    transaction.put('settings', {
      ...theRegister(transaction),
      printer: { host: '127.0.0.1', port: 9, columns: 42 },
    }),
  )
const printed = () => jobs().flatMap(({ kind, proof }) => (kind === 'proof' ? [proof] : []))

describe('goods that are set aside', () => {
  test('are reserved, and nothing is sold: the customer has a numbered proof of what was paid', () => {
    withPrinter()
    const before = level()
    const order = layaways.setAside(100, until)
    expect(order).toMatchObject({
      ...{ state: 'setAside', number: '', fulfilment: 'none', placedAt: 0 },
      layaway: { number: 'R1-L000001', heldUntil: until, proofs: ['R1-L000001'] },
    })
    expect(level()).toEqual({ ...before, reserved: before.reserved + 3000 })
    expect(takings()).toMatchObject({ sales: 0, sold: 0, payments: 1, tenders: [{ tender: 'cash', amount: 100 }] })
    expect(printed()).toEqual(['R1-L000001'])
    expect(theRegister(counter.store).lastReceipt).toBe(0)
    expect(must(layaways.askSetAside(order, until)).order.entries).toEqual(order.entries)
    expect(faultsIn(counter.folder.path)).toEqual([])
  })

  test('are paid in later shifts, each instalment proven once, and handed over with the last one', async () => {
    const before = level()
    let order = layaways.setAside(100, until)
    layaways.nextShift()
    clock += 10 * day
    order = layaways.instalment(order, { kind: 'card', reference: '77', amount: 150 })
    expect(order).toMatchObject({ state: 'setAside', layaway: { proofs: ['R1-L000001', 'R1-L000002'] } })
    expect(takings()).toMatchObject({ sales: 0, payments: 1, tenders: [{ tender: 'card', amount: 150 }] })
    layaways.nextShift()
    await counter.reopen()
    layaways = layawaysAt(counter)
    clock += 10 * day
    expect(dueOf(order)).toBe(total - 250)
    order = layaways.instalment(order, { kind: 'cash', given: 100 })
    expect(order).toMatchObject({ state: 'completed', number: 'R1-000001', fulfilment: 'handedOver', reservations: [] })
    expect(order.payments.at(-1)).toMatchObject({ amount: total - 250, change: 100 - (total - 250) })
    expect(takings()).toMatchObject({ sales: 1, sold: total, payments: 1, receipts: [{ first: 'R1-000001' }] })
    expect(level()).toEqual({ ...before, onHand: before.onHand - 3000 })
    expect(theRegister(counter.store)).toMatchObject({ lastReceipt: 1, lastProof: 2 })
    expect(counter.store.setAside('', 10)).toEqual([])
    expect(faultsIn(counter.folder.path)).toEqual([])
  })

  test('keep their prices, whatever the catalog asks for since', () => {
    const order = layaways.setAside(100, until)
    counter.store.commit((transaction) => {
      const hit = transaction.variant('variant-9')
      if (hit === undefined) throw new Error('The product is gone.')
      const variants = hit.product.variants.map((variant) => ({ ...variant, price: 999 }))
      transaction.put('products', { ...hit.product, variants })
    })
    const sold = layaways.instalment(order, { kind: 'cash', given: 500 })
    expect(sold).toMatchObject({ state: 'completed', totals: { total } })
  })

  test('are put back as they were by who took them up without being paid', () => {
    const order = layaways.setAside(100, until)
    const taken = layaways.takeUp(order)
    expect(taken).toMatchObject({ state: 'draft', layaway: order.layaway, reservations: order.reservations })
    const back = layaways.putBack(taken)
    expect(back).toMatchObject({ state: 'setAside', layaway: order.layaway, payments: order.payments })
    expect(faultsIn(counter.folder.path)).toEqual([])
  })

  test('may be set aside with nothing paid, where the shop wants nothing', () => {
    counter.store.commit((transaction) =>
      transaction.put('settings', {
        ...{ id: 'registerRules', kind: 'registerRules', lockAfterMinutes: 0, voidsNeedReason: false },
        layawayLeastPpm: 0,
      }),
    )
    const order = layaways.setAside(0, until)
    const paid = layaways.instalment(order, { kind: 'cash', given: 27 })
    expect(paid).toMatchObject({ state: 'setAside', layaway: { proofs: ['R1-L000001', 'R1-L000002'] } })
    expect(faultsIn(counter.folder.path)).toEqual([])
  })
})

describe('what is no layaway', () => {
  const refused = (order: Order, heldUntil = until) => layaways.askSetAside(order, heldUntil)

  test('a customer who is nobody, too little paid, all paid for, a day that is no day to come', () => {
    const nobody = counter.pay(counter.fill(), { kind: 'cash', given: 50 })
    expect(refused(nobody)).toMatchObject({ refusal: 'no_customer', field: 'customer' })
    const little = counter.pay(layaways.cart(), { kind: 'cash', given: 50 })
    expect(refused(little)).toMatchObject({ refusal: 'too_little_paid', message: expect.stringContaining('0.15') })
    const paid = counter.pay(layaways.cart(), { kind: 'cash', given: 65 })
    for (const heldUntil of ['2026-03-01', '2026-02-28', '2028-03-02'])
      expect(refused(paid, heldUntil), heldUntil).toMatchObject({ refusal: 'date_out_of_range', field: 'heldUntil' })
    const sold = counter.pay(layaways.cart(), { kind: 'cash', given: 400 })
    expect(refused(sold)).toMatchObject({ refusal: 'not_a_cart' })
    expect(counter.store.setAside('', 10)).toEqual([])
    expect(theRegister(counter.store).lastProof).toBeUndefined()
    expect(faultsIn(counter.folder.path)).toEqual([])
  })

  test('a gift card: what is on it would be owed before it is paid', () => {
    const { order } = must(counter.giftCard(1000, '', layaways.cart().id))
    expect(refused(order)).toMatchObject({ refusal: 'goods_only' })
  })
})

describe('what is taken up again', () => {
  test('takes no more than is due, and nothing of it changes', () => {
    const order = layaways.takeUp(layaways.setAside(100, until))
    const cart = createCart(counter.adapters)
    const lineId = order.lines[0]?.id ?? ''
    const no = { refusal: 'set_aside' }
    expect(counter.ask(order, { kind: 'card', reference: '', amount: 228 })).toMatchObject({ refusal: 'more_than_due' })
    expect(cart.scan('mia', order.id, 'more', 'SKU-9')).toMatchObject(no)
    expect(cart.change('mia', order.id, { type: 'setQuantity', lineId, quantity: 1000 })).toMatchObject(no)
    expect(cart.setCustomer('mia', order.id, null)).toMatchObject(no)
    expect(cart.change('mia', order.id, { type: 'undo', cause: 'once' })).toMatchObject(no)
    expect(counter.giveBack(order, 0, 'wrong')).toMatchObject(no)
    const voids = createVoids(counter.adapters, { permit: () => ({ approvedBy: null }) })
    const call = { session: { staffId: 'mia', key: null }, method: 'register.abandon', payload: {} }
    expect(voids.cart(call, order.id, 'gone')).toMatchObject(no)
    expect(counter.store.get('orders', order.id)).toEqual(order)
  })

  test('the same instalment asked for twice is taken once, and proven once', () => {
    const order = layaways.takeUp(layaways.setAside(100, until))
    const tender = { kind: 'cash', given: 50 } as const
    const paid = must(counter.ask(order, tender, 'once')).order
    expect(must(counter.ask(order, tender, 'once')).order).toEqual(paid)
    expect(paid.layaway?.proofs).toEqual(['R1-L000001', 'R1-L000002'])
    expect(theRegister(counter.store).lastProof).toBe(2)
  })
})

describe('a layaway that is cancelled', () => {
  test('gives all that was paid back to where it came from, in the shift of then, and the goods to the shelf', () => {
    withPrinter()
    const before = level()
    let order = layaways.setAside(100, until)
    order = layaways.instalment(order, { kind: 'card', reference: '77', amount: 150 })
    layaways.nextShift()
    expect(layaways.cancel(order, ' ')).toMatchObject({ refusal: 'reason_missing', field: 'reason' })
    const cancelled = must(layaways.cancel(order)).order
    expect(cancelled).toMatchObject({
      ...{ state: 'cancelled', payments: [], reservations: [], number: '' },
      ...{ reason: { code: 'layawayCancelled', message: 'Changed her mind' } },
    })
    expect(takings()?.tenders).toEqual([
      { tender: 'cash', count: 1, amount: -100 },
      { tender: 'card', count: 1, amount: -150 },
    ])
    expect(takings()).toMatchObject({ sales: 0, sold: 0, refunds: 0, payments: 2 })
    expect(level()).toEqual(before)
    expect(printed()).toEqual(['R1-L000001', 'R1-L000002', 'R1-L000003'])
    expect(provenBy(cancelled, 'R1-L000003')?.givenBack).toMatchObject([{ amount: 100 }, { amount: 150 }])
    expect(must(layaways.cancel(order)).order).toEqual(cancelled)
    expect(faultsIn(counter.folder.path)).toEqual([])
  })

  test('is not one that was handed over, nor a cart', () => {
    const sold = layaways.instalment(layaways.setAside(100, until), { kind: 'cash', given: 300 })
    expect(layaways.cancel(sold)).toMatchObject({ refusal: 'not_set_aside' })
    expect(layaways.cancel(layaways.cart())).toMatchObject({ refusal: 'not_set_aside' })
  })
})

describe('what is set aside', () => {
  const found = (text: string) => counter.store.setAside(text, 10).map(({ layaway }) => layaway?.number)

  test('is found by its customer’s name, phone and card, each of its numbers and its products, the first to be fetched first', () => {
    const later = layaways.setAside(100, '2026-05-30')
    layaways.setAside(100, until, 'SKU-10')
    layaways.instalment(later, { kind: 'cash', given: 10 })
    expect(found('')).toEqual(['R1-L000002', 'R1-L000001'])
    for (const text of ['orla', 'quinn ór', orla.card, '555 0134', 'ORLA@example'])
      expect(found(text), text).toHaveLength(2)
    expect(found('R1-L000003')).toEqual(['R1-L000001'])
    expect(createCart(counter.adapters).scan('mia', 'new', 'line', 'R1-L000003')).toMatchObject({
      ...{ refusal: 'is_layaway', field: later.id, message: expect.stringContaining('set aside for Órla Quinn') },
    })
    expect(found('SKU-10')).toEqual(['R1-L000002'])
    expect(found('nobody')).toEqual([])
  })

  test('is counted when the shift closes, and what is overdue is said', () => {
    const overdue = layaways.setAside(100, '2026-03-02')
    layaways.setAside(100, until)
    clock += 3 * day
    const { shift } = layaways.nextShift()
    expect(shift.entries.at(-1)).toMatchObject({ type: 'closed', unfinished: { carts: 0, setAside: 2, overdue: 1 } })
    layaways.instalment(overdue, { kind: 'cash', given: 300 })
    expect(counter.store.setAsideAt(overdue.registerId, '2026-03-04')).toEqual({ open: 1, overdue: 0 })
  })
})
