import { setTimeout as pause } from 'node:timers/promises'
import type { Random } from '../../support/seeded-random.ts'
import type { Seller, WantedLine } from './seller.ts'

/** What came of some orders. */
export interface Rate {
  readonly perSecond: number
  /** Milliseconds of each, from when it should have been sent. */
  readonly times: readonly number[]
}

/** One to three lines of one or two pieces. @param sold the place of what sells next */
export const wantedLines = (random: Random, sold: () => number): WantedLine[] => {
  const products = new Set<number>()
  for (let lines = 1 + Math.floor(random() * 3); lines > 0; lines -= 1) products.add(sold())
  return [...products].map((product) => ({ product, quantity: 1 + Math.floor(random() * 2) }))
}

/** So many customers, each of whom orders again as soon as the order before has come so far. */
export const inTurns = async (
  seller: Seller,
  customers: number,
  orders: number,
  wanted: () => WantedLine[],
  until: 'accepted' | 'confirmed',
): Promise<Rate> => {
  const times: number[] = []
  const confirmed: Promise<void>[] = []
  let left = orders
  const begin = performance.now()
  const customer = async (): Promise<void> => {
    while (left > 0) {
      left -= 1
      const sent = performance.now()
      const order = seller.order(wanted())
      confirmed.push(order.confirmed)
      await order[until]
      times.push(performance.now() - sent)
    }
  }
  await Promise.all(Array.from({ length: customers }, customer))
  const seconds = (performance.now() - begin) / 1000
  await Promise.all(confirmed)
  return { perSecond: orders / seconds, times }
}

/** Orders at a steady pace, whoever is still waiting; what is late because of that counts as waited. */
export const atPace = async (
  seller: Seller,
  perSecond: number,
  orders: number,
  wanted: () => WantedLine[],
): Promise<Rate> => {
  const times: number[] = []
  const confirmed: Promise<void>[] = []
  const begin = performance.now()
  for (let number = 0; number < orders; number += 1) {
    const due = begin + (number / perSecond) * 1000
    const early = due - performance.now()
    if (early > 0) await pause(early)
    const order = seller.order(wanted())
    confirmed.push(order.confirmed.then(() => void times.push(performance.now() - due)))
  }
  await Promise.all(confirmed)
  return { perSecond: orders / ((performance.now() - begin) / 1000), times }
}
