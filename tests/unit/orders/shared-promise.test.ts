import { describe, expect, test } from 'vitest'
import { questionOf } from '../../../electron/order-manager/effects/payment-steps.ts'
import { settleShare, sharesEnded } from '../../../electron/order-manager/effects/shares.ts'
import type { Effect } from '../../../shared/domain/orders/effects.ts'
import type { Happening } from '../../../shared/domain/orders/entries.ts'
import type { OnlinePayment } from '../../../shared/domain/orders/online-payments.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import { append, authorised, aWebOrder } from '../domain/history.ts'
import { aLine } from '../domain/lines.ts'

const order = authorised(aWebOrder([aLine()]))
const shipping: Happening[] = [
  { type: 'pickingStarted' },
  { type: 'linePicked', lineId: 'line', quantity: 1000 },
  { type: 'packed' },
  { type: 'shipped', shipment: { carrier: 'An Post', tracking: 'IE1' } },
]
const given: Happening = {
  type: 'shareGiven',
  order: { id: 'part', number: 'W000002' },
  paymentId: 'share',
  of: 'entry-2',
  amount: 0,
}
const withPayment = (fields: Partial<OnlinePayment>): Order => ({
  ...order,
  payments: order.payments.map((one) => (one.tender === 'online' ? { ...one, ...fields } : one)),
})
const captureOf = (sent: Order): Effect => {
  const effect = sent.effects.find(({ kind }) => kind === 'capture')
  if (effect === undefined) throw new Error('Nothing is to be collected.')
  return effect
}
const asked = (sent: Order) => questionOf(sent, captureOf(sent), 2)

describe('what is collected of a promise', () => {
  test('is the final part where nobody has a share in it, as on orders of the version before', () => {
    const sent = append(order, shipping)
    expect(captureOf(sent)).not.toHaveProperty('paymentId')
    expect(asked(sent)).toMatchObject({ step: 'capture', request: { amount: 100, part: 1, final: true } })
  })

  test('leaves the rest where others have shares, and where it is a share itself', () => {
    expect(asked(append(order, [given, ...shipping]))).toMatchObject({ request: { final: false } })
    expect(asked(append(withPayment({ id: 'share', purse: 'origin' }), shipping))).toMatchObject({
      request: { final: false },
    })
  })

  test('is asked for under the number that it was promised for', () => {
    const moved = append(withPayment({ under: { id: '0190-abcdef012345', number: 'W000009' } }), shipping)
    expect(asked(moved)).toMatchObject({
      request: { orderId: '0190-abcdef012345', orderNumber: 'W000009-abcdef012345' },
    })
  })
})

describe('a share', () => {
  const share = append(withPayment({ id: 'share', purse: 'origin' }), shipping)
  const holder = { ...append(order, [given]), id: 'origin' }

  test('is collected only while the order that has the promise says so', () => {
    expect(settleShare(share, captureOf(share), () => holder)).toBeNull()
    expect(settleShare(share, captureOf(share), () => order)).toMatchObject({
      problem: expect.stringContaining('does not share its payment'),
    })
    expect(settleShare(share, captureOf(share), () => undefined)).toMatchObject({
      problem: expect.stringContaining('has not reached this till'),
    })
  })

  test('of a cancelled order goes back to the promise, and no bank is asked', () => {
    const off = append(withPayment({ id: 'share', purse: 'origin' }), [{ type: 'cancelled', reason: 'Off' }])
    const effect = off.effects.find(({ kind }) => kind === 'void')
    if (effect === undefined) throw new Error('Nothing is to be given back.')
    const settled = settleShare(off, effect, () => holder)
    expect(settled).toEqual({ happenings: [{ type: 'paymentVoided', effectId: effect.id }] })
    const after = append(off, [{ type: 'paymentVoided', effectId: effect.id }])
    expect(after.payment).toBe('voided')
    expect(sharesEnded(off, after)).toEqual([
      { purse: 'origin', ended: { type: 'shareEnded', paymentId: 'share', collected: 0 } },
    ])
  })

  test('that was collected is told of with what was', () => {
    const effectId = captureOf(share).id
    const after = append(share, [{ type: 'paymentCaptured', effectId, captureId: 'c', amount: 100 }])
    expect(sharesEnded(share, after)).toMatchObject([{ ended: { collected: 100 } }])
  })
})
