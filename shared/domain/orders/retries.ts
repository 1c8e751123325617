import type { Effect } from './effects.ts'
import type { Lane } from './lanes.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute

/** The longest pause between two tries, in milliseconds; with its jitter a quarter more. */
const longestPause = { money: hour, card: 2 * minute, telling: 6 * hour } as const

/** The web shop is told so often before somebody has to look: with the pauses between, it takes three days. */
const mostTellings = 27

const pauseOf = (lane: Lane): keyof typeof longestPause => (lane === 'money' || lane === 'card' ? lane : 'telling')

/** Milliseconds until a card's payment that can't be booked for now is tried again; taking up the cart tries it at once. */
export const bookingPause = 10 * minute

/** Every pause is shorter, in milliseconds: what is due later was put off before the clock was set back. */
export const beyondAnyPause = (lane: Lane): number =>
  1.5 * Math.max(longestPause[pauseOf(lane)], lane === 'card' ? bookingPause : 0)

/** Whether a telling that has failed once more is not tried again. Counted, not timed: a clock may jump. */
export const isLastTry = ({ kind, attempts }: Pick<Effect, 'kind' | 'attempts'>): boolean =>
  kind === 'notify' && attempts + 1 >= mostTellings

/**
 * How long to wait before the next try of what has failed, in milliseconds: twice as long each time.
 * @param chance from 0 to 1, so that those who failed together do not come back together: three to five quarters of the pause
 */
export const pauseAfter = ({ attempts }: Pick<Effect, 'attempts'>, lane: Lane, chance: number): number => {
  const longest = longestPause[pauseOf(lane)]
  return Math.round(Math.min(longest, second * 2 ** Math.min(attempts, 20)) * (0.75 + chance / 2))
}
