import { collectionNames } from '../collections.ts'
import { isSound } from '../rx-storage/documents/row-codec.ts'
import { StoreUnreadableError } from '../rx-storage/errors.ts'
import { fileVersion } from '../rx-storage/migrations/migration.ts'
import type { Connection } from '../rx-storage/sqlite/connection.ts'
import { primaryCode, resultCode } from '../rx-storage/sqlite/failure.ts'
import { type StoredDocuments, storedDocuments } from './stored-documents.ts'

/** What the whole check of a file found. */
export interface Findings {
  /** The pages don't fit together: nothing in the file can be relied on. Null where they do. */
  readonly structure: string | null
  /** What else is wrong, a sentence each: documents that are not what was written, a broken journal. */
  readonly content: readonly string[]
}

/** Sentences about the journal, by the order manager's own check. */
export type CheckJournal = (documents: StoredDocuments) => readonly string[]

/** Reads the whole file: its structure, every document, the journal. Takes as long as reading several gigabytes takes. */
export const inspectFile = (connection: Connection, checkJournal: CheckJournal): Findings => {
  try {
    const found = String(connection.get('PRAGMA integrity_check(1)')?.['integrity_check'])
    if (found !== 'ok') return { structure: `its pages do not fit together (${found})`, content: [] }
    // What an older layout holds, its migration reads.
    if (Number(connection.get('PRAGMA user_version')?.['user_version']) < fileVersion) return sound
    const documents = storedDocuments(connection)
    const damaged = damagedDocuments(documents)
    return { structure: null, content: damaged.length > 0 ? damaged : checkJournal(documents) }
  } catch (error) {
    if (isDamage(error)) return { structure: 'its pages can’t be read', content: [] }
    throw error
  }
}

const sound: Findings = { structure: null, content: [] }

/** SQLite's word for it, or the store's. */
export const isDamage = (error: unknown): boolean => {
  const code = primaryCode(error)
  return error instanceof StoreUnreadableError || code === resultCode.corrupt || code === resultCode.notADatabase
}

/** Named at most: where there are more, names don't help. */
const mostNamed = 5

const damagedDocuments = (documents: StoredDocuments): string[] => {
  const named: string[] = []
  for (const name of collectionNames) {
    for (const row of documents.rows(name)) {
      if (!isSound(row)) named.push(`The document ${String(row['id'])} of ${name} is not what was written.`)
      if (named.length >= mostNamed) return named
    }
  }
  return named
}
