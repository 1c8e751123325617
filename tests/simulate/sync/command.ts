import { bundle } from '../../support/bundle.ts'
import { type Played, playSync } from './play.ts'
import { tillProgram } from './till-process.ts'

const lineOf = (played: Played): string => {
  const { seed, database, receipts, kills, partitions, hubRestarts, restored, faults } = played
  const { notLeft, redeemed, notRedeemed, scarce } = played
  return [
    `seed ${seed} over ${database}: ${receipts} receipts`,
    `${kills} kills, ${partitions} partitions, ${hubRestarts} starts of the hub, ${restored} restored`,
    `never oversold: ${scarce.sold} sold, ${notLeft} refused, ${scarce.available / 1000} left`,
    `gift card: ${redeemed} payments, ${notRedeemed} refused, ${Math.max(0, -scarce.balance)} of at most ${scarce.mostLost} lost`,
    `${faults.length} faults`,
  ].join(', ')
}

interface SyncWanted {
  readonly tills: number
  readonly days: number
  readonly seed: number
  /** How many seeds, one after the other. */
  readonly seeds: number
  readonly embedded: boolean
}

/** Plays, and says what came of it. Answers with whether all is as it should be. */
export const simulateSync = async ({ tills, days, seed: first, seeds, embedded }: SyncWanted): Promise<boolean> => {
  let isSound = true
  const program = await bundle(tillProgram)
  try {
    for (let seed = first; seed < first + seeds; seed += 1) {
      const begin = Date.now()
      const played = await playSync({ tills, days, seed, embedded, script: program.script })
      process.stdout.write(`${lineOf(played)}, ${((Date.now() - begin) / 1000).toFixed(0)} s\n`)
      for (const fault of played.faults) process.stdout.write(`  ${fault}\n`)
      if (played.faults.length > 0) {
        isSound = false
        process.stdout.write(`again: npm run simulate -- sync --tills ${tills} --days ${days} --seed ${seed}\n`)
      }
    }
  } finally {
    program.remove()
  }
  return isSound
}
