import { z } from 'zod'
import {
  availability,
  cancellation,
  endpointWanted,
  placedOrder,
  problem,
  quote,
  quoteRequest,
  returnWanted,
  rotatedSecret,
  storefrontOrder,
  storefrontProducts,
  webhookEndpoint,
  webhookEndpoints,
  webOrder,
} from '../../shared/contract/storefront.ts'
import type { Scope } from '../../shared/domain/settings/web-shop.ts'

const schema = (of: z.ZodType, io: 'input' | 'output') => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(of, { io })
  return rest
}
const json = (name: string) => ({ 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } })
const answer = (description: string, name: string) => ({ description, content: json(name) })

type ProblemStatus = readonly [status: number, description: string]
const problems = (...statuses: readonly ProblemStatus[]) =>
  Object.fromEntries(
    statuses.map(([status, description]) => [
      String(status),
      { description, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
    ]),
  )

interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly scope: Scope
  readonly parameters?: readonly object[]
  readonly body?: string
  readonly answers: Readonly<Record<string, object>>
  readonly problems?: readonly ProblemStatus[]
}

const readable = [
  [400, 'No JSON'],
  [413, 'Too large'],
  [415, 'Not JSON'],
  [422, 'A field is not valid; nothing was stored'],
] as const
const noOrder = [404, 'No such order'] as const
const noEndpoint = [404, 'No such endpoint'] as const
const full = [503, 'Nothing can be stored now; send it again later'] as const

const operation = ({ scope, parameters = [], body, answers, ...rest }: Operation) => ({
  operationId: rest.operationId,
  summary: rest.summary,
  description: `Needs a key with the scope ${scope}.`,
  parameters,
  ...(body === undefined ? {} : { requestBody: { required: true, content: json(body) } }),
  responses: {
    ...answers,
    ...problems(
      [401, 'No valid API key'],
      [403, 'The key does not allow this'],
      [429, 'Too many requests; Retry-After says how many seconds to wait'],
      ...(body === undefined ? [] : readable),
      ...(rest.problems ?? []),
    ),
  },
})

const query = (name: string, of: object, description: string) => ({ name, in: 'query', schema: of, description })
const header = (name: string, required: boolean, of: object) => ({ name, in: 'header', required, schema: of })
const pathId = { name: 'id', in: 'path', required: true, schema: { type: 'string', maxLength: 100 } }
const page = [
  query('after', { type: 'string', maxLength: 100 }, '`next` of the page before.'),
  query('limit', { type: 'integer', minimum: 1, maximum: 500, default: 100 }, 'Products in a page.'),
]
const tagged = [...page, header('If-None-Match', false, { type: 'string' })]
const notModified = { '304': { description: 'It is what the ETag says that you have' } }
const badQuery = [422, 'A parameter is not valid'] as const

const events =
  'order.confirmed, order.refused, order.held, order.changed, order.shipped, order.cancelled, order.refunded, access.granted'

/** What there is about one endpoint: the first, or the one that the path names. */
const endpoint = (which: '' | 'OfId') => ({
  get: operation({
    operationId: `readWebhookEndpoint${which}`,
    summary: 'Where the web shop is told what became of its orders',
    scope: 'webhooks.manage',
    ...named(which),
    answers: { '200': answer('The endpoint', 'WebhookEndpoint') },
  }),
  put: operation({
    operationId: `setWebhookEndpoint${which}`,
    summary: 'Tell it somewhere else from now on',
    scope: 'webhooks.manage',
    body: 'NewWebhookEndpoint',
    parameters: named(which).parameters,
    answers: { '200': answer('The endpoint', 'WebhookEndpoint') },
    problems: [...named(which).problems, full],
  }),
})
const secret = (which: '' | 'OfId') => ({
  post: operation({
    operationId: `rotateWebhookSecret${which}`,
    summary: 'Another secret; messages are signed with both for a day',
    scope: 'webhooks.manage',
    parameters: named(which).parameters,
    answers: { '201': answer('The endpoint, with the new secret', 'RotatedSecret') },
    problems: [...readable, ...named(which).problems, full],
  }),
})
const named = (which: '' | 'OfId') =>
  which === '' ? { parameters: [], problems: [] } : { parameters: [pathId], problems: [noEndpoint] }

