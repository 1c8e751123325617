import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { isRefusal } from '../../../shared/domain/refusal.ts'
import type { Share } from '../../../shared/domain/shares/share.ts'
import { eventually } from '../../contract/transports/eventually.ts'
import type { Client } from '../../support/client.ts'
import { openRegisterAs } from '../../support/open-register.ts'
import { openShop, staff } from '../../support/open-shop.ts'
import { faultsIn } from '../../support/verified.ts'
import { sharedHub } from '../hub/hub-with-devices.ts'
import { makeBackup, restore } from '../shop-with-backups.ts'
import { first, type Tampering } from '../verify/cases.ts'
import { faultsAfter } from './tampered.ts'
import { inStep, type Till, tillOf } from './tills.ts'
import { agree, severalTills } from './two-tills.ts'

const { hub } = sharedHub()
const patience = 300_000
const id = (): string => crypto.randomUUID()
const one = 1000

/** The jam that tills sell, as the catalog has it. */
const jamAt = async (client: Client) => {
  const [hit] = await client.do('catalog.search', { text: '1491274001210', limit: 1 })
  if (hit === undefined) throw new Error('There is no jam.')
  const { register } = await client.now('settings.read', {})
  return { product: hit.product, variant: hit.variant, locationId: register.locationId, available: hit.available ?? 0 }
}

const countJam = async (admin: Client, pieces: number): Promise<void> => {
  const { variant, locationId } = await jamAt(admin)
  await admin.do('inventory.count', { id: id(), variantId: variant.id, locationId, onHand: pieces * one })
}

/** What this till may still sell of the jam at its register, or promise of it elsewhere, in pieces, by its own data file. */
const leftAt = async ({ shop, cashier }: Till, place?: string): Promise<number> => {
  const { variant, locationId } = await jamAt(cashier)
  const file = new DatabaseSync(`${shop.folder}/tillhouse.sqlite`, { readOnly: true })
  const read = (document: string): string => {
    const row = file.prepare('SELECT data FROM "settings 0" WHERE id = ? AND deleted = 0').get(document)
    return row === undefined ? 'null' : Buffer.from(row['data'] as Uint8Array).toString('utf8')
  }
  const share = JSON.parse(read(`share:goods/${variant.id}/${place ?? locationId}`)) as Share | null
  const device = JSON.parse(read('device')) as { readonly deviceId: string }
  file.close()
  return share === null || share.deviceId !== device.deviceId ? 0 : (share.received - share.spent) / one
}

const leftAtAll = async (tills: readonly Till[]): Promise<number[]> => Promise.all(tills.map((till) => leftAt(till)))
const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)

/** Orders so many jars by phone at a till, from the warehouse. Answers what becomes of the order. */
const orderByPhone = async ({ shop }: Till, jars: number): Promise<string | undefined> => {
  const admin = await shop.signedIn(staff.admin)
  const invoice = { id: 'invoice', name: 'Invoice', active: true, provider: 'invoice', fields: { days: '30' } }
  await admin.do('settings.setGateway', invoice)
  const { variant } = await jamAt(admin)
  const cart = { lines: [{ sku: variant.sku, quantity: jars * one }], shipping: null }
  const { orderId } = await admin.do('phoneOrders.place', {
    ...{ id: id(), ...cart, total: (await admin.do('phoneOrders.quote', cart)).total, gateway: 'invoice' },
    customer: { name: 'Ada Alder', email: '', phone: '+353 1 234 5678' },
    shippingAddress: {
      name: 'Ada Alder',
      lines: ['Harbour Street 5'],
      postalCode: 'D08',
      city: 'Dublin',
      country: 'IE',
    },
  })
  const settled = ['confirmed', 'refused']
  return (await admin.now('orders.read', { orderId }, (order) => settled.includes(order?.state ?? '')))?.state
}

/** Takes everything off the till's open cart. */
const clear = async ({ shop }: Till): Promise<void> => {
  const admin = await shop.signedIn(staff.admin)
  const { cart } = await admin.now('register.current', {})
  if (cart !== null) await admin.do('register.abandon', { orderId: cart.id, reason: 'Not left' })
}

/** Sells so many jars, or says why not. */
const trySell = async (till: Till, jars = 1) => {
  const { id: orderId, totals } = await till.fill(jars)
  const tender = { kind: 'cash' as const, given: totals.total }
  const sold = await till.cashier.ask('register.pay', { orderId, paymentId: id(), total: totals.total, tender })
  if (isRefusal(sold)) await clear(till)
  return sold
}

/** So many tills of one shop, each with a line of its own, and so many jars of a jam that is never oversold. */
const tillsWithJam = async (count: number, jars: number) => {
  const { tills, lines } = await severalTills(hub(), count)
  const admin = await (tills[0] as Till).shop.signedIn(staff.admin)
  await countJam(admin, jars)
  const { product } = await jamAt(admin)
  await admin.do('catalog.setNeverOversell', { productId: product.id, neverOversell: true })
  await inStep(...tills)
  return { tills, lines, admin }
}

