import { expect, test } from 'vitest'
import { isRefusal, type Refusal } from '../../../shared/domain/refusal.ts'
import { keysOf, type WebShop, withKeys } from '../../../shared/domain/settings/web-shop.ts'
import {
  endpointOf,
  endpointsOf,
  rotated,
  secretsOf,
  withEndpoint,
  withEndpointAdded,
  withoutEndpoint,
} from '../../../shared/domain/settings/webhook-endpoint.ts'

const base = {
  id: 's',
  kind: 'webShop',
  name: 'Shop',
  webhookUrl: 'http://x/',
  webhookSecret: 'one',
  locationId: 'l',
} as const
const before: WebShop = { ...base, apiKeyHash: 'hash', apiKeyHint: 'thk_1234…' }
const day = 24 * 60 * 60_000

test('a web shop of the version before has one key, which may do everything and is valid', () => {
  expect(keysOf(before)).toMatchObject([{ hash: 'hash', hint: 'thk_1234…', revokedAt: null }])
  expect(keysOf(before)[0]?.scopes).toEqual(['catalog.read', 'orders.read', 'orders.write', 'webhooks.manage'])
})

test('once its keys are written, the key of before is one of them, and nowhere else', () => {
  const written = withKeys(before, keysOf(before))
  expect(keysOf(written)).toEqual(keysOf(before))
  expect(written).not.toHaveProperty('apiKeyHash')
  expect(keysOf({ ...base })).toEqual([])
})

test('a secret and the one before it are both valid for a day', () => {
  expect(secretsOf(base, 0)).toEqual(['one'])
  const later = { ...base, ...rotated(base, 'two', 1000) }
  expect(secretsOf(later, 1000 + day - 1)).toEqual(['two', 'one'])
  expect(secretsOf(later, 1000 + day)).toEqual(['two'])
  expect(secretsOf({ ...later, ...rotated(later, 'three', 2000) }, 2000)).toEqual(['three', 'two'])
})

const added = (webShop: WebShop, id: string): WebShop | Refusal =>
  withEndpointAdded(webShop, { id, webhookUrl: `http://${id}/`, webhookSecret: `secret of ${id}` })
const must = (changed: WebShop | Refusal): WebShop => {
  if (isRefusal(changed)) throw new Error(changed.message)
  return changed
}

test('a web shop of the version before is told at one address', () => {
  expect(endpointsOf(before).map(({ id, webhookUrl }) => [id, webhookUrl])).toEqual([['first', 'http://x/']])
})

test('an endpoint that is added has a secret of its own, and each is changed for itself', () => {
  const two = must(added(before, 'books'))
  const changed = must(withEndpoint(two, 'books', (one) => ({ ...rotated(one, 'other', 5), tellStock: true })))
  expect(endpointOf(changed, 'books')).toMatchObject({ webhookSecret: 'other', tellStock: true, id: 'books' })
  expect(endpointOf(changed, 'first')).toEqual(endpointOf(before, 'first'))
  const moved = must(withEndpoint(changed, 'first', () => ({ webhookUrl: 'http://y/' })))
  expect(endpointsOf(moved).map(({ webhookUrl }) => webhookUrl)).toEqual(['http://y/', 'http://books/'])
  expect(endpointsOf(must(withoutEndpoint(moved, 'books')))).toHaveLength(1)
})

test('an address is told once, at most ten of them, and the first always', () => {
  const two = must(added(before, 'books'))
  expect(added(two, 'books')).toMatchObject({ refusal: 'endpoint_exists' })
  expect(withEndpointAdded(two, { id: 'other', webhookUrl: 'http://x/', webhookSecret: '' })).toMatchObject({
    refusal: 'endpoint_exists',
    field: 'webhookUrl',
  })
  const ten = Array.from({ length: 8 }, (_, index) => `more-${index}`).reduce((shop, id) => must(added(shop, id)), two)
  expect(endpointsOf(ten)).toHaveLength(10)
  expect(added(ten, 'eleventh')).toMatchObject({ refusal: 'too_many_endpoints' })
  expect(withoutEndpoint(two, 'first')).toMatchObject({ refusal: 'first_endpoint' })
  expect(withoutEndpoint(two, 'none')).toMatchObject({ refusal: 'unknown_endpoint' })
  expect(withEndpoint(two, 'none', () => ({}))).toMatchObject({ refusal: 'unknown_endpoint' })
})
