import { describe, expect, test } from 'vitest'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { aTradedShop, first, type Tampering } from './cases.ts'
import type { Tamperer } from './tamper.ts'

const shop = aTradedShop()
const soldOf = (file: Tamperer): Order[] => file.all('orders').filter((order) => order.state === 'completed')

describe('an order', () => {
  const change = (how: (order: Order) => object) => (file: Tamperer) => {
    const order = first(soldOf(file))
    file.write('orders', order.id, { ...order, ...how(order) })
  }
  /** The price in the entries is another one, and all else made to fit. */
  const cheaper = (order: Order): object =>
    JSON.parse(JSON.stringify(order).replaceAll('"unitPrice":101', '"unitPrice":100'))
  test.each<[string, RegExp, Tampering]>([
    [
      'whose total was edited',
      /totals is .* but its entries make it/,
      change(({ totals }) => ({ totals: { ...totals, total: totals.total - 1 } })),
    ],
    [
      'whose tax was edited',
      /totals is/,
      change(({ totals }) => ({ totals: { ...totals, tax: 0, net: totals.total } })),
    ],
    [
      'whose price was edited in entries and lines alike',
      /are not those that were there when it was sold|journal tells/,
      change(cheaper),
    ],
    [
      'whose payment was edited',
      /payments is/,
      change(({ payments }) => ({ payments: payments.map((one) => ({ ...one, amount: 1 })) })),
    ],
    [
      'whose entry was deleted',
      /its entries make it/,
      change(({ entries }) => ({ entries: entries.filter(({ type }) => type !== 'lineDiscounted') })),
    ],
    [
      'whose entries were exchanged',
      /is not after the one before it/,
      change(({ entries }) => ({
        entries: [...entries.slice(0, 2), ...entries.slice(2, 4).toReversed(), ...entries.slice(4)],
      })),
    ],
    [
      'whose entry was put in twice',
      /has an entry twice/,
      change(({ entries }) => ({ entries: [...entries, ...entries.slice(-1)] })),
    ],
    [
      'that an entry was put into which changes nothing',
      /are not those that were there when it was sold/,
      change(({ entries }) => {
        const at = entries.findIndex(({ type }) => type === 'quantityChanged')
        const entry = entries[at]
        if (entry === undefined) throw new Error('no such entry')
        return {
          entries: [
            ...entries.slice(0, at),
            { ...entry, id: 'slipped-in', counter: entry.counter - 0.5 },
            ...entries.slice(at),
          ],
        }
      }),
    ],
    ['whose sale was cut off', /its entries make it/, change(({ entries }) => ({ entries: entries.slice(0, -1) }))],
    [
      'that was sold by somebody else',
      /are not those that were there when it was sold/,
      change(({ entries }) => ({
        entries: entries.map((entry) => ({ ...entry, staffId: 'eve' })),
      })),
    ],
    [
      'that was deleted',
      /is told in the journal, and is not there/,
      (file) => file.remove('orders', first(soldOf(file)).id),
    ],
    [
      'that was never sold',
      /The journal does not tell of order/,
      (file) => {
        const order = first(soldOf(file))
        file.insert('orders', order.id, { ...order, id: 'forged' })
      },
    ],
  ])('%s is noticed', (_what, fault, how) => expect(shop.faultsAfter(how)).toMatch(fault))
})
