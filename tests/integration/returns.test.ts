import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Order } from '../../shared/domain/orders/order.ts'
import { dueOf } from '../../shared/domain/orders/payments.ts'
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts'
import { type Client, must } from '../support/client.ts'
import { journalOf } from '../support/journal.ts'
import { type OpenShop, openShop, staff } from '../support/open-shop.ts'

let shop: OpenShop
let cashier: Client
let admin: Client
let takenBack: Order | undefined
let withoutReceipt: Order | undefined
beforeAll(async () => {
  shop = await openShop()
  cashier = await shop.signedIn(staff.cashier)
  admin = await shop.signedIn(staff.admin)
})
afterAll(() => shop.close())

// Of the sample shop: raspberry jam at 5.40; orchard apples at 3.40 a kilogram.
const jam = '1491274001210'
const id = () => crypto.randomUUID()

const scan = async (orderId: string, code = jam): Promise<Order> =>
  (await cashier.do('register.scan', { orderId, lineId: id(), code })).order
type Tender = { kind: 'cash'; given: number } | { kind: 'card'; reference: string; amount?: number }
const pay = async (order: Order, tender: Tender): Promise<Order | Refusal> => {
  const answer = await cashier.ask('register.pay', {
    orderId: order.id,
    paymentId: id(),
    total: order.totals.total,
    tender,
  })
  return isRefusal(answer) ? answer : answer.order
}
const sell = async (pieces: number, tender: 'cash' | 'card' = 'cash'): Promise<Order> => {
  const orderId = id()
  let cart = await scan(orderId)
  for (let more = 1; more < pieces; more += 1) cart = await scan(orderId)
  return must(
    await pay(cart, tender === 'cash' ? { kind: 'cash', given: cart.totals.total } : { kind: 'card', reference: 'A1' }),
  )
}
const wanted = (sale: Order, quantity: number, more: { reason?: string; restock?: boolean } = {}) => [
  { id: id(), saleLineId: sale.lines[0]?.id ?? '', quantity, reason: 'Changed mind', restock: true, ...more },
]
const take = async (sale: Order, quantity: number, orderId = id(), more = {}): Promise<Order> =>
  (await cashier.do('returns.take', { orderId, saleId: sale.id, lines: wanted(sale, quantity, more) })).order
const payBack = async (cart: Order): Promise<Order> => must(await pay(cart, { kind: 'cash', given: dueOf(cart) }))
const saleNow = async (sale: Order) => cashier.now('orders.read', { orderId: sale.id })
const onHand = async (): Promise<number> => {
  const [hit] = await cashier.do('catalog.search', { text: jam, limit: 1 })
  return (hit?.available ?? 0) / 1000
}
const takings = async () => (await admin.now('shifts.current', {}))?.statement.figures
const figures = async () => {
  const found = await takings()
  if (found === null || found === undefined) throw new Error('no shift')
  return found
}

