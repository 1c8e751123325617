import { isFoundTwice } from '../order-manager/backups/found-twice.ts'
import { type Anew, giveNewIdentity } from '../order-manager/backups/new-identity.ts'
import type { Log, Runtime } from '../order-manager/ports/runtime.ts'
import { StoreFullError } from '../order-manager/ports/store.ts'
import { seriesIn } from '../store/backup/series-in.ts'
import type { OpenedStore } from '../store/open-store.ts'
import type { HubChain } from '../sync/own-chain.ts'

/**
 * Before anything is served: data that were copied to this folder, or put back in it, get an identity of their own, for
 * what they were copied from may be selling.
 * @throws StoreFullError, or what keeps the folder from being written, where that can't be done: then nothing is sold.
 */
export const settleIn = (store: OpenedStore, runtime: Runtime, log: Log): void => {
  switch (store.home.is()) {
    case 'here':
      return
    case 'new':
      return settleNew(store, log)
    case 'elsewhere':
      log.warn({ folder: store.folder }, 'the data were copied to this folder: they go on as another till’s')
      goOnAsAnother(store, runtime, { what: 'copied' })
  }
}

/**
 * Where the hub has another history of this device than there is here, somebody else goes on under its name: a disk's image that was
 * put on two computers, or put back. From the commit on it is another device; what is in the cart stays.
 */
export const hearChain = (store: OpenedStore, runtime: Runtime, log: Log, chain: HubChain): void => {
  if (!isFoundTwice(store, chain)) return
  log.warn(chain, 'the hub has another history of this till: it goes on under another name')
  goOnAsAnother(store, runtime, { what: 'foundTwice', hubSequence: chain.sequence })
}

/** Nobody has asked for it. */
const goOnAsAnother = (store: OpenedStore, runtime: Runtime, why: Anew['why']): void =>
  store.home.moveIn((transaction) =>
    giveNewIdentity(transaction, runtime, { why, staffId: null, seriesTaken: seriesIn(store.folder) }),
  )

/** A shop whose disk is full opens and can be read; its data settle at a later start. */
const settleNew = (store: OpenedStore, log: Log): void => {
  try {
    store.home.moveIn(() => undefined)
  } catch (error) {
    const full =
      error instanceof StoreFullError || (error instanceof Error && 'code' in error && error.code === 'ENOSPC')
    if (!full) throw error
    log.warn({ folder: store.folder }, 'there was no room to note where the data live')
  }
}
