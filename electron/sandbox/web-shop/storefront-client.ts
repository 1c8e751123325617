import { z } from 'zod'

const variant = z.object({
  sku: z.string(),
  name: z.string(),
  options: z.array(z.unknown()).default([]),
  price: z.int(),
  available: z.number().nullable().default(null),
})
const product = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string().nullish(),
  category: z.string().nullish(),
  unit: z.enum(['piece', 'kg']),
  digital: z.boolean(),
  variants: z.array(variant).min(1),
})
const productPage = z.object({
  currency: z.string(),
  digits: z.int(),
  pricesIncludeTax: z.boolean(),
  products: z.array(product),
  next: z.string().nullable(),
})
const orderDocument = z.looseObject({
  id: z.string(),
  number: z.string(),
  reference: z.string(),
  state: z.string(),
  reason: z.object({ code: z.string(), message: z.string() }).nullish(),
  fulfilment: z.string().nullish(),
  payment: z.unknown().optional(),
  shipment: z.object({ carrier: z.string().nullish(), tracking: z.string().nullish() }).nullish(),
  access: z.array(z.object({ sku: z.string(), name: z.string(), kind: z.string(), value: z.string() })).default([]),
})

export type Product = z.infer<typeof product>
export type Variant = z.infer<typeof variant>
/** The order as the order manager shows it, by GET and in webhooks. */
export type OrderDocument = z.infer<typeof orderDocument>
/** All products. Prices in minor units of `currency`, which has `digits` decimal places. */
export type Catalog = Omit<z.infer<typeof productPage>, 'next'>

/** Where the order manager is and what it knows the shop by. */
export type Connection = { orderManager: string | null; apiKey: string | null; webhookSecret: string | null }

/** What POST orders came to: taken, refused for good, or not known and to be asked again with the same key. */
type PlacingOutcome =
  | { kind: 'accepted'; document: OrderDocument }
  | { kind: 'rejected'; problem: Problem }
  | { kind: 'again'; why: string }

/** A problem document (RFC 9457) as far as the shop shows it. */
export type Problem = { status: number; title: string; detail: string; errors: { field: string; message: string }[] }

const problemDocument = z.object({
  title: z.string().default('The shop could not take the order'),
  detail: z.string().nullish(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).nullish(),
})

const PATIENCE = 10_000

function call(connection: Connection, path: string, init: RequestInit = {}): Promise<Response> {
  if (connection.orderManager === null) return Promise.reject(new Error('No order manager is connected.'))
  const headers = {
    ...init.headers,
    ...(connection.apiKey === null ? {} : { authorization: `Bearer ${connection.apiKey}` }),
  }
  return fetch(new URL(path, connection.orderManager), { ...init, headers, signal: AbortSignal.timeout(PATIENCE) })
}

/** Reads all pages of the catalog. Rejects where the order manager does not answer as it should. */
export async function fetchCatalog(connection: Connection): Promise<Catalog> {
  const products: Product[] = []
  let after: string | null = null
  for (;;) {
    const path = `/storefront/v1/products?limit=500${after === null ? '' : `&after=${encodeURIComponent(after)}`}`
    const answer: Response = await call(connection, path)
    if (!answer.ok) throw new Error(`The order manager answered ${answer.status}.`)
    const { next, ...page } = productPage.parse(await answer.json())
    products.push(...page.products)
    if (next === null || page.products.length === 0) return { ...page, products }
    after = next
  }
}

/** Statuses that no repetition will change. A wrong key (401) or a busy server can be put right, so it is tried again. */
const FINAL = new Set([400, 409, 413, 415, 422])

export async function postOrder(connection: Connection, key: string, body: unknown): Promise<PlacingOutcome> {
  try {
    const answer = await call(connection, '/storefront/v1/orders', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(body),
    })
    const read: unknown = await answer.json().catch(() => undefined)
    if (answer.ok) return { kind: 'accepted', document: orderDocument.parse(read) }
    if (!FINAL.has(answer.status)) return { kind: 'again', why: `The order manager answered ${answer.status}.` }
    const problem = problemDocument.parse(read ?? {})
    const shown = {
      status: answer.status,
      title: problem.title,
      detail: problem.detail ?? '',
      errors: problem.errors ?? [],
    }
    return { kind: 'rejected', problem: shown }
  } catch (failure) {
    return { kind: 'again', why: failure instanceof Error ? failure.message : String(failure) }
  }
}

/** The order as it is now, or undefined where the order manager can't be asked. */
export async function fetchOrder(connection: Connection, id: string): Promise<OrderDocument | undefined> {
  const answer = await call(connection, `/storefront/v1/orders/${encodeURIComponent(id)}`).catch(() => undefined)
  if (answer?.ok !== true) return undefined
  const read = orderDocument.safeParse(await answer.json().catch(() => undefined))
  return read.success ? read.data : undefined
}

const webhookBody = z.object({
  type: z.string(),
  timestamp: z.iso.datetime({ offset: true }),
  data: z.object({ order: orderDocument }),
})

/** Reads a webhook's body; undefined where it is not one. */
export function readWebhook(body: unknown): z.infer<typeof webhookBody> | undefined {
  const read = webhookBody.safeParse(body)
  return read.success ? read.data : undefined
}

/** The payment's state in a word, whether the document gives the word or an object with a state. */
export function paymentState(document: OrderDocument | null): string {
  const { payment } = document ?? {}
  if (typeof payment === 'string') return payment
  const { state, status } = (payment ?? {}) as { state?: unknown; status?: unknown }
  return typeof state === 'string' ? state : typeof status === 'string' ? status : 'unknown'
}
