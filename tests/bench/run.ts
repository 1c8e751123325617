import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { benchPage } from './page.ts'
import { benchSaleCommit } from './sale-commit.ts'
import { benchSearch } from './search.ts'
import { benchStart } from './start.ts'
import { asTable, type Measured } from './statistics.ts'

/** `npm run bench [-- --json FILE]`: the first table of numbers that a cashier feels, each beside what it is held against. */
const { values } = parseArgs({ options: { json: { type: 'string' } } })

const rows: Measured[] = []
for (const bench of [benchSaleCommit, benchSearch, benchStart, benchPage]) rows.push(...[await bench()].flat())
console.log(asTable(rows))
if (values.json !== undefined) {
  const machine = { node: process.version, cores: cpus().length, processor: cpus()[0]?.model ?? '' }
  writeFileSync(values.json, `${JSON.stringify({ machine, rows }, null, 2)}\n`)
}
