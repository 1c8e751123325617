import fc from 'fast-check'
import type { DriverName } from '../../electron/store/rx-storage/sqlite/driver.ts'
import { cases, queriesPerCase } from './cases.ts'
import { compare } from './compare.ts'
import { openStorages } from './storages.ts'
import { Tally } from './tally.ts'

export interface Comparison {
  readonly queries: number
  readonly seed: number
  /** The SQLites that share the queries. */
  readonly drivers: readonly DriverName[]
  /** From fast-check's report, to go on from the smallest case that it found. */
  readonly path?: string
  readonly progress?: (tally: Tally) => void
}

/** Cases that are asked in one go: fast-check and the memory storage keep something of each until it is over. */
const casesAtOnce = 400

/**
 * Compares our answers with the memory storage's until so many queries have been asked.
 * @throws Error with fast-check's report: the seed, and the smallest case in which an answer differs.
 */
export const differ = async ({ queries, seed, drivers, path, progress }: Comparison): Promise<Tally> => {
  const tally = new Tally()
  // Half of the lists of queries are shorter than the longest; what is still missing then is asked for anew.
  for (let round = 0; tally.queries < queries; round += 1) {
    const storages = await openStorages(drivers)
    const property = fc.asyncProperty(cases, async (example) => {
      await compare(storages, example, tally)
      progress?.(tally)
    })
    const missing = Math.ceil(((queries - tally.queries) / queriesPerCase) * 2)
    const numRuns = path === undefined ? Math.min(missing, casesAtOnce) : 1
    try {
      await fc.assert(property, { seed: seed + round, numRuns, ...(path !== undefined && { path }) })
    } finally {
      await storages.close()
    }
    if (path !== undefined) break
  }
  return tally
}
