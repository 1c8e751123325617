import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { CardIntent } from '../../shared/domain/orders/card-intent.ts'
import type { Order } from '../../shared/domain/orders/order.ts'
import { nextDay } from '../../shared/domain/settings/shop-day.ts'
import type { Client } from '../support/client.ts'
import { type OpenShop, openShop, staff } from '../support/open-shop.ts'
import { runSandbox, type Sandbox } from '../support/run-sandbox.ts'
import { terminalDesk } from '../support/terminal-desk.ts'
import { faultsIn } from '../support/verified.ts'

// Each opens a shop of its own, and waits for what takes the till a second or two.
vi.setConfig({ testTimeout: 90_000 })

let shop: OpenShop
let sandbox: Sandbox
let cashier: Client
const desk = terminalDesk(() => sandbox.terminal)
const jam = '1491274001210'
const id = () => crypto.randomUUID()

beforeAll(async () => {
  sandbox = await runSandbox()
})
afterAll(() => sandbox.stop())
beforeEach(async () => {
  shop = await openShop()
  const admin = await shop.signedIn(staff.admin)
  await admin.do('settings.setCardTerminal', { terminal: desk.access() })
  cashier = await shop.signedIn(staff.cashier)
  await desk.customer('ada')
})
afterEach(async () => {
  await desk.noFaults()
  await desk.plug(true)
  expect(faultsIn(shop.folder)).toEqual([])
  await shop.close()
})

const fill = async (): Promise<Order> =>
  (await cashier.do('register.scan', { orderId: id(), lineId: id(), code: jam })).order
const ask = ({ id: orderId, totals }: Order, amount?: number, paymentId = id()) =>
  cashier.ask('register.askCard', {
    orderId,
    paymentId,
    total: totals.total,
    ...(amount === undefined ? {} : { amount }),
  })
