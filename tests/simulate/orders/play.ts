import { join } from 'node:path'
import { openStore } from '../../../electron/store/open-store.ts'
import { verifyFile } from '../../../electron/verify/verify.ts'
import { pause, picker } from '../../faults/people.ts'
import { type Random, seededRandom } from '../../support/seeded-random.ts'
import { someOrder } from './buying.ts'
import { addFault } from './faults.ts'
import { type Invariant, Invariants } from './invariants/invariants.ts'
import { checkMoney, checkReconciliation } from './invariants/money.ts'
import { checkOrders } from './invariants/orders.ts'
import { checkStock } from './invariants/stock.ts'
import { checkTold } from './invariants/told.ts'
import { backOffice } from './office.ts'
import { settled } from './settled.ts'
import type { SimulatedShop } from './web-shop.ts'
import { openWorld, orderRules, type World } from './world.ts'

export interface Play {
  readonly orders: number
  readonly seed: number
  /** How often the order manager is killed. */
  readonly kills: number
  /** Whether anything goes wrong outside. */
  readonly faults: boolean
  readonly shops?: number
}

export interface Played {
  readonly seed: number
  readonly kills: number
  readonly faults: number
  /** How many orders came to what. */
  readonly outcome: Readonly<Record<string, number>>
  readonly invariants: readonly Invariant[]
  /** Seconds in which the orders were placed, and until the last had come to its end. */
  readonly placing: number
  readonly whole: number
}

/** Customers who order side by side, and pickers who share what is to be packed. */
const customers = 10
const pickers = 2
/** Of so many orders one thing goes wrong for each. */
const ordersPerFault = 4
/** Thousandths of each product: what everybody wants runs out. */
const openingFor = (orders: number): number => 1000 * Math.max(10, Math.ceil(orders * 0.09))

/** N orders of several web shops, while much goes wrong; what is not as it should be at the end is in the invariants. */
export const playOrders = async ({ orders, seed, kills, faults, shops = 3 }: Play): Promise<Played> => {
  const opening = openingFor(orders)
  const world = await openWorld(shops, opening)
  try {
    const random = seededRandom(seed)
    const people = [
      ...Array.from({ length: pickers }, (_, part) => picker(world.client(), shareOf(part), () => undefined)),
      backOffice(world.client(), seededRandom(seed + 1)),
    ]
    const tally = { placed: 0, begun: 0, faults: 0, kills: 0 }
    const begin = performance.now()
    const killer = killing(world, seededRandom(seed + 2), { kills, orders, tally })
    const wishes = Array.from({ length: customers }, (_, number) =>
      buying(world, seededRandom(seed + 100 + number), orders, tally, async () => {
        if (faults && tally.placed % ordersPerFault === 0) {
          tally.faults += 1
          await addFault(world.outside, random)
        }
        if (tally.placed === Math.ceil(orders / 2)) await world.client().ask('settings.setOrderRules', orderRules(true))
      }),
    )
    await Promise.all(wishes)
    const placing = seconds(begin)
    await killer
    await world.outside.endFaults()
    await settled(world.folder)
    await Promise.all(people.map((worker) => worker.stop()))
    await settled(world.folder)
    const whole = seconds(begin)

    const invariants = new Invariants()
    await checkReconciliation(world.client(), invariants)
    await world.till.end('SIGTERM')
    const store = await openStore({ folder: world.folder })
    try {
      const all = store.find('orders', {})
      checkOrders(all, store, world.outside.shops, invariants)
      await checkMoney(all, world.outside, invariants)
      checkTold(all, world.outside.shops, invariants)
      checkStock(all, store, opening, invariants)
      for (const { name, faults: found } of verifyFile(join(world.folder, 'tillhouse.sqlite')))
        invariants.check('verify finds nothing', found.length === 0, () => `${name}: ${found.join(' ')}`)
      const outcome: Record<string, number> = {}
      for (const { state, payment, splitFrom, mergedInto } of all) {
        const how = mergedInto !== undefined ? ', merged' : splitFrom !== undefined ? ', split off' : ''
        const name = `${state}, ${payment}${how}`
        outcome[name] = (outcome[name] ?? 0) + 1
      }
      return { seed, kills: tally.kills, faults: tally.faults, outcome, placing, whole, invariants: invariants.all }
    } finally {
      await store.close()
    }
  } finally {
    await world.close()
  }
}

const seconds = (begin: number): number => (performance.now() - begin) / 1000

const shareOf = (part: number) => (orderId: string) => (orderId.codePointAt(orderId.length - 1) ?? 0) % pickers === part

/** One customer after the other, each at one of the web shops; some think again, some send back. */
const buying = async (
  { outside: { shops } }: World,
  random: Random,
  orders: number,
  tally: { begun: number; placed: number },
  placed: () => Promise<void>,
): Promise<void> => {
  while (tally.begun < orders) {
    tally.begun += 1
    const number = tally.begun
    const shop = shops[number % shops.length] as SimulatedShop
    const orderId = await shop.order(`W-${number}`, someOrder(`W-${number}`, random))
    tally.placed += 1
    await placed()
    if (random() < 0.04) await shop.ask(orderId, 'cancellation', { reason: 'I thought again' })
  }
}

/** Pulls the plug so often, each time when so many orders have been placed, and a moment later. */
const killing = async (
  { till }: World,
  random: Random,
  { kills, orders, tally }: { kills: number; orders: number; tally: { placed: number; kills: number } },
): Promise<void> => {
  const moments = Array.from({ length: kills }, () => Math.floor(random() * orders * 0.95)).sort((a, b) => a - b)
  for (const moment of moments) {
    while (tally.placed < moment) await pause(20)
    await pause(random() * 300)
    await till.end('SIGKILL')
    tally.kills += 1
    // Now and then it is killed before it has come up.
    const { ready } = till.start()
    if (random() < 0.1) {
      await pause(random() * 1000)
      await till.end('SIGKILL')
      await till.start().ready
    } else await ready
  }
}
