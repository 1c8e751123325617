import { afterAll, beforeAll, expect, test } from 'vitest'
import { SandboxProcess, send } from './sandbox-process.ts'

const sandbox = new SandboxProcess()
beforeAll(() => sandbox.start())
afterAll(() => sandbox.end())

const post = (path: string, key: string, body: unknown = {}) =>
  send('POST', sandbox.ready.bank + path, body, { 'idempotency-key': key })
const account = async (id: string) =>
  (await send('GET', `${sandbox.ready.bank}/accounts/${id}`)).body as {
    balances: Record<string, number>
    available: Record<string, number>
  }
const hold = (key: string, of: string, amount: number, currency = 'EUR') =>
  post('/holds', key, { account: of, currency, amount, reference: 'T-1' })

test('given an account, when more than is available is asked for, then the bank refuses and says why', async () => {
  expect(await hold('r1', 'ben', 151)).toMatchObject({ status: 422, body: { code: 'insufficientFunds' } })
  expect(await hold('r2', 'ben', 100)).toMatchObject({ status: 201 })
  expect(await hold('r3', 'ben', 51)).toMatchObject({ status: 422, body: { code: 'insufficientFunds' } })
  expect(await hold('r4', 'cem', 1)).toMatchObject({ status: 422, body: { code: 'accountFrozen' } })
  expect(await hold('r5', 'dora', 1, 'JPY')).toMatchObject({ status: 422, body: { code: 'currencyNotHeld' } })
  expect(await hold('r6', 'nobody', 1)).toMatchObject({ status: 404, body: { code: 'unknownAccount' } })
  expect(await hold('r7', 'ada', 0)).toMatchObject({ status: 400, body: { errors: [{ field: 'amount' }] } })
  expect((await send('POST', `${sandbox.ready.bank}/holds`, {})).status).toBe(400)
})

test('given a hold, when it is settled in parts, released and refunded, then no more moves than was held', async () => {
  const before = await account('emil')
  const { id } = (await hold('s1', 'emil', 5000)).body as { id: string }
  expect((await account('emil')).available['EUR']).toBe((before.available['EUR'] ?? 0) - 5000)
  expect(await post(`/holds/${id}/settle`, 's2', { amount: 5001, to: 'merchant' })).toMatchObject({
    body: { code: 'exceedsHold' },
  })
  expect(await post(`/holds/${id}/settle`, 's3', { amount: 2000, to: 'merchant', final: false })).toMatchObject({
    body: { state: 'open' },
  })
  expect(await post(`/holds/${id}/release`, 's4')).toMatchObject({ body: { state: 'released', settled: 2000 } })
  expect(await post(`/holds/${id}/settle`, 's5', { amount: 1, to: 'merchant' })).toMatchObject({
    body: { code: 'holdNotOpen' },
  })
  const after = await account('emil')
  expect(after.balances['EUR']).toBe((before.balances['EUR'] ?? 0) - 2000)
  expect(after.available['EUR']).toBe(after.balances['EUR'])

  const refund = { account: 'emil', from: 'merchant', currency: 'EUR', reference: 'R-1' }
  expect(await post('/credits', 's6', { ...refund, amount: 2001 })).toMatchObject({
    body: { code: 'insufficientFunds' },
  })
  expect(await post('/credits', 's7', { ...refund, amount: 2000 })).toMatchObject({ status: 201 })
  expect((await account('emil')).balances).toEqual(before.balances)
})

test('given a key that was used, when it comes again, also after a kill, then the answer is the same and nothing moves twice', async () => {
  const first = await hold('k1', 'ada', 700)
  const available = (await account('ada')).available['EUR']
  expect(await hold('k1', 'ada', 700)).toEqual(first)
  expect(await hold('k1', 'ada', 701)).toMatchObject({ status: 422, body: { code: 'idempotencyKeyReused' } })
  const { bank } = sandbox.ready
  expect((await sandbox.restart()).bank).toBe(bank)
  expect(await hold('k1', 'ada', 700)).toEqual(first)
  expect((await account('ada')).available['EUR']).toBe(available)
  expect(await (await fetch(sandbox.ready.bank)).text()).toContain('Ada Alder')
})
