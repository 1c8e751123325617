import { monitorEventLoopDelay } from 'node:perf_hooks'

/**
 * Loaded into a host by `--import`: tells its parent, when asked, for how long its thread was held at the longest since
 * the last time that it was asked.
 */
export interface Holds {
  /** Milliseconds. */
  readonly longest: number
  /** Resident memory, bytes. */
  readonly resident: number
}

// The timer that measures is due each millisecond: what it is late by, something else held the thread.
const holds = monitorEventLoopDelay({ resolution: 1 })
holds.enable()
process.on('message', () => {
  const answer: Holds = { longest: holds.max / 1e6, resident: process.memoryUsage.rss() }
  holds.reset()
  process.send?.(answer)
})
process.channel?.unref()
