import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { generatedProduct, soldNext } from '../../support/generated-catalog.ts'
import { seededRandom } from '../../support/seeded-random.ts'
import { openVendure } from '../peers/vendure.ts'
import { asTable, type Measured, measured } from '../statistics.ts'
import { loadedShop } from '../store/loaded-shop.ts'
import { withJsonValue } from '../store/options.ts'
import { atPace, inTurns, type Rate, wantedLines } from './load.ts'
import { openOurShop } from './our-shop.ts'
import type { Seller, WantedLine } from './seller.ts'

const seed = 7
const customers = 64
const senders = 16
const warmUp = 200

/**
 * `npm run bench -- orders [--products N] [--orders M,M] [--count N] [--without-peer] [--profile FOLDER] [--json [FILE]]`:
 * web orders by HTTP until the web shop is told, in shops with so many products and past orders, and Vendure beside.
 */
export const benchOrders = async (words: readonly string[]): Promise<void> => {
  const { values } = parseArgs({
    args: withJsonValue(words),
    options: {
      products: { type: 'string', default: '100000' },
      orders: { type: 'string', default: '100000,1000000' },
      count: { type: 'string', default: '5000' },
      'without-peer': { type: 'boolean', default: false },
      profile: { type: 'string' },
      json: { type: 'string' },
    },
  })
  const [products, count] = [Number(values.products), Number(values.count)]
  const before = loadavg()
  const profile = values.profile ?? null
  if (profile !== null) mkdirSync(profile, { recursive: true })

  const peer = values['without-peer'] ? null : await measure(await openVendure(products), count, wanted(products, seed))
  const ours: { readonly pastOrders: number; readonly load: Load }[] = []
  for (const pastOrders of values.orders.split(',').map(Number)) {
    const shop = await loadedShop({ products, orders: pastOrders, seed }, false)
    ours.push({ pastOrders, load: await measure(await openOurShop(shop, profile), count, wanted(products, seed)) })
  }

  const rows = ours.flatMap(({ pastOrders, load }) =>
    rowsOf(`${pastOrders.toLocaleString('en')} past orders`, load, peer),
  )
  const rates = {
    ours: ours.map(({ pastOrders, load }) => ({ pastOrders, ...ratesOf(load) })),
    peer: peer && ratesOf(peer),
  }
  const machine = { node: process.version, cores: cpus().length, processor: cpus()[0]?.model ?? '' }
  const json = JSON.stringify({ machine, load: { before, after: loadavg() }, products, rates, rows }, null, 2)
  if (values.json === '-') return console.log(json)
  console.log(asTable(rows))
  if (values.json !== undefined) writeFileSync(values.json, `${json}\n`)
}

/** What sells next, alike for all that are measured: active products, of whose first variant pieces are sold. */
const wanted = (products: number, of: number): (() => WantedLine[]) => {
  const random = seededRandom(of)
  const sold = (): number => {
    for (;;) {
      const place = soldNext(random, products)
      const { status, unit } = generatedProduct(place, of)
      if (status === 'active' && unit === 'piece') return place
    }
  }
  return () => wantedLines(random, sold)
}

interface Load {
  readonly seller: string
  /** Stored, by as many senders as it likes. */
  readonly accepted: Rate
  /** Every customer waits for the confirmation before the next order. */
  readonly full: Rate
  /** At half of what it reached at full load. */
  readonly half: Rate
}

const measure = async (seller: Seller, count: number, lines: () => WantedLine[]): Promise<Load> => {
  try {
    await inTurns(seller, customers, Math.min(warmUp, count), lines, 'confirmed')
    const full = await inTurns(seller, customers, count, lines, 'confirmed')
    const half = await atPace(seller, full.perSecond / 2, count, lines)
    const accepted = await inTurns(seller, senders, count, lines, 'accepted')
    return { seller: seller.name, accepted, full, half }
  } finally {
    await seller.end()
  }
}

const ratesOf = ({ seller, accepted, full, half }: Load) => ({
  seller,
  acceptedPerSecond: accepted.perSecond,
  confirmedPerSecond: full.perSecond,
  halfLoadPerSecond: half.perSecond,
})

const rowsOf = (where: string, load: Load, peer: Load | null): Measured[] => {
  const row = (what: string, of: 'accepted' | 'full' | 'half'): Measured => {
    const [ours, theirs] = [load[of], peer?.[of]]
    const name = `${what}, ${where}: ${Math.round(ours.perSecond)}/s`
    const against = theirs && { name: `${peer?.seller}: ${Math.round(theirs.perSecond)}/s`, times: theirs.times }
    return measured(name, ours.times, against)
  }
  return [
    row('order to webhook at full load', 'full'),
    row('order to webhook at half that load', 'half'),
    row('order to its answer', 'accepted'),
  ]
}
