import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts'
import type { RefusedChange, Replica } from '../order-manager/ports/replica.ts'
import type { Log } from '../order-manager/ports/runtime.ts'
import type { HubClient } from './hub-client.ts'
import { HubUnreachable } from './hub-client.ts'
import { openNews } from './news-stream.ts'
import { askForChain } from './own-chain.ts'
import { type Batch, nextBatch, pullEarlier, pullOnce, pushOnce, type RoundParts } from './rounds.ts'

/** Milliseconds: after a commit, so that a burst goes together; between looks without news; after a failure, at first and at most. */
const pauses = { gather: 30, look: 30_000, retry: 1000, longest: 30_000 }
const firstBatch: Batch = { documents: 100 }

export interface SyncState {
  /** `stopped`: the hub takes nothing of this till, for the reason. */
  readonly line: 'connecting' | 'online' | 'offline' | 'stopped'
  /** Milliseconds since 1970; null while it is on line. */
  readonly offlineSince: number | null
  readonly problem: string | null
  readonly waiting: number
  readonly refused: number
  /** How much of what was closed before this till was there has come, 0 to 1; null for all. */
  readonly progress: number | null
}

export interface SynchroniserParts extends RoundParts {
  readonly client: Pick<HubClient, 'ask' | 'send' | 'close'>
  /** Calls back after each commit to the store. */
  readonly onCommit: (listener: () => void) => () => void
  /** Called when the hub has all that was written here, and all that was written before that is known here. */
  readonly onInStep?: () => void
  readonly log: Log
}

/** Keeps the till and the hub alike, from `start` to `stop`. Nothing that it does holds a sale up. */
export const createSynchroniser = (parts: SynchroniserParts) => {
  const { replica, client, now, log } = parts
  const listeners = new Set<() => void>()
  let running = false
  let line: SyncState['line'] = 'connecting'
  let offlineSince: number | null = null
  let problem: string | null = null
  let batch = firstBatch
  /** The newest revision of this till's own. */
  let written = 0
  let lacking: ReadonlySet<string> = new Set()
  let failures = 0
  let looking = true
  /** Whether the hub said since the line is up that nobody else writes under this device's name. */
  let alone = false
  let lookAt = 0
  let again = false
  let round: Promise<void> | null = null
  let timer: NodeJS.Timeout | undefined
  let timerAt = Number.POSITIVE_INFINITY
  let stopNews: (() => void) | null = null
  let stopListening = (): void => undefined

  const tell = (): void => {
    for (const listener of listeners) listener()
  }
  const become = (next: SyncState['line'], why: string | null): void => {
    if (line !== next) log.info({ line: next, why }, 'the line to the hub')
    if (next === 'online') offlineSince = null
    else offlineSince ??= now()
    line = next
    problem = why
    tell()
  }
  const soon = (milliseconds: number): void => {
    const at = performance.now() + milliseconds
    if (!running || at >= timerAt) return
    clearTimeout(timer)
    timerAt = at
    timer = setTimeout(() => {
      timerAt = Number.POSITIVE_INFINITY
      begin()
    }, milliseconds)
  }
  const listen = (): void => {
    stopNews ??= openNews(client, parts.here().deviceId, {
      news: () => {
        looking = true
        soon(0)
      },
      cut: () => {
        stopNews = null
        looking = true
        soon(pauses.retry)
      },
    })
  }

  const isRunning = (): boolean => running
  const becomeAlone = async (): Promise<Refusal | null> => {
    if (alone) return null
    const refusal = await askForChain(client, parts.here().deviceId, parts.hearChain)
    alone = refusal === null
    return refusal
  }
  const push = async (): Promise<Refusal | null> => {
    for (let more = true; more && isRunning(); ) {
      const before = performance.now()
      const done = await pushOnce(parts, batch)
      if (isRefusal(done)) return done
      batch = nextBatch(batch, performance.now() - before)
      more = done.more
      written = Math.max(written, done.written)
      if (done.disputed) {
        alone = false
        again = true
      }
    }
    return null
  }
  const pull = async (): Promise<Refusal | null> => {
    looking = false
    for (let more = true; more && isRunning(); ) {
      const done = await pullOnce(parts)
      if (isRefusal(done)) return done
      lacking = new Set(done.lacking)
      more = done.more
    }
    return null
  }
  /** A page at a time: what is sold and pushed meanwhile does not wait for what was before. */
  const earlier = async (): Promise<Refusal | null> => {
    if (!isRunning() || replica.earlier() === null) return null
    const done = await pullEarlier(parts)
    if (isRefusal(done)) return done
    again ||= done.more
    return null
  }
  const work = async (): Promise<void> => {
    try {
      const refusal = (await becomeAlone()) ?? (looking ? await pull() : null) ?? (await push()) ?? (await earlier())
      if (!running) return
      if (refusal !== null) {
        const stopped = ['not_paired', 'device_revoked', 'other_protocol', 'no_hub'].includes(refusal.refusal)
        return failed(stopped ? 'stopped' : 'offline', refusal.message)
      }
      failures = 0
      if (replica.waiting() === 0 && replica.position() >= written && replica.earlier() === null) parts.onInStep?.()
      become('online', null)
      listen()
    } catch (error) {
      if (!(error instanceof HubUnreachable)) log.error({ error: String(error) }, 'a round with the hub failed')
      if (running)
        failed(
          'offline',
          error instanceof HubUnreachable ? error.message : 'Something went wrong on this computer; the log says what.',
        )
    }
  }
  const failed = (next: 'offline' | 'stopped', why: string): void => {
    looking = true
    alone = false
    batch = firstBatch
    become(next, why)
    // Not all tills at the same moment, once the hub is back.
    soon(Math.min(pauses.longest, pauses.retry * 2 ** Math.min(failures, 10)) * (0.5 + Math.random() / 2))
    failures += 1
  }
  const begin = (): void => {
    if (!running) return
    if (round !== null) {
      again = true
      return
    }
    if (performance.now() >= lookAt) looking = true
    lookAt = performance.now() + pauses.look
    round = work().finally(() => {
      round = null
      soon(again ? 0 : pauses.look)
      again = false
    })
  }

  return {
    state: (): SyncState => ({
      line,
      offlineSince,
      problem,
      waiting: replica.waiting(),
      refused: replica.refused().length,
      progress: shareOf(replica.earlier()),
    }),
    lacking: () => lacking,
    /** Whether it is on line and the hub has all that was written here. */
    hasTold: (): boolean => line === 'online' && replica.waiting() === 0 && replica.refused().every(isHarmless),
    onChange: (listener: () => void): (() => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    /** Comes at once, whatever it was waiting for. */
    lookNow: (): void => {
      looking = true
      failures = 0
      soon(0)
    },
    start: (): void => {
      running = true
      stopListening = parts.onCommit(() => {
        if (line === 'online') soon(pauses.gather)
        tell()
      })
      soon(0)
    },
    stop: async (): Promise<void> => {
      running = false
      stopListening()
      clearTimeout(timer)
      stopNews?.()
      client.close()
      await round
    },
  }
}

const shareOf = (earlier: ReturnType<Replica['earlier']>): number | null =>
  earlier && (earlier.through === 0 ? 1 : earlier.reached / earlier.through)

/** Of what the hub refused, what moves no goods. */
const isHarmless = ({ collection }: RefusedChange): boolean => collection !== 'movements' && collection !== 'orders'
export type Synchroniser = ReturnType<typeof createSynchroniser>
