import { describe, expect, test } from 'vitest'
import {
  decideCancellation,
  decideFulfilment,
  type FulfilmentCommand,
} from '../../../shared/domain/orders/decide-fulfilment.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { aCart, append, authorised, aWebOrder, decided } from './history.ts'
import { aLine } from './lines.ts'

const two = [aLine({ id: 'mug', name: 'Mug', quantity: 2000 }), aLine({ id: 'tea', name: 'Tea', variantId: 'tea' })]
const start: FulfilmentCommand = { type: 'startPicking' }
const pack: FulfilmentCommand = { type: 'pack' }
const ship: FulfilmentCommand = { type: 'ship', shipment: { carrier: 'An Post', tracking: 'IE123' } }
const pick = (lineId: string, quantity: number): FulfilmentCommand => ({ type: 'pickLine', lineId, quantity })
const after = (order: Order, ...commands: readonly FulfilmentCommand[]) =>
  commands.reduce((current, command) => append(current, decided(decideFulfilment(current, command))), order)

const queued = authorised(aWebOrder(two))
const picking = after(queued, start)
const picked = after(picking, pick('mug', 2000), pick('tea', 1000))
const packed = after(picked, pack)
const shipped = after(packed, ship)

describe('the picker', () => {
  test('takes an order from the queue to the carrier', () => {
    expect([queued, picking, packed, shipped].map((order) => order.fulfilment)).toEqual([
      'queued',
      'picking',
      'packed',
      'shipped',
    ])
    expect(shipped).toMatchObject({
      payment: 'capturing',
      reservations: [],
      shipment: { carrier: 'An Post', tracking: 'IE123' },
    })
    expect(shipped.effects.map(({ kind, event }) => event ?? kind)).toEqual([
      'order.confirmed',
      'capture',
      'order.shipped',
    ])
  })

  test('may repeat each step, which changes nothing', () => {
    for (const [order, command] of [
      [picking, start],
      [picked, pick('mug', 2000)],
      [packed, pack],
      [shipped, pack],
      [shipped, ship],
      [shipped, start],
    ] as const)
      expect(decideFulfilment(order, command), `${command.type} again`).toEqual([])
  })

  test('can’t ship a second time under another number', () => {
    const other = { type: 'ship', shipment: { carrier: 'An Post', tracking: 'IE999' } } as const
    expect(decideFulfilment(shipped, other)).toMatchObject({ refusal: 'already_shipped' })
  })

  test('can’t skip a step', () => {
    expect(decideFulfilment(queued, pick('mug', 1000))).toMatchObject({ refusal: 'not_being_picked' })
    expect(decideFulfilment(queued, pack)).toMatchObject({ refusal: 'not_being_picked' })
    expect(decideFulfilment(picked, ship)).toMatchObject({ refusal: 'not_packed' })
    expect(decideFulfilment(packed, pick('mug', 1000))).toMatchObject({ refusal: 'not_being_picked' })
  })

  test('packs only what is picked in full, and is told what is not', () => {
    const open = decideFulfilment(after(picking, pick('mug', 1000)), pack)
    expect(open).toMatchObject({ refusal: 'not_all_picked', message: expect.stringMatching(/Mug.*Tea/) })
  })

  test('may correct what was picked', () => {
    expect(after(picked, pick('mug', 0)).lines).toMatchObject([{ picked: 0 }, { picked: 1000 }])
  })

  test.each([-1000, 2001, 3000, 0.5, Number.NaN])('can’t have picked %d thousandths of two', (quantity) => {
    expect(decideFulfilment(picking, pick('mug', quantity))).toMatchObject({
      refusal: 'quantity_out_of_range',
      field: 'quantity',
    })
  })

  test('never picks a digital line or the shipping', () => {
    const digital = aLine({ id: 'song', kind: 'digital', tracked: false, digital: { kind: 'licenceKey' } })
    const mixed = after(
      authorised(aWebOrder([aLine({ id: 'mug' }), digital, aLine({ id: 'post', kind: 'shipping', variantId: null })])),
      start,
    )
    for (const lineId of ['song', 'post', 'nothing'])
      expect(decideFulfilment(mixed, pick(lineId, 1000)), `picking ${lineId}`).toMatchObject({
        refusal: 'unknown_line',
      })
    expect(after(mixed, pick('mug', 1000), pack).fulfilment).toBe('packed')
  })

  test('needs a tracking number', () => {
    const blank: FulfilmentCommand = { type: 'ship', shipment: { carrier: 'An Post', tracking: ' ' } }
    expect(decideFulfilment(packed, blank)).toMatchObject({ refusal: 'tracking_missing', field: 'tracking' })
  })

  test('has nothing to do with carts, or orders that are not confirmed', () => {
    for (const order of [aCart(), aWebOrder(two)])
      for (const command of [start, pick('mug', 1000), pack, ship])
        expect(decideFulfilment(order, command)).toMatchObject({ refusal: 'not_in_queue' })
  })
})

describe('a cancellation', () => {
  const cancel = (order: Order) => append(order, decided(decideCancellation(order, 'Customer changed her mind')))

  test.each([
    ['in the queue', queued],
    ['being picked', picking],
    ['packed', packed],
  ])('of an order %s gives back stock and money', (_where, order) => {
    const cancelled = cancel(order)
    expect(cancelled).toMatchObject({ state: 'cancelled', fulfilment: 'none', payment: 'voiding', reservations: [] })
    expect(cancelled.effects.map(({ kind, event }) => event ?? kind)).toEqual([
      'order.confirmed',
      'void',
      'order.cancelled',
    ])
  })

  test('while the bank is thinking waits for its answer, and then gives the money back', () => {
    const cancelled = cancel(aWebOrder(two))
    expect(cancelled).toMatchObject({ state: 'cancelled', payment: 'pending', reservations: [] })
    const late = authorised(cancelled)
    expect(late).toMatchObject({ state: 'cancelled', payment: 'voiding', exceptions: [] })
    expect(late.effects.map(({ kind, event }) => event ?? kind)).toEqual(['order.cancelled', 'void'])
  })

  test('a second time changes nothing', () => expect(decideCancellation(cancel(queued), 'again')).toEqual([]))

  test('comes too late for what has left the house or is being paid', () => {
    expect(decideCancellation(shipped, 'late')).toMatchObject({ refusal: 'already_shipped' })
    const digital = authorised(aWebOrder([aLine({ kind: 'digital', tracked: false, digital: { kind: 'licenceKey' } })]))
    expect(digital).toMatchObject({ fulfilment: 'none', payment: 'capturing' })
    expect(decideCancellation(digital, 'late')).toMatchObject({ refusal: 'already_shipped' })
  })

  test('is not for carts', () => expect(decideCancellation(aCart(), 'no')).toMatchObject({ refusal: 'already_closed' }))
})
