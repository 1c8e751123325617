import type { Observable } from 'rxjs'
import type { Device, Register } from '../../../shared/domain/settings/settings.ts'
import type { Progress } from '../../order-manager/ports/backups.ts'
import type { Reader } from '../../order-manager/ports/store.ts'
import type { StoredDocument } from '../rx-storage/documents/document.ts'
import { StoreUnreadableError } from '../rx-storage/errors.ts'
import { missingCommits } from './missing-commits.ts'
import { placesIn } from './places.ts'
import { lastReceiptOf, progressOf } from './progress.ts'
import { openWitness, readWitness } from './witness.ts'

/** What is told of each commit; the part of the storage's word that is needed here. */
type Told = readonly {
  readonly table: { readonly collection: string }
  readonly bulk: {
    readonly checkpoint: { readonly seq: number }
    readonly events: readonly { readonly documentId: string; readonly documentData: unknown }[]
  }
}[]

/**
 * Tells the witness of every commit from now on; answers how to stop.
 * @param writes the number of the newest write that is in the file
 * @throws StoreUnreadableError when the witness knows of commits that are not in the file.
 */
export const keepWitness = (
  folder: string,
  reader: Pick<Reader, 'get'>,
  writes: number,
  committed: Observable<Told>,
): (() => void) => {
  const file = placesIn(folder).witness
  const known = readWitness(file)
  let progress = progressOf(reader)
  const missing = missingCommits(known, { writes, progress })
  if (missing !== null) throw new StoreUnreadableError(missing)

  let registerId = (reader.get('settings', 'device') as Device | undefined)?.registerId
  const witness = openWitness(file)
  witness.tell({ writes, progress })
  const listening = committed.subscribe((told) => {
    for (const { table, bulk } of told) {
      if (table.collection !== 'settings' && table.collection !== 'journal') continue
      for (const { documentData } of bulk.events) {
        const document = documentData as StoredDocument & Partial<Device>
        if (document.kind === 'device') registerId = document.registerId
        progress = advanced(progress, table.collection, document, registerId)
      }
    }
    const newest = told[0]?.bulk.checkpoint.seq
    if (newest !== undefined) witness.tell({ writes: newest, progress })
  })
  return () => {
    listening.unsubscribe()
    witness.close()
  }
}

const advanced = (
  progress: Progress,
  collection: string,
  document: StoredDocument,
  registerId: string | undefined,
): Progress => {
  if (collection === 'journal')
    return { ...progress, sequence: Number(document['sequence']), at: Number(document['at']) }
  if (document['id'] !== registerId) return progress
  return { ...progress, receipt: lastReceiptOf(document as unknown as Register) }
}