test('three tills that are cut off sell no more together than is there, and say who has more', {
  timeout: patience,
}, async () => {
  const { tills, lines, admin } = await tillsWithJam(3, 6)
  await eventually(async () => expect(await leftAtAll(tills)).toEqual([2, 2, 2]))
  await eventually(async () => expect(await leftAt(tills[1] as Till, 'warehouse')).toBe(8))
  for (const line of lines) line.part()

  const [north, south, west] = tills as [Till, Till, Till]
  expect(isRefusal(await trySell(south, 2))).toBe(false)
  const refused = await trySell(south)
  expect(refused).toMatchObject({ refusal: 'not_left' })
  expect(isRefusal(refused) && refused.message).toMatch(
    /none is left for this till.*Register 1 holds 2.*Register R3 holds 2|once this till has reached the hub/,
  )
  expect(await trySell(west, 3)).toMatchObject({ refusal: 'not_left' })
  expect(isRefusal(await trySell(west, 1))).toBe(false)
  // What is promised to an order by phone comes out of the same share, and another gets nothing.
  expect(await orderByPhone(south, 9)).toBe('refused')
  expect(await orderByPhone(south, 8)).toBe('confirmed')
  expect(await orderByPhone(south, 1)).toBe('refused')
  // A crash takes nothing of what was sold back.
  await west.shop.restart()
  const again = tillOf(west.shop, await west.shop.signedIn(staff.cashier))
  expect(isRefusal(await trySell(again, 1))).toBe(false)
  expect(await trySell(again, 1)).toMatchObject({ refusal: 'not_left' })
  expect(isRefusal(await trySell(north, 2))).toBe(false)
  expect(await trySell(north, 1)).toMatchObject({ refusal: 'not_left' })

  for (const line of lines) line.mend()
  const all = [north, south, again]
  await agree(...all)
  expect((await jamAt(north.cashier)).available).toBe(0)
  // Goods that come in are handed out anew.
  await countJam(admin, 3)
  await eventually(async () => expect(await leftAtAll(all)).toEqual([1, 1, 1]))
  // What somebody waits for at one till is given back by the others.
  const { id: orderId, totals } = await south.fill(3)
  await eventually(async () => expect(await leftAtAll(all)).toEqual([0, 3, 0]))
  await south.pay(orderId, { kind: 'cash', given: totals.total })
  await agree(...all)
  expect(await trySell(north)).toMatchObject({ refusal: 'not_left' })
  for (const till of all) expect(faultsIn(till.shop.folder)).toEqual([])
  const more: Tampering = (file) => {
    const share = first(file.all('settings').filter((setting) => setting.kind === 'share' && setting.spent > 0))
    file.write('settings', share.id, { ...share, received: 0 })
  }
  expect(faultsAfter(south.shop.folder, more)).toMatch(/Stock: .*this till was handed 0/)
})

test('a till that goes back to a backup has nothing of its old share, which the back office releases', {
  timeout: patience,
}, async () => {
  const { tills, lines, admin } = await tillsWithJam(2, 4)
  const [north, south] = tills as [Till, Till]
  await eventually(async () => expect(await leftAtAll(tills)).toEqual([2, 2]))
  const southAdmin = await south.shop.signedIn(staff.admin)
  const backup = await makeBackup(southAdmin)
  await inStep(south)
  const [line] = lines
  line?.part()
  expect(isRefusal(await trySell(south))).toBe(false)
  await restore(south.shop, southAdmin, backup.id)
  const back = tillOf(south.shop, await south.shop.signedIn(staff.cashier))
  await openRegisterAs(back.cashier)
  // What it sold after the backup nobody knows: it may not be sold twice.
  expect(await leftAt(back)).toBe(0)
  expect(await trySell(back)).toMatchObject({ refusal: 'not_left' })
  line?.mend()
  await inStep(back)
  const gone = async () => (await admin.do('hub.devices', {})).devices.flatMap(({ held }) => held)
  await eventually(async () => {
    expect(await gone()).toMatchObject([{ things: 2 }])
    expect(sum(await leftAtAll([north, back]))).toBe(2)
  })
  const [held] = await gone()
  expect(await admin.ask('hub.release', { holder: 'nobody' })).toMatchObject({ refusal: 'still_sells' })
  await admin.do('hub.release', { holder: held?.holder ?? '' })
  await eventually(async () => expect(sum(await leftAtAll([north, back]))).toBe(4))
  expect(await gone()).toEqual([])
})

test('a till without a hub sells what it has, and no more', { timeout: patience }, async () => {
  const shop = await openShop()
  onTestFinished(() => shop.close())
  const till = tillOf(shop, await shop.signedIn(staff.cashier))
  const admin = await shop.signedIn(staff.admin)
  await countJam(admin, 2)
  const { product } = await jamAt(admin)
  expect(
    await till.cashier.ask('catalog.setNeverOversell', { productId: product.id, neverOversell: true }),
  ).toMatchObject({
    refusal: 'not_allowed',
  })
  expect(await admin.ask('catalog.setNeverOversell', { productId: 'none', neverOversell: true })).toMatchObject({
    refusal: 'unknown_product',
  })
  await admin.do('catalog.setNeverOversell', { productId: product.id, neverOversell: true })
  const refused = await trySell(till, 3)
  expect(refused).toMatchObject({ refusal: 'not_left' })
  expect(isRefusal(refused) && refused.message).toMatch(/2 are left, and the cart has 3/)
  expect(isRefusal(await trySell(till, 2))).toBe(false)
  await admin.do('catalog.setNeverOversell', { productId: product.id, neverOversell: false })
  expect(isRefusal(await trySell(till, 1))).toBe(false)
  expect(faultsIn(shop.folder)).toEqual([])
})
