import { expect, test } from 'vitest'
import { keysOf, secretsOf, type WebShop, withKeys, withSecret } from '../../../shared/domain/settings/web-shop.ts'

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
  const rotated = withSecret(base, 'two', 1000)
  expect(secretsOf(rotated, 1000 + day - 1)).toEqual(['two', 'one'])
  expect(secretsOf(rotated, 1000 + day)).toEqual(['two'])
  expect(secretsOf(withSecret(rotated, 'three', 2000), 2000)).toEqual(['three', 'two'])
})
