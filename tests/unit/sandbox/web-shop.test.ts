import { afterAll, beforeAll, expect, test } from 'vitest'
import { FakeOrderManager } from './fake-order-manager.ts'
import { SandboxProcess, send, until } from './sandbox-process.ts'

const orderManager = new FakeOrderManager()
const sandbox = new SandboxProcess()
beforeAll(async () => {
  await orderManager.start()
  await sandbox.start(
    '--order-manager',
    orderManager.url,
    '--api-key',
    orderManager.apiKey,
    '--webhook-secret',
    orderManager.secret,
  )
})
afterAll(async () => {
  await sandbox.end()
  await orderManager.stop()
})

type View = {
  reference: string
  placement: string
  total: number
  state: string | null
  problem: { errors: unknown[] } | null
  payment: string
}

const shop = (path: string) => sandbox.ready.webShop + path
const view = async (reference: string) => (await send('GET', shop(`/sandbox/orders/${reference}`))).body as View
const place = async (lines: object[], account = 'ada') =>
  (await send('POST', shop('/sandbox/orders'), { lines, account })).body as View
const accepted = (reference: string) =>
  until(
    () => view(reference),
    (order) => order.placement === 'accepted',
  )
const text = async (path: string) => (await fetch(shop(path))).text()

test('given the catalog, when a customer fills the cart and orders by the pages, then the order is placed once', async () => {
  const home = await text('/')
  expect(home).toContain('Sourdough course')
  expect(home).toContain('Only 4 left')
  expect(await text('/?q=olive')).not.toContain('Stoneware mug')

  const form = (path: string, fields: Record<string, string>, cookie = '') =>
    fetch(shop(path), { method: 'POST', body: new URLSearchParams(fields), headers: { cookie }, redirect: 'manual' })
  const added = await form('/cart/add', { sku: 'MUG', quantity: '2', back: '/?q=mug' })
  expect(added.headers.get('location')).toContain('q=mug')
  const cookie = (added.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const weighed = await form('/cart/add', { sku: 'CHEESE', quantity: '0.350' }, cookie)
  const full = (weighed.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const page = await (await fetch(shop('/checkout'), { headers: { cookie: full } })).text()
  expect(page).toContain('Ben — nearly empty account')
  const checkout = /name="checkout" value="([^"]+)"/u.exec(page)?.[1] ?? ''

  const details = {
    checkout,
    name: 'Ada <Alder>',
    email: 'ada@example.com',
    account: 'ada',
    street: 'Quay 1',
    postalCode: '20457',
    city: 'Hamburg',
    country: 'DE',
  }
  const wrong = await form('/checkout', { ...details, email: 'nowhere' }, full)
  expect(wrong.status).toBe(400)
  expect(await wrong.text()).toContain('Give an e-mail address')
  const first = await form('/checkout', details, full)
  const second = await form('/checkout', details, full)
  expect(first.status).toBe(303)
  expect(second.headers.get('location')).toBe(first.headers.get('location'))
  const reference = (first.headers.get('location') ?? '').replace('/orders/', '')
  await accepted(reference)
  expect([...orderManager.orders.values()].filter((order) => order.reference === reference)).toHaveLength(1)
  // 2 × 14.90 + 0.350 × 24.90 + 4.90 for delivery
  expect((await view(reference)).total).toBe(2980 + 872 + 490)
  expect(await text(`/orders/${reference}`)).toContain('€43.42')
})

test('given an order manager that loses its answer, when it is asked again, also after a kill, then the key is the same', async () => {
  const before = orderManager.keys.length
  orderManager.failures = 3
  const { reference } = await place([{ sku: 'OIL', quantity: 1 }])
  await until(
    async () => orderManager.keys.length,
    (calls) => calls > before,
  )
  await sandbox.restart()
  await accepted(reference)
  expect(new Set(orderManager.keys.slice(before)).size).toBe(1)
  expect([...orderManager.orders.values()].filter((order) => order.reference === reference)).toHaveLength(1)
})

test('given an order that is refused with a problem, then it is not sent again and the page says why', async () => {
  const { reference } = await place([{ sku: 'OIL', quantity: 901 }])
  const order = await until(
    () => view(reference),
    (each) => each.placement !== 'sending',
  )
  expect(order).toMatchObject({ placement: 'rejected', problem: { errors: [{ field: 'lines.0.quantity' }] } })
  expect(await text(`/orders/${reference}`)).toContain('A line asks for too many.')
  expect((await send('POST', shop('/sandbox/orders'), { lines: [{ sku: 'NONE', quantity: 1 }] })).status).toBe(422)
})

test('given webhooks, when they are repeated, forged or late, then each counts once and the page follows', async () => {
  const { reference } = await place([
    { sku: 'COURSE', quantity: 1 },
    { sku: 'MUG', quantity: 1 },
  ])
  await accepted(reference)
  const told = (id: string, type: string, changes: object, secret?: string) =>
    orderManager.webhook(reference, id, type, { ...changes }, secret)(sandbox.ready.webhookUrl)

  const forged = `whsec_${Buffer.from('another secret of 24 bytes').toString('base64')}`
  expect((await told('w-0', 'order.confirmed', {}, forged)).status).toBe(401)
  const confirmation = orderManager.webhook(reference, 'w-1', 'order.confirmed', {
    state: 'confirmed',
    payment: 'authorised',
  })
  expect((await confirmation(sandbox.ready.webhookUrl)).status).toBe(204)
  expect(await text(`/orders/${reference}/live`)).toContain('Order confirmed')
  expect((await fetch(shop('/access/token-7'))).status).toBe(404)
  const access = [
    { sku: 'COURSE', name: 'Sourdough course', kind: 'link', value: shop('/access/token-7') },
    { sku: 'COURSE', name: 'Recipe book', kind: 'licenceKey', value: 'AAAA-BBBB' },
  ]
  await told('w-2', 'access.granted', { access })
  expect(await text('/access/token-7')).toContain('Sourdough course')
  await told('w-3', 'order.shipped', {
    state: 'completed',
    fulfilment: 'shipped',
    payment: 'captured',
    shipment: { carrier: 'Post', tracking: 'TR-1' },
  })
  expect((await confirmation(sandbox.ready.webhookUrl)).status).toBe(204)

  await sandbox.restart()
  const page = await text(`/orders/${reference}`)
  for (const shown of ['Order shipped', 'TR-1', 'Paid: €48.80 captured.', 'AAAA-BBBB']) expect(page).toContain(shown)
  const { body } = await send('GET', shop('/sandbox/notifications'))
  const mine = (body as { reference: string }[]).filter((notification) => notification.reference === reference)
  expect(mine).toMatchObject([
    { id: 'w-1', type: 'order.confirmed', deliveries: 2 },
    { id: 'w-2', type: 'access.granted', deliveries: 1 },
    { id: 'w-3', type: 'order.shipped', deliveries: 1 },
  ])
  expect((await fetch(shop('/access/token-7'))).status).toBe(200)
})
