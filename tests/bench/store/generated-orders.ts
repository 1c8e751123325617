import type { VariantHit } from '../../../electron/order-manager/ports/store.ts'
import { movementsOf } from '../../../electron/order-manager/register/close-sale.ts'
import { lineFor } from '../../../shared/domain/catalog/line-for.ts'
import type { Movement } from '../../../shared/domain/inventory/movement.ts'
import type { JournalEntry } from '../../../shared/domain/journal/journal-entry.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import type { Shop } from '../../../shared/domain/settings/settings.ts'
import { type Random, randomFrom } from '../../faults/random.ts'
import { counterSale } from './counter-sale.ts'
import { OrderHistory } from './order-history.ts'
import { webOrder } from './web-order.ts'

/** What generated orders refer to. */
export interface OrderSource {
  readonly shop: Shop
  readonly deviceId: string
  readonly registerId: string
  readonly shopFloorId: string
  readonly warehouseId: string
  readonly webShopId: string
  readonly staffId: string
  /** What sells next: an active variant that is no digital good. */
  readonly nextSold: (random: Random) => VariantHit
}

/** An order as the shop's use cases leave it, with what they write beside it. */
export interface GeneratedOrder {
  readonly order: Order
  readonly movements: readonly Movement[]
  readonly journal: readonly (Pick<JournalEntry, 'at' | 'what' | 'facts'> & { readonly staffId: string | null })[]
}

/** A million orders in two years: one every 63 seconds, day and night. A smaller shop is a younger one, as busy. */
const gap = (2 * 365 * 86_400_000) / 1_000_000
/** 1 January 2026: the newest order is a little older. Milliseconds since 1970. */
export const newestPlaced = Date.UTC(2026, 0, 1)
export const oldestPlaced = (orders: number): number => newestPlaced - orders * gap
/** Open carts and unfinished web orders are new. */
const unfinished = 400

/**
 * So many orders, oldest first, alike for a seed: five of six are counter sales, the others web orders in every state.
 * Each is the fold of entries that the domain decided on.
 */
export function* generateOrders(source: OrderSource, seed: number, count: number): Generator<GeneratedOrder> {
  let receipts = 0
  let numbers = 0
  for (let index = 0; index < count; index++) {
    const random = randomFrom(Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b))
    const at = Math.floor(oldestPlaced(count - index))
    const history = new OrderHistory(source.deviceId, random, at)
    const isNew = count - index <= unfinished
    if (random.below(6) === 0) {
      numbers += 1
      yield generatedWebOrder(source, history, random, numbers, isNew)
    } else {
      const open = random.below(100) < 2
      if (!open) receipts += 1
      yield generatedSale(source, history, random, receipts, open)
    }
  }
}

const quantityOf = (hit: VariantHit, random: Random): number => {
  if (hit.product.unit === 'kg') return 200 + random.below(2500)
  return random.below(4) === 0 ? 1000 * (2 + random.below(3)) : 1000
}

const linesOf = (source: OrderSource, history: OrderHistory, random: Random) =>
  Array.from({ length: 1 + random.below(6) }, () => {
    const hit = source.nextSold(random)
    return lineFor(source.shop, hit, history.newId(), quantityOf(hit, random), { at: 0, priceLists: [] }, null)
  })

const generatedSale = (
  source: OrderSource,
  history: OrderHistory,
  random: Random,
  receipt: number,
  abandoned: boolean,
): GeneratedOrder => {
  const number = `R1-${String(receipt).padStart(6, '0')}`
  const lines = linesOf(source, history, random)
  const order = counterSale(source, history, random, lines, abandoned ? null : number)
  if (order.state !== 'completed') return { order, movements: [], journal: [] }
  const facts = {
    number,
    total: order.totals.total,
    tax: order.totals.tax,
    currency: order.currency,
    tender: order.payments[0]?.tender ?? '',
  }
  return {
    order,
    movements: movementsOf(order, 'sale'),
    journal: [{ at: order.placedAt, staffId: source.staffId, what: 'sale', facts }],
  }
}

const generatedWebOrder = (
  source: OrderSource,
  history: OrderHistory,
  random: Random,
  count: number,
  isNew: boolean,
): GeneratedOrder => {
  const number = `W${String(count).padStart(6, '0')}`
  const { order, movements } = webOrder(source, history, random, linesOf(source, history, random), number, isNew)
  const facts = { number, total: order.totals.total, currency: order.currency }
  const placed = { at: order.placedAt, staffId: null, what: 'webOrder', facts: { ...facts, state: 'placed' } }
  const shipped = movements.slice(0, 1).map(({ at }) => ({ at, staffId: source.staffId, what: 'shipped', facts }))
  return { order, movements, journal: [placed, ...shipped] }
}
