import { parseArgs } from 'node:util'
import { simulateOrders } from './orders/command.ts'
import { simulateSync } from './sync/command.ts'

/**
 * `npm run simulate -- sync --tills N --days D --seed S [--seeds K] [--embedded]`: a shop's tills on bad lines, with a real hub.
 * `npm run simulate -- orders --orders N --seed S [--kills K] [--faults]`: web orders, while much goes wrong.
 * Exit code 1 where anything is not as it should be at the end.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    tills: { type: 'string', default: '5' },
    days: { type: 'string', default: '2' },
    orders: { type: 'string', default: '1000' },
    kills: { type: 'string', default: '' },
    faults: { type: 'boolean', default: false },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    seeds: { type: 'string', default: '1' },
    embedded: { type: 'boolean', default: false },
  },
})
const { faults, embedded } = values
const [tills, days, orders, seed, seeds] = [values.tills, values.days, values.orders, values.seed, values.seeds].map(
  Number,
) as [number, number, number, number, number]
/** With faults, one kill for each two hundred orders, where nobody says otherwise. */
const kills = values.kills === '' ? (faults ? Math.ceil(orders / 200) : 0) : Number(values.kills)

switch (positionals[0]) {
  case 'sync':
    process.exitCode = (await simulateSync({ tills, days, seed, seeds, embedded })) ? 0 : 1
    break
  case 'orders':
    process.exitCode = (await simulateOrders({ orders, seed, kills, faults })) ? 0 : 1
    break
  default:
    process.stderr.write('Say what: npm run simulate -- sync … or npm run simulate -- orders …\n')
    process.exitCode = 1
}
