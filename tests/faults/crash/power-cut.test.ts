import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Bundle, bundle } from '../../support/bundle.ts'
import { amount, seed } from './amount.ts'
import { cutLines, playCuts } from './power/play-cuts.ts'
import { canRecord, recordTrade } from './power/record.ts'

// Without strace nothing can be recorded; a machine of our own must have it.
const isRecorded = canRecord() || process.env['CI'] === 'true'

describe.skipIf(!isRecorded)(`a shop whose power is cut (TILLHOUSE_SEED=${seed})`, () => {
  let program: Bundle
  beforeAll(async () => {
    program = await bundle(new URL('shop/child.ts', import.meta.url))
  })
  afterAll(() => program.remove())

  test('given cuts at any moment, with unsynced writes kept, dropped or torn, then all that was acknowledged is there, and nothing by halves', async () => {
    const trade = { seed, driver: 'honest', actions: 40, openings: 2 } as const
    const tally = await playCuts(await recordTrade(program.script, trade), amount(300), seed)
    console.log(cutLines(tally, seed).join('\n'))
    expect(tally.faults).toEqual([])
    expect(tally.acknowledged).toBeGreaterThan(amount(300))
    expect(Math.min(...Object.values(tally.states))).toBeGreaterThan(0)
  }, 300_000)

  // What looks for losses has to find them: this driver never waits for the disk.
  test('given a driver that does not wait for the disk, when the power is cut, then what is lost is found', async () => {
    const trade = { seed, driver: 'unsynced', actions: 15, openings: 1 } as const
    const { faults } = await playCuts(await recordTrade(program.script, trade), 60, seed, false)
    // By chance it may be no receipt that was lost, but orders, movements or links of the journal.
    expect(faults.filter(({ kind }) => kind === 'lost').length).toBeGreaterThan(0)
  }, 300_000)
})
