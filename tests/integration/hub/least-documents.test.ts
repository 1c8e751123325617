import { describe, expect, test } from 'vitest'
import { storedDocuments } from '../../../shared/contract/hub/documents.ts'
import type { Synced } from '../../../shared/domain/sync/rules.ts'
import { newStore } from '../../unit/store/shop.ts'

const begun = { id: 'e', deviceId: 'd', at: 1, counter: 0, staffId: null, type: 'begun' }
const hash = 'a'.repeat(64)
const link = { deviceId: 'd', sequence: 1, at: 1, staffId: null, what: 'sale', subject: 's' }

/** Documents with no more than the hub asks for. */
const least: Readonly<Record<string, readonly Synced[]>> = {
  orders: [
    {
      ...{ id: 'o', state: 'draft', fulfilment: 'none', payment: 'none', channel: 'counter', number: '' },
      ...{ registerId: '', locationId: '', currency: '', idempotencyKey: '', webReference: '', effectsDueAt: 0 },
      ...{ lines: [], customer: null, reservations: [], exceptions: [], effects: [] },
      ...{ totals: { total: 0, tax: 0 }, payments: [], placedAt: 0, updatedAt: 0, entries: [begun] },
    },
  ],
  movements: [{ id: 'm', variantId: 'v', locationId: 'l', quantity: 1, reason: 'sale', at: 1 }],
  ledgers: [
    { id: 'l', kind: 'amount', ledger: 'giftCard', account: 'a', at: 1, staffId: null, orderId: null, amount: 1 },
    {
      ...{ id: 't', kind: 'terms', ledger: 'giftCard', account: 'a', at: 1, staffId: null, orderId: null },
      terms: { blocked: false, expiresAt: null, limit: 0 },
    },
  ],
  journal: [{ id: 'j', ...link, facts: {}, previousHash: '', hash }],
  shifts: [{ id: 's', kind: 'shift', registerId: 'r', at: 1 }],
  products: [
    {
      ...{ id: 'p', handle: '', name: '', description: '', vendor: '', status: 'active', category: '', unit: '' },
      ...{ taxRateId: '', optionNames: [], updatedAt: 1 },
      variants: [{ id: 'v', sku: '', barcode: null, options: [], price: 1, tracked: true }],
    },
  ],
  customers: [{ id: 'c', name: '', email: '', phone: '', card: '', group: '', updatedAt: 1 }],
  staff: [{ id: 's', name: '', role: 'r', pinHash: 'scrypt$', active: true }],
  settings: [
    { id: 'role', kind: 'role', name: '', permissions: [] },
    { id: 'register', kind: 'register', name: '', prefix: 'R', lastReceipt: 0 },
    { id: 'shop', kind: 'shop', name: '', currency: 'EUR' },
    { id: 'other', kind: 'other' },
  ],
}

test('every collection has its least documents', () => {
  expect(Object.keys(least).toSorted()).toEqual(Object.keys(storedDocuments).toSorted())
})

// What one device writes all others download: a document that they can't take would keep them from all that comes after it.
describe.each(Object.entries(least))('the least that the hub takes of %s', (name, documents) => {
  const schema = storedDocuments[name]
  test.each(documents.map((one) => [one.id, one] as const))(
    '(%s) a till takes, changes and lets go',
    async (_, one) => {
      for (const key of Object.keys(one)) {
        const { [key]: _left, ...without } = one as Record<string, unknown>
        expect(schema?.safeParse(without).success, `without ${key}`).toBe(false)
      }
      expect(schema?.safeParse(one).error).toBeUndefined()
      const store = await newStore()
      const take = (next: Synced | null, revision: number) =>
        store.replica.commit((transaction) => transaction.takeOver(name, one.id, next, revision, {}))
      take(one, 1)
      take({ ...one, more: 1 }, 2)
      take(null, 3)
      await store.close()
    },
  )
})
