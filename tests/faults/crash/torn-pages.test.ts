import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Bundle, bundle } from '../../support/bundle.ts'
import { randomFrom } from '../random.ts'
import { amount, seed } from './amount.ts'
import { damages, spoil } from './torn/damage.ts'
import { type LeftShop, leaveInCommit, leaveShop } from './torn/killed-shop.ts'
import { type Outcome, openDamaged } from './torn/open-damaged.ts'
import { framesOf } from './torn/write-ahead-log.ts'

const main = 'tillhouse.sqlite'
const log = `${main}-wal`

describe(`a shop with torn pages (TILLHOUSE_SEED=${seed})`, () => {
  let program: Bundle
  beforeAll(async () => {
    program = await bundle(new URL('shop/child.ts', import.meta.url))
  })
  afterAll(() => program.remove())

  /** The shop's files with the one replaced; no shared memory, which a power cut takes along. */
  const withFile = (shop: LeftShop, name: string, bytes: Buffer): Map<string, Buffer> => {
    const files = new Map([...shop.files].filter(([each]) => !each.endsWith('-shm')))
    return files.set(name, bytes)
  }
  const bytesOf = (shop: LeftShop, name: string): Buffer => Buffer.from(shop.files.get(name) ?? '')

  test('given the last transaction of the log torn before it was answered, then all that was acknowledged is there', async () => {
    const random = randomFrom(seed)
    let spoiled = 0
    for (const transaction of [12, 37, 64]) {
      const shop = await leaveInCommit(program.script, seed + transaction, transaction)
      const frames = framesOf(bytesOf(shop, log))
      const first = frames.findLastIndex(({ isCommit }, index) => isCommit && index < frames.length - 1) + 1
      expect(frames.length).toBeGreaterThan(first)
      for (let turn = 0; turn < amount(16); turn++) {
        const bytes = bytesOf(shop, log)
        const { at, page, end } = random.pick(frames.slice(first))
        // Anywhere in the frame, its header too.
        if (!spoil(bytes, random.pick([at, page]), end, random.pick(damages), random)) continue
        spoiled += 1
        const outcome = await openDamaged(withFile(shop, log, bytes), shop.commits)
        expect(outcome).toEqual({ is: 'whole', commits: shop.commits.length - 1 })
      }
    }
    expect(spoiled).toBeGreaterThan(amount(16))
  }, 300_000)

  test('given the log cut off anywhere in its last transaction, then all that was acknowledged is there', async () => {
    const random = randomFrom(seed)
    const shop = await leaveInCommit(program.script, seed, 25)
    const frames = framesOf(bytesOf(shop, log))
    const first = frames.findLastIndex(({ isCommit }, index) => isCommit && index < frames.length - 1) + 1
    const [begin, end] = [frames[first]?.at ?? 0, frames.at(-1)?.end ?? 0]
    for (let turn = 0; turn < amount(12); turn++) {
      const bytes = bytesOf(shop, log).subarray(0, begin + random.below(end - begin))
      const outcome = await openDamaged(withFile(shop, log, bytes), shop.commits)
      expect(outcome).toEqual({ is: 'whole', commits: shop.commits.length - 1 })
    }
  }, 300_000)

  const tally = (outcomes: readonly Outcome[]): string =>
    (['noticed', 'whole', 'derived', 'wrong'] as const)
      .map((is) => `${is} ${outcomes.filter((outcome) => outcome.is === is).length}`)
      .join(', ')

  test('given damage to what the log had kept safely, then it is noticed, or what is left is whole up to there', async () => {
    const random = randomFrom(seed)
    const shop = await leaveInCommit(program.script, seed, 60)
    const outcomes: Outcome[] = []
    for (let turn = 0; turn < amount(60); turn++) {
      const bytes = bytesOf(shop, log)
      const { page, end } = random.pick(framesOf(bytes))
      if (spoil(bytes, page, end, random.pick(damages), random))
        outcomes.push(await openDamaged(withFile(shop, log, bytes), shop.commits))
    }
    console.log(`seed ${seed}: pages of the log damaged: ${tally(outcomes)}`)
    // The witness beside the data file knows how far the shop had come.
    const unnoticed = outcomes.filter(
      (outcome) => outcome.is !== 'noticed' && !isUpTo(outcome, shop.commits.length - 1),
    )
    expect(unnoticed).toEqual([])
  }, 300_000)

  test('given damaged pages in the data file, then it is noticed, or no document is another than it was', async () => {
    const random = randomFrom(seed)
    const shop = await leaveShop(program.script, seed, 60)
    const outcomes: Outcome[] = []
    for (let turn = 0; turn < amount(120); turn++) {
      const bytes = bytesOf(shop, main)
      const page = random.below(bytes.length / 4096) * 4096
      if (spoil(bytes, page, page + 4096, random.pick(damages), random))
        outcomes.push(await openDamaged(withFile(shop, main, bytes), shop.commits))
    }
    console.log(`seed ${seed}: pages of the data file damaged: ${tally(outcomes)}`)
    // A bit in the stock levels themselves is found by nothing but a recount, and changes no document.
    const unnoticed = outcomes.filter(
      (outcome) => outcome.is === 'wrong' || (outcome.is === 'whole' && outcome.commits !== shop.commits.length),
    )
    expect(unnoticed).toEqual([])
    expect(outcomes.filter(({ is }) => is === 'noticed').length).toBeGreaterThan(amount(120) / 2)
  }, 300_000)
})

/** All that was acknowledged is there; of the last commit, which was not answered, all or nothing. */
const isUpTo = (outcome: Outcome, acknowledged: number): boolean =>
  outcome.is === 'whole' && outcome.commits >= acknowledged
