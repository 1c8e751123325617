import { describe, expect, test } from 'vitest'
import { balanceOf } from '../../../shared/domain/orders/balance.ts'
import { decideAddress, decideDesk, decideLines } from '../../../shared/domain/orders/decide-desk.ts'
import { decideCancellation, decideFulfilment } from '../../../shared/domain/orders/decide-fulfilment.ts'
import { decideStock } from '../../../shared/domain/orders/decide-online.ts'
import { fold } from '../../../shared/domain/orders/evolve.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { queuesOf } from '../../../shared/domain/orders/queues.ts'
import { append, authorised, aWebOrder, decided, placing } from './history.ts'
import { aLine } from './lines.ts'

const two = () => [aLine({ id: 'jam', quantity: 3000 }), aLine({ id: 'tea', variantId: 'tea', quantity: 2000 })]
const level = (variantId: string) => ({ variantId, locationId: 'floor', onHand: 6000, reserved: 5000 })
const aConfirmed = (): Order => authorised(aWebOrder(two()))
const desk = (order: Order, command: Parameters<typeof decideDesk>[1]) =>
  append(order, decided(decideDesk(order, command, 500)))
const lines = (order: Order, quantities: { lineId: string; quantity: number }[], added = [] as Order['lines']) =>
  append(order, decided(decideLines(order, { added, quantities, reason: 'Asked by phone.' }, level)))

describe('an order on hold', () => {
  test('is held where it is, packed by nobody, and goes on from there', () => {
    const held = desk(aConfirmed(), { type: 'hold', reason: 'Calls back', until: null })
    expect(held).toMatchObject({ state: 'onHold', fulfilment: 'queued', held: { from: 'confirmed' } })
    expect(queuesOf(held)).toEqual(['hold'])
    expect(decideFulfilment(held, { type: 'startPicking' })).toMatchObject({ refusal: 'on_hold' })
    expect(decideDesk(held, { type: 'hold', reason: 'Again', until: null }, 500)).toEqual([])
    const released = desk(held, { type: 'release' })
    expect(released).toMatchObject({ state: 'confirmed', exceptions: [] })
    expect(released).not.toHaveProperty('held')
    expect(queuesOf(released)).toEqual(['pick'])
    expect(decideDesk(released, { type: 'release' }, 500)).toMatchObject({ refusal: 'not_on_hold' })
  })

  test('is not held until a day that is past, nor before the bank has answered', () => {
    expect(decideDesk(aConfirmed(), { type: 'hold', reason: '', until: 500 }, 500)).toMatchObject({
      refusal: 'date_is_past',
      field: 'until',
    })
    expect(decideDesk(aWebOrder(two()), { type: 'hold', reason: '', until: null }, 500)).toMatchObject({
      refusal: 'not_holdable',
    })
  })
})

describe('an order in review', () => {
  const odd = (): Order => {
    const reasons = [{ rule: 'firstOrder' as const, score: 60, words: 'The first order.' }]
    const placed = append(fold('order', []), [
      placing(two()),
      { type: 'riskJudged', limit: 50, reasons },
      decideStock(two(), 'floor', (variantId) => ({ variantId, locationId: 'floor', onHand: 9000, reserved: 0 })),
    ])
    return authorised(placed)
  }

  test('has its goods reserved and its money promised, and is packed once somebody approves', () => {
    const waiting = odd()
    expect(waiting).toMatchObject({ state: 'inReview', fulfilment: 'none', payment: 'authorised' })
    expect(waiting.reservations).toHaveLength(2)
    expect(queuesOf(waiting)).toEqual(['review'])
    const approved = desk(waiting, { type: 'review', approved: true, reason: 'Known by phone' })
    expect(approved).toMatchObject({ state: 'confirmed', fulfilment: 'queued' })
    expect(approved.risk).toMatchObject({ score: 60, decision: { approved: true, reason: 'Known by phone' } })
    expect(decideDesk(approved, { type: 'review', approved: true, reason: '' }, 500)).toEqual([])
  })

  test('gives goods and money back where somebody refuses it', () => {
    const refused = desk(odd(), { type: 'review', approved: false, reason: 'Card of somebody else' })
    expect(refused).toMatchObject({ state: 'refused', payment: 'voiding', reservations: [] })
    expect(refused.effects.map(({ kind, event }) => event ?? kind)).toEqual(
      expect.arrayContaining(['void', 'order.refused']),
    )
    expect(refused.reason).toEqual({ code: 'review_refused', message: 'Card of somebody else' })
  })
})

