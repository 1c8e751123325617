import { afterAll, beforeAll, expect, test } from 'vitest'
import { authorizationOf, idOf, MerchantClient } from './merchant-client.ts'
import { SandboxProcess, send } from './sandbox-process.ts'

const sandbox = new SandboxProcess()
const merchant = new MerchantClient(sandbox)
beforeAll(async () => {
  await sandbox.start()
  await merchant.signIn()
})
afterAll(() => sandbox.end())

const eur = (value: string) => ({ currency_code: 'EUR', value })
const issue = (name: string, status = 422) => ({ status, body: { details: [{ issue: name }] } })

test('given no token or a wrong one, then the answer is 401', async () => {
  const url = `${sandbox.ready.merchant}/v2/checkout/orders`
  expect(await send('POST', url, {})).toMatchObject({ status: 401, body: { name: 'AUTHENTICATION_FAILURE' } })
  expect((await send('POST', url, {}, { authorization: 'Bearer A21AA.9999999999.x' })).status).toBe(401)
})

test('given an order, when it is authorised, captured and refunded, then the money moves at the bank', async () => {
  const order = await merchant.create('T-100', '20.00')
  const answer = await merchant.authorize(order, 'B-ADA', 'a-100')
  expect(answer).toMatchObject({ status: 201, body: { status: 'COMPLETED' } })
  const authorization = authorizationOf(answer)
  expect(await merchant.capture(authorization, { amount: eur('20.01') })).toMatchObject(
    issue('MAX_CAPTURE_AMOUNT_EXCEEDED'),
  )
  expect(await merchant.capture(authorization, { amount: { currency_code: 'USD', value: '1.00' } })).toMatchObject(
    issue('AUTH_CAPTURE_CURRENCY_MISMATCH'),
  )
  const capture = await merchant.capture(
    authorization,
    { amount: eur('15.00'), invoice_id: 'T-100', final_capture: true },
    'c-100',
  )
  expect(capture).toMatchObject({
    status: 201,
    body: { status: 'COMPLETED', amount: eur('15.00'), custom_id: 'id-T-100' },
  })
  expect(await merchant.capture(authorization, { amount: eur('1.00') })).toMatchObject(
    issue('AUTHORIZATION_ALREADY_CAPTURED'),
  )
  expect(await merchant.call('POST', `/v2/payments/authorizations/${authorization}/void`)).toMatchObject(
    issue('PREVIOUSLY_CAPTURED'),
  )

  const refund = (value: string) =>
    merchant.call('POST', `/v2/payments/captures/${idOf(capture)}/refund`, { amount: eur(value) })
  expect(await refund('15.01')).toMatchObject(issue('REFUND_AMOUNT_EXCEEDED'))
  expect(await refund('5.00')).toMatchObject({ status: 201, body: { status: 'COMPLETED', amount: eur('5.00') } })
  const rest = await merchant.call('POST', `/v2/payments/captures/${idOf(capture)}/refund`)
  expect(rest).toMatchObject({ status: 201, body: { amount: eur('10.00') } })
  expect(await refund('0.01')).toMatchObject(issue('CAPTURE_FULLY_REFUNDED'))
  const shown = await merchant.call('GET', `/v2/checkout/orders/${order}`)
  expect(shown).toMatchObject({
    body: {
      purchase_units: [{ payments: { authorizations: [{ status: 'CAPTURED' }], captures: [{ status: 'REFUNDED' }] } }],
    },
  })
  expect((await send('GET', `${sandbox.ready.bank}/accounts/merchant`)).body).toMatchObject({ balances: { EUR: 0 } })
})

test('given accounts that can not pay, then the order is declined with the reason and can be tried again', async () => {
  const order = await merchant.create('T-200')
  expect(await merchant.authorize(order, 'B-BEN')).toMatchObject(issue('INSTRUMENT_DECLINED'))
  expect(await merchant.authorize(order, 'B-CEM')).toMatchObject(issue('PAYER_ACCOUNT_LOCKED_OR_CLOSED'))
  expect(await merchant.authorize(order, 'B-NOBODY')).toMatchObject(issue('BILLING_AGREEMENT_NOT_FOUND'))
  expect(await merchant.call('POST', `/v2/checkout/orders/${order}/authorize`, {})).toMatchObject(
    issue('ORDER_NOT_APPROVED'),
  )
  expect((await merchant.authorize(order, 'B-ADA')).status).toBe(201)
  expect(await merchant.authorize(order, 'B-ADA')).toMatchObject(issue('ORDER_ALREADY_AUTHORIZED'))
  expect(await merchant.call('POST', '/v2/checkout/orders', merchant.order('T-200'))).toMatchObject(
    issue('DUPLICATE_INVOICE_ID'),
  )
})

