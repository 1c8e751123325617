import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openShopWithSandbox, type ShopWithSandbox } from '../support/shop-with-sandbox.ts'
import { type OrderedLine, webOrderOf } from '../support/storefront.ts'
import { merchantBooks } from './merchant-books.ts'

let world: ShopWithSandbox
beforeAll(async () => {
  world = await openShopWithSandbox()
})
afterAll(() => world.close())

const book: OrderedLine = { sku: 'DIG-001', quantity: 1, price: 1400 }
const paidBy = (gateway: string | undefined, token: string | undefined = 'B-ADA') =>
  world.storefront.order(
    webOrderOf([book], {
      payment: { ...(gateway === undefined ? {} : { gateway }), ...(token === '' ? {} : { token }) },
    }),
  )
const second = () => ({
  id: 'paypal-2',
  name: 'Second account',
  active: true,
  provider: 'paypal',
  fields: {
    baseUrl: world.sandbox.merchant,
    clientId: world.sandbox.clientId,
    clientSecret: world.sandbox.clientSecret,
  },
})
const cards = async () => (await world.admin.now('settings.connections', {})).gateways

describe('several ways to pay', () => {
  test('an order is paid by the one that it names, and by the first where it names none', async () => {
    await world.admin.do('settings.setGateway', second())
    const before = world.toMerchant.requests.length
    const named = await paidBy('paypal-2')
    expect(named.status).toBe(201)
    const orderId = String(named.body['id'])
    await world.admin.now('orders.read', { orderId }, (order) => order?.payment === 'captured')
    expect(world.toMerchant.requests).toHaveLength(before)
    expect(await merchantBooks(world, orderId)).toMatchObject({ captured: [1400] })

    const unnamed = String((await paidBy(undefined)).body['id'])
    await world.admin.now('orders.read', { orderId: unnamed }, (order) => order?.payment === 'captured')
    expect(world.toMerchant.requests.length).toBeGreaterThan(before)
  })

  test('one that is not there or is switched off, and one without a payment source, are refused beside the field', async () => {
    expect(await paidBy('nowhere')).toMatchObject({ status: 422, body: { errors: [{ field: 'payment.gateway' }] } })
    await world.admin.do('settings.setGateway', { ...second(), active: false })
    expect(await paidBy('paypal-2')).toMatchObject({ status: 422, body: { errors: [{ field: 'payment.gateway' }] } })
    expect(await paidBy('gateway', '')).toMatchObject({ status: 422, body: { errors: [{ field: 'payment.token' }] } })
  })

  test('settings keep a secret that is left empty, show none, and stay what they are where something is wrong', async () => {
    const { fields } = second()
    const kept = { ...second(), name: 'Renamed', fields: { ...fields, clientSecret: '' } }
    await world.admin.do('settings.setGateway', kept)
    const shown = (await cards()).find(({ id }) => id === 'paypal-2')
    expect(shown).toMatchObject({ name: 'Renamed', active: true, fields: { clientId: fields.clientId } })
    expect(JSON.stringify(await cards())).not.toContain('clientSecret')
    const orderId = String((await paidBy('paypal-2')).body['id'])
    await world.admin.now('orders.read', { orderId }, (order) => order?.payment === 'captured')

    const wrong = [
      [{ ...kept, provider: 'barter' }, 'unknown_provider'],
      [{ ...kept, id: 'third', fields: { ...fields, clientSecret: '' } }, 'secret_missing'],
      [{ ...kept, fields: { ...fields, baseUrl: 'paypal' } }, 'not_an_address'],
    ] as const
    for (const [payload, refusal] of wrong)
      expect(await world.admin.ask('settings.setGateway', payload)).toMatchObject({ refusal })
    expect((await cards()).map(({ id, name }) => [id, name])).toEqual([
      ['gateway', 'Merchant system'],
      ['paypal-2', 'Renamed'],
    ])
  })
})
