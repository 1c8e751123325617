import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Ajv, type ValidateFunction } from 'ajv'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { authorizationOf, idOf, MerchantClient } from './merchant-client.ts'
import { type Answered, SandboxProcess } from './sandbox-process.ts'

const repository = path.resolve(import.meta.dirname, '../../..')
const folder = path.resolve(repository, '../shared/data/payments')
const files = { orders: 'paypal-checkout-orders-v2.openapi.json', payments: 'paypal-payments-v2.openapi.json' }
const present = Object.values(files).every((file) => existsSync(path.join(folder, file)))
if (!present) process.stderr.write(`SKIPPED: PayPal's OpenAPI documents are not in ${folder}\n`)

type Operation = { requestBody?: unknown; responses: Record<string, unknown> }
type OpenApi = { paths: Record<string, Record<string, Operation>> }

/** Checks bodies against the schemas of one of PayPal's documents. */
class Schemas {
  private readonly ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false, unicodeRegExp: false })
  private readonly document: OpenApi
  private readonly name: string
  constructor(name: keyof typeof files) {
    this.name = name
    this.document = JSON.parse(readFileSync(path.join(folder, files[name]), 'utf8')) as OpenApi
    this.ajv.addSchema(this.document, name)
  }

  request(template: string, body: unknown): void {
    this.check(['paths', template, 'post', 'requestBody', 'content', 'application/json', 'schema'], body)
  }

  response(method: 'get' | 'post', template: string, answer: Answered): void {
    const { responses } = this.document.paths[template]?.[method] ?? { responses: {} }
    expect(Object.keys(responses)).toContain(String(answer.status))
    if (answer.status === 204) return expect(answer.body).toBeUndefined()
    const place = [
      'paths',
      template,
      method,
      'responses',
      String(answer.status),
      'content',
      'application/json',
      'schema',
    ]
    return this.check(place, answer.status < 400 ? answer.body : withoutDescriptions(answer.body))
  }

  /** A problem's general form: name, message, details, debug_id and links. */
  problem(answer: Answered): void {
    this.check(['components', 'schemas', `error_${answer.status}`], answer.body)
  }

  private check(place: string[], body: unknown): void {
    const pointer = place.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')
    const validate: ValidateFunction = this.ajv.compile({ $ref: `${this.name}#/${pointer}` })
    const valid = validate(body)
    expect(
      valid ? [] : validate.errors?.map((error) => `${error.instancePath} ${error.message}`),
      JSON.stringify(body),
    ).toEqual([])
  }
}

/** An issue's sentence may change (the reference says so); its code may not. */
function withoutDescriptions(body: unknown): unknown {
  const { details, ...rest } = body as { details?: Record<string, unknown>[] }
  return details === undefined
    ? rest
    : { ...rest, details: details.map(({ description: _sentence, ...detail }) => detail) }
}

