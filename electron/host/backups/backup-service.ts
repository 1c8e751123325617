import type { Refusal } from '../../../shared/domain/refusal.ts'
import type { Backups, BackupsState, Snapshot } from '../../order-manager/ports/backups.ts'
import type { Log } from '../../order-manager/ports/runtime.ts'
import { isDamage } from '../../store/backup/inspect-file.ts'
import { placesIn } from '../../store/backup/places.ts'
import { expired } from '../../store/backup/pruning.ts'
import {
  listSnapshots,
  removeLeftovers,
  removeSnapshot,
  type SnapshotFacts,
  shown,
  writeFacts,
} from '../../store/backup/snapshots.ts'
import { type BackupTimes, dueAt } from './due.ts'
import type { JobOf, Jobs } from './jobs.ts'
import { busy, refusalOf, refusalToRestore } from './refusals.ts'
import { type RunningJob, runJob } from './run-job.ts'

export interface BackupParts {
  readonly folder: string
  /** The script of the process that works. */
  readonly worker: string
  readonly times: BackupTimes
  readonly log: Log
  readonly now: () => number
  /** The whole check found that the data can't be relied on: the shop closes. */
  readonly damaged: (problem: string) => void
  /** The restored data are prepared: the shop closes, they take its place, and it opens again. */
  readonly prepared: () => void
}

export interface BackupService extends Backups {
  start(): void
  /** Something was read that is damaged: the whole check is made now. */
  suspect(): void
  stop(): Promise<void>
}

/** A backup before a migration or a restore is kept for so long after the start that proved it unnecessary. */
const keptAfterGoodStart = 7 * 24 * 60 * 60_000

/** Makes backups by the clock and on request, one job at a time, and checks the shop's own data after a start. */
export const createBackupService = (parts: BackupParts): BackupService => {
  const { folder, times, log, now } = parts
  const started = now()
  const listeners = new Set<() => void>()
  let snapshots = listSnapshots(folder)
  let problem: string | null = null
  let failedAt: number | null = null
  let job: RunningJob<unknown> | null = null
  /** A backup or a restore, of one job or several: what the page calls running. */
  let making = false
  let checking: Promise<void> | null = null
  let stopped = false
  const timers = new Set<NodeJS.Timeout>()

  const changed = (): void => {
    if (stopped) return
    snapshots = listSnapshots(folder)
    for (const listener of listeners) listener()
  }
  const run = async <Kind extends keyof Jobs>(wanted: JobOf<Kind>): Promise<Jobs[Kind]['answer']> => {
    const running = runJob(parts.worker, wanted)
    job = running
    try {
      return await running.answer
    } finally {
      if (job === running) job = null
    }
  }
  const prune = (): void => {
    for (const { id } of expired(listSnapshots(folder), now())) removeSnapshot(folder, id)
  }
  const later = (milliseconds: number, what: () => void): void => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      if (!stopped) what()
    }, milliseconds)
    timer.unref()
    timers.add(timer)
  }
  const nextAt = (): number => dueAt(snapshots, times, started, failedAt, now())

  const snapshot = async (reason: Snapshot['reason']): Promise<SnapshotFacts> => {
    const facts = await run<'snapshot'>({ kind: 'snapshot', folder, at: now(), reason })
    problem = facts.problem
    failedAt = facts.problem === null ? null : now()
    prune()
    return facts
  }
  /** Runs it where nothing else runs; what goes wrong is told in the state and as a refusal. */
  const alone = async <R>(work: () => Promise<R>): Promise<R | Refusal> => {
    if (making || stopped) return busy
    making = true
    changed()
    try {
      await checking
      return await work()
    } catch (error) {
      const refusal = refusalOf(error)
      if (!stopped) {
        problem = refusal.message
        failedAt = now()
        log.error({ problem }, 'a backup failed')
        if (isDamage(error)) later(0, check)
      }
      return refusal
    } finally {
      making = false
      changed()
    }
  }

  const make = (reason: Snapshot['reason']): Promise<Snapshot | Refusal> =>
    alone(async () => {
      const facts = await snapshot(reason)
      if (facts.problem === null) return shown(facts)
      log.error({ problem: facts.problem }, 'a backup did not pass its check')
      return refusalOf(new Error(facts.problem))
    })

  /** So that a restore can be taken back. Data that can't be read any more are kept as they are, and no restore is refused for them. */
  const keepPresent = async (): Promise<void> => {
    try {
      await snapshot('restore')
    } catch (error) {
      if (!isDamage(error)) throw error
      log.warn({ error: String(error) }, 'restoring without a backup of the present')
    }
  }
  const goodStart = (): void => {
    for (const facts of listSnapshots(folder))
      if (facts.keptUntil === null && (facts.reason === 'migration' || facts.reason === 'restore'))
        writeFacts(folder, { ...facts, keptUntil: now() + keptAfterGoodStart })
    prune()
  }
  const checkAlone = async (): Promise<void> => {
    await run<'adopt'>({ kind: 'adopt', folder })
    const { structure, content } = await run<'check'>({ kind: 'check', folder })
    if (stopped) return
    if (structure !== null)
      return parts.damaged(`The shop’s data file ${placesIn(folder).dataFile} is damaged: ${structure}.`)
    if (content.length === 0) return goodStart()
    problem = `The shop’s data are damaged. ${content.join(' ')}`
    log.error({ problem }, 'the data are damaged')
  }
  const check = (): void => {
    if (stopped || checking !== null) return
    if (making) return later(1000, check)
    checking = checkAlone()
      .catch((error: unknown) => {
        if (!stopped) log.error({ error: String(error) }, 'the data could not be checked')
      })
      .finally(() => {
        checking = null
        changed()
      })
  }
  const wait = (): void => {
    const left = nextAt() - now()
    // Looked at again now and then, for a clock that is set, or a computer that slept.
    later(Math.min(Math.max(left, 100), 60_000), () => {
      if (nextAt() > now() || making) wait()
      else void make('schedule').finally(wait)
    })
  }

  return {
    state: (): BackupsState => ({
      snapshots: snapshots.map(shown),
      running: making,
      problem,
      folder: placesIn(folder).backups,
      nextAt: nextAt(),
    }),
    onChange: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    make: () => make('request'),
    restore: async (snapshotId, staffId) => {
      const refusal = refusalToRestore(folder, snapshotId)
      if (refusal !== null) return refusal
      return alone(async () => {
        await keepPresent()
        await run<'prepareRestore'>({ kind: 'prepareRestore', folder, snapshotId, staffId })
        parts.prepared()
        return {}
      })
    },
    start: () => {
      removeLeftovers(folder)
      later(times.check, check)
      wait()
    },
    suspect: check,
    stop: async () => {
      stopped = true
      for (const timer of timers) clearTimeout(timer)
      listeners.clear()
      await job?.end()
    },
  }
}