/** The storefront API as an OpenAPI 3.1 document, made of the schemas that requests are held against. */
export const storefrontDocument = (serverUrl: string) => ({
  openapi: '3.1.0',
  info: {
    title: 'Tillhouse storefront API',
    version: '1',
    description: `Orders from a web shop. Amounts are whole minor units. What becomes of an order is told by signed webhooks (standardwebhooks.com): ${events}; the body’s data.order is a StorefrontOrder. An endpoint that wants it is told by stock.changed what can be promised of which SKU: data.stock is as in Availability. Each message is sent to each endpoint until it is taken, in the order in which things happened to an order, and may come more than once: webhook-id tells.`,
  },
  servers: [{ url: serverUrl }],
  security: [{ apiKey: [] }],
  paths: {
    '/storefront/v1/products': {
      get: operation({
        operationId: 'listProducts',
        summary: 'Products and what can be promised of them',
        scope: 'catalog.read',
        parameters: tagged,
        answers: { '200': answer('A page of products', 'Products'), ...notModified },
        problems: [badQuery],
      }),
    },
    '/storefront/v1/availability': {
      get: operation({
        operationId: 'listAvailability',
        summary: 'What can be promised, by SKU',
        scope: 'catalog.read',
        parameters: [
          query(
            'sku',
            { type: 'array', items: { type: 'string', minLength: 1, maxLength: 100 }, maxItems: 200 },
            'These alone; what is not offered is left out. Repeat it for several.',
          ),
          ...tagged,
        ],
        answers: { '200': answer('Stock of these SKUs, or of a page of products', 'Availability'), ...notModified },
        problems: [badQuery],
      }),
    },
    '/storefront/v1/quotes': {
      post: operation({
        operationId: 'quoteCart',
        summary: 'What a cart costs now, with tax and shipping; nothing is stored',
        scope: 'catalog.read',
        body: 'Cart',
        answers: { '200': answer('What an order of it costs', 'Quote') },
      }),
    },
    '/storefront/v1/orders': {
      post: operation({
        operationId: 'placeOrder',
        summary: 'Place an order; the same Idempotency-Key again is the same order',
        scope: 'orders.write',
        parameters: [header('Idempotency-Key', true, { type: 'string', minLength: 1, maxLength: 255 })],
        body: 'NewOrder',
        answers: { '201': answer('The order is stored; a webhook tells whether it is confirmed', 'PlacedOrder') },
        problems: [[400, 'No JSON, or no Idempotency-Key'], [409, 'The reference was used by another order'], full],
      }),
    },
    '/storefront/v1/orders/{id}': {
      get: operation({
        operationId: 'readOrder',
        summary: 'An order as it stands',
        scope: 'orders.read',
        parameters: [pathId],
        answers: { '200': answer('The order', 'StorefrontOrder') },
        problems: [noOrder],
      }),
    },
    '/storefront/v1/orders/{id}/cancellation': {
      post: operation({
        operationId: 'cancelOrder',
        summary: 'Cancel an order before it is packed; again is no problem',
        scope: 'orders.write',
        parameters: [pathId],
        body: 'Cancellation',
        answers: { '200': answer('The order, cancelled', 'StorefrontOrder') },
        problems: [noOrder, [409, 'It is being packed, has been sent, or is closed'], full],
      }),
    },
    '/storefront/v1/orders/{id}/return': {
      post: operation({
        operationId: 'requestReturn',
        summary: 'Ask to send goods back; the shop answers, and order.changed tells',
        scope: 'orders.write',
        parameters: [pathId],
        body: 'NewReturn',
        answers: { '200': answer('The order, with what was asked for', 'StorefrontOrder') },
        problems: [noOrder, [409, 'Another return waits for its answer'], full],
      }),
    },
    '/storefront/v1/webhook-endpoint': endpoint(''),
    '/storefront/v1/webhook-endpoint/secret': secret(''),
    '/storefront/v1/webhook-endpoints': {
      get: operation({
        operationId: 'listWebhookEndpoints',
        summary: 'Everywhere that the web shop is told',
        scope: 'webhooks.manage',
        answers: { '200': answer('The endpoints, the first one first', 'WebhookEndpoints') },
      }),
      post: operation({
        operationId: 'addWebhookEndpoint',
        summary: 'Tell it at one more address, of orders that are placed from now on',
        scope: 'webhooks.manage',
        body: 'NewWebhookEndpoint',
        answers: { '201': answer('The endpoint, with its secret', 'RotatedSecret') },
        problems: [[409, 'It is told there already, or at too many'], full],
      }),
    },
    '/storefront/v1/webhook-endpoints/{id}': {
      ...endpoint('OfId'),
      delete: operation({
        operationId: 'removeWebhookEndpoint',
        summary: 'Tell nothing there any more; the first can only be changed',
        scope: 'webhooks.manage',
        parameters: [pathId],
        answers: { '204': { description: 'It is removed' } },
        problems: [...readable, noEndpoint, [409, 'It is the first'], full],
      }),
    },
    '/storefront/v1/webhook-endpoints/{id}/secret': secret('OfId'),
  },
  components: {
    securitySchemes: { apiKey: { type: 'http', scheme: 'bearer' } },
    schemas: {
      NewOrder: schema(webOrder, 'input'),
      PlacedOrder: schema(placedOrder, 'output'),
      StorefrontOrder: schema(storefrontOrder, 'output'),
      Products: schema(storefrontProducts, 'output'),
      Availability: schema(availability, 'output'),
      Cart: schema(quoteRequest, 'input'),
      Quote: schema(quote, 'output'),
      Cancellation: schema(cancellation, 'input'),
      NewReturn: schema(returnWanted, 'input'),
      WebhookEndpoint: schema(webhookEndpoint, 'output'),
      WebhookEndpoints: schema(webhookEndpoints, 'output'),
      NewWebhookEndpoint: schema(endpointWanted, 'input'),
      RotatedSecret: schema(rotatedSecret, 'output'),
      Problem: schema(problem, 'output'),
    },
  },
})
