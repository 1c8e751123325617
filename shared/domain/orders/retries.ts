import type { Effect } from './effects.ts'

const second = 1000
const hour = 60 * 60 * second

/** The longest pause between two tries, in milliseconds; with its jitter a quarter more. */
const longestPause = { money: hour, telling: 6 * hour } as const

/** The web shop is told so often before somebody has to look: with the pauses between, it takes three days. */
const mostTellings = 27

/** Every pause is shorter, in milliseconds: what is due later was put off before the clock was set back. */
export const beyondAnyPause = { money: 1.5 * longestPause.money, telling: 1.5 * longestPause.telling } as const

/** Whether a telling that has failed once more is not tried again. Counted, not timed: a clock may jump. */
export const isLastTry = ({ kind, attempts }: Pick<Effect, 'kind' | 'attempts'>): boolean =>
  kind === 'notify' && attempts + 1 >= mostTellings

/**
 * How long to wait before the next try of what has failed, in milliseconds: twice as long each time.
 * @param chance from 0 to 1, so that those who failed together do not come back together: three to five quarters of the pause
 */
export const pauseAfter = ({ kind, attempts }: Pick<Effect, 'kind' | 'attempts'>, chance: number): number => {
  const longest = longestPause[kind === 'notify' ? 'telling' : 'money']
  return Math.round(Math.min(longest, second * 2 ** Math.min(attempts, 20)) * (0.75 + chance / 2))
}
