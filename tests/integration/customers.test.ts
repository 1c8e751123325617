import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { customerMethods } from '../../shared/contract/customers.ts'
import type { PayloadOf } from '../../shared/contract/method.ts'
import type { Client } from '../support/client.ts'
import { type OpenShop, openShop, staff } from '../support/open-shop.ts'

type NewCustomer = PayloadOf<(typeof customerMethods)['customers.add']>

const jam = '1491274001210'
const id = () => crypto.randomUUID()

let shop: OpenShop
let cashier: Client
beforeAll(async () => {
  shop = await openShop()
  cashier = await shop.signedIn(staff.cashier)
})
afterAll(() => shop.close())

const fieldsOf = (fields: Partial<NewCustomer>): NewCustomer => ({
  id: id(),
  name: 'Ada Byrne',
  email: '',
  phone: '',
  card: '',
  group: '',
  taxExempt: false,
  note: '',
  ...fields,
})
const add = (fields: Partial<NewCustomer>) => cashier.do('customers.add', fieldsOf(fields))
const found = async (text: string): Promise<string[]> =>
  (await cashier.do('customers.find', { text, limit: 20 })).map(({ name }) => name)

describe('customers', () => {
  test('are found by name, phone, e-mail and card, however they are typed', async () => {
    await add({ name: 'Chloë O’Shea', email: 'Chloe@example.ie', phone: '+353 87 123 4567', card: 'C-0007' })
    await add({ name: 'Bo Chloris', email: 'bo@example.ie', phone: '01 555 0199' })
    expect(await found('chloe')).toEqual(['Chloë O’Shea'])
    expect(await found('chlo')).toEqual(['Chloë O’Shea', 'Bo Chloris'])
    for (const text of [
      'shea chl',
      'CHLOE@EXAMPLE.IE',
      'chloe@exa',
      '087 123',
      '1234567',
      '+353 87 1',
      'c-0007',
      'C-00',
    ])
      expect(await found(text), text).toEqual(['Chloë O’Shea'])
    expect(await found('015550199')).toEqual(['Bo Chloris'])
    expect(await found('nobody')).toEqual([])
    expect(await found(' ')).toEqual(['Bo Chloris', 'Chloë O’Shea'])
  })

  test('are told apart by e-mail, phone and card: a second one is refused beside the field', async () => {
    const first = await add({ name: 'Dilek', email: 'dilek@example.ie', phone: '087-999-0000', card: 'D1' })
    const second = async (fields: Partial<NewCustomer>) => cashier.ask('customers.add', fieldsOf(fields))
    const message = expect.stringContaining('Dilek has this')
    expect(await second({ email: 'DILEK@example.ie' })).toMatchObject({
      refusal: 'email_taken',
      field: 'email',
      message,
    })
    expect(await second({ phone: '087 9990000' })).toMatchObject({ refusal: 'phone_taken', field: 'phone', message })
    expect(await second({ card: 'd1' })).toMatchObject({ refusal: 'card_taken', field: 'card', message })
    expect(await second({ card: jam })).toMatchObject({ refusal: 'card_taken', field: 'card' })
    for (const [field, value] of [
      ['email', 'no address'],
      ['phone', '12'],
      ['name', '  '],
    ])
      expect(await second({ [field ?? '']: value })).toMatchObject({ refusal: 'invalid_payload', field })
    expect(await found('ada')).toEqual([])
    const { createdAt: _created, updatedAt: _updated, ...fields } = first
    expect(await cashier.do('customers.add', fields)).toEqual(first)
    const changed = await cashier.do('customers.change', { ...fields, phone: '', name: 'Dilek Yılmaz' })
    expect(changed).toMatchObject({ name: 'Dilek Yılmaz', createdAt: first.createdAt })
    await second({ name: 'Emil', phone: '0879990000' })
    expect(await found('0879990000')).toEqual(['Emil'])
    expect(await cashier.ask('customers.change', fieldsOf({}))).toMatchObject({ refusal: 'unknown_customer' })
  })

  test('are for those whose role has the right to', async () => {
    const picker = await shop.signedIn(staff.picker)
    expect(await picker.ask('customers.find', { text: '', limit: 1 })).toMatchObject({ refusal: 'not_allowed' })
    expect(await picker.ask('customers.add', fieldsOf({}))).toMatchObject({ refusal: 'not_allowed' })
  })
})

describe('a cart’s customer', () => {
  test('is attached by the scan of a card, also before the first product, and stays on the order as they were', async () => {
    const orderId = id()
    const fiona = await add({
      name: 'Fiona',
      email: 'fiona@example.ie',
      card: '2900000000017',
      group: 'Trade',
      taxExempt: true,
      taxReference: 'IE-77',
    })
    const scan = (code: string) => cashier.do('register.scan', { orderId, lineId: id(), code })
    const { order } = await scan('2900000000017')
    const record = { id: fiona.id, card: fiona.card, group: 'Trade', taxExempt: true, taxReference: 'IE-77' }
    expect(order).toMatchObject({
      lines: [],
      customer: { name: 'Fiona', email: 'fiona@example.ie', phone: null, record },
    })
    await scan(jam)
    const { order: exempt } = await scan('2900000000017')
    // 5.40 with 5 % in it.
    expect(exempt).toMatchObject({ exemption: { reference: 'IE-77' }, totals: { tax: 0, total: 514 } })
    const { createdAt: _created, updatedAt: _updated, ...fields } = fiona
    await cashier.do('customers.change', { ...fields, name: 'Fiona Kelly' })
    const tender = { kind: 'cash' as const, given: 514 }
    const sold = await cashier.do('register.pay', { orderId, paymentId: id(), total: 514, tender })
    expect(sold.order).toMatchObject({ state: 'completed', customer: { name: 'Fiona', record } })
    const detail = await cashier.now('orders.read', { orderId })
    expect(detail?.history.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['Customer: Fiona.', 'No tax: the customer is exempt (IE-77).']),
    )
    expect(detail?.customer).toMatchObject({ name: 'Fiona' })
  })

  test('is chosen and taken off, and must be one that is there', async () => {
    const bo = (await cashier.do('customers.find', { text: 'bo', limit: 1 }))[0]
    const orderId = id()
    const { order } = await cashier.do('register.setCustomer', { orderId, customerId: bo?.id ?? '' })
    expect(order.customer).toMatchObject({ name: 'Bo Chloris', phone: '01 555 0199' })
    const again = await cashier.do('register.setCustomer', { orderId, customerId: bo?.id ?? '' })
    expect(again.order.entries).toHaveLength(order.entries.length)
    expect((await cashier.do('register.setCustomer', { orderId, customerId: null })).order.customer).toBeNull()
    const unknown = await cashier.ask('register.setCustomer', { orderId, customerId: 'gone' })
    expect(unknown).toMatchObject({ refusal: 'unknown_customer' })
  })
})
