import {
  awaitRxStorageReplicationInSync,
  cancelRxStorageReplication,
  deepEqual,
  defaultHashSha256,
  getRxReplicationMetaInstanceSchema,
  type RxConflictHandler,
  type RxStorage,
  type RxStorageInstanceReplicationInput,
  type RxStorageInstanceReplicationState,
  type RxStorageReplicationMeta,
  randomToken,
  replicateRxStorageInstance,
  rxStorageInstanceToReplicationHandler,
} from 'rxdb'
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { expect, onTestFinished, vi } from 'vitest'
import { type Article, find, type Instance, type InstanceOptions, newInstance, openStorage } from './support.ts'

type Storage = RxStorage<unknown, object>
const sqlite = (driver: 'node' | 'photostructure') => async (): Promise<Storage> => (await openStorage(driver)).storage
const memory = async (): Promise<Storage> => getRxStorageMemory()

/** Where the master lies and where the fork lies, each on a file of its own. */
export const sides = [
  { name: 'sqlite by node to sqlite by node', master: sqlite('node'), fork: sqlite('node') },
  { name: 'sqlite by photostructure to the same', master: sqlite('photostructure'), fork: sqlite('photostructure') },
  { name: 'sqlite to memory', master: sqlite('node'), fork: memory },
  { name: 'memory to sqlite', master: memory, fork: sqlite('node') },
] as const
export type Sides = (typeof sides)[number]

/** A collection on a storage of its own, whatever the storage. */
export const side = async <D = Article>(
  storage: () => Promise<Storage>,
  options: InstanceOptions<D> = {},
): Promise<Instance<D>> => newInstance<D>({ storage: await storage() }, { databaseName: randomToken(10), ...options })

const withoutBookkeeping = (document: object): object => {
  const { _meta, _rev, ...rest } = document as Record<string, unknown>
  return rest
}

/** For documents of which nobody may have different ones. */
export const noConflicts: RxConflictHandler<Article> = {
  isEqual: (one, other) => deepEqual(withoutBookkeeping(one), withoutBookkeeping(other)),
  resolve: async () => {
    throw new Error('There should be no conflict.')
  },
}

/** The higher price is taken, and the name tells that it was a conflict. */
export const higherPrice: RxConflictHandler<Article> = {
  isEqual: (one, other) => deepEqual(one, other),
  resolve: async ({ newDocumentState: fork, realMasterState: master }) => {
    if (fork._deleted !== master._deleted) return fork
    const higher = (fork.price ?? 0) > (master.price ?? 0) ? fork : master
    return { ...higher, name: `resolved ${randomToken(5)}` }
  },
}

export interface ReplicationOptions<D> extends Partial<RxStorageInstanceReplicationInput<D>> {
  readonly conflicts?: RxConflictHandler<Article>
}

/** Starts a replication of the fork with the master, which is ended after the test. */
export const replicate = async <D = Article>(
  master: Instance<D>,
  fork: Instance<D>,
  { conflicts = noConflicts, ...options }: ReplicationOptions<D> = {},
): Promise<RxStorageInstanceReplicationState<D>> => {
  const conflictHandler = conflicts as unknown as RxConflictHandler<D>
  const metaInstance = await side<RxStorageReplicationMeta<D, unknown>>(sqlite('node'), {
    schema: getRxReplicationMetaInstanceSchema(fork.schema, false) as never,
  })
  const state = replicateRxStorageInstance<D>({
    identifier: randomToken(10),
    replicationHandler: rxStorageInstanceToReplicationHandler(master, conflictHandler, randomToken(10)),
    forkInstance: fork,
    metaInstance: metaInstance as never,
    pullBatchSize: 100,
    pushBatchSize: 100,
    conflictHandler,
    hashFunction: defaultHashSha256,
    ...options,
  } as RxStorageInstanceReplicationInput<D>)
  onTestFinished(async () => {
    await awaitRxStorageReplicationInSync(state)
    await cancelRxStorageReplication(state)
  })
  return state
}

/** Waits until something holds that comes in its own time. */
export const eventually = (holds: () => Promise<void>): Promise<void> => vi.waitFor(holds, { timeout: 20_000 })

/** Both have the same documents, whatever their revisions. */
export const expectAlike = async <D extends object>(one: Instance<D>, other: Instance<D>): Promise<void> => {
  const contents = async (instance: Instance<D>) => (await find(instance)).map(withoutBookkeeping)
  expect(await contents(one)).toEqual(await contents(other))
}
