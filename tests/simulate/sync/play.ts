import { restoreFrom } from '../../../electron/host/backups/restore-command.ts'
import { pick, type Random, seededRandom } from '../../support/seeded-random.ts'
import { differences } from './differences.ts'
import type { Answer, Order } from './protocol.ts'
import { holdsShare, type Scarce, scarceAt } from './scarce.ts'
import { inStep, mustDo, openWorld, type SimulatedTill, until, type World } from './world.ts'

export interface Played {
  readonly seed: number
  readonly database: string
  /** Receipt numbers that tills showed. */
  readonly receipts: number
  readonly kills: number
  readonly partitions: number
  readonly hubRestarts: number
  readonly restored: number
  /** Sales that were refused because nothing was left of what is never oversold. */
  readonly notLeft: number
  /** Payments with the gift card, and those that went beyond what a till takes alone, or what is on it. */
  readonly redeemed: number
  readonly notRedeemed: number
  /** How the scarce goods and the card stood in the end. */
  readonly scarce: Scarce
  /** What tills do not agree on, and what is wrong by their own entries: none, in a sound world. */
  readonly faults: readonly string[]
}

export interface Play {
  readonly tills: number
  readonly days: number
  readonly seed: number
  /** PGlite also where there is a PostgreSQL. */
  readonly embedded?: boolean
  /** What tills run: a bundle of their program, where many are started. */
  readonly script?: string
}

/** Steps of a day, in each of which every till does one thing. */
const steps = 8
const hour = 3_600_000
/** Few goods, so that tills sell the same last piece. */
const codes = ['1491200001079', '1491200001147', '1491200001215', '1491200001284', '1491200001352', '1491274001210']

/** Of these there are few, and no more of them may be sold than there are. */
const scarce = codes.at(-1) ?? ''
/** Minor units: what is on the one gift card, and what a till takes of it alone. */
const card = { worth: 2500, exposure: 1000 }

/** A shop's days on bad lines: what all tills hold at the end is compared, and held against what they showed. */
export const playSync = async ({ tills: count, days, seed, ...how }: Play): Promise<Played> => {
  const random = seededRandom(seed)
  const world = await openWorld(count, random, how)
  const shown: string[] = []
  const tally = { kills: 0, partitions: 0, hubRestarts: 0, restored: 0, notLeft: 0, redeemed: 0, notRedeemed: 0 }
  const problems: string[] = []
  try {
    const [founder, restored] = world.tills
    if (founder === undefined) throw new Error('A shop has a till.')
    const begun = await mustDo(founder, {
      ...{ do: 'scarce', code: scarce, pieces: 2 * count },
      ...{ card: card.worth, exposure: card.exposure },
    } as const)
    if (begun.number !== undefined) shown.push(begun.number)
    const number = begun.card ?? ''
    for (const till of world.tills) {
      await inStep(till)
      await until(till, 'was handed nothing', async () => holdsShare(till.process.folder, scarce))
    }
    let snapshot: string | undefined
    const goBack = async (): Promise<void> => {
      if (restored === undefined || snapshot === undefined) return
      await restoreEarlier(restored, snapshot, random)
      tally.restored += 1
      const order: Order = { do: 'sell', codes: [pick(random, codes)] }
      note(restored, order, await restored.process.ask(order), { shown, problems, tally })
    }
    for (let day = 0; day < days; day += 1) {
      // Not at the end: what it does after it is seen by the others, on lines that are as bad.
      if (day > 0 && day === days - 1) await goBack()
      for (let step = 0; step < steps; step += 1) {
        for (const till of world.tills) spoilLine(till, world, random, tally)
        const killed = random() < 0.3 ? pick(random, world.tills) : null
        const works = world.tills.map(async (till) => {
          const order = orderFor(till, random, number)
          note(till, order, await till.process.ask(order), { shown, problems, tally })
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
          await startAnew(world, random)
        }
      }
      if (day === 0 && restored !== undefined) snapshot = (await mustDo(restored, { do: 'backUp' })).snapshot
    }
    if (days === 1) await goBack()
    await settle(world)
    const faults = await differences(world, shown)
    const found = scarceAt(founder.process.folder, { code: scarce, card: number })
    const most = card.exposure * (count + tally.restored)
    if (found.available < 0) faults.push(`${-found.available} thousandths of ${scarce} were oversold`)
    if (-found.balance > most) faults.push(`${-found.balance} were lost with the gift card, more than ${most}`)
    return {
      ...{ seed, database: world.database, receipts: shown.length, ...tally, scarce: { ...found, mostLost: most } },
      faults: [...problems, ...faults],
    }
  } finally {
    await world.close()
  }
}

/** What a till does next, most often a sale. */
const orderFor = (till: SimulatedTill, random: Random, giftCard: string): Order => {
  const some = (): string[] => Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(random, codes))
  const dice = random()
  if (dice < 0.2) return { do: 'sell', codes: [scarce] }
  if (dice < 0.42) return { do: 'sell', codes: some() }
  if (dice < 0.58) return { do: 'redeem', codes: some(), card: giftCard, amount: 100 * (1 + Math.floor(random() * 12)) }
  if (dice < 0.6) return { do: 'receive', code: scarce, pieces: 1 + Math.floor(random() * 3) }
  if (dice < 0.72) return { do: 'park', codes: some() }
  if (dice < 0.84) return { do: 'takeUp' }
  if (dice < 0.9) return { do: 'customer', name: `Customer ${Math.floor(random() * 1e6)} of ${till.name}` }
  if (dice < 0.95) return { do: 'rules', on: random() < 0.5 }
  till.process.offset = Math.round((random() - 0.5) * 8 * hour)
  return { do: 'clock', offset: till.process.offset }
}

/** One of the hubs is ended and started again: killed at work, where its database is a server's. */
const startAnew = async ({ hubs, database }: World, random: Random): Promise<void> => {
  const hub = pick(random, hubs)
  if (database === 'PostgreSQL' && random() < 0.7) await hub.kill()
  else await hub.end()
  await hub.start()
}

const spoilLine = ({ line }: SimulatedTill, { hubs }: World, random: Random, tally: { partitions: number }): void => {
  const dice = random()
  if (random() < 0.3) line.leadTo(pick(random, hubs).url)
  if (dice < 0.15) {
    line.part()
    tally.partitions += 1
  } else if (dice < 0.5) line.mend({ drop: 0.2, cut: 0.3, delay: 80, silent: 0.1, twice: 0.3 })
  else if (dice < 0.55) line.mend({ drop: 0, cut: 0, delay: 200, slow: 300 })
  else if (dice < 0.65) line.mend()
}

interface Notes {
  readonly shown: string[]
  readonly problems: string[]
  readonly tally: { notLeft: number; redeemed: number; notRedeemed: number }
}

const note = (till: SimulatedTill, order: Order, answer: Answer, { shown, problems, tally }: Notes): void => {
  if (answer.number !== undefined) shown.push(answer.number)
  if (answer.refused === 'not_left') tally.notLeft += 1
  else if (order.do === 'redeem' && answer.number !== undefined)
    tally[answer.refused === undefined ? 'redeemed' : 'notRedeemed'] += 1
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