describe('goods that come back with their receipt', () => {
  test('are found by its barcode, its last digits, and its total; they show what is left and what it was paid for', async () => {
    const sale = await sell(3)
    for (const text of [sale.number, String(Number(sale.number.slice(-6)))])
      expect(await cashier.do('returns.find', { text, from: null, until: null, total: null, limit: 10 })).toMatchObject(
        [{ orderId: sale.id, total: 1620, back: 'none' }],
      )
    const found = await cashier.do('returns.find', {
      text: '',
      from: sale.placedAt,
      until: null,
      total: 1620,
      limit: 10,
    })
    expect(found.map(({ orderId }) => orderId)).toContain(sale.id)
    expect(await cashier.do('returns.read', { saleId: sale.id, cartId: id() })).toMatchObject({
      late: false,
      all: [{ name: 'Raspberry jam', barcode: jam, sold: 3000, back: 0, worth: 1620, never: null, inCart: 0 }],
    })
  })

  test('are found by the customer, by name or card, and by nobody else’s', async () => {
    const facts = { email: '', phone: '', group: '', taxExempt: false, note: '' }
    const ada = await cashier.do('customers.add', { id: id(), name: 'Ada Byrne', card: 'C-77', ...facts })
    const orderId = id()
    await scan(orderId)
    const { order } = await cashier.do('register.setCustomer', { orderId, customerId: ada.id })
    const sale = must(await pay(order, { kind: 'cash', given: 540 }))
    const find = (text: string, from: number | null = null, until: number | null = null) =>
      cashier.do('returns.find', { text, from, until, total: null, limit: 10 })
    for (const text of ['byrne', 'C-77'])
      expect(await find(text), text).toMatchObject([{ orderId: sale.id, customerName: 'Ada Byrne' }])
    expect(await find('nobody')).toEqual([])
    // Of a day: its end is not in it.
    expect((await find('byrne', sale.placedAt, sale.placedAt + 1)).length).toBe(1)
    expect(await find('byrne', null, sale.placedAt)).toEqual([])
  })

  test('are named by a scan at the register: the receipt is no product, and the sale is told', async () => {
    const sale = await sell(1)
    const orderId = id()
    expect(await cashier.ask('register.scan', { orderId, lineId: id(), code: sale.number })).toMatchObject({
      refusal: 'is_receipt',
      field: sale.id,
    })
    const rung = { orderId, lineId: id(), known: 0, what: { code: sale.number } }
    expect(await cashier.ask('register.ring', rung)).toMatchObject({ refusal: 'is_receipt', field: sale.id })
    expect(await cashier.ask('register.scan', { orderId, lineId: id(), code: 'R1-999999' })).toMatchObject({
      refusal: 'unknown_code',
    })
    expect(await saleNow({ ...sale, id: orderId })).toBeNull()
  })

  test('go back into stock, money out of the drawer, in one commit with the sale, the shift and the journal', async () => {
    const sale = await sell(3)
    const [stock, before] = [await onHand(), await figures()]
    const cart = await take(sale, 2000)
    expect(cart.totals.total).toBe(-1080)
    const back = await payBack(cart)
    expect(back).toMatchObject({ state: 'completed', payments: [{ tender: 'cash', amount: -1080 }] })
    expect(await onHand()).toBe(stock + 2)
    // The register's last sale is the one that took the goods back, though the other was written after it.
    await cashier.now('register.current', {}, ({ last }) => last?.id === back.id)
    const after = await figures()
    expect(after.refunded - before.refunded).toBe(1080)
    expect([after.sales - before.sales, after.refunds - before.refunds, after.cash - before.cash]).toEqual([
      0, 1, -1080,
    ])
    expect(await saleNow(sale)).toMatchObject({
      returned: { gross: 1080, given: 1080 },
      returns: [{ orderId: back.id, number: back.number, given: 1080, lines: [{ quantity: 2000 }] }],
    })
    const row = await cashier.do('returns.read', { saleId: sale.id, cartId: id() })
    expect(row).toMatchObject({ back: 'some', all: [{ sold: 3000, back: 2000, worth: 540 }] })
    takenBack = back
  })

  test('that are damaged are laid aside, and not sold again', async () => {
    const sale = await sell(1)
    const stock = await onHand()
    await payBack(await take(sale, 1000, id(), { restock: false, reason: 'Damaged' }))
    expect(await onHand()).toBe(stock)
    const variantId = sale.lines[0]?.variantId ?? ''
    const { levels } = await admin.do('catalog.browse', { category: null, skip: 0, limit: 200 })
    expect(levels).toContainEqual({ variantId, locationId: 'damaged', onHand: 1000, reserved: 0 })
  })

  test('12: come back for what was paid, whatever the price is today', async () => {
    const orderId = id()
    const cart = await scan(orderId)
    const lineId = cart.lines[0]?.id ?? ''
    const { order } = await cashier.do('register.discount', {
      orderId,
      lineId,
      discount: { kind: 'percent', ppm: 300_000 },
    })
    const sale = must(await pay(order, { kind: 'cash', given: order.totals.total }))
    expect((await take(sale, 1000)).totals.total).toBe(0 - order.totals.total)
  })

  test.each([
    [{ quantity: 4000 }, 'quantity_out_of_range', 'quantity'],
    [{ quantity: 500 }, 'not_whole', 'quantity'],
    [{ reason: 'Because' }, 'unknown_reason', 'reason'],
    [{ saleLineId: 'other' }, 'unknown_line', undefined],
  ])('12: %j is refused as %s, and nothing changes', async (off, refusal, field) => {
    const sale = await sell(3)
    const orderId = id()
    const [line] = wanted(sale, 1000)
    if (line === undefined) throw new Error('no line')
    const answer = await cashier.ask('returns.take', { orderId, saleId: sale.id, lines: [{ ...line, ...off }] })
    expect(answer).toMatchObject({ refusal, ...(field === undefined ? {} : { field }) })
    expect(await saleNow({ ...sale, id: orderId })).toBeNull()
  })

  test('12: two carts with the same goods: the second is refused when it closes, with words, and then helps itself', async () => {
    const sale = await sell(2)
    const [one, other] = [await take(sale, 2000), await take(sale, 1000)]
    await payBack(one)
    expect(await pay(other, { kind: 'cash', given: -540 })).toMatchObject({
      refusal: 'returned_meanwhile',
      message: expect.stringContaining('came back at another till'),
    })
    expect(
      await cashier.ask('returns.take', { orderId: other.id, saleId: sale.id, lines: wanted(sale, 1000) }),
    ).toMatchObject({ refusal: 'quantity_out_of_range', message: 'All of Raspberry jam came back already.' })
    await cashier.do('register.abandon', { orderId: other.id, reason: 'too late' })
  })

  test('go back to the tender that they came from', async () => {
    const cart = await take(await sell(1, 'card'), 1000)
    expect(await pay(cart, { kind: 'cash', given: -540 })).toMatchObject({ refusal: 'not_paid_with', field: 'amount' })
    expect(await pay(cart, { kind: 'card', reference: 'A1' })).toMatchObject({
      state: 'completed',
      payments: [{ tender: 'card', amount: -540 }],
    })
  })

  test('of a sale that was paid with two tenders: each gets back at most what it paid', async () => {
    const cart = await scan(id())
    const part = must(await pay(cart, { kind: 'card', reference: 'B2', amount: 200 }))
    const sale = must(await pay(part, { kind: 'cash', given: 340 }))
    const back = await take(sale, 1000)
    expect(await cashier.do('returns.payout', { orderId: back.id })).toEqual([
      { tender: 'card', reference: 'B2', amount: 200, beside: true },
      { tender: 'cash', reference: '', amount: 340 },
    ])
    expect(await pay(back, { kind: 'cash', given: -400 })).toMatchObject({ refusal: 'not_paid_with' })
    const half = must(await pay(back, { kind: 'card', reference: 'B2', amount: -200 }))
    expect(half.state).toBe('draft')
    expect(await payBack(half)).toMatchObject({ state: 'completed' })
  })
})

