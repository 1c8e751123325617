import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { nodeRuntime } from '../../../electron/host/node-runtime.ts'
import { shipmentOf } from '../../../electron/order-manager/fulfilment/shipment.ts'
import { createChangeOrder } from '../../../electron/order-manager/online/change-order.ts'
import { appendEntries } from '../../../electron/order-manager/orders/write.ts'
import { theShop } from '../../../electron/order-manager/settings.ts'
import { openStore } from '../../../electron/store/open-store.ts'
import { decideLines } from '../../../shared/domain/orders/decide-desk.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { must } from '../../support/client.ts'
import { foundPlainShop } from '../../support/plain-shop.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { faultsIn } from '../../support/verified.ts'
import { phoneOrder } from './phone-order.ts'
import { Tamperer } from './tamper.ts'

const traded = temporaryFolder()
afterAll(traded.remove)

/** An order by phone, paid, of which a line is changed, a part is sent, and the rest waits. */
beforeAll(async () => {
  const store = await openStore({ folder: traded.path })
  const runtime = { ...nodeRuntime, hashPin: async () => 'none' }
  await foundPlainShop({ store, runtime }, 4)
  const shop = theShop(store)
  const locationId = shop.locations[0]?.id ?? ''
  const order = phoneOrder(store, 'P-1', 4000)
  const change = createChangeOrder({ store, runtime })
  const [first, second] = order.lines
  const amount = order.totals.total
  must(
    change('jonas', order.id, (now) => [
      {
        type: 'paymentAuthorised',
        effectId: now.effects[0]?.id ?? '',
        gatewayOrderId: 'g',
        authorisationId: 'a',
        amount,
      },
    ]),
  )
  must(
    change('jonas', order.id, (now, transaction) =>
      decideLines(
        now,
        { added: [], quantities: [{ lineId: second?.id ?? '', quantity: 1000 }], reason: '' },
        (variantId) => transaction.stockLevel(variantId, locationId),
      ),
    ),
  )
  store.commit((transaction) => {
    const current = transaction.get('orders', order.id)
    if (current === undefined) throw new Error('The order is gone.')
    const sent = appendEntries(transaction, runtime, 'petra', current, [
      { type: 'pickingStarted' },
      { type: 'linePicked', lineId: first?.id ?? '', quantity: 3000 },
      { type: 'packed' },
      {
        type: 'shipped',
        shipment: { carrier: 'An Post', tracking: 'IE1' },
        lines: [{ lineId: first?.id ?? '', quantity: 3000 }],
      },
    ])
    for (const movement of shipmentOf(sent)) transaction.put('movements', movement)
  })
  await store.close()
})

const tampered = (how: (order: Order, file: Tamperer) => object): string => {
  const folder = temporaryFolder()
  onTestFinished(folder.remove)
  cpSync(join(traded.path, 'tillhouse.sqlite'), join(folder.path, 'tillhouse.sqlite'))
  const file = new Tamperer(folder.path)
  const order = file.all('orders').find(({ channel }) => channel === 'phone')
  if (order === undefined) throw new Error('The order is not there.')
  file.write('orders', order.id, { ...order, ...how(order, file) })
  file.close()
  return faultsIn(folder.path).join('\n')
}

test('an order that was changed, paid and sent in part adds up', () => {
  expect(faultsIn(traded.path)).toEqual([])
})

describe('of such an order it is noticed', () => {
  const entry = (order: Order, type: string, fields: object) => ({
    entries: order.entries.map((one) => (one.type === type ? { ...one, ...fields } : one)),
  })
  test.each<[string, RegExp, (order: Order, file: Tamperer) => object]>([
    ['that less was sent than is booked', /lines is|movement is/i, (order) => entry(order, 'shipped', { lines: [] })],
    [
      'that more is promised than was',
      /payments is/,
      (order) => ({ payments: order.payments.map((one) => ({ ...one, amount: one.amount + 1 })) }),
    ],
    [
      'that the promise was taken out',
      /payments is|state is/,
      (order) => ({
        entries: order.entries.filter(({ type }) => type !== 'paymentAuthorised'),
      }),
    ],
    ['that it pretends to be completed', /state is/, () => ({ state: 'completed' })],
    ['that less is reserved', /reservations is/, () => ({ reservations: [] })],
    [
      'that what was taken off is there again',
      /lines is/,
      (order) => ({ lines: order.lines.map(({ cancelled: _cancelled, ...line }) => ({ ...line, quantity: 4000 })) }),
    ],
    [
      'that the change of its lines was taken out',
      /lines is|total/,
      (order) => ({ entries: order.entries.filter(({ type }) => type !== 'linesChanged') }),
    ],
    [
      'that its movement was taken out',
      /is missing/,
      (order, file) => {
        const mine = file.all('movements').find(({ orderId }) => orderId === order.id)
        file.remove('movements', mine?.id ?? '')
        return {}
      },
    ],
  ])('%s', (_what, fault, how) => expect(tampered(how)).toMatch(fault))
})
