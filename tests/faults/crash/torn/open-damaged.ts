import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { loadDriver } from '../../../../electron/store/rx-storage/sqlite/driver.ts'
import type { Written } from '../protocol.ts'
import { look } from '../shop/look.ts'
import { startShop } from '../shop/start.ts'

/** What a start on damaged files came to. */
export type Outcome =
  /** The start was refused, or reading was, or the check that each backup gets finds it; with the sentence. */
  | { readonly is: 'noticed'; readonly by: string }
  /** It opened, and holds exactly the first so many commits. */
  | { readonly is: 'whole'; readonly commits: number }
  /** All documents are there, and what is kept of them beside contradicts them: making it anew heals it. */
  | { readonly is: 'derived'; readonly how: string }
  /** It opened, and holds documents that never were at any time. */
  | { readonly is: 'wrong'; readonly how: string }

/** Opens the files in a folder of their own, as a start does, and holds what is there against the commits. */
export const openDamaged = async (
  files: ReadonlyMap<string, Buffer>,
  commits: readonly (readonly Written[])[],
): Promise<Outcome> => {
  const folder = mkdtempSync(join(tmpdir(), 'tillhouse-crash-damaged-'))
  try {
    for (const [name, bytes] of files) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), bytes)
    }
    return await openAndLook(folder, commits)
  } catch (error) {
    return { is: 'noticed', by: error instanceof Error ? `${error.name}: ${error.message}` : String(error) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const openAndLook = async (folder: string, commits: readonly (readonly Written[])[]): Promise<Outcome> => {
  const store = await startShop(await loadDriver(), folder, true)
  try {
    const { documents, faults } = await look(store, {}, false)
    const whole = commitsOf(documents, commits)
    if (whole >= 0 && faults.length === 0) return { is: 'whole', commits: whole }
    const found = String(store.connection.get('PRAGMA integrity_check')?.['integrity_check'])
    if (found !== 'ok') return { is: 'noticed', by: `check: ${found}` }
    return { is: whole >= 0 ? 'derived' : 'wrong', how: faults[0] ?? 'No number of commits gives these documents.' }
  } finally {
    await store.close()
  }
}

/** The most commits that, one after the other, give just these documents; −1 where no number of them does. */
const commitsOf = (documents: readonly Written[], commits: readonly (readonly Written[])[]): number => {
  const found = new Map(documents)
  const different = new Set(found.keys())
  let whole = different.size === 0 ? 0 : -1
  for (const [index, writes] of commits.entries()) {
    for (const [key, digest] of writes) {
      if ((found.get(key) ?? null) === digest) different.delete(key)
      else different.add(key)
    }
    if (different.size === 0) whole = index + 1
  }
  return whole
}
