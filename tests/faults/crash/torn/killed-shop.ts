import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FailPoint, Line, Written } from '../protocol.ts'
import { ShopProcess } from '../rounds/shop-process.ts'
import { ShopLog } from '../shop-log.ts'

/** A shop as a process left it, and what that process had acknowledged. */
export interface LeftShop {
  readonly files: ReadonlyMap<string, Buffer>
  /** All commits, oldest first; the last one was made, and not answered any more. */
  readonly commits: readonly (readonly Written[])[]
  readonly receipts: readonly string[]
}

/** Lets a shop trade and ends it: closed in good order after so many actions, or killed at the fail point. */
export const leaveShop = async (script: string, seed: number, end: number | FailPoint): Promise<LeftShop> => {
  const folder = mkdtempSync(join(tmpdir(), 'tillhouse-crash-torn-'))
  const log = new ShopLog()
  let open: readonly Written[] | null = null
  const take = (line: Line): void => {
    log.take(line)
    if (line.say === 'intends') open = line.writes
    else if (line.say === 'done' || line.say === 'withdrawn') open = null
  }
  const shop = new ShopProcess(script)
  const failAt = typeof end === 'number' ? null : end
  const trade = typeof end === 'number' ? { trade: { actions: end, openings: 1 } } : {}
  shop.go({ folder, seed, driver: 'honest', failAt, known: false, deep: false, synced: {}, ...trade }, take)
  const { code, signal, errors } = await shop.ended
  if (code !== 0 && signal !== 'SIGKILL') throw new Error(`The shop ended with ${code}: ${errors}`)
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const files = new Map(
    names
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(folder.length + 1), readFileSync(path)]),
  )
  rmSync(folder, { recursive: true, force: true })
  return { files, commits: open === null ? log.commits : [...log.commits, open], receipts: log.receipts }
}
