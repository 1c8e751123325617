import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { placesIn } from './places.ts'
import { listSnapshots } from './snapshots.ts'
import { readWitness } from './witness.ts'

/** Series of numbers that data in the folder used, though the backup may not know of them. */
export const seriesIn = (folder: string): ReadonlySet<string> => {
  const { setAside } = placesIn(folder)
  const witnesses = [folder, ...foldersIn(setAside)].map((one) => readWitness(placesIn(one).witness))
  const receipts = witnesses.map((witness) => witness?.progress.receipt?.split('-').at(-2))
  const series = listSnapshots(folder).map((snapshot) => snapshot.series)
  return new Set([...receipts, ...series].filter((one) => typeof one === 'string'))
}

const foldersIn = (folder: string): string[] => {
  try {
    return readdirSync(folder).map((name) => join(folder, name))
  } catch {
    return []
  }
}
