import { spawnSync } from 'node:child_process'
import { rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '../support/temporary-folder.ts'

/** A file system in memory, of so many megabytes. */
export interface SmallDisk {
  readonly path: string
  /** Leaves less than the bytes free. */
  fillUpTo(bytes: number): void
  empty(): void
  remove(): void
}

const mount = (path: string, megabytes: number): boolean =>
  spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'none', path]).status === 0

/** Mounting is the system administrator's right. */
export const canMount = (): boolean => {
  const folder = temporaryFolder()
  const mounted = process.platform === 'linux' && mount(folder.path, 1)
  if (mounted) spawnSync('umount', [folder.path])
  folder.remove()
  return mounted
}

export const smallDisk = (megabytes: number): SmallDisk => {
  const { path, remove } = temporaryFolder()
  if (!mount(path, megabytes)) throw new Error('No file system could be mounted.')
  const ballast = join(path, 'ballast')
  return {
    path,
    fillUpTo: (bytes) => {
      const { bavail, bsize } = statfsSync(path)
      writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - bytes)))
    },
    empty: () => rmSync(ballast, { force: true }),
    remove: () => {
      spawnSync('umount', ['-l', path])
      remove()
    },
  }
}
