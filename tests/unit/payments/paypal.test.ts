import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PaymentGateway } from '../../../electron/order-manager/ports/gateway.ts'
import { createPayPalGateway } from '../../../electron/payments/paypal/paypal.ts'
import { type MerchantSystem, startMerchantSystem } from './merchant-system.ts'

let merchant: MerchantSystem
let gateway: PaymentGateway
const connect = (changes: { clientSecret?: string; baseUrl?: string } = {}): PaymentGateway =>
  createPayPalGateway({
    baseUrl: merchant.baseUrl,
    clientId: 'client',
    clientSecret: 'secret',
    timeout: 400,
    ...changes,
  })

beforeEach(async () => {
  merchant = await startMerchantSystem()
  gateway = connect()
})
afterEach(() => merchant.close())

const order = {
  key: 'entry-1:authorise',
  attempts: 0,
  orderId: '019a',
  orderNumber: 'W1-000001',
  amount: 1205,
  currency: 'EUR',
  digits: 2,
  paymentToken: 'RICH-1',
}
const authorise = async (): Promise<string> => {
  const outcome = await gateway.authorise(order)
  if (outcome.outcome !== 'authorised') throw new Error(JSON.stringify(outcome))
  return outcome.authorisationId
}
const captureOf = (authorisationId: string) => ({
  key: 'entry-2:capture',
  attempts: 0,
  orderId: '019a',
  gatewayOrderId: merchant.authorizations.get(authorisationId)?.orderId ?? '',
  authorisationId,
  part: 1,
  final: true,
  amount: 1205,
  currency: 'EUR',
  digits: 2,
  orderNumber: 'W1-000001',
})

const voidOf = (authorisationId: string) => ({
  key: 'entry-3:void',
  attempts: 0,
  orderId: '019a',
  orderNumber: 'W1-000001',
  gatewayOrderId: merchant.authorizations.get(authorisationId)?.orderId ?? '',
  authorisationId,
})

