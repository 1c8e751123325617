import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Order } from '../../shared/domain/orders/order.ts'
import type { Client } from '../support/client.ts'
import { journalOf } from '../support/journal.ts'
import { type OpenShop, openShop, staff } from '../support/open-shop.ts'

// Of the sample shop: raspberry jam at 5.40.
const jam = '1491274001210'
const bread = '1491200001079'
const id = () => crypto.randomUUID()

let shop: OpenShop
let cashier: Client
/** Carts that the journal is asked about at the end. */
let undone = ''
let voided = ''
beforeAll(async () => {
  shop = await openShop()
  cashier = await shop.signedIn(staff.cashier)
})
afterAll(() => shop.close())

const scan = async (orderId: string = id(), code = jam): Promise<Order> =>
  (await cashier.do('register.scan', { orderId, lineId: id(), code })).order
const park = async (name: string, code = jam): Promise<Order> =>
  (await cashier.do('register.park', { orderId: (await scan(id(), code)).id, name })).order
const parked = (until?: (names: string[]) => boolean) =>
  cashier.now('register.parked', {}, (carts) => until?.(carts.map(({ name }) => name)) ?? true)
const history = async (orderId: string): Promise<string[]> =>
  (await cashier.now('orders.read', { orderId }))?.history.map(({ text }) => text) ?? []
describe('parked carts', () => {
  test('are told with name, time, total and staff, newest first, and taken up again as they were', async () => {
    const first = await park('Table 4')
    const second = await park('Mr Byrne’s bread', bread)
    const [newest, older] = await parked((names) => names.length === 2)
    expect(newest).toMatchObject({
      orderId: second.id,
      name: 'Mr Byrne’s bread',
      staffName: 'Mia',
      total: second.totals.total,
      lineCount: 1,
      lines: [second.lines[0]?.name],
    })
    expect(newest?.parkedAt).toBeGreaterThan(0)
    expect(older).toMatchObject({ orderId: first.id, name: 'Table 4', total: 540 })
    const { order } = await cashier.do('register.resume', { orderId: first.id })
    expect(order).toMatchObject({ id: first.id, state: 'draft', lines: first.lines, totals: first.totals })
    await cashier.now('register.current', {}, ({ cart }) => cart?.id === first.id)
    expect((await parked((names) => names.length === 1)).map(({ orderId }) => orderId)).toEqual([second.id])
  })

  test('lose no open cart when one is taken up: it is parked in its place', async () => {
    const waiting = await park('Waiting')
    const open = await scan()
    await cashier.do('register.resume', { orderId: waiting.id })
    const carts = await parked((names) => !names.includes('Waiting'))
    expect(carts.map(({ orderId }) => orderId)).toContain(open.id)
    await cashier.do('register.park', { orderId: waiting.id, name: 'Waiting' })
    const back = await cashier.do('register.resume', { orderId: open.id })
    expect(back.order.lines).toEqual(open.lines)
  })

  test('PEERS 2: survive that their cashier signs out, and are there for the next', async () => {
    const cart = await park('Signed out')
    await cashier.do('staff.signOut', {})
    cashier = await shop.signedIn(staff.admin)
    const carts = await parked((names) => names.includes('Signed out'))
    expect(carts.find(({ orderId }) => orderId === cart.id)).toMatchObject({ staffName: 'Mia', total: 540 })
    cashier = await shop.signedIn(staff.cashier)
  })

  test('PEERS 6: survive that Tillhouse is closed and opened again, and are sold afterwards', async () => {
    const cart = await park('Overnight')
    const before = (await parked((names) => names.includes('Overnight'))).length
    await shop.restart()
    cashier = await shop.signedIn(staff.cashier)
    const carts = await parked((names) => names.includes('Overnight'))
    expect(carts).toHaveLength(before)
    const { order } = await cashier.do('register.resume', { orderId: cart.id })
    const tender = { kind: 'cash' as const, given: order.totals.total }
    const sold = await cashier.do('register.pay', {
      orderId: cart.id,
      paymentId: id(),
      total: order.totals.total,
      tender,
    })
    expect(sold.order.state).toBe('completed')
    expect(await cashier.ask('register.resume', { orderId: cart.id })).toMatchObject({ refusal: 'not_a_cart' })
  })

  test('are only what has something in it, and is a cart', async () => {
    const { order } = await cashier.do('register.setCustomer', { orderId: id(), customerId: null }).catch(() => ({
      order: undefined,
    }))
    const empty = order?.id ?? id()
    const codes = [
      await cashier.ask('register.park', { orderId: empty, name: '' }),
      await cashier.ask('register.park', { orderId: 'nothing', name: '' }),
      await cashier.ask('register.resume', { orderId: 'nothing' }),
    ].map((answer) => ('refusal' in answer ? answer.refusal : 'done'))
    expect(codes).toEqual(['empty_cart', 'unknown_order', 'unknown_order'])
  })
})

