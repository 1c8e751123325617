import fc from 'fast-check'
import { decideCancellation, decideFulfilment } from '../../../shared/domain/orders/decide-fulfilment.ts'
import { decideStock } from '../../../shared/domain/orders/decide-online.ts'
import { decidePark, decideResume } from '../../../shared/domain/orders/decide-parking.ts'
import { decidePayment, decidePaymentReturn } from '../../../shared/domain/orders/decide-payment.ts'
import { decideCart } from '../../../shared/domain/orders/decide-sale.ts'
import { type Effect, runnable } from '../../../shared/domain/orders/effects.ts'
import type { Happening } from '../../../shared/domain/orders/entries.ts'
import { fold } from '../../../shared/domain/orders/evolve.ts'
import { needsReview } from '../../../shared/domain/orders/evolve-web.ts'
import type { Line, Order } from '../../../shared/domain/orders/order.ts'
import { dueOf } from '../../../shared/domain/orders/payments.ts'
import { amountOf } from '../../../shared/domain/orders/refunds.ts'
import { isRefusal } from '../../../shared/domain/refusal.ts'
import { anyDeskAction, type DeskAction, decideAction, strayHappenings } from './any-desk.ts'
import { aCart, append, placing } from './history.ts'
import { aLine } from './lines.ts'

const index = fc.integer({ min: 0, max: 3 })
const pieces = fc.integer({ min: 1, max: 5 }).map((count) => count * 1000)

const lineOf = (place: number, quantity: number, unitPrice: number, kind: Line['kind']): Line =>
  aLine({
    ...{ id: `line-${place}`, variantId: kind === 'shipping' ? null : `variant-${place}`, quantity, unitPrice, kind },
    tracked: kind === 'goods',
    digital: kind === 'digital' ? { kind: 'licenceKey' } : null,
  })
const anyLines = fc
  .array(
    fc.tuple(
      pieces,
      fc.integer({ min: 1, max: 9999 }),
      fc.constantFrom<Line['kind'][]>('goods', 'digital', 'shipping'),
    ),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((parts) => parts.map(([quantity, unitPrice, kind], place) => lineOf(place, quantity, unitPrice, kind)))

export const anyShoppingCart: fc.Arbitrary<Order> = fc.constant(aCart())

/** A web order as it is placed: reserved, short or waiting, by what is in stock; odd or not. */
export const anyWebOrder: fc.Arbitrary<Order> = fc
  .tuple(anyLines, fc.integer({ min: 3, max: 6 }), fc.record({ odd: fc.boolean(), backOrders: fc.boolean() }))
  .map(([lines, inStock, { odd, backOrders }]) => {
    const level = (variantId: string) => ({ variantId, locationId: 'floor', onHand: inStock * 1000, reserved: 0 })
    const stock = decideStock(lines, 'floor', level)
    return append(fold('order', []), [
      placing(lines),
      ...(odd ? [{ type: 'riskJudged' as const, limit: 10, reasons: oddity }] : []),
      stock.type === 'stockShort' && backOrders ? { ...stock, type: 'stockAwaited', expectedAt: 9000 } : stock,
    ])
  })

const oddity = [{ rule: 'firstOrder' as const, score: 20, words: 'The first order.' }]

type Answer = 'done' | 'refused' | 'later'

/** What people, the bank and the web shop may do next, as far as the shop's rules allow it. */
type Action =
  | { readonly do: 'add'; readonly place: number; readonly quantity: number; readonly again: boolean }
  | { readonly do: 'setQuantity' | 'pickLine'; readonly place: number; readonly quantity: number }
  | { readonly do: 'discount' | 'remove'; readonly place: number }
  | {
      readonly do:
        | 'abandon'
        | 'park'
        | 'resume'
        | 'undo'
        | 'pay'
        | 'payPart'
        | 'payBack'
        | 'startPicking'
        | 'pack'
        | 'ship'
        | 'cancel'
    }
  | { readonly do: 'answer'; readonly which: number; readonly answer: Answer }
  | DeskAction

export const anyAction: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('add' as const), place: index, quantity: pieces, again: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('setQuantity' as const), place: index, quantity: pieces }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('pickLine' as const), place: index, quantity: pieces }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('discount' as const, 'remove' as const), place: index }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Action[]>({ do: 'abandon' }, { do: 'pay' }, { do: 'cancel' }, { do: 'park' }),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Action[]>({ do: 'undo' }, { do: 'resume' }, { do: 'payPart' }, { do: 'payBack' }),
  },
  { weight: 4, arbitrary: anyDeskAction },
  { weight: 4, arbitrary: fc.constantFrom<Action[]>({ do: 'startPicking' }, { do: 'pack' }, { do: 'ship' }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('answer' as const),
      which: index,
      answer: fc.oneof(
        { weight: 4, arbitrary: fc.constant<Answer>('done') },
        { weight: 1, arbitrary: fc.constantFrom<Answer[]>('refused', 'later') },
      ),
    }),
  },
)

