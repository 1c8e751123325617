import { readBlobs } from './attachments.ts'
import { bulkWrite, type WriteError, type WriteRow } from './bulk-write.ts'
import type { DocumentTable } from './document-table.ts'
import type { StorageParts } from './storage-instance.ts'

/** Writes to one table, each with the revision that it is meant to replace. */
export interface TableWrites {
  readonly table: DocumentTable
  readonly writes: readonly WriteRow[]
}

/** What could not be written, by table. */
export interface TableErrors {
  readonly table: DocumentTable
  readonly errors: readonly WriteError[]
}

/** Writes to one collection, each with the revision that it is meant to replace. */
export interface CollectionWrites {
  readonly collection: string
  readonly writes: readonly WriteRow[]
}

/** What could not be written, by collection. */
export interface CollectionErrors {
  readonly collection: string
  readonly errors: readonly WriteError[]
}

/**
 * RxDB's bulkWrite, over several collections and all or nothing: one transaction, and the change events after it.
 * Answers with nothing when everything was written; otherwise nothing was, and it answers with a conflict (409) or
 * another error for each document that stood in the way.
 */
export const commitDocuments = async (
  parts: StorageParts,
  commit: readonly CollectionWrites[],
  context: string,
): Promise<CollectionErrors[]> => {
  const ofTables = commit.map(({ collection, writes }) => {
    const table = parts.tables.opened(collection)
    if (table === undefined) throw new Error(`There is no collection ${collection}.`)
    return { table, writes }
  })
  const failed = await commitToTables(parts, ofTables, context)
  return failed.map(({ table, errors }) => ({ collection: table.collection, errors }))
}

/** The same, where the tables are known. */
export const commitToTables = async (
  parts: StorageParts,
  commit: readonly TableWrites[],
  context: string,
): Promise<TableErrors[]> => {
  const bytes = await readBlobs(commit.flatMap(({ writes }) => writes))
  try {
    parts.writePath.transaction(context, (writes) => {
      const failed = commit.flatMap(({ table, writes: rows }) => {
        const errors = bulkWrite({ table, rows, context, bytes }, writes, parts.attachments)
        return errors.length === 0 ? [] : [{ table, errors }]
      })
      if (failed.length > 0) throw new WritesRefused(failed)
    })
    return []
  } catch (error) {
    if (error instanceof WritesRefused) return [...error.failed]
    throw error
  }
}

/** Takes the refused writes out through the rollback. */
class WritesRefused extends Error {
  readonly failed: readonly TableErrors[]

  constructor(failed: readonly TableErrors[]) {
    super('Some documents could not be written.')
    this.failed = failed
  }
}
