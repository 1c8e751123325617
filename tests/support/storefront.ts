import { Ajv2020 } from 'ajv/dist/2020.js'
import { z } from 'zod'

export interface Answer {
  readonly status: number
  readonly text: string
  readonly body: Record<string, unknown>
  readonly headers: Headers
}

interface Request {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly key?: string | null
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** What a web shop's programmer has: an address, a key, and the document that the server serves. */
export interface Storefront {
  readonly send: (path: string, request?: Request) => Promise<Answer>
  /** Posts an order; a key of its own where none is given. */
  readonly order: (body: unknown, idempotencyKey?: string) => Promise<Answer>
  readonly read: (orderId: string) => Promise<Answer>
  readonly document: z.output<typeof openApi>
}

const answers = z.looseObject({
  /** Left out where there is nothing but the status. */
  content: z.record(z.string(), z.object({ schema: z.record(z.string(), z.unknown()) })).default({}),
})
const operation = z.looseObject({ responses: z.record(z.string(), answers) })
const openApi = z.looseObject({
  openapi: z.string(),
  paths: z.record(z.string(), z.partialRecord(z.enum(['get', 'post', 'put', 'delete']), operation)),
  components: z.looseObject({ schemas: z.record(z.string(), z.record(z.string(), z.unknown())) }),
})

/**
 * Speaks to `/storefront/v1` and holds every answer against the served OpenAPI document: status, media type and body must
 * be among those that it promises. @throws Error that says what the document does not promise.
 */
export const openStorefront = async (url: string, apiKey: string): Promise<Storefront> => {
  const prefix = '/storefront/v1'
  const document = openApi.parse(await (await fetch(`${url}${prefix}/openapi.json`)).json())
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true })
  ajv.addSchema(document, 'document')

  const checked = (method: string, path: string, status: number, mediaType: string, body: unknown): void => {
    const template = Object.keys(document.paths).find((one) =>
      new RegExp(`^${one.replace(/\{\w+\}/g, '[^/]+')}$`).test(path),
    )
    const where = `${method} ${path}: ${status} ${mediaType}`
    if (template === undefined) return
    const operations = document.paths[template]
    const response = operations?.[method.toLowerCase() as keyof typeof operations]?.responses[String(status)]
    if (response !== undefined && mediaType === '' && Object.keys(response.content).length === 0) return
    const promised = response?.content[mediaType]
    if (promised === undefined) throw new Error(`${where} is not in the OpenAPI document`)
    const reference = String(promised.schema['$ref'])
    const validate = ajv.getSchema(`document${reference}`)
    if (validate === undefined) throw new Error(`${where}: the OpenAPI document has no ${reference}`)
    if (!validate(body))
      throw new Error(`${where} is not what the OpenAPI document says: ${ajv.errorsText(validate.errors)}`)
  }

  const send: Storefront['send'] = async (path, { method = 'GET', key = apiKey, headers = {}, body } = {}) => {
    const authorization = key === null ? {} : { authorization: `Bearer ${key}` }
    const response = await fetch(`${url}${prefix}${path}`, {
      method,
      headers: { ...authorization, ...headers },
      ...(body === undefined ? {} : { body }),
    })
    const text = await response.text()
    const parsed = z.record(z.string(), z.unknown()).parse(text === '' ? {} : JSON.parse(text))
    const answer = { status: response.status, text, body: parsed, headers: response.headers }
    const mediaType = (response.headers.get('content-type') ?? '').split(';')[0] ?? ''
    checked(method, `${prefix}${path.split('?')[0]}`, response.status, mediaType, answer.body)
    return answer
  }
  return {
    send,
    order: (body, idempotencyKey = crypto.randomUUID()) =>
      send('/orders', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': idempotencyKey },
        body: JSON.stringify(body),
      }),
    read: (orderId) => send(`/orders/${orderId}`),
    document,
  }
}

export interface OrderedLine {
  readonly sku: string
  readonly quantity: number
  /** Minor units for one unit. */
  readonly price: number
}

let references = 0

/** An order as a web shop sends it, of a customer with plenty of funds (`B-ADA` at the sandbox's merchant). */
export const webOrderOf = (
  lines: readonly OrderedLine[],
  fields: Record<string, unknown> = {},
): Record<string, unknown> => ({
  reference: `T-${process.pid}-${(references += 1)}`,
  currency: 'EUR',
  customer: { name: 'Ada Alder', email: 'ada@example.com' },
  shippingAddress: { name: 'Ada Alder', lines: ['Harbour Street 5'], postalCode: 'D08', city: 'Dublin', country: 'IE' },
  lines: lines.map(({ sku, quantity }) => ({ sku, quantity })),
  total: lines.reduce((total, { price, quantity }) => total + Math.round(price * quantity), 0),
  payment: { token: 'B-ADA' },
  ...fields,
})