describe('authorising', () => {
  test('given a customer with funds, then exactly the amount is reserved under our order', async () => {
    expect(await gateway.authorise(order)).toMatchObject({ outcome: 'authorised' })
    const [created, authorised] = merchant.requests
    expect(created).toMatchObject({
      id: 'entry-1:authorise-create',
      body: {
        intent: 'AUTHORIZE',
        purchase_units: [
          {
            custom_id: '019a',
            invoice_id: 'W1-000001',
            amount: { currency_code: 'EUR', value: '12.05' },
          },
        ],
      },
    })
    expect(authorised).toMatchObject({
      id: 'entry-1:authorise-authorize',
      body: { payment_source: { token: { id: 'RICH-1', type: 'BILLING_AGREEMENT' } } },
    })
  })

  test.each([
    ['JPY', 0, 1205, '1205'],
    ['KWD', 3, 1205, '1.205'],
    ['EUR', 2, 5, '0.05'],
  ])('given %s, then the amount has its digits', async (currency, digits, amount, value) => {
    await gateway.authorise({ ...order, currency, digits, amount })
    expect(merchant.requests[0]?.body).toMatchObject({
      purchase_units: [{ amount: { currency_code: currency, value } }],
    })
  })

  test('given a customer without funds, then it is refused in words for people', async () => {
    expect(await gateway.authorise({ ...order, paymentToken: 'POOR-1' })).toEqual({
      outcome: 'refused',
      code: 'INSTRUMENT_DECLINED',
      message: 'The bank declined the payment.',
    })
  })

  test('given an issue that nobody foresaw, then the merchant system speaks for itself', async () => {
    merchant.answer(/authorize/, {
      status: 422,
      body: { name: 'UNPROCESSABLE_ENTITY', details: [{ issue: 'MOON_IN_WRONG_PHASE', description: 'Wait a week.' }] },
    })
    expect(await gateway.authorise(order)).toEqual({
      outcome: 'refused',
      code: 'MOON_IN_WRONG_PHASE',
      message: 'The merchant system refused: Wait a week.',
    })
  })

  test('given that our key was used for another request, then nobody knows what was done under it', async () => {
    merchant.answer(/authorize/, {
      status: 422,
      body: { name: 'UNPROCESSABLE_ENTITY', details: [{ issue: 'DUPLICATE_REQUEST_ID' }] },
    })
    expect(await gateway.authorise(order)).toMatchObject({ outcome: 'unavailable' })
  })

  test.each([/POST \/v2\/checkout\/orders$/, /authorize/])(
    'given an answer to %s that got lost, then the same key finds what was done',
    async (path) => {
      merchant.swallow(path)
      expect(await gateway.authorise(order)).toEqual({
        outcome: 'unavailable',
        problem: 'The merchant system did not answer in time.',
      })
      expect(await gateway.authorise(order)).toMatchObject({ outcome: 'authorised' })
      expect(merchant.authorizations.size).toBe(1)
    },
  )

  test('given that only the authorisation was forgotten, then it is looked up instead of made again', async () => {
    const before = await authorise()
    merchant.answer(/authorize/, {
      status: 422,
      body: { name: 'UNPROCESSABLE_ENTITY', details: [{ issue: 'ORDER_ALREADY_AUTHORIZED' }] },
    })
    expect(await gateway.authorise(order)).toMatchObject({ outcome: 'authorised', authorisationId: before })
  })

  test('given an answer about another amount, then it is refused, and the money is given back', async () => {
    merchant.change(/authorize/, (body) =>
      JSON.parse(JSON.stringify(body).replace(/("status":"CREATED","amount":\{[^}]*"value":")12\.05/, '$112.50')),
    )
    expect(await gateway.authorise(order)).toEqual({
      outcome: 'refused',
      code: 'amount_mismatch',
      message: 'The merchant system answered about 12.50 EUR instead of 12.05 EUR. It was given back.',
    })
    expect(merchant.voided).toHaveLength(1)
  })

  test('given an answer in another currency, then it is refused before anything is reserved', async () => {
    merchant.change(/orders$/, (body) => JSON.parse(JSON.stringify(body).replaceAll('EUR', 'USD')))
    expect(await gateway.authorise(order)).toMatchObject({ outcome: 'refused', code: 'amount_mismatch' })
    expect(merchant.authorizations.size).toBe(0)
  })

  test('given a review that is under way, then nobody knows yet; given its end, then it counts', async () => {
    merchant.change(/authorize/, (body) =>
      JSON.parse(JSON.stringify(body).replace('"status":"CREATED"', '"status":"PENDING"')),
    )
    merchant.change(/GET .*authorizations/, (body) => ({ ...body, status: 'PENDING' }))
    expect(await gateway.authorise(order)).toMatchObject({ outcome: 'unavailable' })
    expect(await gateway.authorise(order)).toMatchObject({ outcome: 'authorised' })
  })
})

describe('a merchant system that does not answer properly', () => {
  test.each([
    [500, null],
    [503, { name: 'SERVICE_UNAVAILABLE' }],
    [429, { name: 'RATE_LIMIT_REACHED' }],
    [409, { name: 'RESOURCE_CONFLICT', details: [{ issue: 'PREVIOUS_REQUEST_IN_PROGRESS' }] }],
    [403, { name: 'NOT_AUTHORIZED', details: [{ issue: 'PERMISSION_DENIED' }] }],
    [404, '<html>A proxy’s page</html>'],
    [302, null],
    [200, 'no order'],
  ])('given HTTP %d, then nobody knows', async (status, body) => {
    merchant.answer(/orders$/, { status, body })
    expect(await gateway.authorise(order)).toMatchObject({ outcome: 'unavailable' })
  })

  test('given nobody at the address, then it is unavailable', async () => {
    await merchant.close()
    expect(await gateway.authorise(order)).toEqual({
      outcome: 'unavailable',
      problem: 'The merchant system does not accept connections.',
    })
  })

  test('given an address that would show the secret to the network, then nothing is sent', async () => {
    expect(await connect({ baseUrl: 'http://paypal.example' }).authorise(order)).toEqual({
      outcome: 'unavailable',
      problem: 'The address of the merchant system must begin with https://.',
    })
  })
})

describe('signing in', () => {
  test('given several payments, then one token serves them', async () => {
    await Promise.all([gateway.authorise(order), gateway.authorise({ ...order, key: 'entry-9' })])
    await gateway.authorise({ ...order, key: 'entry-10' })
    expect(merchant.tokensGiven).toBe(1)
  })

  test('given a token that is no longer good, then another is fetched and the payment goes on', async () => {
    await authorise()
    merchant.forgetTokens()
    expect(await gateway.authorise({ ...order, key: 'entry-9' })).toMatchObject({ outcome: 'authorised' })
    expect(merchant.tokensGiven).toBe(2)
  })

  test('given a wrong secret, then it says what to check, without the secret', async () => {
    const outcome = await connect({ clientSecret: 'hunter2' }).authorise(order)
    expect(outcome).toMatchObject({ outcome: 'unavailable' })
    expect(JSON.stringify(outcome)).not.toContain('hunter2')
  })
})

describe('capturing', () => {
  test('given an authorisation, then its money is taken once, whatever gets lost', async () => {
    const capture = captureOf(await authorise())
    merchant.swallow(/capture/)
    expect(await gateway.capture(capture)).toMatchObject({ outcome: 'unavailable' })
    const first = await gateway.capture(capture)
    expect(first).toMatchObject({ outcome: 'captured' })
    expect(await gateway.capture(capture)).toEqual(first)
    expect(merchant.captures.size).toBe(1)
    expect(merchant.requests.at(-1)?.body).toEqual({
      amount: { currency_code: 'EUR', value: '12.05' },
      invoice_id: 'W1-000001',
      final_capture: true,
    })
  })

  test('given that the merchant system has forgotten the key, then the earlier capture is found', async () => {
    const capture = captureOf(await authorise())
    const first = await gateway.capture(capture)
    merchant.forgetRequests()
    expect(await gateway.capture(capture)).toEqual(first)
    expect(merchant.captures.size).toBe(1)
  })

  test('given that another amount was taken, then it is refused and says which', async () => {
    const capture = captureOf(await authorise())
    merchant.change(/capture/, (body) => ({ ...body, amount: { currency_code: 'EUR', value: '12.04' } }))
    const outcome = await gateway.capture(capture)
    expect(outcome).toMatchObject({ outcome: 'refused', code: 'amount_mismatch' })
    expect('message' in outcome && outcome.message).toContain('12.04 EUR instead of 12.05 EUR')
  })

  test('given a bank that does not pay after all, then it is refused; given one that takes its time, then nobody knows', async () => {
    const capture = captureOf(await authorise())
    merchant.change(/capture/, (body) => ({ ...body, status: 'DECLINED' }))
    expect(await gateway.capture(capture)).toMatchObject({ outcome: 'refused', code: 'CAPTURE_DECLINED' })
    merchant.change(/capture$/, (body) => ({ ...body, status: 'PENDING' }))
    merchant.change(/GET .*captures/, (body) => ({ ...body, status: 'PENDING' }))
    expect(await gateway.capture(capture)).toMatchObject({ outcome: 'unavailable' })
    expect(await gateway.capture(capture)).toMatchObject({ outcome: 'captured' })
  })

  test('given a voided authorisation, then it is refused', async () => {
    const authorisationId = await authorise()
    await gateway.void(voidOf(authorisationId))
    expect(await gateway.capture(captureOf(authorisationId))).toMatchObject({
      outcome: 'refused',
      code: 'AUTHORIZATION_VOIDED',
    })
  })
})

describe('giving back', () => {
  test('given an authorisation, then it is void, and void again is no mistake', async () => {
    const authorisationId = await authorise()
    const request = voidOf(authorisationId)
    merchant.swallow(/void/)
    expect(await gateway.void(request)).toMatchObject({ outcome: 'unavailable' })
    expect(await gateway.void(request)).toEqual({ outcome: 'voided' })
    merchant.forgetRequests()
    expect(await gateway.void(request)).toEqual({ outcome: 'voided' })
    expect(merchant.voided).toEqual([authorisationId])
  })

  test('given money that was already taken, then it is refused', async () => {
    const authorisationId = await authorise()
    await gateway.capture(captureOf(authorisationId))
    expect(await gateway.void(voidOf(authorisationId))).toEqual({
      outcome: 'refused',
      code: 'PREVIOUSLY_CAPTURED',
      message: 'The money was already taken. Refund it instead.',
    })
  })
})
