import { parseArgs } from 'node:util'
import { type Played, playSync } from './sync/play.ts'

/**
 * `npm run simulate -- sync --tills N --days D --seed S [--seeds K] [--embedded]`: a shop's tills on bad lines, with a real hub.
 * Exit code 1 where anything differs at the end.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    tills: { type: 'string', default: '5' },
    days: { type: 'string', default: '2' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    seeds: { type: 'string', default: '1' },
    embedded: { type: 'boolean', default: false },
  },
})

const lineOf = ({ seed, database, receipts, kills, partitions, hubRestarts, restored, faults }: Played): string =>
  `seed ${seed} over ${database}: ${receipts} receipts, ${kills} kills, ${partitions} partitions, ${hubRestarts} starts of the hub, ${restored} restored, ${faults.length} faults`

if (positionals[0] !== 'sync') {
  process.stderr.write('Say what: npm run simulate -- sync --tills N --days D --seed S [--seeds K] [--embedded]\n')
  process.exit(1)
}
const [tills, days, first] = [Number(values.tills), Number(values.days), Number(values.seed)]
for (let seed = first; seed < first + Number(values.seeds); seed += 1) {
  const begin = Date.now()
  const played = await playSync({ tills, days, seed, embedded: values.embedded })
  process.stdout.write(`${lineOf(played)}, ${((Date.now() - begin) / 1000).toFixed(0)} s\n`)
  for (const fault of played.faults) process.stdout.write(`  ${fault}\n`)
  if (played.faults.length > 0) {
    process.exitCode = 1
    process.stdout.write(`again: npm run simulate -- sync --tills ${tills} --days ${days} --seed ${seed}\n`)
  }
}
