import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Order } from '../../shared/domain/orders/order.ts'
import { isRefusal } from '../../shared/domain/refusal.ts'
import { eventually } from '../contract/transports/eventually.ts'
import { type Client, must } from '../support/client.ts'
import { staff } from '../support/open-shop.ts'
import { openShopWithSandbox, type ShopWithSandbox } from '../support/shop-with-sandbox.ts'

let world: ShopWithSandbox
let cashier: Client
beforeAll(async () => {
  world = await openShopWithSandbox()
  cashier = await world.shop.signedIn(staff.cashier)
})
beforeEach(() => printerIs('on'))
afterAll(() => world.close())

// Of the sample shop: raspberry jam at 5.40, 7 on the shop floor; orchard apples at 3.40 a kilogram.
const jam = '1491274001210'
const apples = '2100103000001'
const id = () => crypto.randomUUID()

interface Printed {
  readonly text: string
  readonly cuts: number
  readonly drawerKicks: number
}
const printerIs = (state: 'on' | 'off' | 'paperOut') => world.tell(`${world.sandbox.printer.page}/faults`, { state })
const printed = () => world.look<Printed[]>(`${world.sandbox.printer.page}/receipts.json`)
const printedOf = async (text: string) => (await printed()).filter((receipt) => receipt.text.includes(text))

const scan = async (orderId: string, code = jam): Promise<Order> =>
  (await cashier.do('register.scan', { orderId, lineId: id(), code })).order
const payCash = async (order: Order, given = order.totals.total, paymentId = id()): Promise<Order> =>
  (
    await cashier.do('register.pay', {
      orderId: order.id,
      paymentId,
      total: order.totals.total,
      tender: { kind: 'cash', given },
    })
  ).order
const sell = async (): Promise<Order> => payCash(await scan(id()))
const counter = (order: Order) => Number(order.number.replace('R1-', ''))
const onHand = async (): Promise<number> => {
  const [hit] = await cashier.do('catalog.search', { text: jam, limit: 1 })
  return (hit?.available ?? 0) / 1000
}
const setPrinter = (printer: { host: string; port: number; columns: 42 } | null) =>
  world.admin.do('settings.setPrinter', { printer })