describe('an order that is changed before it ships', () => {
  test('costs, reserves and owes what is left of it, and keeps what was taken off', () => {
    const order = lines(aConfirmed(), [
      { lineId: 'jam', quantity: 1000 },
      { lineId: 'tea', quantity: 0 },
    ])
    expect(order.totals.total).toBe(100)
    expect(order.lines).toMatchObject([
      { id: 'jam', quantity: 1000, cancelled: 2000 },
      { id: 'tea', quantity: 0, cancelled: 2000 },
    ])
    expect(order.reservations).toEqual([{ variantId: 'variant', locationId: 'floor', quantity: 1000 }])
    expect(balanceOf(order)).toEqual({ owedByCustomer: 0, owedToCustomer: 0 })
  })

  test('is not sent while more is owed for it than was promised', () => {
    const dearer = lines(aConfirmed(), [], [aLine({ id: 'more', variantId: 'more', quantity: 1000, unitPrice: 250 })])
    expect(balanceOf(dearer)).toEqual({ owedByCustomer: 250, owedToCustomer: 0 })
    expect(queuesOf(dearer)).toContain('problem')
    const packed = append(dearer, [{ type: 'pickingStarted' }, { type: 'packed' }])
    expect(decideFulfilment(packed, { type: 'ship', shipment: { carrier: 'X', tracking: '1' } })).toMatchObject({
      refusal: 'customer_owes',
    })
  })

  test.each([
    ['unknown_line', [{ lineId: 'salt', quantity: 0 }]],
    ['not_whole', [{ lineId: 'jam', quantity: 1500 }]],
    ['out_of_stock', [{ lineId: 'jam', quantity: 5000 }]],
    [
      'nothing_left',
      [
        { lineId: 'jam', quantity: 0 },
        { lineId: 'tea', quantity: 0 },
      ],
    ],
  ])('refuses %s', (refusal, quantities) => {
    expect(decideLines(aConfirmed(), { added: [], quantities, reason: '' }, level)).toMatchObject({ refusal })
  })

  test('is left alone once it is packed, and while the bank thinks', () => {
    const packed = append(aConfirmed(), [{ type: 'pickingStarted' }, { type: 'packed' }])
    for (const order of [packed, aWebOrder(two())]) {
      const change = { added: [], quantities: [{ lineId: 'jam', quantity: 1000 }], reason: '' }
      expect(decideLines(order, change, level)).toMatchObject({ refusal: 'not_changeable' })
    }
  })

  test('has no address to change where nothing is shipped', () => {
    const address = { name: 'Ada', lines: ['1'], postalCode: '', city: 'Cork', country: 'IE' }
    expect(decideAddress(aConfirmed(), address)).toMatchObject({ refusal: 'no_address' })
  })
})

