import type { LineToPrice } from '../../../shared/domain/pricing/cart.ts'
import type { Goods } from '../../../shared/domain/pricing/promotions/goods.ts'
import type { Promotion, Reward } from '../../../shared/domain/pricing/promotions/promotion.ts'
import { part, total } from '../money.ts'
import { compare, type Fraction, of, sumOf } from './fraction.ts'
import { type Batch, isGoods, leftOf } from './goods-in-cart.ts'
import { spreadBy } from './spread.ts'

const million = 1_000_000

/** Minor units that a promotion takes off each batch, of what is left to pay of it: rule 5. */
export const rewardOn = ({ reward }: Promotion, batches: readonly Batch[]): number[] => {
  switch (reward.kind) {
    case 'percent':
      return batches.map((batch) => (isMeant(reward.on, batch.line) ? part(leftOf(batch), reward.ppm, million) : 0))
    case 'amount':
      return batches.map((batch) =>
        isMeant(reward.on, batch.line) ? Math.min(leftOf(batch), part(reward.amount, batch.quantity, 1000)) : 0,
      )
    case 'orderPercent':
      return offGoods(batches, (cost) => part(cost, reward.ppm, million))
    case 'orderAmount':
      return offGoods(batches, (cost) => Math.min(cost, reward.amount))
    case 'buyGet':
      return buyGet(reward, batches)
    case 'bundle':
      return bundle(reward, batches)
  }
}

/** Off all goods together, each batch by what is left to pay of it. */
export const offGoods = (batches: readonly Batch[], amountOf: (cost: number) => number): number[] => {
  const costs = batches.map((batch) => (isGoods(batch.line) ? leftOf(batch) : 0))
  const cost = total(costs)
  return cost === 0 ? costs.map(() => 0) : spreadBy(amountOf(cost), costs)
}

const isNamed = (goods: Goods, { productId, category }: LineToPrice): boolean =>
  goods.kind === 'everything' ||
  (goods.kind === 'products' ? goods.ids.some((id) => id === productId) : goods.names.includes(category))

/** Goods that it names, at their own price. */
const isMeant = (goods: Goods, line: LineToPrice): boolean =>
  isGoods(line) && !line.agreed && line.discount === null && isNamed(goods, line)

/** One piece, of the batch at a place, and what it costs. */
interface Unit {
  readonly place: number
  readonly price: Fraction
}

const unitsOf = (batches: readonly Batch[], meant: (line: LineToPrice) => boolean): Unit[] =>
  batches.flatMap((batch, place) => {
    const pieces = batch.line.unit === 'piece' && meant(batch.line) ? Math.floor(batch.quantity / 1000) : 0
    return Array.from({ length: pieces }, (): Unit => ({ place, price: of(leftOf(batch), pieces) }))
  })

const cheapestFirst = (units: readonly Unit[]): Unit[] =>
  units.toSorted((one, other) => compare(one.price, other.price) || one.place - other.place)
const dearestFirst = (units: readonly Unit[]): Unit[] =>
  units.toSorted((one, other) => compare(other.price, one.price) || one.place - other.place)

/** What some of a batch's pieces cost, in whole minor units. */
const costOf = (batch: Batch | undefined, pieces: number): number =>
  batch === undefined || pieces === 0 ? 0 : part(leftOf(batch), pieces, Math.floor(batch.quantity / 1000))

const buyGet = (
  { buy, buyUnits, get, getUnits, ppm }: Extract<Reward, { kind: 'buyGet' }>,
  batches: readonly Batch[],
): number[] => {
  const given = cheapestFirst(unitsOf(batches, (line) => isMeant(get ?? buy, line)))
  let count = 0
  if (get === null) {
    // Counted out one by one: so many are bought, so many are got, and again.
    for (let piece = 0; piece < given.length; piece++) if (piece % (buyUnits + getUnits) >= buyUnits) count++
  } else {
    const bought = unitsOf(batches, (line) => isMeant(buy, line) && !isMeant(get, line)).length
    count = Math.floor(bought / buyUnits) * getUnits
  }
  const got = given.slice(0, count)
  return batches.map((batch, place) =>
    part(costOf(batch, got.filter((one) => one.place === place).length), ppm, million),
  )
}

const bundle = ({ parts, price }: Extract<Reward, { kind: 'bundle' }>, batches: readonly Batch[]): number[] => {
  const stock = parts.map(({ units }, place) => ({
    units,
    there: dearestFirst(unitsOf(batches, (line) => parts.findIndex(({ of: goods }) => isMeant(goods, line)) === place)),
  }))
  const most = Math.min(...stock.map(({ units, there }) => Math.floor(there.length / units)))
  // One more bundle as long as its pieces cost more than it does.
  let bundles = 0
  while (
    bundles < most &&
    compare(
      sumOf(
        stock
          .flatMap(({ units, there }) => there.slice(bundles * units, (bundles + 1) * units))
          .map((one) => one.price),
      ),
      of(price, 1),
    ) > 0
  )
    bundles++
  // A batch of a part after the other, so that equal remainders go to the part that is named first.
  const used = stock.flatMap(({ units, there }) => {
    const pieces = there.slice(0, bundles * units)
    return [...new Set(pieces.map(({ place }) => place))].map((place) => ({
      place,
      cost: costOf(batches[place], pieces.filter((one) => one.place === place).length),
    }))
  })
  const saved = total(used.map(({ cost }) => cost)) - bundles * price
  if (saved <= 0) return batches.map(() => 0)
  const shares = spreadBy(
    saved,
    used.map(({ cost }) => cost),
  )
  return batches.map((_, place) => total(used.map((one, index) => (one.place === place ? (shares[index] ?? 0) : 0))))
}