describe('the cart’s changes', () => {
  test('are taken back one by one, once for each request, and stay in its history', async () => {
    const cart = await scan()
    await scan(cart.id, bread)
    const undoId = id()
    const once = await cashier.do('register.undo', { orderId: cart.id, undoId })
    expect(once.order.lines).toEqual(cart.lines)
    expect((await cashier.do('register.undo', { orderId: cart.id, undoId })).order).toEqual(once.order)
    await cashier.do('register.undo', { orderId: cart.id, undoId: id() })
    const refusal = await cashier.ask('register.undo', { orderId: cart.id, undoId: id() })
    expect(refusal).toMatchObject({ refusal: 'nothing_to_undo' })
    expect(await history(cart.id)).toEqual([
      'Cart begun.',
      'Raspberry jam added.',
      'Country sourdough added.',
      'Undone: Country sourdough added.',
      'Undone: Raspberry jam added.',
    ])
    undone = cart.id
  })

  test('among them notes, which are printed where they are marked so', async () => {
    const cart = await scan()
    const lineId = cart.lines[0]?.id ?? ''
    const note = { text: 'For Nora', printed: true }
    await cashier.do('register.noteLine', { orderId: cart.id, lineId, note })
    const { order } = await cashier.do('register.note', { orderId: cart.id, note: { text: 'Tired', printed: false } })
    expect(order).toMatchObject({ lines: [{ note }], note: { text: 'Tired', printed: false } })
    expect(await cashier.ask('register.noteLine', { orderId: cart.id, lineId: 'gone', note })).toMatchObject({
      refusal: 'unknown_line',
    })
    const blank = await cashier.ask('register.note', { orderId: cart.id, note: { text: '  ', printed: true } })
    expect(blank).toMatchObject({ refusal: 'invalid_payload', field: 'note.text' })
  })
})

describe('a void', () => {
  test('is kept in the history and the journal, with its reason', async () => {
    const cart = await scan()
    await scan(cart.id, bread)
    await cashier.do('register.remove', { orderId: cart.id, lineId: cart.lines[0]?.id ?? '', reason: 'Lid was open' })
    await cashier.do('register.abandon', { orderId: cart.id, reason: 'Left the shop' })
    expect((await history(cart.id)).slice(-2)).toEqual([
      'Raspberry jam × 1 voided: Lid was open',
      'Cart voided: Left the shop',
    ])
    voided = cart.id
  })

  test('needs a reason where the shop wants one, and nothing happens without', async () => {
    const admin = await shop.signedIn(staff.admin)
    await admin.do('settings.setRules', { lockAfterMinutes: 0, voidsNeedReason: true })
    const cart = await scan()
    const line = { orderId: cart.id, lineId: cart.lines[0]?.id ?? '' }
    const wanted = { refusal: 'reason_missing', field: 'reason' }
    expect(await cashier.ask('register.remove', line)).toMatchObject(wanted)
    expect(await cashier.ask('register.remove', { ...line, reason: '   ' })).toMatchObject(wanted)
    expect(await cashier.ask('register.abandon', { orderId: cart.id })).toMatchObject(wanted)
    await cashier.now('register.current', {}, ({ cart: now }) => now?.id === cart.id && now.lines.length === 1)
    expect((await cashier.do('register.remove', { ...line, reason: 'Damaged' })).order.lines).toEqual([])
    await admin.do('settings.setRules', { lockAfterMinutes: 0, voidsNeedReason: false })
  })
})

describe('favourites', () => {
  test('are the shop’s, until a register has its own; what is sold no more is left out', async () => {
    const office = await shop.signedIn(staff.backOffice)
    const hits = await cashier.do('catalog.search', { text: 'loaf', limit: 3 })
    const productIds = [...new Set(hits.map(({ product }) => product.id))]
    await office.do('favourites.arrange', { scope: 'shop', productIds })
    const isShown = (ids: readonly string[]) => (value: { products: { id: string }[] }) =>
      value.products.map((product) => product.id).join() === ids.join()
    const shown = await cashier.now('favourites.read', { scope: null }, isShown(productIds))
    expect(shown.scope).toBe('shop')
    expect(shown.levels.length).toBeGreaterThan(0)
    await cashier.do('favourites.arrange', { scope: 'register', productIds: productIds.slice(0, 1) })
    expect((await cashier.now('favourites.read', { scope: null }, isShown(productIds.slice(0, 1)))).scope).toBe(
      'register',
    )
    await cashier.do('favourites.arrange', { scope: 'register', productIds: [] })
    expect((await cashier.now('favourites.read', { scope: null }, isShown(productIds))).scope).toBe('shop')
    expect(await cashier.ask('favourites.arrange', { scope: 'shop', productIds: ['gone'] })).toMatchObject({
      refusal: 'unknown_product',
      field: 'productIds',
    })
  })
})

test('what was voided and undone is in the journal, whose chain is whole', async () => {
  const journal = await journalOf(shop)
  const of = (subject: string) => journal.filter((entry) => entry.subject === subject)
  expect(of(undone)).toMatchObject([
    { what: 'changeUndone', facts: { change: 'lineAdded' } },
    { what: 'changeUndone', facts: { change: 'lineAdded' } },
  ])
  expect(of(voided)).toMatchObject([
    { what: 'lineVoided', facts: { reason: 'Lid was open', quantity: 1000, unitPrice: 540 } },
    {
      what: 'cartVoided',
      facts: { reason: 'Left the shop', wasParked: false, approvedBy: null, total: expect.any(Number) },
    },
  ])
})