describe('an order that is sent in several packages', () => {
  const send = (order: Order, tracking: string, part: boolean): Order => {
    const packed = append(order, decided(decideFulfilment(order, { type: 'pack', part })))
    return append(packed, decided(decideFulfilment(packed, { type: 'ship', shipment: { carrier: 'X', tracking } })))
  }
  const begin = (): Order =>
    append(aConfirmed(), [{ type: 'pickingStarted' }, { type: 'linePicked', lineId: 'jam', quantity: 2000 }])

  test('reserves what is still to go, and collects its money when the last has left', () => {
    const part = send(begin(), 'P1', true)
    expect(part).toMatchObject({ state: 'confirmed', fulfilment: 'queued', payment: 'authorised' })
    expect(part.reservations.map(({ quantity }) => quantity)).toEqual([1000, 2000])
    expect(decideCancellation(part, 'no')).toMatchObject({ refusal: 'already_shipped' })
    const picked = append(part, [
      { type: 'pickingStarted' },
      { type: 'linePicked', lineId: 'jam', quantity: 3000 },
      { type: 'linePicked', lineId: 'tea', quantity: 2000 },
    ])
    const whole = send(picked, 'P2', false)
    expect(whole).toMatchObject({ fulfilment: 'shipped', payment: 'capturing', reservations: [] })
    expect(whole.entries.flatMap((entry) => (entry.type === 'shipped' ? [entry.lines] : []))).toEqual([
      [{ lineId: 'jam', quantity: 2000 }],
      [
        { lineId: 'jam', quantity: 1000 },
        { lineId: 'tea', quantity: 2000 },
      ],
    ])
  })

  test('is done where the rest is not wanted any more, and is paid for what went', () => {
    const part = send(begin(), 'P1', true)
    const order = lines(part, [
      { lineId: 'jam', quantity: 2000 },
      { lineId: 'tea', quantity: 0 },
    ])
    expect(order).toMatchObject({ fulfilment: 'shipped', payment: 'capturing', totals: { total: 200 }, exceptions: [] })
    expect(
      decideLines(part, { added: [], quantities: [{ lineId: 'jam', quantity: 1000 }], reason: '' }, level),
    ).toMatchObject({ refusal: 'quantity_out_of_range' })
  })

  test('is not collected for more than was promised, where the rest became something dearer', () => {
    const part = send(begin(), 'P1', true)
    const key = aLine({ id: 'key', kind: 'digital', variantId: 'key', tracked: false, unitPrice: 900 })
    const without = [
      { lineId: 'jam', quantity: 2000 },
      { lineId: 'tea', quantity: 0 },
    ]
    const dearer = lines(part, without, [key])
    expect(dearer).toMatchObject({ state: 'confirmed', payment: 'authorised', totals: { total: 1100 } })
    expect(dearer.effects.map(({ kind }) => kind)).not.toContain('capture')
    expect(queuesOf(dearer)).toContain('problem')
    const cheaper = lines(dearer, [{ lineId: 'key', quantity: 0 }])
    expect(cheaper).toMatchObject({ fulfilment: 'shipped', payment: 'capturing', totals: { total: 200 } })
  })

  test('puts nothing into a package that was not picked', () => {
    const order = append(aConfirmed(), [{ type: 'pickingStarted' }])
    expect(decideFulfilment(order, { type: 'pack', part: true })).toMatchObject({ refusal: 'nothing_picked' })
  })
})

test('an order of the version before is what it was', () => {
  const order = append(aConfirmed(), [
    { type: 'pickingStarted' },
    { type: 'packed' },
    { type: 'shipped', shipment: { carrier: 'An Post', tracking: 'IE1' } },
  ])
  expect(order).toMatchObject({ channel: 'web', fulfilment: 'shipped', payment: 'capturing', reservations: [] })
  for (const field of ['risk', 'held', 'expectedAt', 'billingAddress']) expect(order).not.toHaveProperty(field)
  for (const line of order.lines) {
    expect(line).not.toHaveProperty('shipped')
    expect(line).not.toHaveProperty('cancelled')
  }
  expect(queuesOf(order)).toEqual([])
})

test('an order whose money comes or goes back by hand stands in the queue of whoever does it', () => {
  const awaited = (order: Order, kind: string): Order => {
    const effectId = order.effects.find((effect) => effect.kind === kind)?.id ?? ''
    return append(order, [{ type: 'paymentAwaited', effectId, reference: 'W000001', dueAt: null }])
  }
  const shipment = { carrier: 'An Post', tracking: 'IE1' }
  const shipped = append(aConfirmed(), [{ type: 'pickingStarted' }, { type: 'packed' }, { type: 'shipped', shipment }])
  expect(queuesOf(awaited(shipped, 'capture'))).toEqual(['payment'])
  const cancelled = append(aConfirmed(), [{ type: 'cancelled', reason: 'The customer called' }])
  expect(queuesOf(cancelled)).toEqual([])
  expect(queuesOf(awaited(cancelled, 'void'))).toEqual(['payBack'])
})
