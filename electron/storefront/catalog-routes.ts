import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { quoteRequest } from '../../shared/contract/storefront.ts'
import type { Storefront } from '../../shared/storefront/port.ts'
import { isRejection } from '../../shared/storefront/rejection.ts'
import { sendInvalid, sendRejection, sendTagged } from './answers.ts'
import type { Gate } from './gate.ts'

const page = {
  after: z.string().max(100).default(''),
  limit: z.coerce.number().int().min(1).max(500).default(100),
}
const sku = z.string().min(1).max(100)
const pageQuery = z.object(page)
const stockQuery = z.object({
  ...page,
  sku: z.union([z.array(sku).max(200), sku.transform((one) => [one])]).default([]),
})

/** What is sold, what of it is there, and what a cart of it costs. */
export const catalogRoutes = <Shop>(routes: FastifyInstance, storefront: Storefront<Shop>, gate: Gate<Shop>): void => {
  const config = { scope: 'catalog.read' } as const
  routes.get(
    '/products',
    { config },
    gate.through(async ({ webShop }, request, reply) => {
      const query = pageQuery.safeParse(request.query)
      if (!query.success) return sendInvalid(reply, query.error)
      return sendTagged(request, reply, await storefront.products(webShop, query.data.after, query.data.limit))
    }),
  )
  routes.get(
    '/availability',
    { config },
    gate.through(async ({ webShop }, request, reply) => {
      const query = stockQuery.safeParse(request.query)
      if (!query.success) return sendInvalid(reply, query.error)
      const { sku: skus, after, limit } = query.data
      return sendTagged(request, reply, await storefront.availability(webShop, skus, after, limit))
    }),
  )
  routes.post(
    '/quotes',
    { config },
    gate.through(async ({ webShop }, request, reply) => {
      const cart = quoteRequest.safeParse(request.body)
      if (!cart.success) return sendInvalid(reply, cart.error)
      const quote = await storefront.quote(webShop, cart.data)
      return isRejection(quote) ? sendRejection(reply, quote) : quote
    }),
  )
}
