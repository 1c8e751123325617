import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '../support/client.ts'
import { type OpenShop, openShop, staff } from '../support/open-shop.ts'

let shop: OpenShop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

const idOf = async (client: Client, name: string): Promise<string> =>
  (await client.do('staff.list', {})).find((member) => member.name === name)?.id ?? ''
const tryPin = async (client: Client, name: string, pin: string): Promise<string> => {
  const answer = await client.ask('staff.signIn', { staffId: await idOf(client, name), pin })
  return 'refusal' in answer ? answer.refusal : 'signed in'
}

describe('a member of staff', () => {
  test('is locked out after five wrong PINs, also for the right one, and the others are not', async () => {
    const client = shop.connect()
    const tries: string[] = []
    for (let count = 0; count < 5; count += 1) tries.push(await tryPin(client, 'Mia', '9999'))
    expect(tries).toEqual(['wrong_pin', 'wrong_pin', 'wrong_pin', 'wrong_pin', 'locked'])
    expect(await tryPin(client, 'Mia', '1111')).toBe('locked')
    expect(await client.ask('settings.setPrinter', { printer: null })).toMatchObject({ refusal: 'not_signed_in' })
    expect(await tryPin(client, 'Jonas', '2222')).toBe('signed in')
  })

  test('is still locked out after Tillhouse was closed and opened again', async () => {
    await shop.restart()
    expect(await tryPin(shop.connect(), 'Mia', '1111')).toBe('locked')
  })

  test('is let in again by an admin who gives a new PIN', async () => {
    const admin = await shop.signedIn(staff.admin)
    const id = await idOf(admin, 'Mia')
    await admin.do('staff.change', { id, name: 'Mia', role: 'cashier', active: true, pin: '5151' })
    expect(await tryPin(shop.connect(), 'Mia', '1111')).toBe('wrong_pin')
    expect(await tryPin(shop.connect(), 'Mia', '5151')).toBe('signed in')
  })

  test('has five tries, not more, when guesses come all at once over many connections', async () => {
    const guesses = await Promise.all(
      Array.from({ length: 12 }, (_, guess) => tryPin(shop.connect(), 'Petra', String(9000 + guess))),
    )
    expect(guesses.filter((answer) => answer === 'wrong_pin')).toHaveLength(4)
    expect(guesses.filter((answer) => answer === 'locked')).toHaveLength(8)
  })

  test('who signs in after four wrong PINs has five tries again', async () => {
    const client = shop.connect()
    for (const pin of ['0000', '0000', '0000', '0000']) expect(await tryPin(client, 'Jonas', pin)).toBe('wrong_pin')
    expect(await tryPin(client, 'Jonas', '2222')).toBe('signed in')
    expect(await tryPin(client, 'Jonas', '0000')).toBe('wrong_pin')
    expect(await tryPin(client, 'Jonas', '2222')).toBe('signed in')
  })

  test('who is switched off is out at once, wherever they are signed in', async () => {
    const admin = await shop.signedIn(staff.admin)
    const office = await shop.signedIn(staff.backOffice)
    await office.do('catalog.categories', {})
    const id = await idOf(admin, 'Jonas')
    await admin.do('staff.change', { id, name: 'Jonas', role: 'backOffice', active: false, pin: null })
    expect(await office.ask('catalog.categories', {})).toMatchObject({ refusal: 'not_signed_in' })
    expect(await office.ask('staff.signIn', { staffId: id, pin: '2222' })).toMatchObject({ refusal: 'unknown_staff' })
  })
})

describe('a session', () => {
  test('goes on over another connection by its key, until it is signed out', async () => {
    const client = shop.connect()
    const admin = await client.do('staff.signIn', { staffId: await idOf(client, 'Alex'), pin: '4444' })
    const reloaded = shop.connect()
    expect((await reloaded.do('staff.resume', { sessionKey: admin.sessionKey })).staff.name).toBe('Alex')
    await reloaded.do('staff.all', {})
    await reloaded.do('staff.signOut', {})
    for (const each of [client, reloaded])
      expect(await each.ask('staff.all', {})).toMatchObject({ refusal: 'not_signed_in' })
    expect(await shop.connect().ask('staff.resume', { sessionKey: admin.sessionKey })).toMatchObject({
      refusal: 'session_over',
    })
  })

  test('ends with the program', async () => {
    const client = shop.connect()
    const { sessionKey } = await client.do('staff.signIn', { staffId: await idOf(client, 'Alex'), pin: '4444' })
    await shop.restart()
    expect(await shop.connect().ask('staff.resume', { sessionKey })).toMatchObject({ refusal: 'session_over' })
  })
})

test('the last admin stays one', async () => {
  const admin = await shop.signedIn(staff.admin)
  const id = await idOf(admin, 'Alex')
  for (const change of [
    { role: 'cashier' as const, active: true },
    { role: 'admin' as const, active: false },
  ])
    expect(await admin.ask('staff.change', { id, name: 'Alex', pin: null, ...change })).toMatchObject({
      refusal: 'last_admin',
    })
})
