import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { staff } from '../support/open-shop.ts'
import { openShopWithSandbox, type ShopWithSandbox } from '../support/shop-with-sandbox.ts'
import { faultsIn } from '../support/verified.ts'
import { notificationsOf, warehouseStock } from './merchant-books.ts'

let world: ShopWithSandbox
beforeAll(async () => {
  world = await openShopWithSandbox()
  const invoice = { id: 'invoice', name: 'Invoice', active: true, provider: 'invoice', fields: { days: '30' } }
  await world.admin.do('settings.setGateway', invoice)
})
afterAll(() => world.close())

const shippingAddress = {
  name: 'Ada Alder',
  lines: ['Harbour Street 5'],
  postalCode: 'D08',
  city: 'Dublin',
  country: 'IE',
}
const wanted = (fields: object = {}) => ({
  id: crypto.randomUUID(),
  customer: { name: 'Ada Alder', email: '', phone: '+353 1 234 5678' },
  shippingAddress,
  lines: [{ sku: 'GRO-002', quantity: 2000 }],
  shipping: 490,
  total: 1570,
  gateway: 'invoice',
  ...fields,
})

describe('an order by phone', () => {
  test('is quoted, placed once, reserves its goods, waits to be picked, and nobody is told', async () => {
    expect((await world.admin.do('phoneOrders.ways', {})).map(({ id }) => id)).toEqual(['invoice'])
    const before = await warehouseStock(world, 'GRO-002')
    const { lines, shipping } = wanted()
    const quote = await world.admin.do('phoneOrders.quote', { lines, shipping })
    expect(quote).toMatchObject({ total: 1570, lines: [{ sku: 'GRO-002', quantity: 2, total: 1080 }, { total: 490 }] })
    expect(await warehouseStock(world, 'GRO-002')).toEqual(before)

    const order = wanted()
    const { orderId, number } = await world.admin.do('phoneOrders.place', order)
    expect(await world.admin.do('phoneOrders.place', order)).toEqual({ orderId, number })
    const placed = await world.admin.now('orders.read', { orderId }, (one) => one?.state === 'confirmed')
    expect(placed).toMatchObject({ channel: 'phone', fulfilment: 'queued', staffName: 'Alex', customer: { email: '' } })
    expect((await warehouseStock(world, 'GRO-002')).reserved).toBe(before.reserved + 2)
    expect(await notificationsOf(world, orderId)).toEqual([])
    const { open } = await world.admin.now('fulfilment.queue', {})
    expect(open.map(({ id }) => id)).toContain(orderId)
  })

  test('is refused beside the field, and nothing is stored', async () => {
    const cases = [
      [{ customer: { name: 'Ada', email: '', phone: '' } }, 'customer_unreachable', 'phone'],
      [{ lines: [{ sku: 'NOWHERE', quantity: 1000 }] }, 'not_orderable', 'lines'],
      [{ lines: [{ sku: 'GRO-002', quantity: 1500 }] }, 'not_orderable', 'lines'],
      [{ shippingAddress: null }, 'not_orderable', 'shippingAddress'],
      [{ total: 1569 }, 'not_orderable', 'total'],
      [{ gateway: 'nowhere' }, 'not_orderable', 'payment'],
      // It needs a token, which nobody has on the telephone.
      [{ gateway: 'gateway' }, 'not_orderable', 'payment'],
    ] as const
    const filter = { channel: 'phone' as const, state: null, fulfilment: null, text: '', limit: 50 }
    const before = (await world.admin.now('orders.list', filter)).orders.length
    for (const [fields, refusal, field] of cases)
      expect(await world.admin.ask('phoneOrders.place', wanted(fields))).toMatchObject({ refusal, field })
    expect((await world.admin.now('orders.list', filter)).orders).toHaveLength(before)
  })

  test('is for who manages orders, and holds before verify', async () => {
    const picker = await world.shop.signedIn(staff.picker)
    expect(await picker.ask('phoneOrders.place', wanted())).toMatchObject({ refusal: 'not_allowed' })
    expect(faultsIn(world.shop.folder)).toEqual([])
  })
})
