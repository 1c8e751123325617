import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { syncFolder } from '../rx-storage/sqlite/durable-files.ts'

/** Writes a small file whole or not at all; it is on the disk when this returns. */
export const writeDurably = (file: string, text: string): void => {
  const handle = openSync(`${file}.new`, 'w', 0o600)
  try {
    writeSync(handle, text)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(`${file}.new`, file)
  syncFolder(dirname(file))
}
