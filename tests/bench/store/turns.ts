/** Times of one thing, in milliseconds, as a table shows them. */
export interface Figures {
  readonly runs: number
  readonly p50: number
  readonly p99: number
  readonly longest: number
}

const turns = 5

/**
 * p50 and p99 of each of five turns, and of those the medians: a disturbance from outside spoils one turn and not the
 * figure.
 */
export const overTurns = (times: readonly number[]): Figures => {
  const size = Math.ceil(times.length / turns)
  const parts = Array.from({ length: turns }, (_, turn) => sorted(times.slice(turn * size, (turn + 1) * size)))
  const filled = parts.filter((part) => part.length > 0)
  const median = (share: number): number => at(sorted(filled.map((part) => at(part, share))), 0.5)
  return { runs: times.length, p50: median(0.5), p99: median(0.99), longest: at(sorted(times), 1) }
}

const sorted = (times: readonly number[]): number[] => [...times].sort((one, other) => one - other)

const at = (ascending: readonly number[], share: number): number =>
  ascending[Math.max(0, Math.ceil(share * ascending.length) - 1)] ?? Number.NaN
