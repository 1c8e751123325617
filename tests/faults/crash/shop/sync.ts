import type { CollectionName } from '../../../../electron/order-manager/ports/store.ts'
import type { OpenedStore } from '../../../../electron/store/open-store.ts'
import { digestOf, keyOf } from '../digest.ts'
import type { Found, Written } from '../protocol.ts'
import { say } from './say.ts'
import type { Trade } from './trade.ts'

const collections: readonly CollectionName[] = ['orders', 'printJobs']

/** What was written after a checkpoint, and the checkpoint at its end, as replication asks for it. */
export const changedSince = async (
  store: OpenedStore,
  collection: string,
  seq: number,
): Promise<Found['changed'][string]> => {
  const { storageInstance } = await store.collection(collection as CollectionName)
  const documents: Written[] = []
  let checkpoint = { seq }
  for (;;) {
    const answer = await storageInstance.getChangedDocumentsSince?.(100, checkpoint)
    if (answer === undefined) throw new Error('The storage does not say what has changed.')
    checkpoint = answer.checkpoint as { seq: number }
    for (const document of answer.documents)
      documents.push([keyOf(collection, String(document['id'])), document._deleted ? null : digestOf(document)])
    if (answer.documents.length < 100) return { documents, checkpoint: checkpoint.seq }
  }
}

/** Takes in what was written since the last time, as replication to a hub does, and keeps the checkpoint. */
export const sync = async ({ opened, random, synced }: Trade): Promise<void> => {
  const collection = random.pick(collections)
  const { checkpoint } = await changedSince(opened, collection, synced[collection] ?? 0)
  synced[collection] = checkpoint
  say({ say: 'synced', collection, checkpoint })
}
