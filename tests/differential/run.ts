import { parseArgs } from 'node:util'
import { differ } from './differ.ts'

/**
 * `npm run differential -- [--queries N] [--seed S] [--path P]`: asks our storage, by its
 * two drivers in turn, and RxDB's memory storage the same. `--seed` and `--path` of a report show its case again.
 */
const { values } = parseArgs({
  options: { queries: { type: 'string' }, seed: { type: 'string' }, path: { type: 'string' } },
})
const queries = Number(values.queries ?? 20_000)
const seed = Number(values.seed ?? Date.now() % 2 ** 31)
console.log(`${queries} queries, seed ${seed}`)

const started = performance.now()
let next = 50_000
const tally = await differ({
  queries,
  seed,
  drivers: ['node', 'photostructure'],
  ...(values.path !== undefined && { path: values.path }),
  progress: (soFar) => {
    if (soFar.queries < next) return
    next += 50_000
    console.log(`${Math.round((performance.now() - started) / 1000)} s: ${soFar.toString()}`)
  },
})
console.log(`No difference. ${tally.toString()}; ${Math.round((performance.now() - started) / 1000)} s`)
for (const shortcoming of tally.shortcomings()) {
  console.error(`Too few queries of this kind: ${shortcoming}`)
  process.exitCode = 1
}
