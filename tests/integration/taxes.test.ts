import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PayloadOf } from '../../shared/contract/method.ts'
import type { taxMethods } from '../../shared/contract/taxes.ts'
import type { Client } from '../support/client.ts'
import { type OpenShop, openShop, staff } from '../support/open-shop.ts'
import { openStorefront, type Storefront, webOrderOf } from '../support/storefront.ts'
import { faultsIn } from '../support/verified.ts'

// Of the sample shop: raspberry jam at 5.40, in the group of food at 5 %.
const jam = { code: '1491274001210', sku: 'GRO-002', price: 540 }
const id = () => crypto.randomUUID()

let shop: OpenShop
let cashier: Client
let admin: Client
let storefront: Storefront
beforeAll(async () => {
  shop = await openShop()
  cashier = await shop.signedIn(staff.cashier)
  admin = await shop.signedIn(staff.admin)
  const webShop = { id: id(), name: 'Web shop', webhookUrl: 'http://127.0.0.1:9/webhooks' }
  const { apiKey } = await admin.do('settings.addWebShop', webShop)
  storefront = await openStorefront(shop.host().url, apiKey)
})
afterAll(() => shop.close())

type Rate = PayloadOf<(typeof taxMethods)['taxes.saveRate']>
const rate = (fields: Partial<Rate>): Rate => ({
  ...{ id: id(), name: 'Levy', ppm: 0, perUnit: 0, compound: false, from: null, until: null, later: [] },
  ...fields,
})
const scanned = async () => (await cashier.do('register.scan', { orderId: id(), lineId: id(), code: jam.code })).order
/** What a web shop's order comes to, as the order manager has it. */
const placed = async (order: Record<string, unknown>) => {
  const { status, body } = await storefront.order(order)
  expect(status, JSON.stringify(body)).toBe(201)
  return (await admin.now('orders.read', { orderId: String(body['id']) }))?.totals
}
const settings = async () => (await admin.now('settings.read', {})).shop

describe('taxes', () => {
  const levy = rate({ name: 'Jar levy', perUnit: 25 })
  const city = rate({ name: 'City tax', ppm: 20_000, compound: true, later: [{ from: '2020-01-01', ppm: 30_000 }] })

  test('are the admin’s to change', async () => {
    const office = await shop.signedIn(staff.backOffice)
    expect(await office.ask('taxes.saveRate', levy)).toMatchObject({ refusal: 'not_allowed' })
    expect(await cashier.ask('taxes.removeRate', { id: 'food' })).toMatchObject({ refusal: 'not_allowed' })
  })

  test('10: several of them on a product are charged from the next scan on, at the counter and for the web shop alike', async () => {
    await admin.do('taxes.saveRate', levy)
    await admin.do('taxes.saveRate', city)
    await admin.do('taxes.saveGroup', { id: 'food', name: 'Food', taxIds: ['food', levy.id, city.id], retired: false })
    const { priced, totals } = await scanned()
    // 5.40 holds its net amount, 5 % of that, 0.25, and 3 % of all three.
    expect(priced[0]).toMatchObject({ net: 475, tax: 65, gross: 540 })
    expect(totals.taxes.map(({ name, tax }) => [name, tax])).toEqual([
      ['Food', 24],
      ['City tax', 16],
      ['Jar levy', 25],
    ])
    expect(await placed(webOrderOf([{ ...jam, quantity: 1 }]))).toEqual(totals)
  })

  test('that are wrong are refused beside their field, and nothing changes', async () => {
    const before = await settings()
    const answers = [
      await admin.ask('taxes.saveRate', rate({ from: '2027-02-01', until: '2027-01-31' })),
      await admin.ask('taxes.saveRate', rate({ ppm: 1_000_001 })),
      await admin.ask('taxes.saveRate', rate({ from: '2027-02-30' })),
      await admin.ask('taxes.removeRate', { id: levy.id }),
      await admin.ask('taxes.saveGroup', { id: id(), name: 'food', taxIds: [], retired: false }),
      await admin.ask('taxes.setRules', {
        ...{ pricesIncludeTax: true, timeZone: 'Europe/Atlantis', firstGroupId: 'standard', shippingTax: 'shares' },
      }),
    ]
    expect(answers).toMatchObject([
      { refusal: 'ends_before_it_begins', field: 'until' },
      { refusal: 'invalid_payload', field: 'ppm' },
      { refusal: 'invalid_payload', field: 'from' },
      { refusal: 'tax_in_use' },
      { refusal: 'group_name_taken', field: 'name' },
      { refusal: 'invalid_payload', field: 'timeZone' },
    ])
    expect(await settings()).toEqual(before)
  })

  test('a product is put into a group that is exempt; a cart that is open keeps what it was charged with', async () => {
    const open = await scanned()
    const group = id()
    await admin.do('taxes.saveGroup', { id: group, name: 'Exempt', taxIds: [], retired: false })
    const productId = open.lines[0]?.productId ?? ''
    expect(await admin.ask('catalog.setTaxGroup', { productId, taxGroupId: 'none' })).toMatchObject({
      refusal: 'unknown_group',
      field: 'taxGroupId',
    })
    await admin.do('catalog.setTaxGroup', { productId, taxGroupId: group })
    expect((await scanned()).totals).toMatchObject({ tax: 0, total: 540, taxes: [{ rateId: '', net: 540 }] })
    const { order } = await cashier.do('register.scan', { orderId: open.id, lineId: id(), code: jam.code })
    expect(order.lines).toHaveLength(2)
    expect(order.totals).toMatchObject({ tax: 65, total: 1080 })
    await admin.do('catalog.setTaxGroup', { productId, taxGroupId: 'food' })
  })

  test('shipping is taxed as the goods are, and prices without tax hold from the next cart on', async () => {
    const before = await scanned()
    const rules = { pricesIncludeTax: false, timeZone: 'Europe/Dublin', firstGroupId: 'standard' }
    await admin.do('taxes.setRules', { ...rules, shippingTax: 'shares' })
    const again = await cashier.do('register.scan', { orderId: before.id, lineId: id(), code: jam.code })
    expect(again.order.totals.total).toBe(1080)
    // 5.40 and 5 %, 0.25, and 3 % of all three.
    expect((await scanned()).totals).toMatchObject({ net: 540, tax: 70, total: 610 })
    // Shipping bears the percentages of the goods, and no levy of its own.
    const order = webOrderOf([{ ...jam, quantity: 1 }], { shipping: { name: 'Post', price: 500 }, total: 1151 })
    expect((await placed(order))?.taxes).toMatchObject([
      { name: 'Food', tax: 52 },
      { name: 'City tax', tax: 34 },
      { name: 'Jar levy', tax: 25 },
    ])
  })
})

test('all of it is as it should be in the file', async () => {
  await shop.shut()
  expect(faultsIn(shop.folder)).toEqual([])
})
