import { createHash } from 'node:crypto'
import { movementsOf } from '../../../electron/order-manager/register/close-sale.ts'
import type { Movement } from '../../../shared/domain/inventory/movement.ts'
import { decideCancellation, decideFulfilment } from '../../../shared/domain/orders/decide-fulfilment.ts'
import { decideStock } from '../../../shared/domain/orders/decide-online.ts'
import type { Line, Order } from '../../../shared/domain/orders/order.ts'
import type { Random } from '../../faults/random.ts'
import type { OrderSource } from './generated-orders.ts'
import type { OrderHistory } from './order-history.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** How far an order has come: each step implies those before it, but for the ends that it branches off to. */
const steps = ['placed', 'confirmed', 'picking', 'packed', 'shipped', 'completed'] as const
/** Where an order waits for somebody, beside its way. */
const waits = ['awaitingStock', 'awaitingPayment', 'inReview', 'onHold'] as const
type End = (typeof steps)[number] | (typeof waits)[number] | 'shortOfStock' | 'paymentRefused' | 'cancelled'

const endOf = (random: Random, isNew: boolean): End => {
  if (isNew) return random.pick([...steps, ...waits, 'cancelled', 'paymentRefused'])
  const share = random.below(100)
  if (share < 4) return 'shortOfStock'
  if (share < 8) return 'paymentRefused'
  return share < 14 ? 'cancelled' : 'completed'
}

const towns = ['Cork', 'Galway', 'Dublin', 'Limerick', 'Sligo', 'Athlone'] as const
const people = ['Aoife Byrne', 'Seán Ó Briain', 'Zoë Krüger', 'Łukasz Nowak', 'Mary Walsh', 'Iñaki Etxeberria'] as const

const minute = 60_000

/** An online order on its way, with the movements of what was shipped. An old one has come to its end. */
export const webOrder = (
  source: OrderSource,
  history: OrderHistory,
  random: Random,
  lines: readonly Line[],
  number: string,
  isNew: boolean,
): { order: Order; movements: readonly Movement[] } => {
  const end = endOf(random, isNew)
  place(source, history, random, lines, number)
  if (end === 'inReview')
    history.append(null, [
      { type: 'riskJudged', limit: 50, reasons: [{ rule: 'amountOver', score: 60, words: 'A large order.' }] },
    ])
  const tell = (event: Parameters<typeof history.effect>[0] & `order.${string}`) => {
    history.pass(random.below(5) * minute)
    history.append(null, [{ type: 'webShopTold', effectId: history.effect(event), event }])
  }
  if (end === 'awaitingStock') {
    const missing = history.order.lines.slice(0, 1).map(({ id }) => ({ lineId: id, available: 0 }))
    history.append(null, [{ type: 'stockAwaited', missing, expectedAt: history.order.placedAt + 7 * 24 * 60 * minute }])
    tell('order.held')
    return { order: history.order, movements: [] }
  }
  // Whether the goods were there is what the end says.
  const onHand = end === 'shortOfStock' ? 0 : Number.MAX_SAFE_INTEGER
  const level = (variantId: string) => ({ variantId, locationId: source.warehouseId, onHand, reserved: 0 })
  history.append(null, [decideStock(history.order.lines, source.warehouseId, level)])
  if (end === 'shortOfStock') tell('order.refused')
  else if (end === 'awaitingPayment') {
    const effectId = history.effect('authorise')
    history.append(null, [{ type: 'paymentAwaited', effectId, reference: number, dueAt: null }])
  } else if (end !== 'placed') {
    const authorised = authorise(history, random, end !== 'paymentRefused')
    if (end === 'inReview') return { order: history.order, movements: [] }
    tell(authorised ? 'order.confirmed' : 'order.refused')
    if (end === 'onHold') {
      history.append(source.staffId, [{ type: 'held', reason: 'Calls back about the address.', until: null }])
      tell('order.held')
    } else if (end === 'cancelled') {
      history.append(source.staffId, decideCancellation(history.order, 'The customer changed their mind.'))
      history.append(null, [{ type: 'paymentVoided', effectId: history.effect('void') }])
      tell('order.cancelled')
    } else if (authorised) return fulfil(source, history, random, steps.indexOf(end as 'confirmed'), tell)
  }
  return { order: history.order, movements: [] }
}

const place = (
  { shop, webShopId, warehouseId }: OrderSource,
  history: OrderHistory,
  random: Random,
  lines: readonly Line[],
  number: string,
): void => {
  const name = random.pick(people)
  history.append(null, [
    {
      type: 'placed',
      number,
      lines,
      customer: { name, email: `customer${random.below(50_000)}@example.invalid`, phone: null },
      shippingAddress: {
        name,
        lines: [`${1 + random.below(200)} Main Street`],
        postalCode: `T${10 + random.below(90)}`,
        city: random.pick(towns),
        country: 'IE',
      },
      web: {
        webShopId,
        reference: `#${number}`,
        idempotencyKey: sha256(`${webShopId}\n${number}`),
        bodyHash: sha256(number),
        paymentToken: `tok_${history.newId()}`,
      },
      registerId: '',
      locationId: warehouseId,
      currency: shop.currency,
      pricesIncludeTax: shop.pricesIncludeTax,
    },
  ])
}

const authorise = (history: OrderHistory, random: Random, accepted: boolean): boolean => {
  history.pass(1000 + random.below(3000))
  const effectId = history.effect('authorise')
  history.append(null, [
    accepted
      ? {
          type: 'paymentAuthorised',
          effectId,
          gatewayOrderId: history.newId(),
          authorisationId: history.newId(),
          amount: history.order.totals.total,
        }
      : { type: 'paymentRefused', effectId, code: 'instrument_declined', message: 'The bank declined the payment.' },
  ])
  return accepted
}

/** From the queue to as many steps as wanted. */
const fulfil = (
  { staffId }: OrderSource,
  history: OrderHistory,
  random: Random,
  wanted: number,
  tell: (event: 'order.shipped') => void,
): { order: Order; movements: readonly Movement[] } => {
  const step = (command: Parameters<typeof decideFulfilment>[1]) => {
    history.pass((1 + random.below(30)) * minute)
    history.append(staffId, decideFulfilment(history.order, command))
  }
  let movements: readonly Movement[] = []
  if (wanted >= steps.indexOf('picking')) step({ type: 'startPicking' })
  if (wanted >= steps.indexOf('packed')) {
    for (const { id, quantity } of history.order.lines) step({ type: 'pickLine', lineId: id, quantity })
    step({ type: 'pack' })
  }
  if (wanted >= steps.indexOf('shipped')) {
    step({ type: 'ship', shipment: { carrier: 'An Post', tracking: `CE${random.below(1_000_000_000)}IE` } })
    movements = movementsOf(history.order, 'shipment')
  }
  if (wanted >= steps.indexOf('completed')) {
    const captureId = history.newId()
    const amount = history.order.totals.total
    history.append(null, [{ type: 'paymentCaptured', effectId: history.effect('capture'), captureId, amount }])
    tell('order.shipped')
  }
  return { order: history.order, movements }
}
