import { expect, onTestFinished, test } from 'vitest'
import { lease } from '../../../electron/hub/claims/claim.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { eventually } from '../../contract/transports/eventually.ts'
import { type BreakableLink, openBreakableLink } from '../../support/breakable-link.ts'
import { merchantSystem } from '../../support/merchant-system.ts'
import { staff } from '../../support/open-shop.ts'
import { runSandbox, type Sandbox } from '../../support/run-sandbox.ts'
import { look, tell } from '../../support/shop-with-sandbox.ts'
import { openStorefront, type Storefront, webOrderOf } from '../../support/storefront.ts'
import { faultsIn } from '../../support/verified.ts'
import { sharedHub } from '../hub/hub-with-devices.ts'
import { merchantBooks, notificationsOf } from '../merchant-books.ts'
import { first } from '../verify/cases.ts'
import { Tamperer } from '../verify/tamper.ts'
import { faultsAfter } from './tampered.ts'
import { codeFrom, contentOf, firstTill, inStep, joinedTill, type Till, tillOf } from './tills.ts'

/** It stands still, so that no lease runs out by itself, and behind the tills', of whose future nothing is. */
const clock = { now: Date.now() - 10 * lease }
const { hub } = sharedHub({ now: () => clock.now })
const patience = 240_000
/** Of the warehouse, 24 pieces. */
const jam = { sku: 'GRO-002', quantity: 2, price: 540 }

/** Two tills, of which the first has a web shop and a merchant system, and the second was told of them; both closed. */
interface World {
  readonly north: Till
  readonly south: Till
  readonly atHub: Storefront
  readonly sandbox: Sandbox
  readonly toMerchant: BreakableLink
}

const settingsOf = ({ shop }: Till) => {
  const file = new Tamperer(shop.folder)
  const all = file.all('settings')
  file.close()
  return all
}

const twoClosedTills = async (): Promise<World> => {
  const sandbox = await runSandbox()
  const toMerchant = await openBreakableLink(sandbox.merchant)
  onTestFinished(async () => {
    await toMerchant.close()
    await sandbox.stop()
  })
  const { clientId, clientSecret } = sandbox
  const north = await firstTill(hub().url, (await hub().newOrganisation()).code)
  onTestFinished(north.shop.close)
  const admin = await north.shop.signedIn(staff.admin)
  await admin.do('settings.setGateway', merchantSystem({ baseUrl: toMerchant.url, clientId, clientSecret }))
  const { apiKey, webhookSecret } = await admin.do('settings.addWebShop', {
    id: crypto.randomUUID(),
    name: 'Web shop',
    webhookUrl: sandbox.webhookUrl,
  })
  await tell(`${sandbox.webShop}/sandbox/connection`, { orderManager: hub().url, apiKey, webhookSecret }, 'PUT')
  await inStep(north)
  const south = await joinedTill(hub().url, await codeFrom(north), 'R2')
  onTestFinished(south.shop.close)
  await eventually(async () => expect(settingsOf(south).some(({ kind }) => kind === 'actingFor')).toBe(true))
  await inStep(north, south)
  const told = JSON.stringify(Object.values(contentOf(south.shop.folder)))
  for (const secret of [apiKey, webhookSecret, clientSecret]) expect(told).not.toContain(secret)
  await north.shop.shut()
  await south.shop.shut()
  return { north, south, atHub: await openStorefront(hub().url, apiKey), sandbox, toMerchant }
}

/** The till, open again. */
const reopened = async ({ shop }: Till): Promise<Till> => {
  await shop.restart()
  return tillOf(shop, await shop.signedIn(staff.cashier))
}
const placed = async ({ atHub }: World): Promise<string> => {
  const answer = await atHub.order(webOrderOf([jam]))
  expect(answer).toMatchObject({ status: 201, body: { state: 'placed' } })
  return String(answer.body['id'])
}
const confirmedAt = async ({ shop }: Till, orderId: string) =>
  (await shop.signedIn(staff.admin)).now(
    'orders.read',
    { orderId },
    (order) => order?.state === 'confirmed' && order.effects.length === 0,
  )
const ordersIn = ({ shop }: Till): Order[] => {
  const file = new Tamperer(shop.folder)
  const all = file.all('orders')
  file.close()
  return all
}
/** Both hold the same order, right by their own entries; answers with it. */
const agreed = async (orderId: string, ...tills: readonly Till[]): Promise<Order> => {
  await eventually(async () => {
    await inStep(...tills)
    const [one, ...others] = tills.map(({ shop }) => contentOf(shop.folder))
    for (const other of others) expect(other).toEqual(one)
  })
  for (const { shop } of tills) expect(faultsIn(shop.folder)).toEqual([])
  return first(ordersIn(first(tills)).filter(({ id }) => id === orderId))
}
const claimsOf = (order: Order) => order.entries.flatMap((one) => (one.type === 'claimed' ? [one.till] : []))

