import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { inWords } from '../../electron/verify/in-words.ts'
import { verifyFile } from '../../electron/verify/verify.ts'
import { monthsIn, readRows } from './read-invoices.ts'
import { replay } from './replay.ts'
import { reportOf } from './report.ts'

/** `npm run replay -- FOLDER --data DIR [--months 2010-12,…]`. Exit code 1 where a penny is missing, or something is off. */
const usage =
  'Say which invoices, and where the shop goes: FOLDER --data DIR, an empty one; --months 2010-12,2011-01 for some.'

const fail = (sentence: string): never => {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { data: { type: 'string' }, months: { type: 'string' } },
})
const [folder = fail(usage)] = positionals
const data = resolve(values.data ?? fail(usage))
const months = existsSync(folder) ? monthsIn(folder) : []
if (months.length === 0) fail(`There are no invoices in ${folder}.`)
if (existsSync(data) && readdirSync(data).length > 0)
  fail(`${data} is not empty: a replay begins with a shop of its own.`)
const wanted = values.months?.split(',') ?? months
const missing = wanted.find((month) => !months.includes(month))
if (missing !== undefined) fail(`There is no month ${missing}: there are ${months.join(', ')}.`)

const begun = performance.now()
const rows = wanted.flatMap((month) => readRows(folder, month))
const replayed = await replay(data, rows, (line) => process.stderr.write(`${line}\n`))
const took = performance.now() - begun
const { lines, open } = reportOf(replayed)
console.log(lines.join('\n'))
console.log(`All of it took ${(took / 60_000).toFixed(1)} minutes.`)
const areas = verifyFile(join(data, 'tillhouse.sqlite'))
console.log(inWords(areas).join('\n'))
if (open !== 0 || areas.some(({ faults }) => faults.length > 0)) process.exitCode = 1
