import type { Snapshot } from '../../order-manager/ports/backups.ts'

/** Milliseconds; a test has its own. */
export interface BackupTimes {
  /** Between two backups by the clock. */
  readonly every: number
  /** After a start, before the first: who opens the shop has other things to do. */
  readonly first: number
  /** After a start, before the whole check. */
  readonly check: number
}

const minute = 60_000
export const usualTimes: BackupTimes = { every: 240 * minute, first: 2 * minute, check: minute / 6 }

/** Before a try that failed is repeated. */
const again = 30 * minute

/**
 * When the next backup by the clock is due: every few hours, soon after a start where the newest is older than that. A
 * clock that was set back puts nothing off for longer.
 * @param snapshots newest first
 */
export const dueAt = (
  snapshots: readonly Pick<Snapshot, 'at' | 'problem'>[],
  { every, first }: BackupTimes,
  started: number,
  failed: number | null,
  now: number,
): number => {
  const newest = snapshots.find(({ problem }) => problem === null)?.at ?? Number.NEGATIVE_INFINITY
  const due = Math.max(newest + every, started + first, failed === null ? 0 : failed + Math.min(again, every))
  return Math.min(due, now + every)
}