describe('a cart that has been paid in part', () => {
  test('takes nothing back, with a receipt or without: it would change what is due', async () => {
    const sale = await sell(1)
    const cart = await scan(id())
    const part = must(await pay(cart, { kind: 'card', reference: '', amount: 100 }))
    const wantedBack = { orderId: part.id, saleId: sale.id, lines: wanted(sale, 1000) }
    expect(await cashier.ask('returns.take', wantedBack)).toMatchObject({ refusal: 'payment_begun' })
    const goods = { variantId: sale.lines[0]?.variantId ?? '', quantity: 1000, unitPrice: null, reason: 'Damaged' }
    const unproven = { orderId: part.id, lineId: id(), restock: true, ...goods }
    expect(await admin.ask('returns.takeUnproven', unproven)).toMatchObject({ refusal: 'payment_begun' })
    expect((await saleNow(part))?.lines).toHaveLength(1)
    must(await pay(part, { kind: 'cash', given: 440 }))
  })
})

describe('a sale that is longer ago than the shop takes goods back', () => {
  beforeAll(() => void vi.useFakeTimers({ toFake: ['Date'] }))
  afterAll(() => void vi.useRealTimers())

  test('says so, and needs an approval; without an end there is none', async () => {
    const sale = await sell(1)
    const rules = await admin.now('returns.rules', {})
    const set = (windowDays: number) => {
      const { id: _id, kind: _kind, ...kept } = rules
      return admin.do('returns.setRules', { ...kept, reasons: [...kept.reasons], windowDays })
    }
    const days = 86_400_000
    const tryIt = () => cashier.ask('returns.take', { orderId: id(), saleId: sale.id, lines: wanted(sale, 1000) })
    await set(14)
    vi.setSystemTime(sale.placedAt + 14 * days)
    expect(await cashier.do('returns.read', { saleId: sale.id, cartId: id() })).toMatchObject({ late: false })
    vi.setSystemTime(sale.placedAt + 14 * days + 1000)
    expect(await cashier.do('returns.read', { saleId: sale.id, cartId: id() })).toMatchObject({ late: true })
    expect(await tryIt()).toMatchObject({
      refusal: 'needs_approval',
      approval: { needs: 'take goods back so long after the sale' },
    })
    await set(0)
    expect(await tryIt()).toMatchObject({ order: { totals: { total: -540 } } })
  })
})