test('what a web shop orders while every till is closed, one of the tills that open takes up, and the shop is told once', {
  timeout: patience,
}, async () => {
  const world = await twoClosedTills()
  const { sandbox, atHub } = world
  const orderId = await placed(world)
  expect((await atHub.read(orderId)).body).toMatchObject({ state: 'placed', payment: 'none' })
  const [north, south] = await Promise.all([reopened(world.north), reopened(world.south)])
  await Promise.all([confirmedAt(north, orderId), confirmedAt(south, orderId)])
  const order = await agreed(orderId, north, south)
  expect(order).toMatchObject({ state: 'confirmed', payment: 'authorised', exceptions: [] })
  expect(order.reservations).toMatchObject([{ quantity: 2000 }])
  expect(claimsOf(order)).toHaveLength(1)
  expect(
    new Set(order.entries.slice(1).flatMap(({ type, deviceId }) => (type === 'claimed' ? [] : [deviceId]))),
  ).toEqual(new Set([order.claim?.holder]))
  expect(await merchantBooks({ look, sandbox }, orderId)).toMatchObject({ orders: 1, authorisations: ['CREATED'] })
  expect(await notificationsOf({ look, sandbox }, orderId)).toEqual([{ type: 'order.confirmed', deliveries: 1 }])
  expect((await atHub.read(orderId)).body).toMatchObject({ state: 'confirmed', payment: 'authorised' })
  expect(
    faultsAfter(north.shop.folder, (file) => {
      const entries = order.entries.map((one) => (one.type === 'claimed' ? { ...one, holder: 'nobody' } : one))
      file.write('orders', orderId, { ...order, entries })
    }),
  ).toMatch(/claim is/)

  // Both tills are closed again; the customer changes their mind.
  await Promise.all([north.shop.shut(), south.shop.shut()])
  const cancelled = await atHub.send(`/orders/${orderId}/cancellation`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ reason: 'Changed their mind' }),
  })
  expect(cancelled).toMatchObject({ status: 200, body: { state: 'cancelled', payment: 'voiding' } })
  clock.now += lease
  const alone = await reopened(south)
  await (await alone.shop.signedIn(staff.admin)).now('orders.read', { orderId }, (one) => one?.payment === 'voided')
  await eventually(async () =>
    expect(await notificationsOf({ look, sandbox }, orderId)).toEqual([
      { type: 'order.confirmed', deliveries: 1 },
      { type: 'order.cancelled', deliveries: 1 },
    ]),
  )
  expect(await merchantBooks({ look, sandbox }, orderId)).toMatchObject({ authorisations: ['VOIDED'], voids: 1 })
  expect(faultsIn(alone.shop.folder)).toEqual([])
})

test('a till that closes in the middle is followed by another once its lease has run out, and the customer is charged once', {
  timeout: patience,
}, async () => {
  const world = await twoClosedTills()
  const { sandbox, toMerchant } = world
  const north = await reopened(world.north)
  const authorising = /\/authorize$/
  // The bank promises the money, and nobody hears.
  toMerchant.loseAnswers(authorising, 1000)
  const orderId = await placed(world)
  await eventually(async () => expect(toMerchant.requests.some(({ path }) => authorising.test(path))).toBe(true))
  await north.shop.shut()
  toMerchant.loseAnswers(authorising, 0)
  clock.now += lease
  const south = await reopened(world.south)
  await confirmedAt(south, orderId)
  const again = await reopened(north)
  await confirmedAt(again, orderId)
  const order = await agreed(orderId, again, south)
  expect(claimsOf(order)).toEqual(['Front counter', 'Register R2'])
  expect(order).toMatchObject({ payment: 'authorised', exceptions: [] })
  expect(order.payments).toHaveLength(1)
  expect(await merchantBooks({ look, sandbox }, orderId)).toMatchObject({ orders: 1, authorisations: ['CREATED'] })
  expect(await notificationsOf({ look, sandbox }, orderId)).toEqual([{ type: 'order.confirmed', deliveries: 1 }])
})

test('what a customer asks to send back while every till is closed, is one request, which the back office answers', {
  timeout: patience,
}, async () => {
  const world = await twoClosedTills()
  const { sandbox, atHub } = world
  const orderId = await placed(world)
  const north = await reopened(world.north)
  const lineId = first((await confirmedAt(north, orderId))?.lines ?? []).id
  const picker = await north.shop.signedIn(staff.picker)
  await picker.do('fulfilment.startPicking', { orderId })
  await picker.do('fulfilment.pickLine', { orderId, lineId, quantity: 2000 })
  await picker.do('fulfilment.pack', { orderId })
  await picker.do('fulfilment.ship', { orderId, carrier: 'Post', tracking: 'T-1' })
  const admin = await north.shop.signedIn(staff.admin)
  await admin.now('orders.read', { orderId }, (one) => one?.payment === 'captured' && one.effects.length === 0)
  await inStep(north)
  await north.shop.shut()

  const asked = (quantity: number, reason = 'It leaks') =>
    atHub.send(`/orders/${orderId}/return`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ lines: [{ lineId, quantity }], reason }),
    })
  expect(await asked(3)).toMatchObject({ status: 422 })
  const answer = await asked(1)
  expect(answer).toMatchObject({ status: 200, body: { id: orderId } })
  expect(await asked(1)).toMatchObject({ status: 200, body: answer.body })
  expect(await asked(2)).toMatchObject({ status: 409 })

  const [one, other] = await Promise.all([reopened(world.north), reopened(world.south)])
  const office = await other.shop.signedIn(staff.admin)
  const wanted = await office.now('orders.read', { orderId }, (order) => order?.returnRequest !== undefined)
  expect(wanted?.returnRequest).toMatchObject({ reason: 'It leaks', lines: [{ lineId, quantity: 1000 }], answer: null })
  await office.do('orders.answerReturn', { orderId, accepted: true, reason: '' })
  await office.now('orders.read', { orderId }, (order) => order?.returnRequest?.answer !== null)
  const order = await agreed(orderId, one, other)
  expect(order.entries.filter(({ type }) => type === 'returnRequested')).toHaveLength(1)
  expect(order.exceptions).toEqual([])
  await eventually(async () =>
    expect(await notificationsOf({ look, sandbox }, orderId)).toEqual(
      ['order.confirmed', 'order.shipped', 'order.changed'].map((type) => ({ type, deliveries: 1 })),
    ),
  )
})
