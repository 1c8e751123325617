import { statSync } from 'node:fs'
import type { OpenDatabase } from '../rx-storage/sqlite/driver.ts'
import { type CheckJournal, inspectFile, isDamage } from './inspect-file.ts'
import { factsOf } from './make-snapshot.ts'
import { placesIn } from './places.ts'
import { noProgress } from './progress.ts'
import { readOnly } from './read-only.ts'
import { fileOf, type SnapshotFacts, unlistedSnapshots, writeFacts } from './snapshots.ts'
import { storedDocuments } from './stored-documents.ts'
import { readWitness } from './witness.ts'

/** Checks the files in the folder of backups that have no facts yet, and lists them from then on. */
export const adoptSnapshots = (openDatabase: OpenDatabase, folder: string, checkJournal: CheckJournal): void => {
  for (const id of unlistedSnapshots(folder)) {
    const { size, mtimeMs } = statSync(fileOf(folder, id))
    const reason = id.endsWith('-migration') ? 'migration' : 'request'
    writeFacts(folder, {
      ...{ id, at: Math.round(mtimeMs), reason, bytes: size, keptUntil: null },
      ...checked(openDatabase, folder, id, checkJournal),
    })
  }
}

type Checked = Pick<SnapshotFacts, 'orders' | 'products' | 'progress' | 'series' | 'problem'>

const checked = (openDatabase: OpenDatabase, folder: string, id: string, checkJournal: CheckJournal): Checked => {
  const unknown = { orders: 0, products: 0, progress: noProgress, series: null }
  try {
    return readOnly(openDatabase, fileOf(folder, id), (copy) => {
      const { structure, content } = inspectFile(copy, checkJournal)
      if (structure !== null) return { ...unknown, problem: `The backup is damaged: ${structure}.` }
      const problem = content.length > 0 ? content.join(' ') : null
      try {
        return { ...factsOf(storedDocuments(copy)), problem }
      } catch {
        // An older layout: a migration has moved it here, when the witness had told of its last commit.
        const progress = readWitness(placesIn(folder).witness)?.progress ?? noProgress
        return { ...unknown, progress, problem }
      }
    })
  } catch (error) {
    if (isDamage(error)) return { ...unknown, problem: 'The backup is damaged: it is no data file.' }
    throw error
  }
}
