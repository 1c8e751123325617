import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OrderDetail } from '../../shared/contract/orders.ts'
import { camtOf, csvOf } from '../support/bank-statement.ts'
import { staff } from '../support/open-shop.ts'
import { openShopWithSandbox, type ShopWithSandbox } from '../support/shop-with-sandbox.ts'
import { webOrderOf } from '../support/storefront.ts'
import { faultsIn } from '../support/verified.ts'

let world: ShopWithSandbox
beforeAll(async () => {
  world = await openShopWithSandbox()
  const transfer = {
    id: 'bankTransfer',
    name: 'Transfer',
    active: true,
    provider: 'bankTransfer',
    fields: { days: '7' },
  }
  await world.admin.do('settings.setGateway', transfer)
})
afterAll(() => world.close())

const when = async (orderId: string, until: (order: OrderDetail) => boolean): Promise<OrderDetail> => {
  const order = await world.admin.now('orders.read', { orderId }, (one) => one !== null && until(one))
  if (order === null) throw new Error('no order')
  return order
}
/** An e-book for 14.00 that waits for its transfer, and what is to be written on that. */
const awaiting = async () => {
  const book = { sku: 'DIG-001', quantity: 1, price: 1400 }
  const placed = await world.storefront.order(webOrderOf([book], { payment: { gateway: 'bankTransfer' } }))
  const orderId = String(placed.body['id'])
  const order = await when(orderId, ({ effects }) => effects.some(({ awaits }) => awaits !== undefined))
  return {
    orderId,
    number: order.number,
    reference: order.effects.find(({ awaits }) => awaits)?.awaits?.reference ?? '',
  }
}
const read = async (text: string) => {
  const { rows } = await world.admin.do('bankStatements.read', { text })
  return rows.map(({ result, order, line }) => [result, order?.number ?? null, line.amount])
}
const book = async (text: string) => {
  const { booked, rows } = await world.admin.do('bankStatements.book', { text })
  return [booked, ...rows.map(({ result }) => result)]
}

