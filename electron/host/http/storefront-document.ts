import { z } from 'zod'
import {
  placedOrder,
  problem,
  storefrontOrder,
  storefrontProducts,
  webOrder,
} from '../../../shared/contract/storefront.ts'

const schema = (of: z.ZodType, io: 'input' | 'output') => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(of, { io })
  return rest
}
const json = (name: string) => ({ 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } })
const answer = (description: string, name: string) => ({ description, content: json(name) })
const problems = (...statuses: readonly (readonly [number, string])[]) =>
  Object.fromEntries(
    statuses.map(([status, description]) => [
      String(status),
      { description, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
    ]),
  )
const noKey = [401, 'No valid API key'] as const

/** The storefront API as an OpenAPI 3.1 document, made of the schemas that requests are held against. */
export const storefrontDocument = (serverUrl: string) => ({
  openapi: '3.1.0',
  info: {
    title: 'Tillhouse storefront API',
    version: '1',
    description:
      'Orders from a web shop. Amounts are whole minor units. What becomes of an order is told by signed webhooks (standardwebhooks.com): order.confirmed, order.refused, order.held, order.changed, order.shipped, order.cancelled, access.granted; the body’s data.order is a StorefrontOrder.',
  },
  servers: [{ url: serverUrl }],
  security: [{ apiKey: [] }],
  paths: {
    '/storefront/v1/products': {
      get: {
        operationId: 'listProducts',
        summary: 'Products and what can be promised of them',
        parameters: [
          {
            name: 'after',
            in: 'query',
            schema: { type: 'string', maxLength: 100 },
            description: '`next` of the page before.',
          },
          { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 500, default: 100 } },
        ],
        responses: {
          '200': answer('A page of products', 'Products'),
          ...problems(noKey, [422, 'A parameter is not valid']),
        },
      },
    },
    '/storefront/v1/orders': {
      post: {
        operationId: 'placeOrder',
        summary: 'Place an order; the same Idempotency-Key again is the same order',
        parameters: [
          {
            name: 'Idempotency-Key',
            in: 'header',
            required: true,
            schema: { type: 'string', minLength: 1, maxLength: 255 },
          },
        ],
        requestBody: { required: true, content: json('NewOrder') },
        responses: {
          '201': answer('The order is stored; a webhook tells whether it is confirmed', 'PlacedOrder'),
          ...problems(
            [400, 'No JSON, or no Idempotency-Key'],
            noKey,
            [409, 'The reference was used by another order'],
            [413, 'Too large'],
            [415, 'Not JSON'],
            [422, 'A field is not valid; nothing was stored'],
            [503, 'The order can’t be stored now; send it again later'],
          ),
        },
      },
    },
    '/storefront/v1/orders/{id}': {
      get: {
        operationId: 'readOrder',
        summary: 'An order as it stands',
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        responses: { '200': answer('The order', 'StorefrontOrder'), ...problems(noKey, [404, 'No such order']) },
      },
    },
  },
  components: {
    securitySchemes: { apiKey: { type: 'http', scheme: 'bearer' } },
    schemas: {
      NewOrder: schema(webOrder, 'input'),
      PlacedOrder: schema(placedOrder, 'output'),
      StorefrontOrder: schema(storefrontOrder, 'output'),
      Products: schema(storefrontProducts, 'output'),
      Problem: schema(problem, 'output'),
    },
  },
})
