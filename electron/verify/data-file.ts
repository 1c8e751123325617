import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import { crc32 } from 'node:zlib'
import { type Area, Faults, plural } from './findings.ts'

/** "TILL" (https://sqlite.org/pragma.html#pragma_application_id), and the one layout of the file that is read here. */
const tillhouse = 0x54494c4c
const layout = 2
/** SQLite's code for a lock that somebody else has, https://sqlite.org/rescode.html#busy */
const busy = 5

export class CannotVerify extends Error {
  override readonly name = 'CannotVerify'
}

interface StoredRow {
  readonly id: string
  readonly data: Uint8Array
  readonly extra: string | null
  readonly crc: number
}

/** The shop's data, to be read and nothing else. */
export class DataFile {
  readonly #database: DatabaseSync
  readonly #tables: ReadonlySet<string>

  /** @throws CannotVerify, with a sentence, where the file is not a shop's data of this version. */
  constructor(file: string) {
    try {
      this.#database = new DatabaseSync(addressOf(file), { readOnly: true })
      this.#database.exec('PRAGMA busy_timeout = 5000')
      checkOwner(this.#database, file)
      const names = this.#database.prepare('SELECT name FROM sqlite_schema WHERE type = ?').all('table')
      this.#tables = new Set(names.map(({ name }) => String(name)))
    } catch (error) {
      if (error instanceof CannotVerify) throw error
      throw new CannotVerify(`${file} can’t be read: it is damaged, or no data of Tillhouse.`, { cause: error })
    }
  }

  /** The documents of a collection that are not deleted, by id; none where the collection is not there. */
  *documents<T>(collection: string): Iterable<T> {
    for (const { data } of this.#rows(collection)) yield JSON.parse(Buffer.from(data).toString()) as T
  }

  *rows(table: string): Iterable<Readonly<Record<string, unknown>>> {
    if (this.#tables.has(table)) yield* this.#database.prepare(`SELECT * FROM ${table}`).iterate()
  }

  /** Whether the pages fit together, and each document is the one that was written. */
  check(): Area {
    const faults = new Faults()
    const found = this.#database.prepare('PRAGMA integrity_check(1)').get()?.['integrity_check']
    if (found !== 'ok') faults.add(`The pages of the file do not fit together: ${String(found)}`)
    const collections = [...this.#tables].flatMap((name) => (/^[a-zA-Z]+ 0$/.test(name) ? [name.slice(0, -2)] : []))
    let count = 0
    for (const collection of collections)
      for (const row of this.#rows(collection)) {
        count += 1
        if (checksum(row) !== row.crc) faults.add(`The document ${row.id} of ${collection} is not what was written.`)
      }
    return { name: 'File', checked: plural(count, 'document'), count, faults: faults.found }
  }

  close(): void {
    this.#database.close()
  }

  #rows(collection: string): Iterable<StoredRow> {
    if (!this.#tables.has(`${collection} 0`)) return []
    const sql = `SELECT id, data, extra, crc FROM "${collection} 0" WHERE deleted = 0 ORDER BY id`
    return this.#database.prepare(sql).iterate() as unknown as Iterable<StoredRow>
  }
}

/** With nothing waiting in the log, the file alone is read, and nothing is made beside it (https://sqlite.org/uri.html). */
const addressOf = (file: string): string => {
  const log = statSync(`${file}-wal`, { throwIfNoEntry: false })
  return `${pathToFileURL(file).href}?${log === undefined || log.size === 0 ? 'immutable=1' : 'mode=ro'}`
}

const checksum = ({ data, extra }: StoredRow): number => (extra === null ? crc32(data) : crc32(extra, crc32(data)))

const checkOwner = (database: DatabaseSync, file: string): void => {
  const pragma = (name: string): unknown => database.prepare(`PRAGMA ${name}`).get()?.[name]
  if (pragma('application_id') !== tillhouse) throw new CannotVerify(`${file} was not made by Tillhouse.`)
  if (pragma('user_version') !== layout)
    throw new CannotVerify(`${file} was written by another version of Tillhouse: open it once with this one.`)
}

/**
 * The data file in a folder that no till has open.
 * @throws CannotVerify where there is no such folder or no shop in it, or a till holds it.
 */
export const dataFileIn = (folder: string): string => {
  if (!existsSync(folder)) throw new CannotVerify(`There is no data folder ${folder}.`)
  const file = join(folder, 'tillhouse.sqlite')
  if (!existsSync(file)) throw new CannotVerify(`There is no shop in ${folder}: it has no tillhouse.sqlite.`)
  if (isHeld(join(folder, 'lock.sqlite')))
    throw new CannotVerify(`A till is using the data folder ${folder}: close it first, or verify a copy.`)
  return file
}

/** A till has an exclusive lock on this file for as long as it runs. */
const isHeld = (lock: string): boolean => {
  if (!existsSync(lock)) return false
  const database = new DatabaseSync(lock, { readOnly: true })
  try {
    database.exec('PRAGMA busy_timeout = 250')
    database.prepare('SELECT count(*) FROM sqlite_schema').get()
    return false
  } catch (error) {
    if (error instanceof Error && 'errcode' in error && Number(error.errcode) % 256 === busy) return true
    throw error
  } finally {
    database.close()
  }
}