describe('a bank’s statement', () => {
  test('pays the orders whose reference is on a transfer, once, however often the file is imported', async () => {
    const [one, other] = [await awaiting(), await awaiting()]
    const statement = camtOf([
      { amount: '14.00', text: `Order ${one.reference}`, id: 'B-1' },
      // As it comes out of an old banking form.
      { amount: '14.00', text: other.number.toLowerCase().replaceAll('-', ' ').split('').join(' '), id: 'B-2' },
      { amount: '5.00', text: 'Rent for the garage', id: 'B-3' },
      { amount: '-20.00', text: 'Electricity', id: 'B-4' },
    ])
    const [first, ...others] = await read(statement)
    expect(first).toEqual(['matched', one.number, 1400])
    expect(others).toEqual([
      ['matched', other.number, 1400],
      ['unknown', null, 500],
      ['unknown', null, -2000],
    ])
    expect((await when(one.orderId, () => true)).state).toBe('awaitingPayment')

    expect(await book(statement)).toEqual([2, 'booked', 'booked', 'unknown', 'unknown'])
    for (const { orderId } of [one, other])
      expect(await when(orderId, ({ payment }) => payment === 'captured')).toMatchObject({ state: 'completed' })
    expect(await book(statement)).toEqual([0, 'booked', 'booked', 'unknown', 'unknown'])
    // The same bookings as another of the bank's files has them.
    expect(await book(csvOf([{ amount: '14.00', text: one.reference, id: 'B-1' }]))).toEqual([0, 'booked'])
    expect(await read(camtOf([{ amount: '14.00', text: one.reference, id: 'B-9' }]))).toEqual([
      ['notAwaited', one.number, 1400],
    ])
  })

  test('pays an order in parts that are in one file, and nothing that is too little, too much or in other money', async () => {
    const [parts, little, much, dollars] = [await awaiting(), await awaiting(), await awaiting(), await awaiting()]
    const statement = csvOf([
      { amount: '9.00', text: parts.reference },
      { amount: '13.99', text: little.reference },
      { amount: '14.01', text: much.reference },
      { amount: '14.00', text: dollars.reference, currency: 'USD' },
      { amount: '5.00', text: parts.reference },
      { amount: '14.00', text: `${little.reference} and ${much.reference}` },
    ])
    expect(await read(statement)).toEqual([
      ['matched', parts.number, 900],
      ['tooLittle', little.number, 1399],
      ['tooMuch', much.number, 1401],
      ['otherCurrency', dollars.number, 1400],
      ['matched', parts.number, 500],
      ['several', null, 1400],
    ])
    expect((await book(statement))[0]).toBe(1)
    expect(await book(statement)).toEqual([0, 'booked', 'tooLittle', 'tooMuch', 'otherCurrency', 'booked', 'several'])
    await when(parts.orderId, ({ payment }) => payment === 'captured')
    for (const { orderId } of [little, much, dollars]) expect((await when(orderId, () => true)).payments).toEqual([])
  })

  test('is paid back by what goes out, and leaves out what the bank has only announced', async () => {
    const { orderId, reference, number } = await awaiting()
    const incoming = [{ amount: '14.00', text: reference, id: 'B-20' }]
    expect(await read(camtOf(incoming, 'PDNG'))).toEqual([])
    await book(camtOf(incoming))
    await when(orderId, ({ payment }) => payment === 'captured')
    await world.admin.do('orders.refund', { id: crypto.randomUUID(), orderId, amount: 400, lines: [], reason: 'Late' })
    await when(orderId, ({ effects }) => effects.some(({ awaits }) => awaits !== undefined))
    const outgoing = camtOf([{ amount: '-4.00', text: `Refund ${reference}`, id: 'B-21' }])
    expect(await read(outgoing)).toEqual([['matched', number, -400]])
    expect(await book(outgoing)).toEqual([1, 'booked'])
    const { effects } = await when(orderId, ({ payment }) => payment === 'partRefunded')
    expect(effects.filter(({ awaits }) => awaits !== undefined)).toEqual([])
  })

  test('that is rubbish is refused with its line and the reason, and books nothing of what was right', async () => {
    const { reference, orderId } = await awaiting()
    const right = { amount: '14.00', text: reference }
    const cases = [
      ['Dear customer,\nthank you.', 'Line 1: there is no heading'],
      ['\u0089PNG\r\n\u001a\n\0\0\0"', 'The file is not text.'],
      [csvOf([right, { amount: 'twelve', text: 'x' }]), 'Line 4: “twelve” is not a number.'],
      [csvOf([right, { amount: '1.00', text: 'x', currency: 'Euros' }]), 'Line 4: “Euros” is no currency.'],
      [camtOf([right, { amount: '1.234', text: 'x' }]), 'Line 19: “1.234” has more than 2 decimals.'],
      [camtOf([right]).replace('</Sts>', ''), 'Line '],
      [camtOf([right]).replaceAll('BkToCstmrStmt', 'BkToCstmrAcctRpt'), 'no camt.053'],
      ['<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'declares'],
      [`Amount,Reference\n"14.00,${reference}\n`, 'do not close'],
    ] as const
    for (const [text, why] of cases) {
      const refused = { refusal: 'not_a_statement', message: expect.stringContaining(why), field: 'file' }
      expect(await world.admin.ask('bankStatements.read', { text })).toMatchObject(refused)
      expect(await world.admin.ask('bankStatements.book', { text })).toMatchObject(refused)
    }
    expect((await when(orderId, () => true)).payments).toEqual([])
  })

  test('is for who manages orders, and what it booked holds before verify', async () => {
    const picker = await world.shop.signedIn(staff.picker)
    expect(await picker.ask('bankStatements.book', { text: camtOf([]) })).toMatchObject({ refusal: 'not_allowed' })
    expect(faultsIn(world.shop.folder)).toEqual([])
  })
})
