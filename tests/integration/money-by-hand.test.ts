import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OrderDetail } from '../../shared/contract/orders.ts'
import { staff } from '../support/open-shop.ts'
import { openShopWithSandbox, type ShopWithSandbox } from '../support/shop-with-sandbox.ts'
import { type OrderedLine, webOrderOf } from '../support/storefront.ts'
import { faultsIn } from '../support/verified.ts'
import { notificationsOf } from './merchant-books.ts'

let world: ShopWithSandbox
beforeAll(async () => {
  world = await openShopWithSandbox()
  for (const [id, fields] of [
    ['bankTransfer', { days: '7' }],
    ['invoice', { days: '30' }],
    ['cashOnDelivery', {}],
  ] as const)
    await world.admin.do('settings.setGateway', { id, name: id, active: true, provider: id, fields })
})
afterAll(() => world.close())

const book: OrderedLine = { sku: 'DIG-001', quantity: 1, price: 1400 }
const jam: OrderedLine = { sku: 'GRO-002', quantity: 1, price: 540 }

const place = async (line: OrderedLine, gateway: string): Promise<string> => {
  const placed = await world.storefront.order(webOrderOf([line], { payment: { gateway } }))
  expect(placed.status).toBe(201)
  return String(placed.body['id'])
}
const when = async (orderId: string, until: (order: OrderDetail) => boolean): Promise<OrderDetail> => {
  const order = await world.admin.now('orders.read', { orderId }, (one) => one !== null && until(one))
  if (order === null) throw new Error('no order')
  return order
}
const awaiting = async (orderId: string) => {
  const order = await when(orderId, ({ effects }) => effects.some(({ awaits }) => awaits !== undefined))
  const effect = order.effects.find(({ awaits }) => awaits !== undefined)
  if (effect?.awaits === undefined) throw new Error('nothing is awaited')
  return { order, effectId: effect.id, awaits: effect.awaits }
}
const arrive = (orderId: string, effectId: string, amount: number, reference = 'Statement 12, line 3') =>
  world.admin.ask('orders.moneyArrived', { orderId, effectId, amount, reference })
const types = async (orderId: string) => (await notificationsOf(world, orderId)).map(({ type }) => type)
const ship = async (orderId: string): Promise<void> => {
  const picker = await world.shop.signedIn(staff.picker)
  await picker.do('fulfilment.startPicking', { orderId })
  const { lines } = await when(orderId, () => true)
  for (const line of lines)
    await picker.do('fulfilment.pickLine', { orderId, lineId: line.id, quantity: line.quantity })
  await picker.do('fulfilment.pack', { orderId })
  await picker.do('fulfilment.ship', { orderId, carrier: 'Post', tracking: `T-${orderId}` })
}

describe('a bank transfer', () => {
  test('confirms the order when it has come, to the cent and once; the customer knows its reference', async () => {
    const orderId = await place(book, 'bankTransfer')
    const { order, effectId, awaits } = await awaiting(orderId)
    expect(order).toMatchObject({ state: 'awaitingPayment', payment: 'pending', access: [] })
    expect(awaits.reference).toContain(order.number)
    expect(awaits.dueAt).toBeGreaterThan(order.placedAt + 6 * 86_400_000)
    expect((await world.storefront.read(orderId)).body['awaited']).toMatchObject({ reference: awaits.reference })
    expect(await types(orderId)).toEqual([])

    expect(await arrive(orderId, effectId, 1399)).toMatchObject({ refusal: 'amount_differs', field: 'amount' })
    expect(await arrive(orderId, effectId, 1401)).toMatchObject({ refusal: 'amount_differs' })
    expect(await when(orderId, () => true)).toMatchObject({ state: 'awaitingPayment', payments: [] })
    expect(await arrive(orderId, effectId, 1400)).toEqual({})
    expect(await arrive(orderId, effectId, 1400)).toMatchObject({ refusal: 'nothing_awaited' })
    const paid = await when(orderId, ({ payment, effects }) => payment === 'captured' && effects.length === 0)
    expect(paid).toMatchObject({
      state: 'completed',
      payments: [{ amount: 1400, authorisationId: 'Statement 12, line 3', captureId: 'Statement 12, line 3' }],
      exceptions: [],
    })
    expect(paid.access).toHaveLength(1)
    expect(await types(orderId)).toEqual(['order.confirmed', 'access.granted'])
  })

  test('of an order that was cancelled meanwhile is paid back, and somebody says when', async () => {
    const orderId = await place(jam, 'bankTransfer')
    const { effectId } = await awaiting(orderId)
    await world.admin.do('orders.cancel', { orderId, reason: 'Customer called' })
    expect(await arrive(orderId, effectId, 540)).toEqual({})
    const owed = await when(
      orderId,
      ({ payment, effects }) => payment === 'voiding' && effects.some(({ awaits }) => awaits !== undefined),
    )
    const back = owed.effects.find(({ kind }) => kind === 'void')
    expect(back?.awaits?.reference).toContain('Refund')
    expect(await arrive(orderId, back?.id ?? '', 540, 'Transfer 99')).toEqual({})
    expect(await when(orderId, ({ effects }) => effects.length === 0)).toMatchObject({
      state: 'cancelled',
      payment: 'voided',
      exceptions: [],
    })
  })
})

describe.each(['invoice', 'cashOnDelivery'])('%s', (gateway) => {
  test('lets the goods go at once, and the order is paid when the money has come', async () => {
    const orderId = await place(jam, gateway)
    await when(orderId, ({ state, effects }) => state === 'confirmed' && effects.length === 0)
    await ship(orderId)
    const { order, effectId, awaits } = await awaiting(orderId)
    expect(order).toMatchObject({ state: 'confirmed', fulfilment: 'shipped', payment: 'capturing' })
    expect(awaits.dueAt === null).toBe(gateway === 'cashOnDelivery')
    expect(await arrive(orderId, effectId, 540)).toEqual({})
    expect(await when(orderId, ({ effects }) => effects.length === 0)).toMatchObject({
      state: 'completed',
      payment: 'captured',
      exceptions: [],
    })
  })

  test('is over at once where the order is cancelled before', async () => {
    const orderId = await place(jam, gateway)
    await when(orderId, ({ state, effects }) => state === 'confirmed' && effects.length === 0)
    await world.admin.do('orders.cancel', { orderId, reason: 'Customer called' })
    expect(await when(orderId, ({ effects }) => effects.length === 0)).toMatchObject({ payment: 'voided' })
  })
})

test('what is waited for outlives a restart; nothing of it is off; what has no list is not there to be reconciled', async () => {
  const orderId = await place(book, 'bankTransfer')
  const { effectId } = await awaiting(orderId)
  await world.shop.restart()
  world = { ...world, admin: await world.shop.signedIn(staff.admin) }
  expect((await awaiting(orderId)).effectId).toBe(effectId)
  expect(await arrive(orderId, effectId, 1400)).toEqual({})
  await when(orderId, ({ payment }) => payment === 'captured')
  const ways = await world.admin.do('reconciliation.gateways', {})
  expect(ways.filter(({ hasList }) => hasList).map(({ id }) => id)).toEqual(['gateway'])
  await world.shop.shut()
  expect(faultsIn(world.shop.folder)).toEqual([])
})
