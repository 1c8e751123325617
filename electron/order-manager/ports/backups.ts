import type { Backups as BackupsState, Progress, Recovery, Snapshot } from '../../../shared/contract/backups.ts'
import type { Refusal } from '../../../shared/domain/refusal.ts'

export type { BackupsState, Progress, Recovery, Snapshot }

/** Whole copies of the shop's data, made while it sells. */
export interface Backups {
  state(): BackupsState
  /** Calls back after each change of the state; returns the way to stop. */
  onChange(listener: () => void): () => void
  /** Answers once it is written and checked. Refuses `backup_running`, `backup_failed`, `storage_full`. */
  make(): Promise<Snapshot | Refusal>
  /**
   * Prepares the backup's data and answers; after that the shop closes and opens again with them.
   * Refuses `unknown_backup`, `backup_running`, `backup_failed`, `storage_full`.
   */
  restore(snapshotId: string, staffId: string | null): Promise<Record<string, never> | Refusal>
}
