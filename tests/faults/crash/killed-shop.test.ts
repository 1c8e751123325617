import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Bundle, bundle } from '../../support/bundle.ts'
import { amount, seed } from './amount.ts'
import { planAfterCommit, planBetweenWrites } from './rounds/plan.ts'
import { playShop } from './rounds/play-shop.ts'
import { addTally, emptyTally, killsInsideCommit, tallyLines } from './rounds/tally.ts'

describe(`a shop that is killed (TILLHOUSE_SEED=${seed})`, () => {
  let program: Bundle
  beforeAll(async () => {
    program = await bundle(new URL('shop/child.ts', import.meta.url))
  })
  afterAll(() => program.remove())

  test('given rounds of trade that end inside a commit, a checkpoint, the opening or anywhere, then nothing that was acknowledged is lost or doubled', async () => {
    const begin = Date.now()
    const sum = emptyTally()
    const rounds = amount(200) / 2
    const shops = [1, 2].map((shop) => playShop({ script: program.script, seed, shop, rounds }))
    for (const tally of await Promise.all(shops)) addTally(sum, tally)
    console.log(tallyLines(sum, seed, (Date.now() - begin) / 1000).join('\n'))
    expect(sum.faults).toEqual([])
    expect(sum.rounds).toBe(2 * rounds)
    expect(sum.receipts).toBeGreaterThan(rounds / 4)
    expect(killsInsideCommit(sum)).toBeGreaterThan(rounds / 4)
  }, 600_000)

  // What looks for losses has to find them: these drivers lose on purpose.
  test('given a driver that answers a commit before it is made, when the shop is killed, then the loss is found', async () => {
    const { script } = program
    const tally = await playShop({ script, seed, shop: 3, rounds: 20, driver: 'late', plan: planAfterCommit })
    expect(tally.faults.map(({ kind }) => kind)).toContain('lost')
  }, 120_000)

  test('given a driver without transactions, when the shop is killed between two writes, then what nobody acknowledged is found', async () => {
    const { script } = program
    const kinds = new Set<string>()
    // A shop ends with its first fault, which may be no more than a level that does not fit.
    for (let shop = 4; shop < 14 && !kinds.has('lost') && !kinds.has('doubled'); shop++) {
      const tally = await playShop({ script, seed, shop, rounds: 20, driver: 'torn', plan: planBetweenWrites })
      for (const { kind } of tally.faults) kinds.add(kind)
    }
    expect([...kinds].filter((kind) => kind !== 'verify')).not.toEqual([])
  }, 120_000)
})
