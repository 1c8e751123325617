import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface TemporaryFolder {
  readonly path: string
  readonly remove: () => void
}

/** An empty folder of its own. */
export const temporaryFolder = (): TemporaryFolder => folderIn(tmpdir())

/** The same in memory where the system has such a place: for what writes much, and is about no disk. */
export const memoryFolder = (): TemporaryFolder => folderIn(existsSync('/dev/shm') ? '/dev/shm' : tmpdir())

const folderIn = (parent: string): TemporaryFolder => {
  const path = mkdtempSync(join(parent, 'tillhouse-test-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }) }
}
