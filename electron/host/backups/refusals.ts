import { type Refusal, refuse } from '../../../shared/domain/refusal.ts'
import { listSnapshots } from '../../store/backup/snapshots.ts'
import { StorageFullError } from '../../store/rx-storage/errors.ts'

/** What went wrong with a backup or a restore, as the page is told. */
export const refusalOf = (error: unknown): Refusal => {
  const message = error instanceof Error ? error.message : String(error)
  return refuse(error instanceof StorageFullError ? 'storage_full' : 'backup_failed', message)
}

/** Refuses `unknown_backup` and, for one that did not pass its check, `backup_failed`; null for a good one. */
export const refusalToRestore = (folder: string, snapshotId: string): Refusal | null => {
  const snapshot = listSnapshots(folder).find(({ id }) => id === snapshotId)
  if (snapshot === undefined) return refuse('unknown_backup', 'That backup is not there any more.')
  return snapshot.problem === null ? null : refuse('backup_failed', `That backup can’t be used: ${snapshot.problem}`)
}

export const busy: Refusal = refuse(
  'backup_running',
  'A backup is being made or restored: wait until it is done, and try again.',
)
