import { vi } from 'vitest'

/** Waits until the expectation holds, long enough for a busy machine: the time is no part of what is tested. */
export const eventually = (expectation: () => void | Promise<void>): Promise<void> =>
  vi.waitFor(expectation, { timeout: 15_000, interval: 10 })
