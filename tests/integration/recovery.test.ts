import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Snapshot } from '../../shared/contract/backups.ts'
import { eventually } from '../contract/transports/eventually.ts'
import { must } from '../support/client.ts'
import { type OpenShop, root, staff } from '../support/open-shop.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { aShop, makeBackup, reopened, restore, sell } from './shop-with-backups.ts'

const dataFile = (folder: string): string => join(folder, 'tillhouse.sqlite')
const fingerprint = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex')

/** In another process: closing the file here would end the locks that SQLite holds on it for the open shop. */
const overwriteTable = (folder: string, table: string): void => {
  const script = `
    const { DatabaseSync } = require('node:sqlite'), fs = require('node:fs'), [file, table] = process.argv.slice(1)
    const database = new DatabaseSync(file, { readOnly: true })
    const { rootpage } = database.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').get(table)
    const { page_size: size } = database.prepare('PRAGMA page_size').get()
    database.close()
    const handle = fs.openSync(file, 'r+')
    fs.writeSync(handle, Buffer.alloc(size, 0x5a), 0, size, (rootpage - 1) * size)`
  const { status, stderr } = spawnSync(process.execPath, ['--no-warnings', '-e', script, dataFile(folder), table], {
    encoding: 'utf8',
  })
  expect(status, stderr).toBe(0)
}

/** A shop with two sales, a backup, and a third sale, and what its folder was before each of the two last. */
const aShopWithHistory = async (): Promise<{ shop: OpenShop; backup: Snapshot; older: string; unclosed: string }> => {
  const shop = await aShop()
  const copies = temporaryFolder()
  onTestFinished(copies.remove)
  const first = await shop.signedIn(staff.admin)
  await sell(first)
  await shop.restart()
  const older = join(copies.path, 'older.sqlite')
  cpSync(dataFile(shop.folder), older)
  const admin = await shop.signedIn(staff.admin)
  await sell(admin)
  const backup = await makeBackup(admin)
  await sell(admin)
  const unclosed = join(copies.path, 'unclosed')
  cpSync(shop.folder, unclosed, { recursive: true })
  await shop.shut()
  return { shop, backup, older, unclosed }
}
type History = Awaited<ReturnType<typeof aShopWithHistory>>

const damages: readonly { what: string; says: RegExp; damage: (history: History) => void }[] = [
  {
    what: 'cut off in the middle',
    says: /cut off: .* bytes of it are missing/,
    damage: ({ shop }) => truncateSync(dataFile(shop.folder), Math.floor(statSync(dataFile(shop.folder)).size / 2)),
  },
  {
    what: 'overwritten in the middle',
    says: /damaged: its pages do not fit together/,
    damage: ({ shop }) => overwriteTable(shop.folder, 'orders 0'),
  },
  {
    what: 'overwritten at its beginning',
    says: /its first bytes are not those of a data file/,
    damage: ({ shop }) => writeFileSync(dataFile(shop.folder), Buffer.alloc(500, 'x'), { flag: 'r+' }),
  },
  { what: 'gone', says: /is gone: there is no/, damage: ({ shop }) => rmSync(dataFile(shop.folder)) },
  { what: 'emptied', says: /is empty/, damage: ({ shop }) => truncateSync(dataFile(shop.folder)) },
  {
    what: 'another program’s',
    says: /was not made by Tillhouse/,
    damage: ({ shop }) => {
      rmSync(dataFile(shop.folder))
      const other = new DatabaseSync(dataFile(shop.folder))
      other.exec('CREATE TABLE bookmarks (url TEXT)')
      other.close()
    },
  },
  {
    what: 'without its write-ahead log',
    says: /newest changes are missing.*ends at receipt R1-000001.*had reached receipt R1-000003/,
    damage: ({ shop, unclosed }) => {
      cpSync(unclosed, shop.folder, { recursive: true })
      rmSync(`${dataFile(shop.folder)}-wal`)
    },
  },
  {
    what: 'an older copy',
    says: /newest changes are missing.*ends at receipt R1-000001.*had reached receipt R1-000003/,
    damage: ({ shop, older }) => cpSync(older, dataFile(shop.folder)),
  },
]

