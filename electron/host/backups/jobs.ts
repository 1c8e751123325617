import type { Device } from '../../../shared/domain/settings/settings.ts'
import { giveNewIdentity } from '../../order-manager/backups/new-identity.ts'
import { adoptSnapshots } from '../../store/backup/adopt-snapshots.ts'
import { type CheckJournal, type Findings, inspectFile } from '../../store/backup/inspect-file.ts'
import { makeSnapshot, type Wanted } from '../../store/backup/make-snapshot.ts'
import { placesIn } from '../../store/backup/places.ts'
import { prepareRestore } from '../../store/backup/prepare-restore.ts'
import { readOnly } from '../../store/backup/read-only.ts'
import type { SnapshotFacts } from '../../store/backup/snapshots.ts'
import { loadDriver } from '../../store/rx-storage/sqlite/driver.ts'
import { checkJournal } from '../../verify/journal.ts'
import { nodeRuntime } from '../node-runtime.ts'

/** What takes as long as reading gigabytes takes, and is done away from the process that sells. */
export interface Jobs {
  snapshot: { readonly given: Wanted; readonly answer: SnapshotFacts }
  /** The whole check of the shop's own data. */
  check: { readonly given: object; readonly answer: Findings }
  /** Lists backups that others have left in the folder. */
  adopt: { readonly given: object; readonly answer: null }
  prepareRestore: {
    readonly given: { readonly snapshotId: string; readonly staffId: string | null }
    readonly answer: null
  }
}
export type Job = { [Kind in keyof Jobs]: { kind: Kind; folder: string } & Jobs[Kind]['given'] }[keyof Jobs]
export type JobOf<Kind extends keyof Jobs> = { kind: Kind; folder: string } & Jobs[Kind]['given']

const checkChains: CheckJournal = (documents) =>
  checkJournal(
    () => documents.byId('journal'),
    documents.get('settings', 'device') as Device | undefined,
    documents.get('settings', 'hub') === undefined ? null : 'any',
  ).faults

/** @throws StorageFullError, StoreUnreadableError: each message is a sentence. */
export const doJob = async (job: Job): Promise<Jobs[keyof Jobs]['answer']> => {
  const openDatabase = await loadDriver()
  switch (job.kind) {
    case 'snapshot':
      return makeSnapshot(openDatabase, job.folder, job, checkChains)
    case 'check':
      return readOnly(openDatabase, placesIn(job.folder).dataFile, (data) => inspectFile(data, checkChains))
    case 'adopt':
      adoptSnapshots(openDatabase, job.folder, checkChains)
      return null
    case 'prepareRestore': {
      const { folder, snapshotId, staffId } = job
      await prepareRestore(openDatabase, folder, snapshotId, checkChains, (store, seriesTaken) =>
        store.commit((transaction) =>
          giveNewIdentity(transaction, nodeRuntime, { why: { what: 'restored', snapshotId }, staffId, seriesTaken }),
        ),
      )
      return null
    }
  }
}