/** The entries that an answer from outside leads to. A refused capture or void is tried again, as `later`. */
export const outcomeOf = (order: Order, effect: Effect, answer: Answer): Happening[] => {
  const effectId = effect.id
  const amount = order.totals.total
  if (answer === 'later' || (answer === 'refused' && effect.kind !== 'authorise' && effect.kind !== 'refund'))
    return [{ type: 'effectDelayed', effectId, problem: 'No answer.', dueAt: order.updatedAt + 1000 }]
  switch (effect.kind) {
    case 'authorise': {
      if (answer === 'refused')
        return [{ type: 'paymentRefused', effectId, code: 'instrument_declined', message: 'The bank said no.' }]
      const authorised: Happening = {
        type: 'paymentAuthorised',
        effectId,
        gatewayOrderId: 'g',
        authorisationId: 'a',
        amount,
      }
      const access = order.lines.flatMap((line) =>
        line.digital === null ? [] : [{ lineId: line.id, kind: 'licenceKey' as const, value: 'KEY' }],
      )
      return access.length > 0 && order.state === 'placed' && !needsReview(order)
        ? [authorised, { type: 'accessGranted', access }]
        : [authorised]
    }
    case 'capture':
      return [{ type: 'paymentCaptured', effectId, captureId: 'c', amount }]
    case 'void':
      return [{ type: 'paymentVoided', effectId }]
    case 'release':
      return [{ type: 'restReleased', effectId }]
    case 'refund':
      return answer === 'refused'
        ? [{ type: 'refundRefused', effectId, code: 'insufficient_funds', message: 'The account is empty.' }]
        : [{ type: 'paymentRefunded', effectId, refundId: 'r', amount: amountOf(order, effect) }]
    case 'card':
    case 'reverseCard': {
      const paymentId = order.cards?.find((one) => one.effectId === effectId)?.paymentId ?? ''
      return effect.kind === 'card'
        ? [{ type: 'cardPaymentFailed', paymentId, effectId, code: 'Refusal', message: 'The bank said no.' }]
        : [{ type: 'cardPaymentReversed', paymentId, effectId, transactionId: 't' }]
    }
    case 'notify':
      return [{ type: 'webShopTold', effectId, event: effect.event ?? 'order.confirmed' }]
  }
}

const payContext = { paymentId: 'payment', receiptNumber: 'R1-000001', shiftId: 'shift', shiftPlace: 1, digits: 2 }

const decide = (order: Order, action: Action) => {
  const lineId = 'place' in action ? (order.lines[action.place]?.id ?? 'nothing') : ''
  switch (action.do) {
    case 'add': {
      const id = action.again ? lineId : `added-${order.entries.length}`
      return decideCart(order, { type: 'add', line: { ...lineOf(action.place, action.quantity, 100, 'goods'), id } })
    }
    case 'setQuantity':
      return decideCart(order, { type: 'setQuantity', lineId, quantity: action.quantity })
    case 'discount':
      return decideCart(order, { type: 'discount', lineId, discount: { kind: 'percent', ppm: 100_000 } })
    case 'remove':
    case 'abandon':
      return decideCart(order, action.do === 'remove' ? { type: 'remove', lineId } : { type: 'abandon' })
    case 'park':
      return decidePark(order, '')
    case 'resume':
      return decideResume(order, order.registerId)
    case 'undo':
      return decideCart(order, { type: 'undo', cause: `undo-${order.entries.length}` })
    case 'pay':
      return decidePayment(order, { kind: 'cash', given: dueOf(order) }, payContext)
    case 'payPart':
      return decidePayment(
        order,
        { kind: 'card', reference: '', amount: Math.ceil(dueOf(order) / 2) },
        { ...payContext, paymentId: `part-${order.entries.length}` },
      )
    case 'payBack':
      return decidePaymentReturn(order, order.payments.at(-1)?.id ?? '', 'Changed her mind', payContext)
    case 'pickLine':
      return decideFulfilment(order, {
        type: 'pickLine',
        lineId,
        quantity: Math.min(action.quantity, order.lines[action.place]?.quantity ?? 0),
      })
    case 'startPicking':
    case 'pack':
      return decideFulfilment(order, { type: action.do })
    case 'ship':
      return decideFulfilment(order, { type: 'ship', shipment: { carrier: 'An Post', tracking: 'IE1' } })
    case 'cancel':
      return decideCancellation(order, 'Changed her mind')
    default:
      return decideAction(order, action)
    case 'answer': {
      const open = runnable(order.effects)
      const effect = open[action.which % Math.max(1, open.length)]
      return effect === undefined ? [] : outcomeOf(order, effect, action.answer)
    }
  }
}

