import { DatabaseSync } from 'node:sqlite'
import type { PullAnswer } from '../../../shared/contract/hub/protocol.ts'
import { ask, pairedWith, type TestDevice } from '../../integration/hub/hub-with-devices.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import type { PouchTimes } from '../peers/pouchdb.ts'
import { type Measured, measured } from '../statistics.ts'
import { runChild } from '../store/child.ts'
import type { MeasuredHub } from './measured-hub.ts'

/** Milliseconds that the download of a shop may take. */
const patience = 600_000

const timed = async (work: () => unknown): Promise<number> => {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** A new till's download of the hub's shop, beside the same pages without a store, and a raw insert of the same bytes. */
export const benchDownload = async (
  hub: MeasuredHub,
  office: TestDevice,
  { products, pouch }: { readonly products: number; readonly pouch: PouchTimes | null },
): Promise<Measured[]> => {
  const pages: PullAnswer[] = []
  const reader = await pairedWith(hub.url, await office.code('till'), 'R8')
  const plain = await timed(async () => {
    for (let more = true; more; ) {
      const page = await pageAfter(hub, reader, pages.at(-1)?.through ?? 0)
      pages.push(page)
      more = page.through < page.newest
    }
  })
  const raw = await timed(() => insertRaw(pages))
  const joined = await join(hub, await office.code('till'))
  const name = `a new till takes over ${products} products, over ${hub.database}`
  return [
    measured(name, [joined], { name: 'the same pages over HTTP alone', times: [plain] }),
    measured(name, [joined], { name: 'a raw SQLite insert of the same bytes', times: [raw] }),
    ...(pouch === null ? [] : [measured(name, [joined], { name: 'PouchDB, its own server', times: [pouch.download] })]),
  ]
}

/** As a till on this machine asks for it. */
const pageAfter = async ({ url }: MeasuredHub, { key }: TestDevice, since: number): Promise<PullAnswer> => {
  const { body } = await ask(`${url}/v1/pull?since=${since}`, { key, headers: { 'accept-encoding': 'identity' } })
  return body as unknown as PullAnswer
}

const insertRaw = (pages: readonly PullAnswer[]): void => {
  const folder = temporaryFolder()
  const database = new DatabaseSync(`${folder.path}/raw.sqlite`)
  database.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE documents (id TEXT PRIMARY KEY, data TEXT)',
  )
  const insert = database.prepare('INSERT INTO documents VALUES (?, ?)')
  for (const { documents } of pages) {
    database.exec('BEGIN')
    for (const { collection, id, document } of documents) insert.run(`${collection}/${id}`, JSON.stringify(document))
    database.exec('COMMIT')
  }
  database.close()
  folder.remove()
}

/** As a process of its own, as a till is: this one holds all that was measured before. */
const join = async ({ url }: MeasuredHub, code: string): Promise<number> => {
  const { lines, exitCode } = await runChild('../sync/programs/new-till.ts', [url, code], patience)
  if (exitCode !== 0) throw new Error('The new till did not take the shop over.')
  return Number(lines.at(-1)?.text)
}
