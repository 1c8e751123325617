import { describe, expect, test } from 'vitest'
import { nodeRuntime } from '../../../electron/host/node-runtime.ts'
import { createCart } from '../../../electron/order-manager/register/cart.ts'
import { createPay } from '../../../electron/order-manager/register/pay.ts'
import { createTakeBack } from '../../../electron/order-manager/returns/take-back.ts'
import { openStore } from '../../../electron/store/open-store.ts'
import type { AskedTender } from '../../../shared/contract/tenders.ts'
import type { LedgerEntry } from '../../../shared/domain/ledgers/ledger-entry.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { must } from '../../support/client.ts'
import { foundPlainShop } from '../../support/plain-shop.ts'
import { aCustomer, forCustomer, givePoints } from '../../support/with-points.ts'
import { aTradedShop, first, type Tampering } from './cases.ts'
import type { Tamperer } from './tamper.ts'

/** Ada earns points, spends some, and brings a part of what she bought back. */
const shop = aTradedShop(async (folder) => {
  const store = await openStore({ folder })
  const adapters = { store, runtime: { ...nodeRuntime, hashPin: async () => 'none' } }
  await foundPlainShop(adapters, 12)
  aCustomer(adapters, 'ada', 'Ada Byrne')
  givePoints(adapters, 10)
  const id = nodeRuntime.newId
  const pay = ({ id: orderId, totals }: Order, tender: AskedTender): Order =>
    must(createPay(adapters)('mia', { orderId, paymentId: id(), total: totals.total, tender })).order
  const fill = (code: string, quantity: number): Order => {
    const { order } = must(createCart(adapters).scan('mia', id(), id(), code))
    const change = { type: 'setQuantity', lineId: order.lines[0]?.id ?? '', quantity } as const
    return forCustomer(adapters, must(createCart(adapters).change('mia', order.id, change)).order, 'ada')
  }
  const card = { kind: 'card', reference: '' } as const
  const sale = pay(fill('SKU-9', 9000), card)
  pay(pay(fill('SKU-8', 1000), { kind: 'points', amount: 40 }), card)
  const call = { session: { staffId: 'mia', key: null }, method: 'returns.take', payload: {} }
  const wanted = { id: id(), saleLineId: sale.lines[0]?.id ?? '', quantity: 3000, reason: 'Damaged', restock: true }
  const returns = createTakeBack(adapters, { permit: () => ({ approvedBy: null }) })
  pay(must(returns.fromSale(call, id(), sale.id, [wanted])).order, card)
  await store.close()
})

const earnedOf = (file: Tamperer): Order => first(file.all('orders').filter(({ returned }) => returned !== undefined))
const entryOf = (file: Tamperer, isIt: (entry: LedgerEntry) => boolean): LedgerEntry =>
  first(file.all('ledgers').filter((one) => one.ledger === 'points' && isIt(one)))
const change = (how: (order: Order) => object) => (file: Tamperer) => {
  const order = earnedOf(file)
  file.write('orders', order.id, { ...order, ...how(order) })
}

test('points are as they should be', () => expect(shop.faultsAfter(() => undefined)).toBe(''))

describe('a customer’s points', () => {
  test.each<[string, RegExp, Tampering]>([
    [
      'that were earned for more than was bought',
      /its points are .*999999.*, but what was sold and paid makes them/,
      change(({ points }) => ({ points: { ...points, base: 999_999 } })),
    ],
    [
      'that are others on the order than in its entries',
      /its points are .*points:bob.*, but what was sold and paid makes them/,
      change(({ points }) => ({ points: { ...points, account: 'points:bob' } })),
    ],
    [
      'of which fewer were taken off than came back',
      /-1 points were taken off with/,
      change(({ entries }) => ({
        entries: entries.map((entry) => (entry.type === 'returned' ? { ...entry, points: -1 } : entry)),
      })),
    ],
    [
      'of a sale whose entries earn none',
      /its points are .*, but what was sold and paid makes them null/,
      change(({ entries }) => ({
        entries: entries.map((entry) => {
          if (entry.type !== 'sold') return entry
          const { points: _gone, ...sold } = entry
          return sold
        }),
      })),
    ],
    [
      'by a rule that gives one for nothing',
      /there can’t be a point for 0/,
      change(({ entries, points }) => ({
        points: { ...points, per: 0 },
        entries: entries.map((entry) =>
          entry.type === 'sold' && entry.points !== undefined
            ? { ...entry, points: { ...entry.points, per: 0 } }
            : entry,
        ),
      })),
    ],
    [
      'of which the ledger has more',
      /but its order makes it/,
      (file) => {
        const entry = entryOf(file, (one) => one.kind === 'amount' && one.amount > 0)
        file.write('ledgers', entry.id, { ...entry, amount: 5000 })
      },
    ],
    [
      'that were taken off, of which the ledger knows nothing',
      /is missing: -\d+ for points:ada/,
      (file) => file.remove('ledgers', entryOf(file, ({ id }) => id.endsWith(':points') && isTaken(file, id)).id),
    ],
  ])('%s is noticed', (_what, fault, how) => expect(shop.faultsAfter(how)).toMatch(fault))
})

const isTaken = (file: Tamperer, id: string): boolean => {
  const entry = file.all('ledgers').find((one) => one.id === id)
  return entry?.kind === 'amount' && entry.amount < 0
}
