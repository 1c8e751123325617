import { expect, onTestFinished, test } from 'vitest'
import { openShop, staff } from '../../support/open-shop.ts'
import { sharedHub } from '../hub/hub-with-devices.ts'
import { codeFrom, firstTill, inStep, joinedTill, type Till } from './tills.ts'

const { hub } = sharedHub()

const closing = (till: Till): Till => {
  onTestFinished(() => till.shop.close())
  return till
}

test('what is wrong with an address or a code is said at its field, and nothing is paired', async () => {
  const shop = await openShop()
  onTestFinished(() => shop.close())
  const admin = await shop.signedIn(staff.admin)
  const { code } = await hub().newOrganisation()
  expect(await admin.ask('hub.pair', { url: 'http://127.0.0.1:1', code })).toMatchObject({
    refusal: 'hub_unreachable',
    field: 'url',
  })
  expect(await admin.ask('hub.pair', { url: shop.host().url, code })).toMatchObject({ refusal: 'no_hub', field: 'url' })
  expect(await admin.ask('hub.pair', { url: hub().url, code: 'AAAA-AAAA' })).toMatchObject({
    refusal: 'wrong_code',
    field: 'code',
  })
  expect(await admin.now('hub.state', {})).toMatchObject({ line: 'none' })
  expect(await admin.ask('hub.unpair', {})).toMatchObject({ refusal: 'no_hub' })
})

test('a till with a shop of its own is kept off another’s, and its code stays good for a new till', async () => {
  const north = closing(await firstTill(hub().url, (await hub().newOrganisation()).code))
  await inStep(north)
  const code = await codeFrom(north)
  const stranger = await openShop()
  onTestFinished(() => stranger.close())
  const admin = await stranger.signedIn(staff.admin)
  expect(await admin.ask('hub.pair', { url: hub().url, code })).toMatchObject({ refusal: 'other_shop', field: 'url' })
  const { devices } = await (await north.shop.signedIn(staff.admin)).do('hub.devices', {})
  expect(devices).toHaveLength(1)
  closing(await joinedTill(hub().url, code, 'R2'))
})

test('where there is no shop yet there is nothing to join', async () => {
  const shop = await openShop({}, null)
  onTestFinished(() => shop.close())
  const { code } = await hub().newOrganisation()
  const answer = await shop
    .connect()
    .ask('hub.join', { url: hub().url, code, register: { name: 'Till 2', prefix: 'R2' } })
  expect(answer).toMatchObject({ refusal: 'nothing_to_join' })
})

test('a till that was unpaired sells alone, and is paired again with what it sold meanwhile', async () => {
  const north = closing(await firstTill(hub().url, (await hub().newOrganisation()).code))
  await inStep(north)
  const south = closing(await joinedTill(hub().url, await codeFrom(north), 'R2'))
  const admin = await south.shop.signedIn(staff.admin)
  await admin.do('hub.unpair', {})
  expect(await admin.now('hub.state', {})).toMatchObject({ line: 'none', url: '' })
  const alone = await south.sell()
  await south.shop.restart()
  const again = await south.shop.signedIn(staff.admin)
  expect(await again.now('hub.state', {})).toMatchObject({ line: 'none' })
  await again.do('hub.pair', { url: hub().url, code: await codeFrom(north) })
  const office = await north.shop.signedIn(staff.admin)
  const seen = await office.now('orders.read', { orderId: alone.id }, (detail) => detail !== null)
  expect(seen).toMatchObject({ number: 'R2-000001' })
})

test('a revoked till is told so, keeps what it sells, and is let in again by a new code', async () => {
  const north = closing(await firstTill(hub().url, (await hub().newOrganisation()).code))
  await inStep(north)
  const south = closing(await joinedTill(hub().url, await codeFrom(north), 'R2'))
  await inStep(south)
  const office = await north.shop.signedIn(staff.admin)
  const { devices } = await office.do('hub.devices', {})
  const device = devices.find(({ prefix }) => prefix === 'R2')?.id ?? ''
  await office.do('hub.revoke', { device })
  const sold = await south.sell()
  const admin = await south.shop.signedIn(staff.admin)
  const state = await admin.now('hub.state', {}, ({ line }) => line === 'stopped')
  expect(state.problem).toContain('taken off the hub')
  await admin.do('hub.unpair', {})
  await admin.do('hub.pair', { url: hub().url, code: await codeFrom(north) })
  const seen = await office.now('orders.read', { orderId: sold.id }, (detail) => detail !== null)
  expect(seen).toMatchObject({ number: 'R2-000001' })
})
