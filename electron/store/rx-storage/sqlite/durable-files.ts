import { closeSync, fsyncSync, openSync } from 'node:fs'

/** Returns when the file's bytes are on the disk. */
export const syncFile = (path: string): void => {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Returns when the names in the folder are on the disk: what was renamed, made or removed in it. */
export const syncFolder = (path: string): void => {
  // Windows has no way to ask for it, and keeps names in its own journal.
  if (process.platform === 'win32') return
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
