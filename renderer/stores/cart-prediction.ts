import { dequal } from 'dequal'
import { pricingOf } from '../../shared/domain/orders/cart-of.ts'
import { decideRegister, type RegisterCommand } from '../../shared/domain/orders/decide-register.ts'
import type { Happening } from '../../shared/domain/orders/entries.ts'
import { evolve, fold } from '../../shared/domain/orders/evolve.ts'
import type { Market } from '../../shared/domain/orders/market.ts'
import type { Order } from '../../shared/domain/orders/order.ts'
import { isRefusal } from '../../shared/domain/refusal.ts'
import type { Register, Shop } from '../../shared/domain/settings/settings.ts'

// A predicted entry is never stored: the order manager writes its own, and its answer replaces the prediction.
const entryOf = (happening: Happening, id: string) => ({
  id,
  deviceId: '',
  at: 0,
  counter: 0,
  staffId: null,
  ...happening,
})

/** A cart as the order manager will begin it. */
export const beginCart = (orderId: string, shop: Shop, register: Register): Order =>
  fold(orderId, [
    entryOf(
      {
        type: 'begun',
        registerId: register.id,
        locationId: register.locationId,
        currency: shop.currency,
        ...pricingOf(shop),
      },
      'begun',
    ),
  ])

/** What the cart will be once the order manager has done these. What would be refused is left out: its answer tells why. */
export const predictCart = (cart: Order, commands: readonly RegisterCommand[], market: Market): Order => {
  let order = cart
  for (const command of commands) {
    const happenings = decideRegister(order, command, market)
    if (isRefusal(happenings)) continue
    for (const [index, happening] of happenings.entries())
      order = evolve(order, entryOf(happening, `predicted-${order.entries.length}-${index}`))
  }
  return order
}

const byId = <T extends { readonly id: string }>(all: readonly T[]): ReadonlyMap<string, T> =>
  new Map(all.map((one) => [one.id, one]))

const reuse = <T extends { readonly id: string }>(before: readonly T[], after: readonly T[]): readonly T[] => {
  const known = byId(before)
  return after.map((one) => {
    const other = known.get(one.id)
    return other !== undefined && dequal(other, one) ? other : one
  })
}

/** `after`, with the objects of `before` wherever nothing changed, so that only changed lines are drawn again. */
export const keepUnchanged = (before: Order | null, after: Order): Order =>
  before === null || before.id !== after.id
    ? after
    : {
        ...after,
        lines: reuse(before.lines, after.lines),
        priced: reuse(before.priced, after.priced),
        totals: dequal(before.totals, after.totals) ? before.totals : after.totals,
      }

/** The line that is new or has another quantity, price or discount, the last one if there are several; null where none has. */
export const changedLine = (before: Order | null, after: Order | null): string | null => {
  if (after === null) return null
  const lines = byId(before?.lines ?? [])
  const changed = after.lines.filter((line) => {
    const known = lines.get(line.id)
    if (known === line) return false
    if (known === undefined || known.quantity !== line.quantity || known.unitPrice !== line.unitPrice) return true
    return !dequal(known.discount, line.discount)
  })
  return changed.at(-1)?.id ?? null
}
