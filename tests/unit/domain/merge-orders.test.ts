import { describe, expect, test } from 'vitest'
import { decideMerge } from '../../../shared/domain/orders/decide-merge.ts'
import { decideRefund } from '../../../shared/domain/orders/decide-refund.ts'
import type { Happening } from '../../../shared/domain/orders/entries.ts'
import { fold } from '../../../shared/domain/orders/evolve.ts'
import { inWords } from '../../../shared/domain/orders/in-words.ts'
import type { Line, Order } from '../../../shared/domain/orders/order.ts'
import { amountOf } from '../../../shared/domain/orders/refunds.ts'
import { isRefusal } from '../../../shared/domain/refusal.ts'
import { append, authorised, decided, placing } from './history.ts'
import { aLine } from './lines.ts'

const order = (id: string, line: Partial<Line>, fields: Partial<Extract<Happening, { type: 'placed' }>> = {}): Order =>
  authorised(
    append(fold(id, []), [
      { ...placing([aLine({ id: `${id}-line`, variantId: id, ...line })]), number: id.toUpperCase(), ...fields },
      { type: 'stockReserved', reservations: [{ variantId: id, locationId: 'floor', quantity: 1000 }] },
    ]),
  )
const tea = order('tea', { name: 'Tea', unitPrice: 300 })
/** History's ids are counted: the payments of two orders would be the same. */
const cup = {
  ...order('cup', { name: 'Cup', unitPrice: 500 }),
  payments: order('cup', { unitPrice: 500 }).payments.map((one) => ({ ...one, id: 'payment-of-cup' })),
}

const merged = (into: Order, from: Order): { into: Order; from: Order } => {
  const merge = decideMerge(into, from, 'One parcel')
  if (isRefusal(merge)) throw new Error(`refused: ${merge.refusal}`)
  return { into: append(into, [merge.into]), from: append(from, [merge.from]) }
}
const shipped = (one: Order): Order =>
  append(one, [
    { type: 'pickingStarted' },
    ...one.lines.map(({ id, quantity }): Happening => ({ type: 'linePicked', lineId: id, quantity })),
    { type: 'packed' },
    { type: 'shipped', shipment: { carrier: 'An Post', tracking: 'IE1' } },
  ])
const captureAll = (one: Order): Order =>
  one.effects
    .filter(({ kind }) => kind === 'capture')
    .reduce(
      (now, effect) =>
        append(now, [
          { type: 'paymentCaptured', effectId: effect.id, captureId: effect.id, amount: amountOf(now, effect) },
        ]),
      one,
    )

