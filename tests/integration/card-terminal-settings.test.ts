import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from '../support/client.ts'
import { type OpenShop, openShop, staff } from '../support/open-shop.ts'
import { runSandbox, type Sandbox } from '../support/run-sandbox.ts'
import { terminalDesk } from '../support/terminal-desk.ts'

let shop: OpenShop
let sandbox: Sandbox
let admin: Client
const desk = terminalDesk(() => sandbox.terminal)
beforeAll(async () => {
  ;[shop, sandbox] = await Promise.all([openShop(), runSandbox()])
  admin = await shop.signedIn(staff.admin)
})
afterAll(async () => {
  await shop.close()
  await sandbox.stop()
})

const kept = async () => (await admin.now('settings.connections', {})).cardTerminal

test('given no terminal, then there is none to test, and cards are paid beside the till', async () => {
  expect(await kept()).toBeNull()
  expect((await admin.now('settings.read', {})).cardTerminal).toBeNull()
  expect(await admin.ask('settings.testCardTerminal', {})).toMatchObject({ refusal: 'no_card_terminal' })
})

test('given an address in the open, or no passphrase, then it is refused beside the field, and nothing is kept', async () => {
  const open = desk.access({ address: 'http://192.168.1.60:8443' })
  expect(await admin.ask('settings.setCardTerminal', { terminal: open })).toMatchObject({
    refusal: 'address_not_private',
    field: 'address',
  })
  expect(await admin.ask('settings.setCardTerminal', { terminal: desk.access({ passphrase: '' }) })).toMatchObject({
    refusal: 'passphrase_missing',
    field: 'passphrase',
  })
  expect(await kept()).toBeNull()
})

test('given a terminal, then it is tested in words; its passphrase stays until another is entered', async () => {
  const wrong = desk.access({ passphrase: 'not the one' })
  await admin.do('settings.setCardTerminal', { terminal: wrong })
  expect(await admin.do('settings.testCardTerminal', {})).toEqual({ problem: expect.stringContaining('shared key') })
  await admin.do('settings.setCardTerminal', { terminal: desk.access() })
  expect(await admin.do('settings.testCardTerminal', {})).toEqual({ problem: null })
  await admin.do('settings.setCardTerminal', { terminal: desk.access({ passphrase: '' }) })
  expect(await admin.do('settings.testCardTerminal', {})).toEqual({ problem: null })
  await desk.plug(false)
  expect(await admin.do('settings.testCardTerminal', {})).toEqual({
    problem: expect.stringContaining('does not accept connections'),
  })
  await desk.plug(true)

  const { passphrase: _never, ...shown } = desk.access()
  expect(await kept()).toEqual(shown)
  expect((await admin.now('settings.read', {})).cardTerminal).toEqual({ poiId: shown.poiId })
})

test('given it is taken out, then a new one needs its passphrase again', async () => {
  await admin.do('settings.setCardTerminal', { terminal: null })
  expect(await kept()).toBeNull()
  expect(await admin.ask('settings.setCardTerminal', { terminal: desk.access({ passphrase: '' }) })).toMatchObject({
    refusal: 'passphrase_missing',
  })
})

test('given a cashier, then the terminal is not theirs to change', async () => {
  const cashier = await shop.signedIn(staff.cashier)
  expect(await cashier.ask('settings.setCardTerminal', { terminal: null })).toMatchObject({ refusal: 'not_allowed' })
})
