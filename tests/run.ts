import { build, runInChromium, runInElectron } from './runner/end-to-end.ts'
import { sum, type Tally, tallyLine } from './runner/tally.ts'
import { runVitest } from './runner/vitest.ts'

// `npm test`: every kind of test, one after the other, and one line over all of them at the end.
const kinds: [string, Tally][] = []

async function run(name: string, phase: () => Promise<Tally>): Promise<void> {
  console.log(`\n── ${name} ──`)
  kinds.push([name, await phase()])
}

await run('Unit, contract, integration, architecture, faults', runVitest)
const brokenBuild = build()
if (brokenBuild) kinds.push(['Build', brokenBuild])
else {
  await run('End to end in Chromium', runInChromium)
  await run('End to end in Electron', runInElectron)
}

console.log('')
for (const failure of kinds.flatMap(([, { failures = [] }]) => failures)) console.log(`✗ ${failure}`)
for (const [name, tally] of kinds) console.log(`${name}: ${tallyLine(tally)}`)
const total = sum(kinds.map(([, tally]) => tally))
console.log(tallyLine(total))
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0
