import type { Happening } from '../../shared/domain/orders/entries.ts'
import { fold } from '../../shared/domain/orders/evolve.ts'
import type { Line } from '../../shared/domain/orders/order.ts'
import { placing } from '../unit/domain/history.ts'
import type { Model } from './explore.ts'
import { checkRest, checkState, checkStep, isSeen } from './invariants.ts'
import { faultyMoves } from './moves/faults.ts'
import { peoplesMoves, type Wish } from './moves/people.ts'
import { runnerMoves } from './moves/runner.ts'
import { tellings } from './moves/tellings.ts'
import { append } from './moves/write.ts'
import type { Product } from './product.ts'
import { emptyBooks, type WayToPay } from './world/gateway.ts'
import { keyOf } from './world/key.ts'
import { aKey, goods } from './world/lines.ts'
import { levelIn, theLocation, type World } from './world/world.ts'

/** A small shop at its beginning, and what people may do in it. */
interface Scenario {
  readonly name: string
  readonly about: string
  readonly way: WayToPay
  readonly orders: readonly { readonly lines: readonly Line[]; readonly isOdd?: true }[]
  /** Pieces of the one variant. */
  readonly inStock: number
  /** How often each thing is done at the most. */
  readonly people: Readonly<Partial<Record<Wish, number>>>
  /** So many faults can be explored with so much in it; left out where it has few enough states for four and more. */
  readonly mostFaults?: number
}

const download = aKey('download', 100)

export const scenarios: readonly Scenario[] = [
  {
    name: 'goods',
    about: 'Two pieces by card are packed, sent, cancelled and paid back in halves.',
    way: 'card',
    orders: [{ lines: [goods('tea', 2)] }],
    inStock: 2,
    people: { pick: 3, ship: 1, cancel: 1, payBack: 2 },
  },
  {
    name: 'lastPiece',
    about: 'Two orders want the last piece: one waits until the other lets it go.',
    way: 'card',
    orders: [{ lines: [goods('tea', 1)] }, { lines: [goods('tea', 1)] }],
    inStock: 1,
    people: { cancel: 1 },
    mostFaults: 2,
  },
  {
    name: 'download',
    about: 'A licence key is unlocked, and paid back.',
    way: 'card',
    orders: [{ lines: [download] }],
    inStock: 0,
    people: { cancel: 1, payBack: 2 },
  },
  {
    name: 'review',
    about: 'An odd order with goods and a key: somebody decides.',
    way: 'card',
    orders: [{ lines: [goods('tea', 1), download], isOdd: true }],
    inStock: 1,
    people: { approve: 1, turnDown: 1, cancel: 1, pick: 3, ship: 1 },
  },
  {
    name: 'parts',
    about: 'Two lines are sent one by one, and the second is taken off, held or cancelled meanwhile.',
    way: 'card',
    orders: [{ lines: [goods('tea', 1), goods('cup', 1)] }],
    inStock: 2,
    people: { pick: 5, packPart: 1, ship: 2, takeOff: 1, hold: 1, release: 1, cancel: 1 },
    mostFaults: 1,
  },
  {
    name: 'exchange',
    about: 'A part is sent, and the rest changed for something dearer, of which a part is taken off again.',
    way: 'card',
    orders: [{ lines: [goods('tea', 1), goods('cup', 1)] }],
    inStock: 2,
    people: { pick: 3, packPart: 1, ship: 1, exchange: 1, takeOff: 1 },
  },
  {
    name: 'split',
    about:
      'One of two pieces becomes an order of its own; either is sent or cancelled, or one comes back to the other.',
    way: 'card',
    orders: [{ lines: [goods('tea', 1), goods('cup', 1)] }],
    inStock: 2,
    people: { split: 1, merge: 1, pick: 6, ship: 2, cancel: 1 },
    mostFaults: 1,
  },
  {
    name: 'merge',
    about: 'Two orders become one, which is sent or cancelled.',
    way: 'card',
    orders: [{ lines: [goods('tea', 1)] }, { lines: [goods('cup', 1)] }],
    inStock: 2,
    people: { merge: 1, pick: 4, ship: 1, cancel: 1 },
    mostFaults: 1,
  },
  {
    name: 'transfer',
    about: 'The money comes first, by hand, and goes back by hand.',
    way: 'transfer',
    orders: [{ lines: [goods('tea', 1)] }],
    inStock: 1,
    people: { bookMoney: 3, pick: 3, ship: 1, cancel: 1, payBack: 1 },
  },
  {
    name: 'invoice',
    about: 'The goods leave on the customer’s word.',
    way: 'invoice',
    orders: [{ lines: [goods('tea', 1)] }],
    inStock: 1,
    people: { bookMoney: 2, pick: 3, ship: 1, cancel: 1, payBack: 1 },
  },
]

const beginning = (product: Product, { way, orders, inStock, people }: Scenario, limits: Limits): World => {
  const empty: World = {
    ...{ way, clock: 1, orders: [], movements: [], received: inStock * 1000, attempts: [], late: [], lateTellings: [] },
    gateway: emptyBooks(orders.length * 1000),
    told: [],
    left: { ...limits, people },
  }
  return orders.reduce((world, { lines, isOdd }, index) => {
    const id = `W${index + 1}`
    const stock = product.decideStock(lines, theLocation, () => levelIn(world))
    const found: Happening = stock.type === 'stockShort' ? { ...stock, type: 'stockAwaited', expectedAt: 2 } : stock
    const happenings: Happening[] = [{ ...placing(lines), number: id }, ...(isOdd ? [odd] : []), found]
    return { ...world, orders: [...world.orders, append(product, fold(id, []), happenings, world.clock)] }
  }, empty)
}

const odd: Happening = {
  type: 'riskJudged',
  limit: 10,
  reasons: [{ rule: 'firstOrder', score: 20, words: 'The first order.' }],
}

interface Limits {
  /** How much goes wrong at the most. */
  readonly faults: number
  /** How often the order manager is killed at the most. */
  readonly crashes: number
}

export const modelOf = (product: Product, scenario: Scenario, limits: Limits): Model<World> => ({
  start: beginning(product, scenario, limits),
  key: keyOf,
  moves: (world) => [
    ...runnerMoves(product, world),
    ...tellings(product, world),
    ...peoplesMoves(product, world),
    ...faultyMoves(product, world),
  ],
  checkState,
  checkStep,
  checkAtRest: (world, check) => checkRest(product, world, check),
  isSeen: (world) => isSeen(product, world),
})
