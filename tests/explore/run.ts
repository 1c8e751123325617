import { parseArgs } from 'node:util'
import { explore } from './explore.ts'
import { product } from './product.ts'
import { modelOf, scenarios } from './scenarios.ts'

/**
 * `npm run explore -- [--faults N] [--crashes N] [--scenario NAME]`: all that may become of an order while so much goes
 * wrong. Exit code 1 where anything is not as it should be.
 */
const { values } = parseArgs({
  options: {
    faults: { type: 'string', default: '4' },
    crashes: { type: 'string', default: '1' },
    scenario: { type: 'string' },
  },
})
const limits = { faults: Number(values.faults), crashes: Number(values.crashes) }
const chosen = scenarios.filter(({ name }) => values.scenario === undefined || values.scenario === name)
if (chosen.length === 0) throw new Error(`There is no scenario ${values.scenario}.`)

const checks = new Map<string, { checks: number; failures: number }>()
const sums = { states: 0, transitions: 0, atRest: 0 }
const thousands = (count: number): string => count.toLocaleString('en').padStart(12)
for (const scenario of chosen) {
  const faults = Math.min(limits.faults, scenario.mostFaults ?? limits.faults)
  const { states, transitions, atRest, invariants } = explore(modelOf(product, scenario, { ...limits, faults }))
  sums.states += states
  sums.transitions += transitions
  sums.atRest += atRest
  console.log(
    `${scenario.name.padEnd(10)} ${faults} faults ${thousands(states)} states ${thousands(transitions)} transitions ${thousands(atRest)} at rest`,
  )
  for (const one of invariants) {
    const known = checks.get(one.name) ?? { checks: 0, failures: 0 }
    checks.set(one.name, {
      checks: known.checks + one.checks,
      failures: known.failures + one.failures.length,
    })
    for (const failure of one.failures) console.log(`\n✗ ${one.name}: ${failure}\n`)
  }
}
console.log(
  `${'all'.padEnd(19)} ${thousands(sums.states)} states ${thousands(sums.transitions)} transitions ${thousands(sums.atRest)} at rest, with up to ${limits.crashes} crashes\n`,
)
for (const [name, one] of checks) console.log(`${thousands(one.checks)} checks  ${one.failures} failures  ${name}`)
process.exitCode = [...checks.values()].some(({ failures }) => failures > 0) ? 1 : 0
