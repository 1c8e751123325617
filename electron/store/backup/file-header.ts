import { closeSync, openSync, readSync, statSync } from 'node:fs'

/** The first bytes of a database file, https://sqlite.org/fileformat.html#the_database_header */
export interface FileHeader {
  /** Bytes of the file. */
  readonly size: number
  readonly isDatabase: boolean
  readonly pageSize: number
  /** Pages that the file has to have; 0 where the header does not say (an older SQLite wrote it). */
  readonly pages: number
  readonly applicationId: number
  readonly version: number
}

const magic = 'SQLite format 3\0'
const headerSize = 100

/**
 * Reads the header without SQLite, which would begin to recover the file. Only of a file that this process has not open:
 * closing it here would end SQLite's locks on it, https://sqlite.org/howtocorrupt.html#_posix_advisory_locks_canceled
 */
export const readHeader = (file: string): FileHeader => {
  const bytes = Buffer.alloc(headerSize)
  const handle = openSync(file, 'r')
  try {
    readSync(handle, bytes, 0, headerSize, 0)
  } finally {
    closeSync(handle)
  }
  const pageSize = bytes.readUInt16BE(16)
  const countIsValid = bytes.readUInt32BE(24) === bytes.readUInt32BE(92)
  return {
    size: statSync(file).size,
    isDatabase: bytes.toString('latin1', 0, 16) === magic,
    // 1 stands for 65,536, which does not fit.
    pageSize: pageSize === 1 ? 65_536 : pageSize,
    pages: countIsValid ? bytes.readUInt32BE(28) : 0,
    applicationId: bytes.readUInt32BE(68),
    version: bytes.readUInt32BE(60),
  }
}
