import { parseArgs } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { playFuzz } from './play.ts'
import { openFuzzWorld } from './world.ts'

const { values } = parseArgs({
  options: { requests: { type: 'string', default: '2000' }, seed: { type: 'string', default: '1' } },
})
const [requests, seed] = [Number(values.requests), Number(values.seed)]
if (!Number.isSafeInteger(requests) || requests < 1 || !Number.isSafeInteger(seed)) {
  console.error('Say how many requests, and a whole number as seed: npm run fuzz -- --requests 100000 --seed 1')
  process.exit(2)
}

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void
/** MiB that are in use once nothing more can be freed. */
const heap = (): number => {
  collect()
  return Math.round((process.memoryUsage().heapUsed / 1024 / 1024) * 10) / 10
}

const world = await openFuzzWorld()
const heaps: number[] = []
let next = requests / 10
const began = Date.now()
const report = await playFuzz(world, {
  requests,
  seed,
  onProgress: (done) => {
    if (done < next) return
    next += requests / 10
    heaps.push(heap())
    console.log(`${done} requests, ${heaps.at(-1)} MiB in use`)
  },
})
await world.close()

const seconds = (Date.now() - began) / 1000
console.log(`${report.requests} requests with seed ${seed} in ${seconds.toFixed(0)} s`)
for (const [status, count] of [...report.statuses].sort(([one], [other]) => one - other))
  console.log(`  ${status}  ${count}`)
for (const fault of report.faults) console.log(fault)
/** What a run may hold more at its end than after its first tenth, in MiB: code that was compiled meanwhile, and caches. */
const slack = 24
const grew = (heaps.at(-1) ?? 0) - (heaps[0] ?? 0)
console.log(`Memory: ${heaps[0]} MiB after the first tenth, ${heaps.at(-1)} MiB at the end`)
if (grew > slack) console.log(`It grew by ${grew.toFixed(1)} MiB.`)
process.exitCode = report.faults.length > 0 || grew > slack ? 1 : 0
