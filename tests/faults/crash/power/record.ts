import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DriverKind } from '../protocol.ts'
import { ShopProcess } from '../rounds/shop-process.ts'
import { type DiskEvent, readTrace } from './read-trace.ts'

/** What could change a file, or make a change durable, https://man7.org/linux/man-pages/man1/strace.1.html */
const calls = [
  ...['open', 'openat', 'creat', 'lseek', 'dup', 'dup2', 'dup3', 'write', 'writev', 'pwrite64', 'pwritev', 'pwritev2'],
  ...['ftruncate', 'truncate', 'fallocate', 'fsync', 'fdatasync', 'sync_file_range', 'sendfile', 'copy_file_range'],
  ...['rename', 'renameat', 'renameat2', 'unlink', 'unlinkat', 'link', 'linkat', 'symlink', 'symlinkat'],
]
/** Bytes of one call that are written out: more than any of them has. */
const longest = 1 << 24

export const canRecord = (): boolean => spawnSync('strace', ['--version']).status === 0

/** Lets a shop trade, and answers with everything that it did to its files and everything that it said, in order. */
export const recordTrade = async (
  script: string,
  trade: { readonly seed: number; readonly driver: DriverKind; readonly actions: number; readonly openings: number },
): Promise<DiskEvent[]> => {
  const place = mkdtempSync(join(tmpdir(), 'tillhouse-crash-trace-'))
  const folder = join(place, 'shop')
  const trace = join(place, 'trace')
  const strace = ['strace', '-f', '-y', '-qq', '--seccomp-bpf', '-xx', '-s', String(longest)]
  try {
    const shop = new ShopProcess(script, [...strace, '-e', `trace=${calls.join(',')}`, '-o', trace])
    const { seed, driver, actions, openings } = trade
    const orders = { folder, seed, driver, failAt: null, known: false, deep: false, synced: {} }
    shop.go({ ...orders, trade: { actions, openings } }, () => undefined)
    const { code, errors } = await shop.ended
    if (code !== 0) throw new Error(`The recorded shop ended with ${code}: ${errors}`)
    return readTrace(readFileSync(trace, 'latin1'), folder)
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}
