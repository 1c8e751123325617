import { existsSync, mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { app } from 'electron'
import { usualDataFolder } from '../host/defaults.ts'

/**
 * Where a data folder was chosen, what the window itself keeps (its size, Chromium's caches, the lock that makes a
 * second start focus the first) goes into it as well: two shops on one machine then do not know of each other.
 */
export function settleFolders(chosen: string | undefined): void {
  if (chosen === undefined) return
  const folder = join(resolve(chosen), 'window')
  try {
    makeWithParents(folder)
  } catch {
    // The store will say what is wrong with the data folder, and what to do.
    return
  }
  app.setPath('userData', folder)
}

/** Not `recursive`: below a file system that can't hold folders (/proc), Node tries that for ever. */
function makeWithParents(folder: string): void {
  if (existsSync(folder)) return
  if (dirname(folder) !== folder) makeWithParents(dirname(folder))
  mkdirSync(folder)
}

/** The folder of the shop's data. */
export function dataFolder(chosen: string | undefined): string {
  return chosen === undefined ? usualDataFolder() : resolve(chosen)
}