const intentOf = ({ cards = [] }: Order): CardIntent => {
  const [intent] = cards
  if (intent === undefined) throw new Error('The card terminal was not asked.')
  return intent
}
/** The order, once it is as wanted; whatever is due is tried at once. */
const when = async (orderId: string, wanted: (order: Order) => boolean): Promise<Order> => {
  for (;;) {
    const { order } = await cashier.do('register.note', { orderId, note: null }).catch(() => ({ order: null }))
    const found = order ?? (await cashier.now('register.current', {})).last
    if (found?.id === orderId && wanted(found)) return found
    await cashier.do('register.checkCard', { orderId })
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
}
const settled = (orderId: string) => when(orderId, ({ cards = [] }) => cards.length === 0)
const unknown = (orderId: string) => when(orderId, ({ effects }) => effects.some(({ attempts }) => attempts > 0))
const taken = async (orderId: string): Promise<number> =>
  (await desk.transactions())
    .filter(({ reference, state }) => reference === orderId && state === 'approved')
    .reduce((sum, { kind, moved }) => sum + (kind === 'charge' ? moved : -moved), 0)
const shown = async (orderId: string) => {
  const admin = await shop.signedIn(staff.admin)
  const detail = await admin.now('orders.read', { orderId })
  return detail?.history.map(({ text }) => text).join('\n') ?? ''
}

test('given a card with funds, when the terminal approves, then the sale closes with brand, four digits and code, once', async () => {
  const cart = await fill()
  const paymentId = id()
  await ask(cart, undefined, paymentId)
  await ask(cart, undefined, paymentId)
  const sale = await settled(cart.id)
  expect(sale).toMatchObject({
    state: 'completed',
    payments: [{ id: paymentId, tender: 'card', slip: { brand: 'Visa', lastFour: '1111' } }],
  })
  expect(await taken(cart.id)).toBe(sale.totals.total)
})

test('given a shop that takes tips, when one comes with a card, then the terminal takes both, and the customer may add one there', async () => {
  const admin = await shop.signedIn(staff.admin)
  const { tenders } = await admin.now('settings.read', {})
  const { id: _id, kind: _kind, ...rules } = tenders
  const cart = await fill()
  const { total } = cart.totals
  const askWith = (amount: number, tip: number) =>
    cashier.ask('register.askCard', { orderId: cart.id, paymentId: id(), total, amount, tip })
  expect(await askWith(100, 30)).toMatchObject({ refusal: 'tips_off', field: 'tip' })
  await admin.do('settings.setTenders', { ...rules, tipPresets: [...rules.tipPresets], tips: true })
  await desk.fault('tipped')
  expect(await askWith(100, 30)).not.toHaveProperty('refusal')
  const begun = await settled(cart.id)
  expect(begun).toMatchObject({ state: 'draft', payments: [{ amount: 100, tip: 43, slip: { tip: 43 } }] })
  expect(await taken(cart.id)).toBe(143)
  // Given back before the sale is closed, all of it goes back to the card.
  const paymentId = begun.payments[0]?.id ?? ''
  await cashier.do('register.returnPayment', { orderId: cart.id, paymentId, reason: 'Another card' })
  expect(await settled(cart.id)).toMatchObject({ state: 'draft', payments: [] })
  expect(await taken(cart.id)).toBe(0)
  await askWith(total, 50)
  expect(await settled(cart.id)).toMatchObject({ state: 'completed', payments: [{ amount: total, tip: 50 }] })
  expect(await taken(cart.id)).toBe(total + 50)
  expect(await shown(cart.id)).toContain('and a tip of €0.50')
})

test('given goods that are set aside, when a card pays an instalment, then they go back with its proof, and what is cancelled goes back to the card', async () => {
  const cart = await fill()
  const customer = { id: id(), name: 'Nora Held', email: '', phone: '', card: '', group: '', note: '' }
  await cashier.do('customers.add', { ...customer, taxExempt: false, taxReference: '' })
  await cashier.do('register.setCustomer', { orderId: cart.id, customerId: customer.id })
  await ask(cart, 200)
  await settled(cart.id)
  const heldUntil = nextDay(new Date(Date.now() + 86_400_000).toISOString().slice(0, 10))
  await cashier.do('layaways.setAside', { orderId: cart.id, heldUntil })
  const { order } = await cashier.do('register.resume', { orderId: cart.id })
  await ask(order, 100)
  const [row] = (await cashier.now('layaways.list', { text: '', limit: 1 }, ({ rows }) => rows[0]?.paid === 300)).rows
  expect(row).toMatchObject({ orderId: cart.id, due: cart.totals.total - 300, proof: 'R1-L000002' })
  expect(await taken(cart.id)).toBe(300)
  const admin = await shop.signedIn(staff.admin)
  const cancelled = await admin.do('layaways.cancel', { orderId: cart.id, reason: 'Found it elsewhere' })
  expect(cancelled.order).toMatchObject({ state: 'cancelled', payments: [] })
  await vi.waitFor(async () => expect(await taken(cart.id)).toBe(0), { timeout: 20_000 })
})

test('given a card that is declined, then the cart says so and is paid otherwise', async () => {
  await desk.customer('ben')
  const cart = await fill()
  await ask(cart)
  const open = await settled(cart.id)
  expect(open).toMatchObject({ state: 'draft', payments: [] })
  expect(await shown(cart.id)).toContain('does not have enough money')
  const tender = { kind: 'cash' as const, given: cart.totals.total }
  const { order } = await cashier.do('register.pay', {
    orderId: cart.id,
    paymentId: id(),
    total: cart.totals.total,
    tender,
  })
  expect(order.state).toBe('completed')
  expect(await taken(cart.id)).toBe(0)
})

test('given a terminal that is unplugged after charging, then nothing else is done with the cart until it tells the truth', async () => {
  await desk.fault('unpluggedAfter')
  const cart = await fill()
  await ask(cart)
  await unknown(cart.id)
  const total = cart.totals.total
  const cash = { kind: 'cash' as const, given: total }
  const cardAsked = { refusal: 'card_asked' }
  expect(await cashier.ask('register.pay', { orderId: cart.id, paymentId: id(), total, tender: cash })).toMatchObject(
    cardAsked,
  )
  expect(await ask(cart)).toMatchObject(cardAsked)
  expect(await cashier.ask('register.abandon', { orderId: cart.id })).toMatchObject(cardAsked)
  expect(await cashier.ask('register.scan', { orderId: cart.id, lineId: id(), code: jam })).toMatchObject(cardAsked)
  expect((await cashier.now('shifts.current', {}))?.unfinished).toMatchObject({ payments: 1 })
  await desk.plug(true)
  expect(await settled(cart.id)).toMatchObject({ state: 'completed' })
  expect(await taken(cart.id)).toBe(total)
})

test('given the till goes down while the customer looks for the card, then it asks what became of it when it is back', async () => {
  await desk.customer(null)
  const cart = await fill()
  await ask(cart)
  await desk.waiting()
  await shop.shut()
  await desk.present('dora')
  await shop.restart()
  cashier = await shop.signedIn(staff.cashier)
  expect(await settled(cart.id)).toMatchObject({ state: 'completed', payments: [{ slip: { lastFour: '4444' } }] })
  expect(await taken(cart.id)).toBe(cart.totals.total)
})

test('given nobody waits any more and the customer pays cash, when the card has paid after all, then it gets its money back', async () => {
  await desk.fault('unpluggedAfter')
  const cart = await fill()
  await ask(cart)
  const { paymentId } = intentOf(await unknown(cart.id))
  await cashier.do('register.giveUpCard', { orderId: cart.id, paymentId })
  const tender = { kind: 'cash' as const, given: cart.totals.total }
  await cashier.do('register.pay', { orderId: cart.id, paymentId: id(), total: cart.totals.total, tender })
  expect(await taken(cart.id)).toBe(cart.totals.total)
  await desk.plug(true)
  expect(await settled(cart.id)).toMatchObject({ state: 'completed', payments: [{ tender: 'cash' }], exceptions: [] })
  expect(await taken(cart.id)).toBe(0)
  expect(await shown(cart.id)).toContain('The card has its money back.')
})

test('given the terminal is at work, then it is not given up, but cancelled there', async () => {
  await desk.customer(null)
  const cart = await fill()
  const { order } = await ask(cart).then((answer) => answer as { order: Order })
  const { paymentId } = intentOf(order)
  await desk.waiting()
  expect(await cashier.ask('register.giveUpCard', { orderId: cart.id, paymentId })).toMatchObject({
    refusal: 'card_under_way',
  })
  await cashier.do('register.abortCard', { orderId: cart.id, paymentId })
  expect(await settled(cart.id)).toMatchObject({ state: 'draft' })
  expect(await shown(cart.id)).toContain('Cancelled at the register.')
})

test('given another amount is taken than was asked for, then it is no payment, and goes back', async () => {
  await desk.fault('otherAmount')
  const cart = await fill()
  await ask(cart)
  expect(await settled(cart.id)).toMatchObject({ state: 'draft', payments: [] })
  expect(await taken(cart.id)).toBe(0)
})

test('given a card that pays a part, when the payment is given back, then the card gets it, and the lines are free again', async () => {
  const cart = await fill()
  await ask(cart, 100)
  const part = await settled(cart.id)
  expect(part).toMatchObject({ state: 'draft', payments: [{ amount: 100 }] })
  await cashier.do('register.returnPayment', {
    orderId: cart.id,
    paymentId: part.payments[0]?.id ?? '',
    reason: 'pays cash instead',
  })
  await settled(cart.id)
  expect(await taken(cart.id)).toBe(0)
})

test('given a cart that is parked while nobody knows, then it is booked when it is taken up again', async () => {
  await desk.fault('unpluggedAfter')
  const cart = await fill()
  await ask(cart)
  await unknown(cart.id)
  await cashier.do('register.park', { orderId: cart.id, name: 'looks for the cable' })
  await desk.plug(true)
  await cashier.do('register.checkCard', { orderId: cart.id })
  await new Promise((resolve) => setTimeout(resolve, 300))
  await cashier.do('register.resume', { orderId: cart.id })
  expect(await settled(cart.id)).toMatchObject({ state: 'completed' })
  expect(await taken(cart.id)).toBe(cart.totals.total)
})

test('given a terminal that can’t be reached at all, then nothing was charged, and that is certain at once', async () => {
  await desk.plug(false)
  const cart = await fill()
  await ask(cart)
  expect(await settled(cart.id)).toMatchObject({ state: 'draft' })
  expect(await shown(cart.id)).toContain('Nothing was charged.')
})

test('given more than is due, nothing, or another total than was shown, then it is refused and nothing is asked', async () => {
  const cart = await fill()
  const { total } = cart.totals
  expect(await ask(cart, total + 1)).toMatchObject({ refusal: 'more_than_due' })
  expect(await ask(cart, 0)).toMatchObject({ refusal: 'amount_out_of_range' })
  expect(await ask({ ...cart, totals: { ...cart.totals, total: 1 } })).toMatchObject({ refusal: 'total_changed' })
  expect((await desk.transactions()).filter(({ reference }) => reference === cart.id)).toEqual([])
})

test('given goods that come back, when the card that paid gets the money, then it is not asked for, and never gets more', async () => {
  const cart = await fill()
  await ask(cart)
  const sale = await settled(cart.id)
  const back = (lines: Order['lines']) => ({
    orderId: id(),
    saleId: sale.id,
    lines: lines.map((line) => ({
      id: id(),
      saleLineId: line.id,
      quantity: line.quantity,
      reason: 'Changed mind',
      restock: true,
    })),
  })
  await desk.customer(null)
  const { order } = await cashier.do('returns.take', back(sale.lines))
  expect(await ask(order)).not.toHaveProperty('refusal')
  expect(await settled(order.id)).toMatchObject({
    state: 'completed',
    payments: [{ tender: 'card', amount: -sale.totals.total }],
  })
  expect(await taken(cart.id)).toBe(sale.totals.total)
  expect(await taken(order.id)).toBe(-sale.totals.total)
})
