import { execFile, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { z } from 'zod'
import type { Change } from '../../../shared/contract/hub/protocol.ts'
import { memoryFolder, temporaryFolder } from '../../support/temporary-folder.ts'

const source = join(import.meta.dirname, 'pouchdb')
const readyLine = z.object({ url: z.url() })
const times = z.object({ pushes: z.array(z.number()), together: z.number(), download: z.number() })
const patience = { timeout: 15 * 60_000, maxBuffer: 64 * 1024 * 1024 }

/** Milliseconds. */
export type PouchTimes = z.output<typeof times>

interface Work {
  /** Documents of one push. */
  readonly atOnce: number
  readonly catalog: readonly Change[]
  /** Of each till. */
  readonly tills: readonly (readonly Change[])[]
}

/**
 * The same documents at PouchDB and its own server over LevelDB, which says that it has written before they are synced to
 * the disk: a new till's download into a LevelDB of its own, and tills that push at once. Installed into a folder in memory
 * by its lock file. @throws Error where there is no registry to install it from, or it takes longer than a quarter of an hour
 */
export const measurePouch = async ({ atOnce, catalog, tills }: Work): Promise<PouchTimes> => {
  const place = memoryFolder()
  const data = temporaryFolder()
  cpSync(source, place.path, { recursive: true })
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: place.path, stdio: 'pipe' })
  const [shop, till] = ['shop', 'till'].map((name) => join(data.path, name))
  if (shop === undefined || till === undefined) throw new Error('There are two folders.')
  for (const folder of [shop, till]) mkdirSync(folder)
  const asDocuments = (changes: readonly Change[]) =>
    changes.map(({ collection, id, document }) => ({ ...document, _id: `${collection}/${id}` }))
  const work = join(data.path, 'work.json')
  writeFileSync(work, JSON.stringify({ atOnce, catalog: asDocuments(catalog), tills: tills.map(asDocuments) }))

  const server = spawn(process.execPath, ['server.mjs', shop], { cwd: place.path, stdio: ['pipe', 'pipe', 'ignore'] })
  const gone = once(server, 'close')
  try {
    const { url } = await new Promise<z.output<typeof readyLine>>((settle, fail) => {
      createInterface({ input: server.stdout }).once('line', (line) => settle(readyLine.parse(JSON.parse(line))))
      server.once('close', () => fail(new Error('PouchDB’s server did not start.')))
    })
    const options = { cwd: place.path, ...patience }
    const { stdout } = await promisify(execFile)(process.execPath, ['till.mjs', url, till, work], options)
    return times.parse(JSON.parse(stdout))
  } finally {
    server.stdin.end()
    await gone
    place.remove()
    data.remove()
  }
}
