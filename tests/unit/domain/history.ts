import type { Happening } from '../../../shared/domain/orders/entries.ts'
import { evolve, fold } from '../../../shared/domain/orders/evolve.ts'
import type { Line, Order } from '../../../shared/domain/orders/order.ts'
import { isRefusal, type Refusal } from '../../../shared/domain/refusal.ts'

/** What happened next on an order: ids and times follow from how much there is already. */
export const append = (order: Order, happenings: readonly Happening[]): Order =>
  happenings.reduce((current, happening) => {
    const count = current.entries.length
    return evolve(current, {
      id: `entry-${count}`,
      deviceId: 'device',
      at: 1000 + count,
      counter: 0,
      staffId: null,
      ...happening,
    })
  }, order)

const start = { registerId: 'register', locationId: 'floor', currency: 'EUR', pricesIncludeTax: true }

/** An empty cart. */
export const aCart = (): Order => append(fold('cart', []), [{ type: 'begun', ...start }])

export const placing = (lines: readonly Line[]): Extract<Happening, { type: 'placed' }> => ({
  type: 'placed',
  number: 'W000001',
  lines,
  customer: { name: 'Ada Byrne', email: 'ada@example.invalid', phone: null },
  shippingAddress: null,
  web: { webShopId: 'shop', reference: '1001', idempotencyKey: 'key', bodyHash: 'hash', paymentToken: 'token' },
  ...start,
})

/** A web order that was just placed, with its lines reserved. */
export const aWebOrder = (lines: readonly Line[]): Order =>
  append(fold('order', []), [
    placing(lines),
    {
      type: 'stockReserved',
      reservations: lines.map(({ variantId, quantity }) => ({
        variantId: variantId ?? '',
        locationId: 'floor',
        quantity,
      })),
    },
  ])

/** What was decided; a refusal is a failure of the test that did not expect one. */
export const decided = (decision: Happening[] | Refusal): Happening[] => {
  if (isRefusal(decision)) throw new Error(`refused: ${decision.refusal}`)
  return decision
}

/** The order after the bank has promised the money. */
export const authorised = (order: Order): Order => {
  const effectId = order.effects.find((effect) => effect.kind === 'authorise')?.id ?? ''
  return append(order, [
    {
      type: 'paymentAuthorised',
      effectId,
      gatewayOrderId: 'gateway',
      authorisationId: 'authorisation',
      amount: order.totals.total,
    },
  ])
}