describe('an order that another is merged into', () => {
  test('has its goods, its stock and its money; the other ends, and says where they are', () => {
    const { into, from } = merged(tea, cup)
    expect(into).toMatchObject({
      state: 'confirmed',
      totals: { total: 800 },
      payments: [{ amount: 300 }, { id: 'payment-of-cup', amount: 500, under: { id: 'cup', number: 'CUP' } }],
      reservations: [{ variantId: 'tea' }, { variantId: 'cup' }],
      mergedFrom: [{ id: 'cup', number: 'CUP' }],
      exceptions: [],
    })
    expect(from).toMatchObject({
      state: 'cancelled',
      fulfilment: 'none',
      payment: 'moved',
      payments: [],
      reservations: [],
      totals: { total: 500 },
      reason: { code: 'merged' },
      mergedInto: { id: 'tea', number: 'TEA' },
      exceptions: [],
    })
    expect(from.effects.filter(({ kind }) => kind !== 'notify')).toEqual([])
    const shop = { currency: 'EUR', digits: 2, locale: 'en-IE', timeZone: 'UTC' }
    const last = (one: Order): string => inWords(one.entries.at(-1) as Order['entries'][number], one, shop)
    expect([last(into), last(from)]).toEqual([
      'Order CUP was merged into this one: One parcel',
      'Merged into order TEA: One parcel',
    ])
  })

  test('collects of each promise its part, and is paid when the last has come', () => {
    const sent = shipped(merged(tea, cup).into)
    const captures = sent.effects.filter(({ kind }) => kind === 'capture')
    expect(captures.map((effect) => amountOf(sent, effect))).toEqual([300, 500])
    const half = append(sent, [
      { type: 'paymentCaptured', effectId: captures[0]?.id ?? '', captureId: 'one', amount: 300 },
    ])
    expect(half).toMatchObject({ state: 'confirmed', payment: 'capturing' })
    const paid = captureAll(half)
    expect(paid).toMatchObject({ state: 'completed', payment: 'captured', exceptions: [] })
    expect(paid.payments.map(({ amount }) => amount)).toEqual([300, 500])
  })

  test('gives back a promise that it does not need', () => {
    const { into } = merged(tea, cup)
    const less = append(into, [
      { type: 'linesChanged', added: [], quantities: [{ lineId: 'cup-line', quantity: 0 }], reason: '' },
    ])
    const sent = shipped(less)
    const kinds = sent.effects.filter(({ kind }) => kind !== 'notify')
    expect(kinds.map(({ kind, paymentId }) => [kind, paymentId])).toEqual([
      ['capture', undefined],
      ['void', 'payment-of-cup'],
    ])
    const paid = captureAll(append(sent, [{ type: 'paymentVoided', effectId: kinds[1]?.id ?? '' }]))
    expect(paid).toMatchObject({ state: 'completed', payment: 'captured', exceptions: [] })
    expect(paid.payments.map(({ amount }) => amount)).toEqual([300, 0])
  })

  test('gives back all of them when it is cancelled', () => {
    const off = append(merged(tea, cup).into, [{ type: 'cancelled', reason: 'Off' }])
    const voids = off.effects.filter(({ kind }) => kind === 'void')
    expect(voids.map((effect) => amountOf(off, effect))).toEqual([300, 500])
    const [first, second] = voids.map(({ id }): Happening => ({ type: 'paymentVoided', effectId: id }))
    if (first === undefined || second === undefined) throw new Error('Both are to be given back.')
    expect(append(off, [first])).toMatchObject({ payment: 'voiding' })
    expect(append(off, [first, second])).toMatchObject({ payment: 'voided', exceptions: [] })
  })

  test('13: pays back of each capture no more than was collected with it', () => {
    const paid = captureAll(shipped(merged(tea, cup).into))
    const back = (one: Order, cause: string, amount: number) =>
      decideRefund(one, { cause, amount, lines: [], reason: 'Broken' })
    const most = decided(back(paid, 'first', 400))
    expect(most).toMatchObject([
      { amount: 300, paymentId: 'entry-2' },
      { amount: 100, paymentId: 'payment-of-cup' },
    ])
    const asked = append(paid, most)
    expect(decided(back(asked, 'second', 400))).toMatchObject([{ amount: 400, paymentId: 'payment-of-cup' }])
    expect(back(asked, 'second', 401)).toMatchObject({ refusal: 'more_than_paid' })
    expect(back(asked, 'first', 400)).toEqual([])
  })

  const web = { ...placing([]).web }
  const elsewhere = { name: 'Ada', lines: ['Road 1'], postalCode: '', city: 'Cork', country: 'IE' }
  const customer = { name: 'Bob', email: 'bob@example.invalid', phone: null }
  test.each<[string, Order]>([
    ['same_order', tea],
    ['other_customer', order('x', {}, { customer })],
    ['other_web_shop', order('x', {}, { web: { ...web, webShopId: 'other' } })],
    ['other_payment', order('x', {}, { web: { ...web, gateway: 'other' } })],
    ['other_payment', order('x', {}, { currency: 'USD' })],
    ['other_address', order('x', {}, { shippingAddress: elsewhere })],
    ['other_prices', order('x', {}, { pricesIncludeTax: false })],
    ['not_mergeable', shipped(cup)],
    ['not_mergeable', append(cup, [{ type: 'held', reason: 'x', until: null }])],
    [
      'not_mergeable',
      append(fold('x', []), [placing([aLine()]), { type: 'stockAwaited', missing: [], expectedAt: 9 }]),
    ],
    [
      'shares_given',
      append(cup, [{ type: 'shareGiven', order: { id: 'y', number: 'Y' }, paymentId: 'y', of: 'x', amount: 1 }]),
    ],
    [
      'has_access',
      append(cup, [
        {
          type: 'linesChanged',
          added: [aLine({ id: 'key', kind: 'digital', unitPrice: 0 })],
          quantities: [],
          reason: '',
        },
      ]),
    ],
    [
      'customer_owes',
      append(cup, [{ type: 'linesChanged', added: [aLine({ id: 'more' })], quantities: [], reason: '' }]),
    ],
  ])('is refused: %s', (refusal, from) => {
    expect(decideMerge(tea, from, '')).toMatchObject({ refusal })
  })
})