describe('a counter sale', () => {
  test('is completed, numbered, and on paper with the drawer open', async () => {
    const before = await onHand()
    const orderId = id()
    await scan(orderId)
    const cart = await scan(orderId)
    expect(cart.lines).toMatchObject([{ name: 'Raspberry jam', quantity: 2000 }])
    const sold = await payCash(cart, 2000)
    expect(sold).toMatchObject({
      state: 'completed',
      payment: 'captured',
      fulfilment: 'handedOver',
      totals: { total: 1080 },
    })
    expect(sold.number).toMatch(/^R1-\d{6}$/)
    expect(sold.payments).toMatchObject([{ tender: 'cash', given: 2000, change: 920 }])
    expect(await onHand()).toBe(before - 2)
    await eventually(async () => {
      const [paper] = await printedOf(sold.number)
      expect(paper).toMatchObject({ drawerKicks: 1, cuts: 1, text: expect.stringContaining('Raspberry jam') })
    })
    const pdf = await cashier.do('receipts.pdf', { orderId })
    expect(Buffer.from(pdf.base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-')
  })

  test('by card opens no drawer', async () => {
    const cart = await scan(id())
    const tender = { kind: 'card' as const, reference: 'AUTH 0042' }
    const { order } = await cashier.do('register.pay', { orderId: cart.id, paymentId: id(), total: 540, tender })
    await eventually(async () => expect(await printedOf(order.number)).toMatchObject([{ drawerKicks: 0 }]))
  })

  test.each(['4111111111111111', '4111 1111 1111 1111', '4111-1111-1111-1111', 'ref 378282246310005'])(
    'never keeps what looks like a card number: %s',
    async (reference) => {
      const cart = await scan(id())
      const refusal = await cashier.ask('register.pay', {
        orderId: cart.id,
        paymentId: id(),
        total: 540,
        tender: { kind: 'card', reference },
      })
      expect(refusal).toMatchObject({ refusal: 'invalid_payload', field: 'tender.reference' })
      expect(JSON.stringify(refusal)).not.toContain(reference)
      expect((await cashier.now('register.current', {})).cart).toMatchObject({
        id: cart.id,
        state: 'draft',
        payments: [],
      })
    },
  )

  test('paid twice under one payment id is one sale with one answer', async () => {
    const cart = await scan(id())
    const before = await onHand()
    const paymentId = id()
    const [first, second] = await Promise.all([payCash(cart, 540, paymentId), payCash(cart, 540, paymentId)])
    expect(second).toEqual(first)
    expect(await onHand()).toBe(before - 1)
  })

  test('takes the total that was shown, and no other', async () => {
    const cart = await scan(id())
    await scan(cart.id)
    const stale = { orderId: cart.id, paymentId: id(), total: 540, tender: { kind: 'cash' as const, given: 5000 } }
    expect(await cashier.ask('register.pay', stale)).toMatchObject({ refusal: 'total_changed' })
    expect(
      await cashier.ask('register.pay', { ...stale, total: 1080, tender: { kind: 'cash', given: 0 } }),
    ).toMatchObject({
      refusal: 'too_little_given',
    })
  })

  test('numbers its receipts without a gap, whatever was refused in between', async () => {
    const first = counter(await sell())
    const cart = await scan(id())
    await cashier.ask('register.pay', {
      orderId: cart.id,
      paymentId: id(),
      total: 1,
      tender: { kind: 'cash', given: 1 },
    })
    await cashier.do('register.abandon', { orderId: cart.id })
    const carts = await Promise.all(Array.from({ length: 5 }, () => scan(id())))
    const sold = await Promise.all(carts.map((one) => payCash(one)))
    expect(sold.map(counter).sort((one, other) => one - other)).toEqual([1, 2, 3, 4, 5].map((step) => first + step))
  })
})

describe('the cart', () => {
  test('asks for the weight of what is sold by weight', async () => {
    const orderId = id()
    const refusal = await cashier.ask('register.scan', { orderId, lineId: id(), code: apples })
    expect(refusal).toMatchObject({ refusal: 'needs_quantity', field: expect.any(String) })
    const variantId = 'field' in refusal ? (refusal.field ?? '') : ''
    const { order } = await cashier.do('register.add', { orderId, lineId: id(), variantId, quantity: 1250 })
    expect(order.totals.total).toBe(425)
  })

  test('says which code it does not know, and stays as it is', async () => {
    const cart = await scan(id())
    const refusal = await cashier.ask('register.scan', { orderId: cart.id, lineId: id(), code: '0000000000000' })
    expect(refusal).toMatchObject({ refusal: 'unknown_code', message: expect.stringContaining('0000000000000') })
    expect((await cashier.now('register.current', {})).cart).toMatchObject({ id: cart.id, lines: cart.lines })
  })

  test('takes a request that comes again once', async () => {
    const request = { orderId: id(), lineId: id(), code: jam }
    await Promise.all([cashier.do('register.scan', request), cashier.do('register.scan', request)])
    const { order } = await cashier.do('register.scan', request)
    expect(order.lines).toMatchObject([{ quantity: 1000 }])
  })

  test('is pushed to every screen of the register', async () => {
    const screen = await world.shop.signedIn(staff.cashier)
    const orderId = id()
    const shown = screen.now(
      'register.current',
      {},
      ({ cart }) => cart?.id === orderId && cart.lines[0]?.quantity === 2000,
    )
    await scan(orderId)
    await scan(orderId)
    expect((await shown).cart?.totals.total).toBe(1080)
  })
})

test('what was just closed is never told as the open cart again', async () => {
  const told: { open: string | undefined; last: string | undefined }[] = []
  const stop = cashier.rpc.subscribe('register.current', {}, (answer) => {
    if (!isRefusal(answer)) told.push({ open: answer.cart?.id, last: answer.last?.id })
  })
  const sold: string[] = []
  for (let sale = 0; sale < 5; sale++) sold.push((await sell()).id)
  await eventually(async () => {
    expect(told.at(-1)?.last).toBe(sold.at(-1))
    expect(sold).not.toContain(told.at(-1)?.open)
  })
  stop()
  expect(told.filter(({ open, last }) => open !== undefined && open === last)).toEqual([])
})

describe('the receipt printer', () => {
  /** Waits until nothing is left to print. */
  const idle = () => cashier.now('printing.jobs', {}, (jobs) => jobs.every((job) => job.state === 'printed'))
  /** A sale while the printer is off, and its job once that was tried in vain. */
  const sellWithPrinterOff = async () => {
    await idle()
    await printerIs('off')
    const sold = await sell()
    const [job] = await cashier.now(
      'printing.jobs',
      {},
      (jobs) => jobs[0]?.orderId === sold.id && jobs[0].problem !== null,
    )
    return { sold, job, jobId: job?.id ?? '' }
  }

  test('that is off keeps nobody from selling: the job waits, and prints when it is on', async () => {
    const { sold, job, jobId } = await sellWithPrinterOff()
    expect(sold.state).toBe('completed')
    expect(job).toMatchObject({ state: 'waiting', problem: expect.stringMatching(/[.?]$/) })
    await printerIs('on')
    await cashier.do('printing.retry', { jobId })
    await idle()
    expect(await printedOf(sold.number)).toMatchObject([{ drawerKicks: 1 }])
  })

  test('prints a copy that says so and opens no drawer, once for each request', async () => {
    const sold = await sell()
    const request = { orderId: sold.id, jobId: id() }
    await cashier.do('receipts.print', request)
    await cashier.do('receipts.print', request)
    await idle()
    const papers = await printedOf(sold.number)
    expect(papers.map((paper) => paper.drawerKicks)).toEqual([1, 0])
    expect(papers.map((paper) => /copy/i.test(paper.text))).toEqual([false, true])
  })

  test('that is not wanted any more prints nothing more', async () => {
    const { sold, jobId } = await sellWithPrinterOff()
    await cashier.do('printing.dismiss', { jobId })
    await printerIs('on')
    await sell()
    await idle()
    expect(await printedOf(sold.number)).toEqual([])
  })

  test('can be tested, and can be missing', async () => {
    await idle()
    const before = (await printed()).length
    await world.admin.do('printing.test', { jobId: id() })
    await eventually(async () => expect(await printed()).toHaveLength(before + 1))
    const { host, port } = world.sandbox.printer
    await setPrinter(null)
    expect(await world.admin.ask('printing.test', { jobId: id() })).toMatchObject({ refusal: 'no_printer' })
    const sold = await sell()
    expect(await cashier.ask('receipts.print', { orderId: sold.id, jobId: id() })).toMatchObject({
      refusal: 'no_printer',
    })
    must(await setPrinter({ host, port, columns: 42 }))
  })
})
