import type { Random } from '../../random.ts'
import type { FailPoint } from '../protocol.ts'

/** How a round ends: at a fail point, or so many milliseconds after it was told to go or began to trade. */
export interface Plan {
  readonly failAt: FailPoint | null
  /** By the parent's clock; also where the fail point isn't come to. */
  readonly killAfter: number
  readonly from: 'go' | 'trading'
}

const steps = [
  'before BEGIN',
  'after BEGIN',
  'before COMMIT',
  'after COMMIT',
  'after a write',
  'during COMMIT',
] as const

/** Milliseconds in which a round comes to its fail point, however busy the machine is. */
const longestRound = 20_000

/** @param openingCalls how often SQLite is called to open the shop, as far as is known */
export const planRound = (random: Random, openingCalls: number): Plan => {
  const dice = random.below(100)
  if (dice < 72) return failing(stepOf(random))
  if (dice < 79) return failingToOpen(1 + random.below(openingCalls))
  if (dice < 84) {
    const microseconds = random.below(1500)
    return failing({ at: 'during a checkpoint', transaction: 1 + random.below(10), microseconds })
  }
  if (dice < 88) return { failAt: null, killAfter: random.below(80), from: 'go' }
  return { failAt: null, killAfter: random.below(60), from: 'trading' }
}

const failing = (failAt: FailPoint): Plan => ({ failAt, killAfter: longestRound, from: 'trading' })

/** At that call of SQLite, or soon after, where fewer are needed to open the shop. */
export const failingToOpen = (call: number): Plan => ({
  failAt: { at: 'opening', call },
  killAfter: 20,
  from: 'trading',
})

/** Inside a commit, between two of its writes; never in that which founds the shop. */
export const planBetweenWrites = (random: Random): Plan =>
  failing({ at: 'after a write', transaction: 2 + random.below(14), write: 1 + random.below(8) })

/** As soon as a commit was made, and before it is answered. */
export const planAfterCommit = (random: Random): Plan =>
  failing({ at: 'before BEGIN', transaction: 2 + random.below(14) })

const stepOf = (random: Random): FailPoint => {
  const at = random.pick(steps)
  const transaction = 1 + random.below(14)
  if (at === 'after a write') return { at, transaction, write: 1 + random.below(14) }
  if (at === 'during COMMIT') return { at, transaction, microseconds: random.below(500) }
  return { at, transaction }
}
