import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { nodeRuntime } from '../../../electron/host/node-runtime.ts'
import { createChangeOrder } from '../../../electron/order-manager/online/change-order.ts'
import { createMergeOrders } from '../../../electron/order-manager/online/merge-orders.ts'
import { createSplitOrder } from '../../../electron/order-manager/online/split-order.ts'
import { gatewayKinds } from '../../../electron/payments/gateway-kinds.ts'
import { openStore } from '../../../electron/store/open-store.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { must } from '../../support/client.ts'
import { foundPlainShop } from '../../support/plain-shop.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { faultsIn } from '../../support/verified.ts'
import { phoneOrder } from './phone-order.ts'
import { Tamperer } from './tamper.ts'

const traded = temporaryFolder()
afterAll(traded.remove)

/** Three orders by phone, paid: the first is split, and the third merged into the second. */
beforeAll(async () => {
  const store = await openStore({ folder: traded.path })
  const runtime = { ...nodeRuntime, hashPin: async () => 'none' }
  await foundPlainShop({ store, runtime }, 4)
  store.commit((transaction) =>
    transaction.put('settings', {
      id: 'gateway',
      kind: 'gateway',
      name: 'PayPal',
      active: true,
      provider: 'paypal',
      fields: {},
    }),
  )
  const change = createChangeOrder({ store, runtime })
  const paid = (reference: string): Order => {
    const order = phoneOrder(store, reference, 3000)
    const [effect] = order.effects
    return must(
      change('jonas', order.id, () => [
        {
          type: 'paymentAuthorised',
          effectId: effect?.id ?? '',
          gatewayOrderId: reference,
          authorisationId: reference,
          amount: order.totals.total,
        },
      ]),
    )
  }
  const [first, second, third] = [paid('P-1'), paid('P-2'), paid('P-3')]
  const gateways = { kinds: gatewayKinds }
  const lines = [{ lineId: first.lines[0]?.id ?? '', quantity: 2000 }]
  const asked = { orderId: first.id, newOrderId: runtime.newId(), lines, reason: '' }
  must(createSplitOrder({ store, runtime, gateways })('jonas', asked))
  must(createMergeOrders({ store, runtime })('jonas', { orderId: second.id, fromId: third.id, reason: '' }))
  await store.close()
})

type Which = 'origin' | 'part' | 'into' | 'from'
const isWhich: Record<Which, (order: Order) => boolean> = {
  origin: ({ splitInto }) => splitInto !== undefined,
  part: ({ splitFrom }) => splitFrom !== undefined,
  into: ({ mergedFrom }) => mergedFrom !== undefined,
  from: ({ mergedInto }) => mergedInto !== undefined,
}

const tampered = (which: Which, how: (order: Order) => object): string => {
  const folder = temporaryFolder()
  onTestFinished(folder.remove)
  cpSync(join(traded.path, 'tillhouse.sqlite'), join(folder.path, 'tillhouse.sqlite'))
  const file = new Tamperer(folder.path)
  const order = file.all('orders').find(isWhich[which])
  if (order === undefined) throw new Error('The order is not there.')
  file.write('orders', order.id, { ...order, ...how(order) })
  file.close()
  return faultsIn(folder.path).join('\n')
}

test('orders that were split and merged add up', () => {
  expect(faultsIn(traded.path)).toEqual([])
})

/** An entry of the kind, and what it made of the order, with other fields. */
const entry = (order: Order, type: string, fields: object) => ({
  entries: order.entries.map((one) => (one.type === type ? { ...one, ...fields } : one)),
})
const without = (order: Order, type: string) => ({ entries: order.entries.filter((one) => one.type !== type) })

describe('of such orders it is noticed', () => {
  test.each<[string, Which, RegExp, (order: Order) => object]>([
    [
      'that a larger share is paid with',
      'part',
      /payments is/,
      ({ payments }) => ({
        payments: payments.map((one) => ({ ...one, amount: one.amount + 1 })),
      }),
    ],
    [
      'that more went with the goods',
      'part',
      /begins with .* was split off/s,
      (order) => {
        const payments = order.payments.map((one) => ({ ...one, amount: one.amount + 1 }))
        return { payments, ...entry(order, 'splitFrom', { payment: payments[0] }) }
      },
    ],
    [
      'that more goods came than went',
      'part',
      /begins with/,
      (order) => {
        const lines = order.lines.map((line) => ({ ...line, quantity: 1000 }))
        return { lines, ...entry(order, 'placed', { lines }) }
      },
    ],
    [
      'that it costs another part of what it was',
      'part',
      /as a part of what it was/,
      (order) => ({
        priced: order.priced.map((line) => ({ ...line, gross: line.gross + 1 })),
      }),
    ],
    [
      'that it cost more before',
      'part',
      /begins with/,
      (order) => {
        const lines = order.lines.map((line) => ({
          ...line,
          ...(line.pricedAs === undefined
            ? {}
            : { pricedAs: { ...line.pricedAs, priced: { ...line.pricedAs.priced, gross: 1 } } }),
        }))
        return { lines, ...entry(order, 'placed', { lines }) }
      },
    ],
    ['that nobody says where it is from', 'part', /is in no order/, (order) => without(order, 'splitFrom')],
    ['that nothing was split off', 'origin', /nothing was split off the order/, (order) => without(order, 'splitOff')],
    ['that no share was given', 'origin', /its share is undefined/, (order) => without(order, 'shareGiven')],
    [
      'that a smaller share was given',
      'origin',
      /in which its share is 1\./,
      (order) => entry(order, 'shareGiven', { amount: 1 }),
    ],
    [
      'that less was promised in all',
      'origin',
      /purse is|of a promise of/,
      (order) => ({
        purse: { ...order.purse, promised: 1 },
      }),
    ],
    [
      'that the share was collected',
      'origin',
      /purse is/,
      (order) => ({
        purse: { ...order.purse, shares: order.purse?.shares.map((one) => ({ ...one, collected: 1 })) },
      }),
    ],
    [
      'that more money came along',
      'into',
      /got .* which had/s,
      (order) => {
        const more = order.entries.flatMap((one) => (one.type === 'mergedFrom' ? one.payments : []))
        const payments = more.map((one) => ({ ...one, amount: one.amount + 1 }))
        return { payments: [order.payments[0], ...payments], ...entry(order, 'mergedFrom', { payments }) }
      },
    ],
    ['that nothing came', 'into', /did not get it/, (order) => without(order, 'mergedFrom')],
    ['that nothing left', 'from', /is from no order/, (order) => without(order, 'mergedInto')],
    [
      'that the money stayed as well',
      'from',
      /payments is/,
      (order) => ({
        payments: order.entries.flatMap((one) =>
          one.type === 'paymentAuthorised' ? [{ id: one.id, tender: 'online', amount: one.amount }] : [],
        ),
      }),
    ],
  ])('%s', (_what, which, fault, how) => expect(tampered(which, how)).toMatch(fault))
})
