import { describe, expect, test } from 'vitest'
import { nodeRuntime } from '../../../electron/host/node-runtime.ts'
import { shipmentOf } from '../../../electron/order-manager/fulfilment/shipment.ts'
import { acceptOrder } from '../../../electron/order-manager/online/accept-order.ts'
import { createChangeOrder } from '../../../electron/order-manager/online/change-order.ts'
import { createRefundOrder } from '../../../electron/order-manager/online/refund-order.ts'
import { theShop } from '../../../electron/order-manager/settings.ts'
import { openStore } from '../../../electron/store/open-store.ts'
import { lineFor } from '../../../shared/domain/catalog/line-for.ts'
import { pricingOf } from '../../../shared/domain/orders/cart-of.ts'
import type { Happening } from '../../../shared/domain/orders/entries.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { must } from '../../support/client.ts'
import { foundPlainShop } from '../../support/plain-shop.ts'
import { aTradedShop, first, type Tampering } from './cases.ts'
import type { Tamperer } from './tamper.ts'

/** An order that was sent and paid, of which one piece was paid back, and one more is to be. */
const refundIn = async (folder: string): Promise<void> => {
  const store = await openStore({ folder })
  const runtime = { ...nodeRuntime, hashPin: async () => 'none' }
  await foundPlainShop({ store, runtime }, 2)
  const shop = theShop(store)
  const change = createChangeOrder({ store, runtime })
  const { id } = store.commit((transaction) => {
    const hit = transaction.byCode('SKU-1')
    if (hit === undefined) throw new Error('The product is not there.')
    return acceptOrder(transaction, runtime, 'jonas', runtime.newId(), {
      type: 'placed',
      channel: 'phone',
      lines: [lineFor(shop, hit, runtime.newId(), 3000, { at: runtime.now(), priceLists: [] }, null)],
      customer: { name: 'Ada', email: 'ada@example.com', phone: null },
      shippingAddress: { name: 'Ada', lines: ['1'], postalCode: '', city: 'Cork', country: 'IE' },
      web: { webShopId: '', reference: 'P-1', idempotencyKey: 'p-1', bodyHash: '', paymentToken: '' },
      registerId: '',
      locationId: shop.locations[0]?.id ?? '',
      currency: shop.currency,
      ...pricingOf(shop),
    })
  })
  const add = (make: (order: Order) => Happening[]): Order => must(change('jonas', id, make))
  const owed = (order: Order): string => order.effects[0]?.id ?? ''
  add((order) => [
    {
      type: 'paymentAuthorised',
      effectId: owed(order),
      gatewayOrderId: 'g',
      authorisationId: 'a',
      amount: order.totals.total,
    },
    { type: 'pickingStarted' },
    { type: 'linePicked', lineId: order.lines[0]?.id ?? '', quantity: 3000 },
    { type: 'packed' },
  ])
  const sent = add(() => [{ type: 'shipped', shipment: { carrier: 'An Post', tracking: 'IE1' } }])
  store.commit((transaction) => {
    for (const movement of shipmentOf(sent)) transaction.put('movements', movement)
  })
  add((order) => [{ type: 'paymentCaptured', effectId: owed(order), captureId: 'c', amount: order.totals.total }])
  const refund = (): unknown =>
    must(
      createRefundOrder({ store, runtime })('jonas', id, {
        cause: runtime.newId(),
        amount: null,
        lines: [{ lineId: sent.lines[0]?.id ?? '', quantity: 1000 }],
        reason: 'Broken',
      }),
    )
  refund()
  add((order) => [
    { type: 'paymentRefunded', effectId: owed(order), refundId: 'r', amount: order.refunds?.[0]?.amount ?? 0 },
  ])
  refund()
  await store.close()
}

const shop = aTradedShop(refundIn)
const change =
  (how: (order: Order) => object): Tampering =>
  (file: Tamperer) => {
    const order = first(file.all('orders').filter(({ channel }) => channel === 'phone'))
    file.write('orders', order.id, { ...order, ...how(order) })
  }
const journal =
  (how: (facts: object) => object): Tampering =>
  (file) => {
    const told = first(file.all('journal').filter(({ what }) => what === 'refund'))
    file.write('journal', told.id, { ...told, ...how(told.facts) })
  }
/** Every refund is another amount, in entries and sums alike. */
const each = (order: Order, amount: number): object => ({
  entries: order.entries.map((one) => (one.type === 'refundAsked' ? { ...one, amount } : one)),
  refunds: order.refunds?.map((one) => ({ ...one, amount })),
})

test('an order of which money went back adds up', () => expect(shop.faultsAfter(() => undefined)).toBe(''))

describe('of such an order it is noticed', () => {
  test.each<[string, RegExp, Tampering]>([
    ['that another amount went back', /but journal entry \d+ tells of/, change((order) => each(order, 1))],
    [
      'that more went back than was collected',
      /went back of \d+ that were collected/,
      change((order) => each(order, 9999)),
    ],
    [
      'that a refund was taken out of its entries',
      /refunds is .* but its entries make it/,
      change(({ entries }) => ({ entries: entries.filter(({ type }) => type !== 'refundAsked') })),
    ],
    [
      'that a refund was taken out altogether',
      /tells of the refund .* which is not there/,
      change(({ entries, refunds: _refunds, ...order }) => ({
        ...order,
        refunds: undefined,
        entries: entries.filter(({ type }) => type !== 'refundAsked' && type !== 'paymentRefunded'),
      })),
    ],
    [
      'that what is on its way pretends to be back',
      /refunds is/,
      change(({ refunds }) => ({ refunds: refunds?.map((one) => ({ ...one, state: 'refunded', refundId: 'r' })) })),
    ],
    ['that the journal tells nothing of it', /does not tell of the refund/, journal(() => ({ what: 'other' }))],
    [
      'that the journal tells of another amount',
      /but journal entry \d+ tells of 7/,
      journal((facts) => ({ facts: { ...facts, amount: 7 } })),
    ],
  ])('%s', (_what, fault, how) => expect(shop.faultsAfter(how)).toMatch(fault))
})
