import { z } from 'zod'
import { command, live } from './method.ts'
import { done, id } from './parts.ts'

/** How far the shop's story had come: the newest entry of the device's journal and the newest receipt. */
const progress = z.object({
  /** Of the journal's newest entry; 0 before the first. */
  sequence: z.int().min(0),
  /** Milliseconds since 1970 of that entry; null before the first. */
  at: z.number().nullable(),
  /** The last receipt number given, as it is printed; null before the first sale. */
  receipt: z.string().nullable(),
})
export type Progress = z.output<typeof progress>

/** One backup: a whole copy of the data file, consistent as of one moment. */
const snapshot = z.object({
  id: z.string(),
  /** Milliseconds since 1970. */
  at: z.number(),
  /** Why it was made: by the clock, asked for by a person, before a migration, or before another was restored. */
  reason: z.enum(['schedule', 'request', 'migration', 'restore']),
  bytes: z.int().min(0),
  orders: z.int().min(0),
  products: z.int().min(0),
  progress,
  /** What its check after writing found wrong, in a sentence; null for a good one. */
  problem: z.string().nullable(),
})
export type Snapshot = z.output<typeof snapshot>

const backups = z.object({
  /** Newest first. */
  snapshots: z.array(snapshot),
  /** One is being written or checked. */
  running: z.boolean(),
  /** What went wrong with the last try, in a sentence; null after a good one. */
  problem: z.string().nullable(),
  /** Where they are kept. */
  folder: z.string(),
  /** Milliseconds since 1970 of the next one by the clock. */
  nextAt: z.number(),
})
export type Backups = z.output<typeof backups>

/** A data file that can't be used, and what there is in its place. */
const recovery = z.object({
  /** What was found, in a sentence. */
  problem: z.string(),
  /** Where the damaged file is kept, untouched; null while it is where it was. */
  setAside: z.string().nullable(),
  /** How far the damaged shop had come, as far as it is known. */
  reached: progress.nullable(),
  /** Good ones, newest first: the first is offered. */
  snapshots: z.array(snapshot),
})
export type Recovery = z.output<typeof recovery>

export const backupMethods = {
  'backups.state': live('settings.manage', z.strictObject({}), backups),
  /** Answers once it is written and checked. Refuses `backup_running`, `backup_failed`, `storage_full`. */
  'backups.make': command('settings.manage', z.strictObject({}), snapshot),
  /**
   * Puts the backup in the place of the shop's data; what was there is set aside. The till starts anew: the connection
   * breaks and comes back. Refuses `unknown_backup`, `backup_failed`, `storage_full`.
   */
  'backups.restore': command('settings.manage', z.strictObject({ snapshotId: id }), done),
  /** Null while the shop's data is sound. */
  'recovery.state': live('anyone', z.strictObject({}), recovery.nullable()),
  /** As `backups.restore`, for a till whose data is damaged and where nobody can sign in. Refuses `not_damaged` too. */
  'recovery.restore': command('anyone', z.strictObject({ snapshotId: id }), done),
}
