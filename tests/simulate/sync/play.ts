import { restoreFrom } from '../../../electron/host/backups/restore-command.ts'
import { pick, type Random, seededRandom } from '../../support/seeded-random.ts'
import { differences } from './differences.ts'
import type { Answer, Order } from './protocol.ts'
import { inStep, mustDo, openWorld, type SimulatedTill, type World } from './world.ts'

export interface Played {
  readonly seed: number
  readonly database: string
  /** Receipt numbers that tills showed. */
  readonly receipts: number
  readonly kills: number
  readonly partitions: number
  readonly hubRestarts: number
  readonly restored: number
  /** What tills do not agree on, and what is wrong by their own entries: none, in a sound world. */
  readonly faults: readonly string[]
}

export interface Play {
  readonly tills: number
  readonly days: number
  readonly seed: number
  /** PGlite also where there is a PostgreSQL. */
  readonly embedded?: boolean
}

/** Steps of a day, in each of which every till does one thing. */
const steps = 8
const hour = 3_600_000
/** Few goods, so that tills sell the same last piece. */
const codes = ['1491200001079', '1491200001147', '1491200001215', '1491200001284', '1491200001352', '1491274001210']

/** A shop's days on bad lines: what all tills hold at the end is compared, and held against what they showed. */
export const playSync = async ({ tills: count, days, seed, embedded = false }: Play): Promise<Played> => {
  const random = seededRandom(seed)
  const world = await openWorld(count, random, embedded)
  const shown: string[] = []
  const tally = { kills: 0, partitions: 0, hubRestarts: 0, restored: 0 }
  const problems: string[] = []
  try {
    const restored = world.tills[1]
    let snapshot: string | undefined
    const goBack = async (): Promise<void> => {
      if (restored === undefined || snapshot === undefined) return
      await restoreEarlier(restored, snapshot, random)
      tally.restored += 1
      const order: Order = { do: 'sell', codes: [pick(random, codes)] }
      note(restored, order, await restored.process.ask(order), shown, problems)
    }
    for (let day = 0; day < days; day += 1) {
      // Not at the end: what it does after it is seen by the others, on lines that are as bad.
      if (day > 0 && day === days - 1) await goBack()
      for (let step = 0; step < steps; step += 1) {
        for (const till of world.tills) spoilLine(till, random, tally)
        const killed = random() < 0.3 ? pick(random, world.tills) : null
        const works = world.tills.map(async (till) => {
          const order = orderFor(till, random)
          const answer = await till.process.ask(order)
          note(till, order, answer, shown, problems)
        })
        if (killed !== null) {
          tally.kills += 1
          await new Promise((later) => setTimeout(later, random() * 60))
          await killed.process.kill()
        }
        await Promise.all(works)
        if (killed !== null) await killed.process.start()
        if (random() < 0.08) {
          tally.hubRestarts += 1
          await world.restartHub()
        }
      }
      if (day === 0 && restored !== undefined) snapshot = (await mustDo(restored, { do: 'backUp' })).snapshot
    }
    if (days === 1) await goBack()
    await settle(world)
    const faults = await differences(world, shown)
    return { seed, database: world.database, receipts: shown.length, ...tally, faults: [...problems, ...faults] }
  } finally {
    await world.close()
  }
}

/** What a till does next, most often a sale. */
const orderFor = (till: SimulatedTill, random: Random): Order => {
  const some = (): string[] => Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(random, codes))
  const dice = random()
  if (dice < 0.6) return { do: 'sell', codes: some() }
  if (dice < 0.72) return { do: 'park', codes: some() }
  if (dice < 0.84) return { do: 'takeUp' }
  if (dice < 0.9) return { do: 'customer', name: `Customer ${Math.floor(random() * 1e6)} of ${till.name}` }
  if (dice < 0.95) return { do: 'rules', on: random() < 0.5 }
  till.process.offset = Math.round((random() - 0.5) * 8 * hour)
  return { do: 'clock', offset: till.process.offset }
}

const spoilLine = ({ line }: SimulatedTill, random: Random, tally: { partitions: number }): void => {
  const dice = random()
  if (dice < 0.15) {
    line.part()
    tally.partitions += 1
  } else if (dice < 0.5) line.mend({ drop: 0.2, cut: 0.3, delay: 80, silent: 0.1, twice: 0.3 })
  else if (dice < 0.6) line.mend()
}

const note = (till: SimulatedTill, order: Order, answer: Answer, shown: string[], problems: string[]): void => {
  if (answer.number !== undefined) shown.push(answer.number)
  if (answer.failed !== undefined) problems.push(`${till.name} could not ${order.do}: ${answer.failed}`)
}

/** The till goes back to an earlier day; what it sold since is with the hub, and comes back from there. */
const restoreEarlier = async (till: SimulatedTill, snapshot: string, random: Random): Promise<void> => {
  till.line.mend()
  await inStep(till)
  await till.process.close()
  await restoreFrom(till.process.folder, snapshot, () => undefined)
  await till.process.start()
  if (random() < 0.5) await inStep(till)
}

/** The lines are sound again, the clocks right, and all have told all that they know. */
const settle = async ({ tills }: World): Promise<void> => {
  for (const { line, process } of tills) {
    line.mend()
    process.offset = 0
  }
  // Twice: what the last one told makes the first ones pull once more.
  for (let round = 0; round < 2; round += 1)
    for (const till of tills) {
      await mustDo(till, { do: 'clock', offset: 0 })
      await inStep(till)
      await mustDo(till, { do: 'closeLeft' })
    }
}
