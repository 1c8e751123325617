import { z } from 'zod'
import { fulfilmentStates, paymentStates } from '../domain/orders/order.ts'

/** The storefront API, `/storefront/v1`: what a web shop sends and is told. Amounts are whole minor units. */

/** Half of a surrogate pair is no text: it can't be stored, sent on or printed. */
const wellFormed = (text: string): boolean => !/\p{Surrogate}/u.test(text)

const words = (most: number) =>
  z.string().trim().min(1).max(most).refine(wellFormed, 'The text has half of a character in it.')

/** Quantities have at most three decimals; fractions are for weighed goods alone. */
const quantity = z
  .number()
  .positive()
  .max(9999)
  .refine((value) => Math.abs(value * 1000 - Math.round(value * 1000)) < 1e-6, 'A quantity has at most three decimals.')

const address = z.strictObject({
  name: words(120),
  lines: z.array(words(120)).min(1).max(3),
  postalCode: z.string().trim().max(20).refine(wellFormed, 'The text has half of a character in it.'),
  city: words(80),
  country: z.string().regex(/^[A-Z]{2}$/, 'ISO 3166-1 alpha-2, such as IE.'),
})

const cart = {
  lines: z
    .array(z.strictObject({ sku: words(100), quantity }))
    .min(1)
    .max(200),
  shipping: z.strictObject({ name: words(80), price: z.int().min(0).max(1_000_000_000) }).optional(),
}

export const webOrder = z.strictObject({
  reference: words(64).describe('The web shop’s own number for the order; unique.'),
  currency: z.string().length(3).describe('ISO 4217.'),
  customer: z.strictObject({ name: words(120), email: z.email().max(254), phone: words(40).optional() }),
  shippingAddress: address.optional().describe('Needed where the order has goods that are shipped.'),
  billingAddress: address.optional().describe('Where the bill goes, if it is another.'),
  ...cart,
  total: z.int().min(0).max(Number.MAX_SAFE_INTEGER).describe('What the customer agreed to pay, in minor units.'),
  payment: z.strictObject({
    gateway: words(100)
      .optional()
      .describe('How it is paid: the id that the settings show; the first that was set up where it is left out.'),
    token: words(200)
      .optional()
      .describe('The customer’s payment source at the gateway, where it needs one; never a card number.'),
  }),
})
export type WebOrder = z.output<typeof webOrder>

export const quoteRequest = z.strictObject(cart)
export type QuoteRequest = z.output<typeof quoteRequest>

/** What a cart costs now, and what of it is there. It promises nothing: only an order reserves. */
export const quote = z.object({
  currency: z.string(),
  digits: z.int(),
  pricesIncludeTax: z.boolean(),
  lines: z.array(
    z.object({
      sku: z.string().describe('Empty for shipping.'),
      name: z.string(),
      quantity: z.number(),
      unitPrice: z.int(),
      net: z.int(),
      tax: z.int(),
      total: z.int(),
      available: z.number().nullable().describe('Null where stock is not counted.'),
    }),
  ),
  taxes: z.array(z.object({ name: z.string(), ppm: z.int(), net: z.int(), tax: z.int() })),
  net: z.int(),
  tax: z.int(),
  total: z.int().describe('What an order of this cart has to say as its total.'),
})
export type Quote = z.output<typeof quote>

export const cancellation = z.strictObject({ reason: words(200) })

export const returnWanted = z.strictObject({
  lines: z
    .array(z.strictObject({ lineId: words(100).describe('`id` of the order’s line.'), quantity }))
    .min(1)
    .max(200),
  reason: words(200),
})

export const webhookEndpoint = z.object({
  id: z.string().describe('`first` is the one that /webhook-endpoint is about.'),
  url: z.string(),
  stockEvents: z.boolean().describe('Whether stock.changed is sent, too.'),
  bothSecretsUntil: z.iso
    .datetime()
    .nullable()
    .describe('Until when messages are signed with the secret before, too; null where there is none.'),
})
export type WebhookEndpoint = z.output<typeof webhookEndpoint>
export const endpointWanted = z.strictObject({
  url: z.url({ protocol: /^https?$/ }).max(500),
  stockEvents: z.boolean(),
})
export const webhookEndpoints = z.object({ endpoints: z.array(webhookEndpoint) })
export const rotatedSecret = webhookEndpoint.extend({ secret: z.string().describe('Shown this once.') })

