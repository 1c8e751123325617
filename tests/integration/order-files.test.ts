import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { staff } from '../support/open-shop.ts'
import { openShopWithSandbox, type ShopWithSandbox } from '../support/shop-with-sandbox.ts'
import { faultsIn } from '../support/verified.ts'
import { merchantBooks, notificationsOf, warehouseStock } from './merchant-books.ts'

let world: ShopWithSandbox
beforeAll(async () => {
  world = await openShopWithSandbox()
  const invoice = { id: 'invoice', name: 'Invoice', active: true, provider: 'invoice', fields: { days: '30' } }
  await world.admin.do('settings.setGateway', invoice)
})
afterAll(() => world.close())

const heading = 'Reference;Name;Email;Street;Postal code;City;Country;SKU;Quantity;Shipping price;Total;Payment;Token'
const first = 'M-1;Ada Alder;ada@example.com;Harbour Street 5;D08;Dublin;IE;GRO-002;2;4,90;15,70;gateway;B-ADA'
const csv = (...rows: readonly string[]): string => `${[heading, ...rows].join('\r\n')}\r\n`
const json = (orders: readonly unknown[]): string => JSON.stringify(orders, null, 2)
const order = (reference: string, fields: Record<string, unknown> = {}) => ({
  reference,
  currency: 'EUR',
  customer: { name: 'Dora Damson', email: 'dora@example.com' },
  lines: [{ sku: 'DIG-001', quantity: 1 }],
  payment: { gateway: 'invoice' },
  ...fields,
})
const place = async (text: string) =>
  (await world.admin.do('orderFiles.place', { text })).rows.map(({ reference, result }) => [reference, result])
const listed = async (reference: string) => {
  const filter = { channel: 'file' as const, state: null, fulfilment: null, text: reference, limit: 5 }
  return (await world.admin.now('orders.list', filter)).orders
}

describe('orders from a file', () => {
  test('go the way of a web shop’s: goods are reserved and money promised, and nobody is told', async () => {
    const before = await warehouseStock(world, 'GRO-002')
    const text = csv(
      first,
      'M-2;Ben Birch;ben@example.com;Mill Lane 1;D01;Dublin;IE;GRO-002;1;;;gateway;B-BEN',
      'M-1;;;;;;;GRO-001;1;;;;',
    )
    const { rows } = await world.admin.do('orderFiles.read', { text: text.replace('15,70', '') })
    expect(rows).toEqual([
      { line: 2, reference: 'M-1', customerName: 'Ada Alder', lineCount: 2, orderId: null },
      { line: 3, reference: 'M-2', customerName: 'Ben Birch', lineCount: 1, orderId: null },
    ])
    expect(await listed('M-1')).toEqual([])

    expect(await place(csv(first))).toEqual([['M-1', 'placed']])
    const [summary] = await listed('M-1')
    const orderId = summary?.id ?? ''
    await world.admin.now('orders.read', { orderId }, (one) => one?.state === 'confirmed')
    expect(await merchantBooks(world, orderId)).toMatchObject({ authorisations: ['CREATED'], captured: [] })
    expect((await warehouseStock(world, 'GRO-002')).reserved).toBe(before.reserved + 2)
    expect(await notificationsOf(world, orderId)).toEqual([])
    expect(summary).toMatchObject({ channel: 'file', total: 1570, customerName: 'Ada Alder' })
  })

  test('are placed once, however often the file comes; what one is refused for costs no other', async () => {
    const text = json([order('M-10'), order('M-11', { lines: [{ sku: 'NOWHERE', quantity: 1 }] }), order('M-12')])
    expect(await place(text)).toEqual([
      ['M-10', 'placed'],
      ['M-11', 'refused'],
      ['M-12', 'placed'],
    ])
    const again = await world.admin.do('orderFiles.place', { text })
    expect(again.rows.map(({ result }) => result)).toEqual(['known', 'refused', 'known'])
    expect(again.rows[1]?.message).toBe('There is no product with the SKU NOWHERE.')
    expect(await listed('M-10')).toHaveLength(1)
    expect(await place(json([order('M-13', { total: 1 })]))).toEqual([['M-13', 'refused']])
    expect(await listed('M-13')).toEqual([])
  })

  test('are refused as a whole, with the line and the reason, where the file is not right', async () => {
    const cases = [
      ['Dear shop', 'Line 1: the column “reference” is missing.'],
      [csv(first).replace('Token', 'Toke'), 'Line 1: nobody knows what the column “toke” is.'],
      [csv(first, first.replace('ada@', 'eve@')), 'Line 3: “email” is another than in line 2'],
      [csv(first.replace(';2;', ';two;')), 'Line 2: “two” is not a number.'],
      [csv(first.replace('ada@example.com', 'ada')), 'Line 2: customer email: '],
      ['\u0089PNG\r\n\u001a\n\0\0\0"', 'The file is not text.'],
      ['[\n{"reference": }\n]', 'The file is no JSON: '],
      ['{"orders": []}', 'no list of orders'],
      [json([order('M-20'), order('M-21', { surprise: true })]), 'Order 2: '],
      [json([order('M-20'), order('M-20')]), '“M-20” is in the file twice'],
    ] as const
    for (const [text, why] of cases) {
      const refused = { refusal: 'not_an_order_file', message: expect.stringContaining(why), field: 'file' }
      expect(await world.admin.ask('orderFiles.read', { text })).toMatchObject(refused)
      expect(await world.admin.ask('orderFiles.place', { text })).toMatchObject(refused)
    }
    expect(await listed('M-20')).toEqual([])
  })

  test('are for who manages orders, and hold before verify', async () => {
    const picker = await world.shop.signedIn(staff.picker)
    expect(await picker.ask('orderFiles.place', { text: json([order('M-30')]) })).toMatchObject({
      refusal: 'not_allowed',
    })
    expect(faultsIn(world.shop.folder)).toEqual([])
  })
})
