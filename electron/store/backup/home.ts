import { closeSync, fstatSync, fsyncSync, futimesSync, openSync, readFileSync, statSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Connection } from '../rx-storage/sqlite/connection.ts'
import { syncFolder } from '../rx-storage/sqlite/durable-files.ts'
import { placesIn } from './places.ts'
import { blockSize, sealInto, unsealed } from './sealed-block.ts'

/** What the file says: whose it is, and which file it was when it was written. Numbers beyond 2^53 are text. */
interface Home {
  readonly id: string
  /** Of the file itself. */
  readonly inode: string
  /** Nanoseconds since 1970; empty where the file system knows no time of birth. */
  readonly born: string
}

/** As a file system tells them. A copy of a file is another file: it is born later, but may get an inode that has become free. */
type FileFacts = Pick<Home, 'inode' | 'born'>

const factsOf = ({ ino, birthtimeNs }: { readonly ino: bigint; readonly birthtimeNs: bigint }): FileFacts => ({
  inode: String(ino),
  born: birthtimeNs === 0n ? '' : String(birthtimeNs),
})

/** Milliseconds: longer than a tick of the clock that file systems stamp by. */
const tick = 20

/** Of a file that is being written. Where there is no time of birth, Node tells that of the last change, which moves with the file. */
const lastingFacts = (file: number): FileFacts => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, tick)
  futimesSync(file, new Date(), new Date())
  const { ctimeNs, ...facts } = fstatSync(file, { bigint: true })
  return { ...factsOf(facts), ...(facts.birthtimeNs === ctimeNs && { born: '' }) }
}

/**
 * Says in the folder that data which bear the id live in it. It is written in place, for it has to know itself, and is on
 * the disk when this returns; a cut leaves a file that is torn, and counts as none.
 */
export const writeHome = (folder: string, id: string): void => {
  const { home } = placesIn(folder)
  const file = openHome(home)
  try {
    const block = Buffer.alloc(blockSize)
    sealInto(block, JSON.stringify({ id, ...lastingFacts(file) } satisfies Home))
    writeSync(file, block, 0, blockSize, 0)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  syncFolder(dirname(home))
}

const openHome = (path: string): number => {
  try {
    return openSync(path, 'r+')
  } catch {
    return openSync(path, 'w+', 0o600)
  }
}

/** The id of the data that live in the folder; null where no file says so, or it is a copy of the one that was written. */
export const homeOf = (folder: string): string | null => {
  const { home } = placesIn(folder)
  try {
    const text = unsealed(readFileSync(home))
    const told = text === null ? null : (JSON.parse(text) as Home)
    return told !== null && isThatFile(told, factsOf(statSync(home, { bigint: true }))) ? told.id : null
  } catch {
    return null
  }
}

/**
 * By the time of birth, where there is one: a file that is put in the place of another often gets its inode, and network shares
 * and FAT make inodes up, at each mount others. Else by the inode.
 */
export const isThatFile = (told: FileFacts, found: FileFacts): boolean =>
  told.born !== '' && found.born !== '' ? told.born === found.born : told.inode === found.inode

/** What the data say of where they live: in the file alone, and in every copy that is made of it. */
export const dataHome = (connection: Connection) => {
  connection.exec('CREATE TABLE IF NOT EXISTS home (only INTEGER PRIMARY KEY, id TEXT NOT NULL) STRICT')
  return {
    /** Undefined in data of before there were homes, and in restored ones: they are at home where they are opened. */
    id: (): string | undefined => connection.get('SELECT id FROM home')?.['id'] as string | undefined,
    /** Within a commit. */
    keep: (id: string): void => void connection.run('INSERT OR REPLACE INTO home VALUES (1, ?)', id),
    forget: (): void => void connection.run('DELETE FROM home'),
  }
}
export type DataHome = ReturnType<typeof dataHome>