describe.each(damages)('a data file that is $what', ({ says, damage }) => {
  test('is named, sells nothing, is kept as it is, and the backup in its place sells', async () => {
    const history = await aShopWithHistory()
    const { shop, backup } = history
    damage(history)
    const file = dataFile(shop.folder)
    const before = existsSync(file) ? fingerprint(file) : null

    await shop.restart()
    const page = shop.connect()
    const state = await page.now('recovery.state', {})
    expect(state).toMatchObject({
      problem: expect.stringMatching(says),
      reached: { receipt: 'R1-000003' },
      snapshots: [backup],
      setAside: null,
    })
    expect(backup.progress.receipt).toBe('R1-000002')
    expect(await page.now('setup.state', {})).toMatchObject({ state: 'damaged', locale: null })
    expect(await page.ask('setup.openSampleShop', {})).toMatchObject({ refusal: 'storage_damaged' })
    expect(await page.ask('staff.list', {})).toMatchObject({ refusal: 'storage_damaged' })
    const answer = await fetch(`${shop.host().url}/storefront/v1/orders`, { method: 'POST', body: 'anything' })
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '300'])
    await shop.restart()
    const again = shop.connect()
    expect((await again.now('recovery.state', {}))?.problem).toBe(state?.problem)
    expect(existsSync(file) ? fingerprint(file) : null).toBe(before)

    expect(await again.ask('recovery.restore', { snapshotId: 'none' })).toMatchObject({ refusal: 'unknown_backup' })
    must(await again.ask('recovery.restore', { snapshotId: backup.id }))
    const admin = await reopened(shop, async () => true)
    expect((await sell(admin)).number).toMatch(/^R1-[2-9A-Z]{5,6}-000001$/)
    expect(await admin.now('recovery.state', {})).toBeNull()
    const [aside = ''] = readdirSync(join(shop.folder, 'set-aside'))
    const kept = dataFile(join(shop.folder, 'set-aside', aside))
    expect(existsSync(kept) ? fingerprint(kept) : null).toBe(before)
    await shop.restart()
    expect((await sell(await shop.signedIn(staff.admin))).number).toMatch(/-000002$/)
  })
})

test('a shop without a good backup says so, and no empty shop opens', async () => {
  const shop = await aShop()
  await sell(await shop.signedIn(staff.admin))
  await shop.shut()
  truncateSync(dataFile(shop.folder), 5000)
  const till = spawn(
    process.execPath,
    ['--no-warnings', 'electron/host/serve.ts', '--data', shop.folder, '--port', '0', '--without-sandbox'],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  onTestFinished(() => void till.kill('SIGKILL'))
  let [said, warned] = ['', '']
  till.stdout.on('data', (text: Buffer) => {
    said += text
  })
  till.stderr.on('data', (text: Buffer) => {
    warned += text
  })
  await eventually(() => {
    expect(said).toMatch(/^Tillhouse ready at http/)
    expect(warned).toMatch(/is cut off.*no good backup/)
  })
})

describe('damage that is found while the shop is open', () => {
  test('given pages that can’t be read any more, when a backup is to be made, then the shop closes, and opens as damaged', async () => {
    const shop = await aShop()
    await makeBackup(await shop.signedIn(staff.admin))
    await shop.restart()
    const admin = await shop.signedIn(staff.admin)
    overwriteTable(shop.folder, 'movements 0')
    expect(await admin.ask('backups.make', {})).toMatchObject({ refusal: expect.stringMatching(/failed|lost/) })
    const told = await shop.connect().now('recovery.state', {}, (state) => state !== null)
    expect(told).toMatchObject({ problem: expect.stringContaining('is damaged'), snapshots: [{ reason: 'request' }] })
    expect(existsSync(join(shop.folder, 'damage.json'))).toBe(true)
  })

  test('given a document that is not what was written, then the whole check names it, and selling goes on', async () => {
    const shop = await aShop({ backupTimes: { every: 1e9, first: 1e9, check: 1 } })
    await shop.shut()
    const database = new DatabaseSync(dataFile(shop.folder))
    const { id } = database.prepare(`SELECT id FROM "products 0" LIMIT 1 OFFSET 3`).get() ?? {}
    database.exec(
      `UPDATE "products 0" SET data = CAST(replace(data, 'unit', 'unti') AS BLOB) WHERE id = '${String(id)}'`,
    )
    database.close()
    await shop.restart()
    const admin = await shop.signedIn(staff.admin)
    const { problem } = await admin.now('backups.state', {}, (state) => state.problem !== null)
    expect(problem).toContain(`The document ${String(id)} of products is not what was written.`)
    expect((await sell(admin)).state).toBe('completed')
    expect(await admin.ask('backups.make', {})).toMatchObject({ refusal: 'backup_failed' })
    expect((await admin.now('backups.state', {})).snapshots).toMatchObject([
      { problem: expect.stringContaining('products') },
    ])
  })
})

test('a shop that was restored is as sound as any, and a witness that is torn says nothing', async () => {
  const shop = await aShop()
  const admin = await shop.signedIn(staff.admin)
  const backup = await makeBackup(admin)
  await sell(admin)
  await restore(shop, admin, backup.id)
  await shop.shut()
  const witness = join(shop.folder, 'witness')
  writeFileSync(witness, readFileSync(witness, 'utf8').replace('"writes":', '"writes":9'))
  await shop.restart()
  expect((await sell(await shop.signedIn(staff.admin))).number).toMatch(/-000001$/)
})
