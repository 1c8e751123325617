import type { SnapshotFacts } from './snapshots.ts'

const hour = 60 * 60_000
const day = 24 * hour

/** For how long backups stay, and one of how long a time. Periods are counted from 1970, in UTC. */
const rules = [
  { until: 2 * day, oneOf: 1 },
  { until: 14 * day, oneOf: day },
  { until: 56 * day, oneOf: 7 * day },
  { until: 365 * day, oneOf: 365.25 * (day / 12) },
]

/**
 * Which backups may go at the time: of those older than two days one a day stays, after two weeks one a week, after eight
 * weeks one a month, for a year. The newest good one always stays; one made before a migration or a restore stays as
 * long as it is kept for; of damaged ones only the newest stays, until a good one follows it.
 * @param snapshots newest first
 */
export const expired = (snapshots: readonly SnapshotFacts[], now: number): SnapshotFacts[] => {
  const newestGood = snapshots.find(({ problem }) => problem === null)
  const filled = new Set<string>()
  // From the oldest on, so that the one that stays of a period goes on to be the same.
  const kept = snapshots.toReversed().filter((snapshot) => {
    if (snapshot === newestGood || isAwaited(snapshot, now)) return true
    if (snapshot.problem !== null) return snapshot === snapshots[0]
    const rule = rules.find(({ until }) => now - snapshot.at <= until)
    if (rule === undefined) return false
    const period = `${rule.until} ${Math.floor(snapshot.at / rule.oneOf)}`
    if (filled.has(period)) return false
    filled.add(period)
    return true
  })
  return snapshots.filter((snapshot) => !kept.includes(snapshot))
}

const isAwaited = ({ reason, problem, keptUntil }: SnapshotFacts, now: number): boolean =>
  problem === null && (reason === 'migration' || reason === 'restore') && (keptUntil === null || now < keptUntil)