test('given bad requests, then the problem names the field', async () => {
  const create = (value: string, currency?: string) =>
    merchant.call('POST', '/v2/checkout/orders', merchant.order('T-9', value, currency))
  expect(await create('1.234')).toMatchObject(issue('DECIMAL_PRECISION'))
  expect(await create('0.00')).toMatchObject(issue('CANNOT_BE_ZERO_OR_NEGATIVE'))
  expect(await create('ten')).toMatchObject(issue('INVALID_PARAMETER_SYNTAX', 400))
  expect(await create('1.00', 'XXX')).toMatchObject(issue('INVALID_CURRENCY_CODE'))
  expect(await merchant.call('POST', '/v2/checkout/orders', { intent: 'AUTHORIZE' })).toMatchObject({
    status: 400,
    body: { details: [{ field: '/purchase_units' }] },
  })
  expect(await merchant.capture('NOTHING', {})).toMatchObject(issue('INVALID_RESOURCE_ID', 404))
})

test('given a request id, when it comes again, also after a kill, then nothing is done twice', async () => {
  const body = merchant.order('T-300')
  const first = await merchant.call('POST', '/v2/checkout/orders', body, 'once')
  expect(await merchant.call('POST', '/v2/checkout/orders', body, 'once')).toEqual({ ...first, status: 200 })
  expect(await merchant.call('POST', '/v2/checkout/orders', merchant.order('T-301'), 'once')).toMatchObject(
    issue('DUPLICATE_REQUEST_ID'),
  )
  const authorization = authorizationOf(await merchant.authorize(idOf(first), 'B-ADA', 'a-300'))
  const [one, other] = await Promise.all([
    merchant.capture(authorization, { amount: eur('12.34') }, 'c-300'),
    merchant.capture(authorization, { amount: eur('12.34') }, 'c-300'),
  ])
  expect(other).toEqual(one)
  await sandbox.restart()
  expect(await merchant.capture(authorization, { amount: eur('12.34') }, 'c-300')).toEqual(one)
  const { captures } = await merchant.ledger()
  expect(captures.filter((capture) => capture.invoiceId === 'T-300')).toHaveLength(1)
})

test('given scripted faults, then they happen as often as scripted, and only "after" does the work', async () => {
  const authorization = await merchant.authorized('T-400')
  const capture = () => merchant.capture(authorization, { amount: eur('12.34') }, 'c-400')
  const captured = async () => (await merchant.ledger()).captures.filter((each) => each.invoiceId === 'T-400').length
  await merchant.script('capture', 'error500')
  await merchant.script('capture', 'down')
  expect(await capture()).toMatchObject({ status: 500, body: { name: 'INTERNAL_SERVER_ERROR' } })
  await expect(capture()).rejects.toThrow('fetch failed')
  expect(await captured()).toBe(0)
  await merchant.script('capture', 'timeoutAfter')
  const unanswered = capture().catch(() => 'no answer')
  while ((await captured()) === 0) await new Promise((resolve) => setTimeout(resolve, 20))
  expect((await capture()).status).toBe(201)
  expect(await captured()).toBe(1)

  const voided = await merchant.authorized('T-401')
  expect(await merchant.call('POST', `/v2/payments/authorizations/${voided}/void`, undefined, 'v', false)).toEqual({
    status: 204,
    body: undefined,
  })
  expect(await merchant.call('POST', `/v2/payments/authorizations/${voided}/void`, undefined, 'v', false)).toEqual({
    status: 204,
    body: undefined,
  })
  expect(await merchant.call('POST', `/v2/payments/authorizations/${voided}/void`)).toMatchObject(
    issue('PREVIOUSLY_VOIDED'),
  )
  expect((await merchant.ledger()).voids).toMatchObject([{ authorizationId: voided }])
  expect(await (await fetch(sandbox.ready.merchant)).text()).toContain('T-401')
  await sandbox.kill()
  expect(await unanswered).toBe('no answer')
})