/** The order after the action; a refused one changes nothing. */
export const act = (order: Order, action: Action): Order => {
  const decision = decide(order, action)
  return isRefusal(decision) ? order : append(order, decision)
}

const start = { registerId: 'other', locationId: 'other', currency: 'USD', pricesIncludeTax: false }
const simple: readonly Happening[] = [
  { type: 'begun', ...start },
  placing([aLine({ id: 'placed again' })]),
  { type: 'lineAdded', line: aLine({ id: 'late' }) },
  { type: 'quantityChanged', lineId: 'late', quantity: 2000, cause: null },
  { type: 'lineDiscounted', lineId: 'late', discount: null },
  { type: 'lineRemoved', lineId: 'late' },
  { type: 'lineNoted', lineId: 'late', note: { text: 'Late', printed: true } },
  { type: 'noted', note: null },
  { type: 'customerAttached', customer: { name: 'Ada', email: '', phone: null } },
  { type: 'taxExempted', exemption: { reference: 'IE-1' } },
  { type: 'linesListed', prices: [{ lineId: 'late', unitPrice: 90, listed: { id: 'list', name: 'List' } }] },
  { type: 'parked', name: '' },
  { type: 'resumed' },
  { type: 'undone', entryId: 'entry-0', cause: 'undo' },
  { type: 'undone', entryId: 'entry-1', cause: 'undo' },
  { type: 'abandoned' },
  {
    type: 'paymentTaken',
    payment: { id: 'p', tender: 'card', amount: 1, reference: '' },
    shiftId: 'shift',
    shiftPlace: 1,
  },
  { type: 'paymentReturned', paymentId: 'p', shiftId: 'shift', shiftPlace: 2 },
  { type: 'sold', receiptNumber: 'R8', shiftId: 'shift' },
  { type: 'sold', receiptNumber: 'R9', payment: { id: 'p', tender: 'card', amount: 1, reference: '' } },
  { type: 'stockReserved', reservations: [{ variantId: 'variant-0', locationId: 'floor', quantity: 1000 }] },
  { type: 'stockShort', missing: [{ lineId: 'line-0', available: 0 }] },
  { type: 'accessGranted', access: [] },
  { type: 'pickingStarted' },
  { type: 'linePicked', lineId: 'line-0', quantity: 1000 },
  { type: 'packed' },
  { type: 'shipped', shipment: { carrier: 'An Post', tracking: 'IE1' } },
  { type: 'cancelled', reason: 'no' },
  ...strayHappenings,
]
const answers: readonly ((effectId: string) => Happening)[] = [
  (effectId) => ({ type: 'paymentAuthorised', effectId, gatewayOrderId: 'g', authorisationId: 'a', amount: 1 }),
  (effectId) => ({ type: 'paymentRefused', effectId, code: 'no', message: 'No.' }),
  (effectId) => ({ type: 'paymentCaptured', effectId, captureId: 'c', amount: 1 }),
  (effectId) => ({ type: 'paymentVoided', effectId }),
  (effectId) => ({ type: 'webShopTold', effectId, event: 'order.confirmed' }),
  (effectId) => ({ type: 'effectDelayed', effectId, problem: 'No answer.', dueAt: 5000 }),
]

/** Anything, whether it makes sense or not: any entry at any time, and any answer to any open question. */
export const anyHappening: fc.Arbitrary<(order: Order) => Happening> = fc.oneof(
  fc.constantFrom(...simple).map((happening) => () => happening),
  fc.tuple(fc.constantFrom(...answers), index).map(
    ([answer, which]) =>
      (order: Order) =>
        answer(order.effects[which]?.id ?? 'nothing'),
  ),
)
