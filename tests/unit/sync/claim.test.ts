import { expect, test } from 'vitest'
import { theClaim } from '../../../electron/order-manager/effects/claim.ts'
import { noLeases } from '../../../electron/order-manager/effects/leases.ts'
import type { Reader } from '../../../electron/order-manager/ports/store.ts'
import { evolve, fold } from '../../../shared/domain/orders/evolve.ts'
import { placing } from '../domain/history.ts'
import { aLine } from '../domain/lines.ts'

/** An online order, which is no register's. */
const orderOf = (deviceId: string) =>
  evolve(fold('order', []), {
    ...placing([aLine()]),
    id: 'e',
    deviceId,
    at: 1,
    counter: 0,
    staffId: null,
    registerId: '',
  })

/** A till at the register `own`, with these registers in its settings. */
const tillWith = (...registers: readonly object[]): Reader =>
  ({ get: () => ({ registerId: 'own' }), settingsOf: () => registers }) as unknown as Reader

test('a till without a hub acts for every order, whoever it was when it took it in', () => {
  const claim = theClaim(tillWith({ id: 'own' }), noLeases)
  expect(['a', 'b', ''].map((device) => claim.holds(orderOf(device)))).toEqual([true, true, true])
  expect(claim.among(8)).toBe(8)
})

test('of several tills the one that took an order in acts for it, also after it was restored', () => {
  const own = { id: 'own', deviceId: 'a2', earlierDevices: ['a1'] }
  const other = { id: 'other', deviceId: 'b2', earlierDevices: ['b1'] }
  const claim = theClaim(tillWith(own, other), noLeases)
  expect(['a1', 'a2', 'b1', 'b2'].map((device) => claim.holds(orderOf(device)))).toEqual([true, true, false, false])
  expect(claim.among(8)).toBeGreaterThan(8)
})

test('a counter order is acted for by its own register; a till that is being joined acts for nothing', () => {
  const till = tillWith({ id: 'own', deviceId: 'a' }, { id: 'other', deviceId: 'b' })
  const ofRegister = (registerId: string) => ({ ...orderOf('b'), registerId })
  expect(['own', 'other'].map((id) => theClaim(till, noLeases).holds(ofRegister(id)))).toEqual([true, false])
  const empty = { get: () => undefined, settingsOf: () => [] } as unknown as Reader
  expect(theClaim(empty, noLeases).holds(orderOf('a'))).toBe(false)
})

test('of an order that the hub took in, the till acts that the hub has act for it; once it left the hub, the one that did so last', () => {
  const documents = (hub: object | undefined): Reader => {
    const settings: Readonly<Record<string, object | undefined>> = { device: { registerId: 'own', deviceId: 'a' }, hub }
    return { get: (_: string, id: string) => settings[id], settingsOf: () => [] } as unknown as Reader
  }
  const order = orderOf('hub-1')
  const claimed = (holder: string) => ({ ...order, claim: { holder, till: holder, until: 1 } })
  const paired = { id: 'hub', kind: 'hub' }
  for (const leased of [true, false]) {
    const leases = { ...noLeases, holds: () => true, mayAct: () => leased }
    expect(theClaim(documents(paired), leases).holds(order)).toBe(true)
    expect(theClaim(documents(paired), leases).mayAct(order)).toBe(leased)
  }
  for (const hub of [undefined, { ...paired, unpaired: true }]) {
    const { mayAct } = theClaim(documents(hub), noLeases)
    expect([order, claimed('a'), claimed('b')].map(mayAct)).toEqual([true, true, false])
  }
})
