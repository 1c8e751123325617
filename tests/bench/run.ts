import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { benchImportWait } from './import-wait.ts'
import { benchPage } from './page.ts'
import { benchSaleCommit } from './sale-commit.ts'
import { benchSearch } from './search.ts'
import { benchStart } from './start.ts'
import { asTable, type Measured } from './statistics.ts'
import { benchStore } from './store/bench-store.ts'

type Bench = () => Promise<Measured | Measured[]>

/**
 * `npm run bench [-- --json FILE]`: the first table of numbers that a cashier feels, each beside what it is held against.
 * `npm run bench -- store …`: the store alone, at a small and a large shop's size, beside what people would otherwise take.
 * `npm run bench -- import`: what a sale waits for behind a large import, up to 100,000 rows.
 */
const show = async (benches: readonly Bench[], words: readonly string[]): Promise<void> => {
  const { values } = parseArgs({ args: [...words], options: { json: { type: 'string' } } })
  const rows: Measured[] = []
  for (const bench of benches) rows.push(...[await bench()].flat())
  console.log(asTable(rows))
  if (values.json !== undefined) {
    const machine = { node: process.version, cores: cpus().length, processor: cpus()[0]?.model ?? '' }
    writeFileSync(values.json, `${JSON.stringify({ machine, rows }, null, 2)}\n`)
  }
}

const importOf =
  (rows: number): Bench =>
  () =>
    benchImportWait(rows)
const ofShop: readonly Bench[] = [benchSaleCommit, benchSearch, benchStart, benchPage, importOf(20_000)]

const [first, ...rest] = process.argv.slice(2)
if (first === 'store') await benchStore(rest)
else if (first === 'import') await show([importOf(20_000), importOf(100_000)], rest)
else await show(ofShop, process.argv.slice(2))
