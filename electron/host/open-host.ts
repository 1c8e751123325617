import { existsSync } from 'node:fs'
import { noteDamage } from '../store/backup/damage-note.ts'
import { type Damage, examineFolder } from '../store/backup/examine-folder.ts'
import { readHeader } from '../store/backup/file-header.ts'
import { finishInterrupted, type HeldFolder, holdForRepair } from '../store/backup/hold-for-repair.ts'
import { placesIn } from '../store/backup/places.ts'
import { putInPlace } from '../store/backup/put-in-place.ts'
import { listSnapshots } from '../store/backup/snapshots.ts'
import { readWitness } from '../store/backup/witness.ts'
import { StoreUnreadableError } from '../store/rx-storage/errors.ts'
import { fileVersion } from '../store/rx-storage/migrations/migration.ts'
import { loadDriver } from '../store/rx-storage/sqlite/driver.ts'
import { inWordsOfThePort } from '../store/unit-of-work.ts'
import type { HostOptions } from './host-options.ts'
import { nodeRuntime } from './node-runtime.ts'
import type { OpenedHost, Reopen } from './opened-host.ts'
import { hasPageToken } from './page-token.ts'
import { openRecoveryHost } from './recovery/recovery-host.ts'
import { openShopHost } from './shop-host.ts'

export type { HostOptions } from './host-options.ts'
export type { OpenedHost as Host } from './opened-host.ts'

/** Milliseconds for an answer to reach the page before its connection closes. */
const lastWords = 200

/**
 * Opens the shop in the data folder: when this returns, it can take a sale. Where the shop's data are damaged, it offers
 * the backups instead, and sells nothing. After a restore, and where damage is found later, it closes and opens again by
 * itself, at the same address and with the same token.
 * @throws StoreHeldError, StoreUnwritableError, StoreUnreadableError (a newer Tillhouse's data, another program's),
 * StoreFullError, PortTakenError: each message is one sentence that says what to do, and nothing is left half open.
 */
export const openHost = async (wanted: HostOptions): Promise<OpenedHost> => {
  let closed = false
  let changing: Promise<void> | null = null
  let options = wanted

  const change = (between: Between): void => {
    if (closed || changing !== null) return
    changing = reopen(between)
      .catch((error: unknown) => failed(options, error))
      .finally(() => {
        changing = null
      })
  }
  const reopen = async (between: Between): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, lastWords))
    if (closed) return
    await current.close()
    const held = await hold(options.dataFolder)
    let damage: Damage | null = null
    try {
      if (held !== null) damage = between(held.folder)
    } finally {
      held?.release()
    }
    current = await open(options, again, damage)
  }
  const again: Reopen = {
    asDamaged: (problem) => change((folder) => noted(folder, problem)),
    restored: () => change(replaced),
  }

  let current = await open(options, again)
  const { url, token } = current
  options = { ...wanted, port: Number(new URL(url).port) }
  return {
    url,
    token,
    // Whoever comes while it changes comes again.
    serveConnection: (connection) => (changing === null ? current.serveConnection(connection) : connection.close()),
    close: async () => {
      closed = true
      await changing
      await current.close()
    },
  }
}

const failed = ({ onFailure }: HostOptions, error: unknown): void => {
  if (onFailure === undefined) throw error
  onFailure(error)
}

/** What happens while nothing is open; answers with what is known to be damaged. */
type Between = (folder: string) => Damage | null

const noted = (folder: string, problem: string): Damage => {
  try {
    noteDamage(folder, problem)
  } catch {
    // A full disk, say: then it is known until the program ends, and found again after that.
  }
  return { problem, reached: readWitness(placesIn(folder).witness)?.progress ?? null }
}

/** Where not even the intent could be written, what was there opens again. */
const replaced: Between = (folder) => {
  try {
    putInPlace(folder, nodeRuntime.now())
  } catch (error) {
    if (!isFull(error)) throw error
  }
  return null
}

const isFull = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOSPC'

const open = async (options: HostOptions, again: Reopen, found: Damage | null = null): Promise<OpenedHost> => {
  const held = await hold(options.dataFolder)
  const known = held !== null && (hasPageToken(held.folder) || listSnapshots(held.folder).length > 0)
  if (held !== null) {
    const damage = found ?? (await damageIn(held, known))
    if (damage !== null) return openRecoveryHost(options, held, damage, again.restored)
    held.release()
  }
  try {
    return await openShopHost(options, known, again)
  } catch (error) {
    if (!(error instanceof StoreUnreadableError) || !known || isNewer(options.dataFolder)) throw error
    const heldAgain = await hold(options.dataFolder)
    if (heldAgain === null) throw error
    return openRecoveryHost(options, heldAgain, { problem: error.message, reached: null }, again.restored)
  }
}

const hold = async (folder: string): Promise<HeldFolder | null> => {
  try {
    return holdForRepair(await loadDriver(), folder)
  } catch (error) {
    throw inWordsOfThePort(error)
  }
}

const damageIn = async (held: HeldFolder, known: boolean): Promise<Damage | null> => {
  try {
    finishInterrupted(held.folder)
    return examineFolder(await loadDriver(), held.folder, known)
  } catch (error) {
    held.release()
    throw inWordsOfThePort(error)
  }
}

const isNewer = (folder: string): boolean => {
  const { dataFile } = placesIn(folder)
  return existsSync(dataFile) && readHeader(dataFile).version > fileVersion
}
