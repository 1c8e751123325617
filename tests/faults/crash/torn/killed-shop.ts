import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FailPoint, Line, Written } from '../protocol.ts'
import { ShopProcess } from '../rounds/shop-process.ts'
import { ShopLog } from '../shop-log.ts'

/** A shop as a process left it, and what that process had acknowledged. */
export interface LeftShop {
  readonly files: ReadonlyMap<string, Buffer>
  /** All commits, oldest first. */
  readonly commits: readonly (readonly Written[])[]
  /** The last of them was not answered any more. */
  readonly isCut: boolean
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
  const cut: readonly Written[] = open ?? []
  return { files, commits: cut.length === 0 ? log.commits : [...log.commits, cut], isCut: cut.length > 0 }
}

/** Lets a shop trade and kills it when a commit is made, and not answered yet: the given one, or the next that writes. */
export const leaveInCommit = async (script: string, seed: number, commit: number): Promise<LeftShop> => {
  for (let transaction = commit; transaction < commit + 20; transaction++) {
    const shop = await leaveShop(script, seed, { at: 'after COMMIT', transaction })
    if (shop.isCut) return shop
  }
  throw new Error('No commit wrote anything.')
}
