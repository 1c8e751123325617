import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withNews } from '../../shared/domain/orders/news.ts'
import type { Order } from '../../shared/domain/orders/order.ts'
import { isRefusal } from '../../shared/domain/refusal.ts'
import type { Client } from '../support/client.ts'
import { type OpenShop, openShop, staff } from '../support/open-shop.ts'

// Of the sample shop: raspberry jam at 5.40, bread, apples by weight.
const jam = '1491274001210'
const bread = '1491200001079'
const id = () => crypto.randomUUID()

let shop: OpenShop
let cashier: Client
beforeAll(async () => {
  shop = await openShop()
  cashier = await shop.signedIn(staff.cashier)
})
afterAll(() => shop.close())

/** Rings a code up as the register's page does: the cart that it has then. */
const ring = async (cart: Order | null, orderId: string, code: string, lineId = id()): Promise<Order | null> => {
  const known = cart?.entries.length ?? 0
  return withNews(cart, await cashier.do('register.ring', { orderId, lineId, known, what: { code } }))
}
const stored = async () => (await cashier.now('register.current', {})).cart

describe('ringing up', () => {
  test('answers with what is new, which makes the cart that is stored', async () => {
    const orderId = id()
    const first = await ring(null, orderId, jam)
    const second = await ring(first, orderId, bread)
    expect(second?.lines).toHaveLength(2)
    expect(await stored()).toEqual(second)
    const variantId = second?.lines[0]?.variantId ?? ''
    const known = second?.entries.length ?? 0
    const more = { orderId, lineId: id(), known, what: { variantId, quantity: 3000 } }
    const news = await cashier.do('register.ring', more)
    expect(news).toMatchObject({ orderId, from: known, entries: [{ type: 'quantityChanged', quantity: 4000 }] })
    expect(await cashier.do('register.ring', more)).toEqual(news)
    expect(await stored()).toEqual(withNews(second, news))
  })

  test('refuses as a scan does, and changes nothing', async () => {
    const before = await stored()
    const request = { orderId: before?.id ?? '', lineId: id(), known: 0 }
    expect(await cashier.ask('register.ring', { ...request, what: { code: '0000' } })).toMatchObject({
      refusal: 'unknown_code',
      field: 'code',
    })
    expect(
      await cashier.ask('register.ring', { ...request, what: { variantId: 'nothing', quantity: 1000 } }),
    ).toMatchObject({ refusal: 'unknown_variant' })
    expect(await stored()).toEqual(before)
  })

  test('tells the other screens of the register, and not again who rang it up', async () => {
    const screen = await shop.signedIn(staff.cashier)
    const open = await stored()
    const told: (number | undefined)[] = []
    const stop = cashier.rpc.subscribe('register.current', {}, (value) => {
      if (!isRefusal(value)) told.push(value.cart?.entries.length)
    })
    await expect.poll(() => told.length).toBe(1)
    const cart = await ring(open, open?.id ?? '', bread)
    const entries = cart?.entries.length ?? 0
    await screen.now('register.current', {}, (value) => value.cart?.entries.length === entries)
    // What somebody else does is told to both.
    const lineId = cart?.lines[0]?.id ?? ''
    await screen.do('register.setQuantity', { orderId: cart?.id ?? '', lineId, quantity: 2000 })
    await expect.poll(() => told.at(-1)).toBe(entries + 1)
    expect(told).toEqual([open?.entries.length, entries + 1])
    stop()
  })
})
