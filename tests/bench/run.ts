import { writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { benchImportWait } from './import-wait.ts'
import { benchOrders } from './orders/bench-orders.ts'
import { benchPage } from './page.ts'
import { benchRegister } from './register/bench-register.ts'
import { benchSaleCommit } from './sale-commit.ts'
import { benchSearch } from './search.ts'
import { benchStart } from './start.ts'
import { asTable, type Measured } from './statistics.ts'
import { benchStore } from './store/bench-store.ts'
import { withJsonValue } from './store/options.ts'
import { benchSync } from './sync/bench-sync.ts'

type Bench = () => Promise<Measured | Measured[]>

/**
 * `npm run bench [-- --json FILE]`: the first table of numbers that a cashier feels, each beside what it is held against.
 * `npm run bench -- store …`: the store alone, at a small and a large shop's size, beside what people would otherwise take.
 * `npm run bench -- import`: what a sale waits for behind a large import, up to 100,000 rows.
 * `npm run bench -- sync …`: the hub, and what tills wait for: a download, pushes, a sale at the other till, 500 streams.
 * `npm run bench -- orders …`: web orders taken and confirmed in a second, and how long one takes, with Vendure beside.
 * `npm run bench -- register …`: what a cashier waits for in Chromium, in a large shop and in a huge cart.
 * `--json` alone prints everything that was measured instead of the table.
 */
const show = async (benches: readonly Bench[], words: readonly string[]): Promise<void> => {
  const { values } = parseArgs({ args: withJsonValue(words), options: { json: { type: 'string' } } })
  const rows: Measured[] = []
  const before = loadavg()
  for (const bench of benches) rows.push(...[await bench()].flat())
  const machine = { node: process.version, cores: cpus().length, processor: cpus()[0]?.model ?? '' }
  const load = { before, after: loadavg() }
  const json = JSON.stringify({ machine, load, rows }, null, 2)
  if (values.json === '-') return console.log(json)
  console.log(asTable(rows))
  if (values.json !== undefined) writeFileSync(values.json, `${json}\n`)
}

const registerBench = (words: readonly string[]): Promise<void> => {
  const { values } = parseArgs({
    args: withJsonValue(words),
    options: {
      products: { type: 'string', default: '100000' },
      runs: { type: 'string', default: '1000' },
      json: { type: 'string' },
    },
  })
  const sizes = { products: Number(values.products), runs: Number(values.runs) }
  return show([() => benchRegister(sizes)], values.json === undefined ? [] : [`--json=${values.json}`])
}

const importOf =
  (rows: number): Bench =>
  () =>
    benchImportWait(rows)
const ofShop: readonly Bench[] = [benchSaleCommit, benchSearch, benchStart, benchPage, importOf(20_000)]

const [first, ...rest] = process.argv.slice(2)
if (first === 'store') await benchStore(rest)
else if (first === 'register') await registerBench(rest)
else if (first === 'sync') await benchSync(rest)
else if (first === 'orders') await benchOrders(rest)
else if (first === 'import') await show([importOf(20_000), importOf(100_000)], rest)
else await show(ofShop, process.argv.slice(2))