describe.skipIf(!present)('the merchant system speaks as PayPal’s OpenAPI documents say', () => {
  const sandbox = new SandboxProcess()
  const merchant = new MerchantClient(sandbox)
  beforeAll(async () => {
    await sandbox.start()
    await merchant.signIn()
  })
  afterAll(() => sandbox.end())

  const CREATE = '/v2/checkout/orders'
  const AUTHORIZE = '/v2/checkout/orders/{id}/authorize'
  const CAPTURE = '/v2/payments/authorizations/{authorization_id}/capture'
  const VOID = '/v2/payments/authorizations/{authorization_id}/void'
  const REFUND = '/v2/payments/captures/{capture_id}/refund'
  const amount = { currency_code: 'EUR', value: '12.34' }
  const payment = (token: string) => ({ payment_source: { token: { id: token, type: 'BILLING_AGREEMENT' } } })

  test('orders: created, authorised, shown, replayed', async () => {
    const schemas = new Schemas('orders')
    const body = merchant.order('S-1')
    schemas.request(CREATE, body)
    const created = await merchant.call('POST', CREATE, body, 's-1')
    schemas.response('post', CREATE, created)
    schemas.response('post', CREATE, await merchant.call('POST', CREATE, body, 's-1'))
    schemas.response('post', CREATE, await merchant.call('POST', CREATE, merchant.order('S-2'), 's-2', false))
    schemas.request(AUTHORIZE, payment('B-ADA'))
    schemas.response('post', AUTHORIZE, await merchant.authorize(idOf(created), 'B-ADA', 's-3'))
    schemas.response('get', '/v2/checkout/orders/{id}', await merchant.call('GET', `${CREATE}/${idOf(created)}`))
  })

  test('orders: every refusal', async () => {
    const schemas = new Schemas('orders')
    const bad = [
      {},
      { intent: 'AUTHORIZE' },
      { intent: 'AUTHORIZE', purchase_units: [] },
      { intent: 'CAPTURE' },
      merchant.order(''),
    ]
    const amounts = [['1.234'], ['-1'], ['0'], ['x'], ['1', 'XXX'], ['1', 'EU'], ['99999999999999999']] as const
    const bodies = [...bad, ...amounts.map(([value, currency]) => merchant.order('S-9', value, currency))]
    for (const body of bodies) schemas.response('post', CREATE, await merchant.call('POST', CREATE, body))
    const order = await merchant.create('S-10')
    const declined = await merchant.authorize(order, 'B-BEN')
    schemas.problem(declined)
    for (const token of ['B-CEM', 'B-NONE']) schemas.response('post', AUTHORIZE, await merchant.authorize(order, token))
    schemas.response('post', AUTHORIZE, await merchant.call('POST', `${CREATE}/${order}/authorize`, {}))
    await merchant.authorize(order, 'B-ADA')
    schemas.response('post', AUTHORIZE, await merchant.authorize(order, 'B-ADA'))
    schemas.response('post', CREATE, await merchant.call('POST', CREATE, merchant.order('S-10')))
    schemas.response('get', '/v2/checkout/orders/{id}', await merchant.call('GET', `${CREATE}/NONE`))
    const stranger = new MerchantClient(sandbox)
    schemas.response('post', CREATE, await stranger.call('POST', CREATE, merchant.order('S-11')))
    await merchant.script('create', 'error500')
    schemas.problem(await merchant.call('POST', CREATE, merchant.order('S-12')))
  })

  test('payments: captured, refunded, voided, shown', async () => {
    const schemas = new Schemas('payments')
    const authorization = await merchant.authorized('S-20')
    const body = { amount, invoice_id: 'S-20', final_capture: true }
    schemas.request(CAPTURE, body)
    const capture = await merchant.capture(authorization, body, 's-20')
    schemas.response('post', CAPTURE, capture)
    const refund = await merchant.call(
      'POST',
      `/v2/payments/captures/${idOf(capture)}/refund`,
      { amount, invoice_id: 'R-20' },
      'r-20',
    )
    schemas.request(REFUND, { amount, invoice_id: 'R-20' })
    schemas.response('post', REFUND, refund)
    const show = (kind: string, id: string) => merchant.call('GET', `/v2/payments/${kind}/${id}`)
    schemas.response(
      'get',
      '/v2/payments/authorizations/{authorization_id}',
      await show('authorizations', authorization),
    )
    schemas.response('get', '/v2/payments/captures/{capture_id}', await show('captures', idOf(capture)))
    schemas.response('get', '/v2/payments/refunds/{refund_id}', await show('refunds', idOf(refund)))
    schemas.response('post', REFUND, await merchant.call('POST', `/v2/payments/captures/${idOf(capture)}/refund`))
    const [kept, plain] = [await merchant.authorized('S-21'), await merchant.authorized('S-22')]
    const voidPath = (id: string) => `/v2/payments/authorizations/${id}/void`
    schemas.response('post', VOID, await merchant.call('POST', voidPath(kept)))
    schemas.response('post', VOID, await merchant.call('POST', voidPath(plain), undefined, 'v-22', false))
    for (const id of [kept, authorization, 'NONE'])
      schemas.response('post', VOID, await merchant.call('POST', voidPath(id)))
    for (const id of [kept, authorization, 'NONE'])
      schemas.response('post', CAPTURE, await merchant.capture(id, { amount }))
    const open = authorizationOf(await merchant.authorize(await merchant.create('S-23'), 'B-DORA'))
    const wrong = [
      { amount: { currency_code: 'EUR', value: '12.35' } },
      { amount: { currency_code: 'USD', value: '1' } },
      { amount: { value: '1' } },
      { amount, invoice_id: 'S-20' },
    ]
    for (const each of wrong) schemas.response('post', CAPTURE, await merchant.capture(open, each))
  })
})
