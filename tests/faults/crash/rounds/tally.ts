import type { FailPointName } from '../protocol.ts'
import type { Fault } from '../shop-log.ts'

/** A fault, and where it was found. */
interface FoundFault extends Fault {
  readonly shop: number
  readonly round: number
}

/** What came of some rounds. */
export interface Tally {
  rounds: number
  /** Kills by where they struck; those by the clock under their own name. */
  readonly kills: Partial<Record<FailPointName | 'by the clock', number>>
  /** Sales and returns that were acknowledged. */
  receipts: number
  /** Acknowledged commits of any kind. */
  commits: number
  readonly faults: FoundFault[]
}

export const emptyTally = (): Tally => ({ rounds: 0, kills: {}, receipts: 0, commits: 0, faults: [] })

export const addTally = (sum: Tally, one: Tally): void => {
  sum.rounds += one.rounds
  sum.receipts += one.receipts
  sum.commits += one.commits
  sum.faults.push(...one.faults)
  for (const [at, count] of Object.entries(one.kills) as [FailPointName, number][])
    sum.kills[at] = (sum.kills[at] ?? 0) + count
}

const insideCommit: readonly string[] = [
  'after BEGIN',
  'after a write',
  'before COMMIT',
  'during COMMIT',
  'after COMMIT',
] satisfies FailPointName[]

/** How many kills struck between BEGIN and the commit's answer. */
export const killsInsideCommit = ({ kills }: Tally): number =>
  Object.entries(kills).reduce((sum, [at, count]) => (insideCommit.includes(at) ? sum + count : sum), 0)

/** The tally in lines for a person. */
export const tallyLines = (tally: Tally, seed: number, seconds: number): string[] => {
  const count = (kind: Fault['kind']): number => tally.faults.filter((fault) => fault.kind === kind).length
  const kills = Object.entries(tally.kills).sort(([one], [other]) => (one < other ? -1 : 1))
  return [
    `seed ${seed}: ${tally.rounds} rounds in ${seconds.toFixed(0)} s (${(tally.rounds / seconds).toFixed(1)} a second)`,
    `kills inside a commit: ${killsInsideCommit(tally)}; ${kills.map(([at, times]) => `${at} ${times}`).join(', ')}`,
    `acknowledged: ${tally.receipts} receipts, ${tally.commits} commits`,
    `lost ${count('lost')}, doubled ${count('doubled')}, half ${count('half')}, verify ${count('verify')}`,
    ...tally.faults
      .slice(0, 20)
      .map(({ kind, what, shop, round }) => `  ${kind}, shop ${shop}, round ${round}: ${what}`),
  ]
}
