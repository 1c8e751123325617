import fc from 'fast-check'
import { openStorefront, type Storefront } from '../support/storefront.ts'
import { anyRequest, type FuzzDocument, type FuzzRequest } from './requests.ts'
import type { FuzzWorld } from './world.ts'

export interface FuzzReport {
  readonly requests: number
  readonly statuses: ReadonlyMap<number, number>
  /** What must not be, each with the request that did it. */
  readonly faults: readonly string[]
}

/** Orders that are remembered, for requests about an order that is there. */
const remembered = 200
const chunk = 500
const mostFaults = 20

const orderOf = (reference: string) => ({
  reference,
  currency: 'EUR',
  customer: { name: 'Ada Byrne', email: 'ada@example.com' },
  shippingAddress: { name: 'Ada Byrne', lines: ['1 Lane'], postalCode: 'D01', city: 'Dublin', country: 'IE' },
  lines: [
    { sku: 'SKU-1', quantity: 1 },
    { sku: 'SKU-2', quantity: 2 },
  ],
  shipping: { name: 'Post', price: 400 },
  total: 101 + 2 * 102 + 400,
  payment: { token: 'token' },
})

/**
 * Sends so many requests, one after the other, and holds each answer against the API's own document: no 5xx, nothing
 * undocumented, and nothing written by what is refused. The same seed is the same requests.
 */
export const playFuzz = async (
  world: FuzzWorld,
  { requests, seed, onProgress }: { requests: number; seed: number; onProgress?: (done: number) => void },
): Promise<FuzzReport> => {
  const storefront = await openStorefront(world.url, world.keys.all ?? '')
  const arbitrary = anyRequest(storefront.document as unknown as FuzzDocument, orderOf)
  const statuses = new Map<number, number>()
  const faults: string[] = []
  const known: string[] = []
  for (let done = 0; done < requests && faults.length < mostFaults; done += chunk) {
    const numRuns = Math.min(chunk, requests - done)
    for (const [place, request] of fc.sample(arbitrary, { numRuns, seed: seed + done }).entries()) {
      const fault = await sendOne(world, storefront, request, known, statuses)
      if (fault !== null)
        faults.push(`request ${done + place + 1}: ${fault}\n  ${JSON.stringify(request).slice(0, 2000)}`)
    }
    onProgress?.(done + numRuns)
  }
  return { requests, statuses, faults }
}

const sendOne = async (
  world: FuzzWorld,
  storefront: Storefront,
  { method, path, key, headers, body }: FuzzRequest,
  known: string[],
  statuses: Map<number, number>,
): Promise<string | null> => {
  const before = world.writes()
  // Now and then one that nobody knows.
  const orderId = before % 8 === 0 ? 'none' : (known[before % Math.max(1, known.length)] ?? 'none')
  try {
    const answer = await storefront.send(path.replace('{id}', orderId), {
      method,
      key: world.keys[key],
      headers,
      ...(body === null ? {} : { body }),
    })
    const { status } = answer
    statuses.set(status, (statuses.get(status) ?? 0) + 1)
    if (status === 201 && key === 'all') {
      known.push(String(answer.body['id']))
      if (known.length > remembered) known.shift()
    }
    if (status >= 500) return `HTTP ${status}: ${answer.text}`
    if (status >= 400 && world.writes() !== before) return `HTTP ${status}, and something was written`
    if (status >= 400 && String(answer.body['detail']).length < 10)
      return `HTTP ${status} without words: ${answer.text}`
    return null
  } catch (error) {
    return String(error)
  }
}
