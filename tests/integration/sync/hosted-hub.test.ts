import { expect, onTestFinished, test } from 'vitest'
import { openShop, staff } from '../../support/open-shop.ts'
import { codeFrom, inStep, joinedTill, tillOf } from './tills.ts'

/** A computer of the shop that is its hub as well, on this machine alone. */
const hostingShop = async () => {
  const shop = await openShop({ hub: { host: '127.0.0.1', port: 0 } })
  onTestFinished(() => shop.close())
  const admin = await shop.signedIn(staff.admin)
  await admin.do('hub.host', {})
  return { shop, admin }
}

test('a till that is the shop’s hub as well takes another one in, and is it again after a start', {
  timeout: 120_000,
}, async () => {
  const { shop, admin } = await hostingShop()
  const { addresses } = await admin.now('hub.hosting', {}, ({ state }) => state === 'on')
  expect(await admin.ask('hub.host', {})).toMatchObject({ refusal: 'already_paired' })
  const north = tillOf(shop, await shop.signedIn(staff.cashier))
  await inStep(north)
  const south = await joinedTill(addresses[0] ?? '', await codeFrom(north), 'R2')
  onTestFinished(() => south.shop.close())
  const first = await south.sell()
  await admin.now('orders.read', { orderId: first.id }, (detail) => detail !== null)

  await shop.restart()
  const again = await shop.signedIn(staff.admin)
  const later = await again.now('hub.hosting', {}, ({ state }) => state === 'on')
  expect(later.addresses).toEqual(addresses)
  const second = await south.sell()
  await again.now('orders.read', { orderId: second.id }, (detail) => detail !== null)
})

test('a hub that is ended leaves its till alone, and can be begun again', { timeout: 120_000 }, async () => {
  const { admin } = await hostingShop()
  await admin.do('hub.endHosting', {})
  expect(await admin.now('hub.state', {})).toMatchObject({ line: 'none' })
  expect(await admin.now('hub.hosting', {})).toMatchObject({ state: 'off', addresses: [] })
  await admin.do('hub.host', {})
  await admin.now('hub.state', {}, ({ line }) => line === 'online')
})

test('where the port is taken that is said, and nothing is left running', { timeout: 120_000 }, async () => {
  const other = await openShop({ hub: { host: '127.0.0.1', port: 0 } }, null)
  onTestFinished(() => other.close())
  const shop = await openShop({ hub: { host: '127.0.0.1', port: Number(new URL(other.host().url).port) } })
  onTestFinished(() => shop.close())
  const admin = await shop.signedIn(staff.admin)
  expect(await admin.ask('hub.host', {})).toMatchObject({
    refusal: 'hub_failed',
    message: expect.stringContaining('taken by another program'),
  })
  expect(await admin.now('hub.hosting', {})).toMatchObject({ state: 'off' })
})
