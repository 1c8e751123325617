import type { SnapshotFacts } from '../../../electron/store/backup/snapshots.ts'

export const hour = 60 * 60_000
export const day = 24 * hour

export const aBackup = (at: number, facts: Partial<SnapshotFacts> = {}): SnapshotFacts => ({
  id: `backup-${at}`,
  at,
  reason: 'schedule',
  bytes: 1,
  orders: 0,
  products: 0,
  progress: { sequence: 0, at: null, receipt: null },
  problem: null,
  series: null,
  keptUntil: null,
  ...facts,
})