describe('an exchange', () => {
  const loaf = async (orderId: string) => {
    const [hit] = await cashier.do('catalog.search', { text: 'honey', limit: 1 })
    return (
      await cashier.do('register.add', { orderId, lineId: id(), variantId: hit?.variant.id ?? '', quantity: 1000 })
    ).order
  }

  test('is one order with plus and minus lines: the difference is paid in or out, and counts as a sale and a return', async () => {
    const sale = await sell(1)
    const before = await figures()
    const cart = await loaf((await take(sale, 1000)).id)
    const [minus, plus] = cart.priced
    expect(minus?.gross).toBe(-540)
    const due = (plus?.gross ?? 0) - 540
    const sold = must(await pay(cart, { kind: 'cash', given: due }))
    expect(sold).toMatchObject({ state: 'completed', totals: { total: due } })
    expect(sold.carried).toMatchObject([{ tender: 'cash', amount: Math.min(540, plus?.gross ?? 0) }])
    const after = await figures()
    expect([after.sold - before.sold, after.refunded - before.refunded]).toEqual([plus?.gross, 540])
    // What was exchanged comes back in its turn, for what it was paid with.
    const line = sold.lines.find(({ returned }) => returned === undefined)
    const again = { id: id(), saleLineId: line?.id ?? '', quantity: 1000, reason: 'Damaged', restock: false }
    const { order } = await cashier.do('returns.take', { orderId: id(), saleId: sold.id, lines: [again] })
    expect(await payBack(order)).toMatchObject({ totals: { total: 0 - (plus?.gross ?? 0) } })
  })

  test('of even value closes with nothing to pay', async () => {
    const sale = await sell(1)
    const cart = await scan((await take(sale, 1000)).id)
    expect(cart.totals.total).toBe(0)
    expect(cart.lines).toHaveLength(2)
    expect(await pay(cart, { kind: 'cash', given: 0 })).toMatchObject({ state: 'completed' })
  })
})

describe('without a receipt', () => {
  const goods = async (unitPrice: number | null = null, more = {}) => {
    const [hit] = await cashier.do('catalog.search', { text: jam, limit: 1 })
    return {
      ...{ orderId: id(), lineId: id(), variantId: hit?.variant.id ?? '', quantity: 1000 },
      ...{ unitPrice, reason: 'Damaged', restock: true, ...more },
    }
  }
  const approved = async (payload: Awaited<ReturnType<typeof goods>>) => {
    const asked = await cashier.ask('returns.takeUnproven', payload)
    if (!isRefusal(asked) || asked.approval === undefined) throw new Error('no approval was asked for')
    const people = await cashier.do('staff.approvers', { ticket: asked.approval.ticket })
    const jonas = people.find(({ name }) => name === staff.backOffice)
    const pin = (await cashier.do('staff.list', {})).find(({ name }) => name === staff.backOffice)?.samplePin ?? ''
    await cashier.do('staff.approve', { ticket: asked.approval.ticket, staffId: jonas?.id ?? '', pin })
    return cashier.ask('returns.takeUnproven', { ...payload, approval: asked.approval.ticket })
  }

  test('a supervisor approves it, at most for what it costs today, and in cash as far as the shop allows', async () => {
    const payload = await goods()
    expect(await cashier.ask('returns.takeUnproven', payload)).toMatchObject({ refusal: 'needs_approval' })
    expect(await cashier.ask('returns.takeUnproven', await goods(600))).toMatchObject({
      refusal: 'price_out_of_range',
      message: 'Without a receipt it is worth €5.40 at most.',
    })
    const { order } = must(await approved(payload))
    expect(order).toMatchObject({ totals: { total: -540 }, lines: [{ returned: { from: null, reason: 'Damaged' } }] })
    expect(await pay(order, { kind: 'cash', given: -540 })).toMatchObject({ refusal: 'not_paid_with' })
    const { reasons } = await admin.now('returns.rules', {})
    await admin.do('returns.setRules', {
      windowDays: 0,
      reasons: [...reasons],
      withoutReceipt: 'lowest',
      mostCash: 1000,
    })
    expect(await pay(order, { kind: 'cash', given: -540 })).toMatchObject({ state: 'completed' })
    withoutReceipt = order
  })
})

test('the journal has each return and each approval, and all is verified', async () => {
  const journal = await journalOf(shop)
  const told = (order: Order | undefined) => journal.filter(({ subject }) => subject === order?.id)
  expect(told(takenBack)).toMatchObject([{ what: 'return', facts: { number: takenBack?.number, total: -1080 } }])
  expect(told(withoutReceipt).map(({ what }) => what)).toEqual(['returnApproved', 'return'])
})