export const availability = z.object({
  stock: z.array(
    z.object({ sku: z.string(), available: z.number().nullable().describe('Null where stock is not counted.') }),
  ),
  next: z.string().nullable().describe('Pass as `after` for the next page; null on the last.'),
})
export type Availability = z.output<typeof availability>

export const placedOrder = z.object({
  id: z.string(),
  number: z.string(),
  reference: z.string(),
  state: z.literal('placed'),
  currency: z.string(),
  total: z.int(),
  placedAt: z.iso.datetime(),
})
export type PlacedOrder = z.output<typeof placedOrder>

const linkedOrder = z.object({ id: z.string(), number: z.string() })

export const storefrontOrder = placedOrder.extend({
  state: z.enum([
    'placed',
    'inReview',
    'awaitingStock',
    'awaitingPayment',
    'confirmed',
    'onHold',
    'refused',
    'completed',
    'cancelled',
  ]),
  reason: z.object({ code: z.string(), message: z.string() }).nullable(),
  fulfilment: z.enum(fulfilmentStates),
  payment: z.enum(paymentStates),
  awaited: z
    .object({ reference: z.string(), dueAt: z.iso.datetime().nullable() })
    .nullable()
    .describe('What the customer writes on the transfer, and by when; null where nothing is waited for.'),
  refunded: z.int().describe('What was paid back of it so far.'),
  lines: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['goods', 'digital', 'shipping', 'credit']),
      sku: z.string(),
      name: z.string(),
      quantity: z.number().describe('What is wanted now; `cancelled` was taken off since.'),
      cancelled: z.number(),
      shipped: z.number(),
      refunded: z.number(),
      total: z.int().describe('With its taxes.'),
    }),
  ),
  shipment: z.object({ carrier: z.string(), tracking: z.string() }).nullable(),
  return: z
    .object({
      state: z.enum(['open', 'accepted', 'declined']),
      lines: z.array(z.object({ lineId: z.string(), quantity: z.number() })),
      answer: z.string(),
    })
    .nullable()
    .describe('The newest return that was asked for.'),
  access: z.array(
    z.object({ sku: z.string(), name: z.string(), kind: z.enum(['link', 'licenceKey']), value: z.string() }),
  ),
  splitFrom: linkedOrder
    .nullable()
    .describe('The order that its lines were split off: its `reference` is that one’s, with this one’s number.'),
  splitInto: z.array(linkedOrder).describe('Orders that lines of this one have become.'),
  mergedInto: linkedOrder
    .nullable()
    .describe('The order that is sent and paid instead of this one, which is `cancelled` for the reason `merged`.'),
  mergedFrom: z
    .array(linkedOrder)
    .describe('Orders that were merged into this one: it has their lines and their money.'),
})
export type StorefrontOrder = z.output<typeof storefrontOrder>

export const storefrontProducts = z.object({
  currency: z.string(),
  digits: z.int(),
  pricesIncludeTax: z.boolean(),
  products: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      description: z.string(),
      category: z.string(),
      unit: z.enum(['piece', 'kg']),
      digital: z.boolean(),
      variants: z.array(
        z.object({
          sku: z.string(),
          name: z.string(),
          options: z.array(z.string()),
          price: z.int(),
          available: z.number().nullable().describe('Null where stock is not counted.'),
        }),
      ),
    }),
  ),
  next: z.string().nullable().describe('Pass as `after` for the next page; null on the last.'),
})
export type StorefrontProducts = z.output<typeof storefrontProducts>

/** `application/problem+json`, RFC 9457. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
})
export type Problem = z.output<typeof problem>
