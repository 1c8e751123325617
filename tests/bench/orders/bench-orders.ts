import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { generatedProduct, soldNext } from '../../support/generated-catalog.ts'
import { seededRandom } from '../../support/seeded-random.ts'
import { openVendure } from '../peers/vendure.ts'
import { asTable } from '../statistics.ts'
import { loadedShop } from '../store/loaded-shop.ts'
import { withJsonValue } from '../store/options.ts'
import { wantedLines } from './load.ts'
import { openOurShop } from './our-shop.ts'
import { type Load, measureLoad, ratesOf, ratiosOf, rowsOf } from './rates.ts'
import type { WantedLine } from './seller.ts'

const seed = 7

/**
 * `npm run bench -- orders [--products N] [--orders M,M] [--count N] [--peer-count N] [--without-peer] [--profile FOLDER]
 * [--json [FILE]]`: web orders by HTTP until the web shop is told, in shops with so many products and past orders, and Vendure
 * beside, with fewer orders, as it takes a few in a second.
 */
export const benchOrders = async (words: readonly string[]): Promise<void> => {
  const { values } = parseArgs({
    args: withJsonValue(words),
    options: {
      products: { type: 'string', default: '100000' },
      orders: { type: 'string', default: '100000,1000000' },
      count: { type: 'string', default: '5000' },
      'peer-count': { type: 'string', default: '40' },
      'without-peer': { type: 'boolean', default: false },
      profile: { type: 'string' },
      json: { type: 'string' },
    },
  })
  const [products, count] = [Number(values.products), Number(values.count)]
  const before = loadavg()
  const profile = values.profile ?? null
  if (profile !== null) mkdirSync(profile, { recursive: true })

  const lines = () => wanted(products, seed)
  const peer = values['without-peer']
    ? null
    : await measureLoad(await openVendure(products), Number(values['peer-count']), lines())
  const ours: { readonly pastOrders: number; readonly load: Load }[] = []
  for (const pastOrders of values.orders.split(',').map(Number)) {
    const shop = await loadedShop({ products, orders: pastOrders, seed }, false)
    ours.push({ pastOrders, load: await measureLoad(await openOurShop(shop, profile), count, lines()) })
  }

  const rows = ours.flatMap(({ pastOrders, load }) =>
    rowsOf(`${pastOrders.toLocaleString('en')} past orders`, load, peer),
  )
  const rates = {
    ours: ours.map(({ pastOrders, load }) => ({ pastOrders, ...ratesOf(load) })),
    peer: peer && ratesOf(peer),
  }
  const [first] = rates.ours
  const ratios = rates.ours.map(({ pastOrders, ...each }) => ({
    pastOrders,
    toPeer: rates.peer && ratiosOf(each, rates.peer),
    toFirstShop: first === undefined ? null : ratiosOf(each, first),
  }))
  const machine = { node: process.version, cores: cpus().length, processor: cpus()[0]?.model ?? '' }
  const json = JSON.stringify({ machine, load: { before, after: loadavg() }, products, rates, ratios, rows }, null, 2)
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
