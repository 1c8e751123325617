import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { doJob } from '../../electron/host/backups/jobs.ts'
import { openStore } from '../../electron/store/open-store.ts'
import type { JournalEntry } from '../../shared/domain/journal/journal-entry.ts'
import type { Order } from '../../shared/domain/orders/order.ts'
import { openRegisterAs } from '../support/open-register.ts'
import { root, staff } from '../support/open-shop.ts'
import { openStorefront, webOrderOf } from '../support/storefront.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { faultsIn } from '../support/verified.ts'
import { aShop, makeBackup, restore, sell } from './shop-with-backups.ts'

const id = (): string => crypto.randomUUID()
const aFolder = (): string => {
  const folder = temporaryFolder()
  onTestFinished(folder.remove)
  return folder.path
}
const runNode = (...args: readonly string[]) =>
  spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], { encoding: 'utf8', cwd: root })

/** What a data folder holds, opened as the store opens it. */
const contents = async (folder: string): Promise<{ orders: Order[]; journal: JournalEntry[]; faults: string[] }> => {
  const store = await openStore({ folder, known: true })
  try {
    const [orders, journal] = [store.find('orders', { selector: { placedAt: { $gt: 0 } } }), store.find('journal', {})]
    return { orders, journal, faults: faultsIn(folder) }
  } finally {
    await store.close()
  }
}

describe('a backup that is restored from the screen', () => {
  test('given sales after it, then the shop opens with what it has, at the same address, and what was there is kept', async () => {
    const shop = await aShop()
    const admin = await shop.signedIn(staff.admin)
    const { url, token } = shop.host()
    const kept = await sell(admin)
    const backup = await makeBackup(admin)
    const lost = await sell(admin)

    const again = await restore(shop, admin, backup.id)
    expect(shop.host()).toMatchObject({ url, token })
    expect(await again.now('orders.read', { orderId: kept.id })).toMatchObject({ number: 'R1-000001' })
    expect(await again.now('orders.read', { orderId: lost.id })).toBeNull()
    const next = await sell(again)
    expect(next.number).toMatch(/^R1-[2-9A-Z]{5,6}-000001$/)
    const { snapshots } = await again.now('backups.state', {})
    expect(snapshots.map(({ reason, orders, problem }) => [reason, orders, problem])).toEqual([
      ['restore', 2, null],
      ['request', 1, null],
    ])
    await shop.shut()
    const [aside = ''] = readdirSync(join(shop.folder, 'set-aside'))
    expect((await contents(join(shop.folder, 'set-aside', aside))).orders.map(({ number }) => number).sort()).toEqual([
      'R1-000001',
      'R1-000002',
    ])
  })

  test('given one that is not there, or did not pass its check, then that is refused and nothing changes', async () => {
    const shop = await aShop()
    const admin = await shop.signedIn(staff.admin)
    const backup = await makeBackup(admin)
    writeFileSync(join(shop.folder, 'backups', `${backup.id}.sqlite`), 'no data file')
    expect(await admin.ask('backups.restore', { snapshotId: '../tillhouse' })).toMatchObject({
      refusal: 'unknown_backup',
    })
    expect(await admin.ask('backups.restore', { snapshotId: backup.id })).toMatchObject({ refusal: 'backup_failed' })
    expect((await sell(admin)).number).toBe('R1-000001')
  })

  test('given the same one restored twice, and sales and online orders after each, then no number, entry or link of the journal is made twice', async () => {
    const shop = await aShop()
    let admin = await shop.signedIn(staff.admin)
    const { apiKey } = await admin.do('settings.addWebShop', {
      id: id(),
      name: 'Web shop',
      webhookUrl: 'http://127.0.0.1:9/',
    })
    const orderOnline = async (): Promise<string> => {
      const storefront = await openStorefront(shop.host().url, apiKey)
      const placed = await storefront.order(webOrderOf([{ sku: 'GRO-002', quantity: 1, price: 540 }]))
      return String(placed.body['number'])
    }
    const first = await sell(admin)
    const backup = await makeBackup(admin)
    const made = [await sell(admin)]
    const online = [await orderOnline()]
    for (let times = 0; times < 2; times += 1) {
      admin = await restore(shop, admin, backup.id)
      made.push(await sell(admin), await sell(admin))
      online.push(await orderOnline())
    }
    await shop.shut()

    const numbers = [first, ...made].map(({ number }) => number)
    expect(new Set([...numbers, ...online]).size).toBe(6 + 3)
    const entries = made.flatMap((order) => order.entries.map((entry) => entry.id))
    expect(new Set(entries).size).toBe(entries.length)
    const aside = readdirSync(join(shop.folder, 'set-aside')).map((name) => join(shop.folder, 'set-aside', name))
    expect(aside).toHaveLength(2)
    const all = await Promise.all([shop.folder, ...aside].map(contents))
    expect(all.map(({ faults }) => faults)).toEqual([[], [], []])
    const hashes = new Map<string, Set<string>>()
    for (const { id: link, hash } of all.flatMap(({ journal }) => journal))
      hashes.set(link, (hashes.get(link) ?? new Set()).add(hash))
    expect([...hashes].filter(([, different]) => different.size > 1)).toEqual([])
    const restored = all[0]?.journal.filter((entry) => entry.what === 'restored')
    expect(restored).toMatchObject([
      { sequence: 1, previousHash: '', subject: backup.id, facts: { receipt: 'R1-000001' } },
    ])
  })

  test('given a shift that was closed after it, then the shift goes on from the backup, and no report has its number again', async () => {
    const shop = await aShop()
    let admin = await shop.signedIn(staff.admin)
    await sell(admin)
    const close = async (): Promise<string> => {
      const { statement } = (await admin.now('shifts.current', {}, (one) => one !== null)) ?? {}
      const count = { amount: statement?.figures?.expected ?? -1 }
      return (await admin.do('shifts.close', { reportId: id(), count, reason: '' })).number
    }
    const x = (await admin.do('shifts.takeX', { reportId: id() })).number
    const backup = await makeBackup(admin)
    await sell(admin)
    const numbers = [x, await close()]
    expect(numbers).toEqual(['R1-X0001', 'R1-Z0001'])

    admin = await restore(shop, admin, backup.id)
    const current = await admin.now('shifts.current', {}, (one) => one !== null)
    expect(current?.statement).toMatchObject({ sales: 1, restored: true })
    await sell(admin)
    numbers.push((await admin.do('shifts.takeX', { reportId: id() })).number, await close())
    await openRegisterAs(admin)
    numbers.push(await close())
    expect(numbers.slice(2)).toEqual([
      expect.stringMatching(/^R1-[2-9A-Z]{5,6}-X0001$/),
      expect.stringMatching(/^R1-[2-9A-Z]{5,6}-Z0001$/),
      expect.stringMatching(/^R1-[2-9A-Z]{5,6}-Z0002$/),
    ])
    await shop.shut()
    expect(faultsIn(shop.folder)).toEqual([])
  })

  test('given an online order that waited for the merchant, then it goes on under the same key, and paper is asked about', async () => {
    const shop = await aShop()
    const admin = await shop.signedIn(staff.admin)
    const webShop = { id: id(), name: 'Web shop', webhookUrl: 'http://127.0.0.1:9/' }
    const { apiKey } = await admin.do('settings.addWebShop', webShop)
    await admin.do('settings.setPrinter', { printer: { host: '127.0.0.1', port: 9, columns: 42 } })
    await sell(admin)
    const storefront = await openStorefront(shop.host().url, apiKey)
    const placed = await storefront.order(webOrderOf([{ sku: 'GRO-002', quantity: 1, price: 540 }]))
    const orderId = String(placed.body['id'])
    const effects = (order: { effects: readonly { id: string }[] } | null) => order?.effects.map((effect) => effect.id)
    const before = effects(await admin.now('orders.read', { orderId }))
    const backup = await makeBackup(admin)
    const again = await restore(shop, admin, backup.id)
    expect(before).toHaveLength(1)
    expect(effects(await again.now('orders.read', { orderId }))).toEqual(before)
    expect((await again.now('printing.jobs', {})).map(({ state }) => state)).toEqual(['uncertain'])
  })
})

test('a restore that is killed at any step leaves the old shop or the new one, and the next start has it whole', async () => {
  const shop = await aShop()
  const admin = await shop.signedIn(staff.admin)
  await sell(admin)
  const backup = await makeBackup(admin)
  await sell(admin)
  await shop.shut()
  await doJob({ kind: 'prepareRestore', folder: shop.folder, snapshotId: backup.id, staffId: null })

  const opened: string[] = []
  for (let step = 0; opened.at(-1) !== 'in place'; step += 1) {
    const folder = join(aFolder(), 'shop')
    cpSync(shop.folder, folder, { recursive: true })
    const { stdout, signal } = runNode('tests/integration/restore-child.ts', folder, String(step))
    expect(signal, `step ${step}: ${stdout}`).toBe(stdout === 'in place' ? null : 'SIGKILL')
    const restarted = await aShop({ dataFolder: folder }, null)
    await restarted.shut()
    const { orders, journal, faults } = await contents(folder)
    expect(faults).toEqual([])
    const isNew = journal.some((entry) => entry.what === 'restored')
    expect(orders).toHaveLength(isNew ? 1 : 2)
    expect(['restoring', 'restore-intent.json'].filter((name) => existsSync(join(folder, name)))).toEqual([])
    expect(existsSync(join(folder, 'set-aside'))).toBe(isNew)
    opened.push(stdout === 'in place' ? stdout : isNew ? 'new' : 'old')
  }
  expect(opened).toEqual(['old', ...Array.from({ length: opened.length - 2 }, () => 'new'), 'in place'])
  expect(opened.length).toBeGreaterThan(5)
}, 120_000)

test('a restore that was cut off while it was prepared is forgotten', async () => {
  const shop = await aShop()
  await sell(await shop.signedIn(staff.admin))
  await shop.shut()
  mkdirSync(join(shop.folder, 'restoring'))
  writeFileSync(join(shop.folder, 'restoring', 'tillhouse.sqlite'), 'half a file')
  await shop.restart()
  expect((await sell(await shop.signedIn(staff.admin))).number).toBe('R1-000002')
  expect(existsSync(join(shop.folder, 'restoring'))).toBe(false)
})

describe('the command', () => {
  const command = (folder: string, ...args: readonly string[]) =>
    runNode('electron/host/restore.ts', '--data', folder, ...args)

  test('given a till that runs, then it lists, and refuses to restore; given none, then it restores and says so', {
    timeout: 120_000,
  }, async () => {
    const shop = await aShop()
    const admin = await shop.signedIn(staff.admin)
    await sell(admin)
    const backup = await makeBackup(admin)
    await sell(admin)
    expect(command(shop.folder, '--list')).toMatchObject({ status: 0, stdout: expect.stringContaining(backup.id) })
    expect(command(shop.folder, '--newest')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('Another Tillhouse'),
    })
    await shop.shut()

    expect(command(shop.folder)).toMatchObject({ status: 1, stderr: expect.stringContaining('--newest') })
    expect(command(shop.folder, '--id', 'none')).toMatchObject({ status: 1, stderr: expect.stringContaining('none') })
    const { status, stdout, stderr } = command(shop.folder, '--id', backup.id)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toContain('reaches receipt R1-000001')
    expect(stdout).toContain('The till had come further, which reaches receipt R1-000002')
    expect(stdout).toContain(join(shop.folder, 'set-aside'))
    await shop.restart()
    expect((await sell(await shop.signedIn(staff.admin))).number).toMatch(/^R1-[2-9A-Z]{5,6}-000001$/)
  })

  test('given a folder without backups, then it says so', () => {
    const folder = aFolder()
    expect(command(folder, '--newest')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('no good backup'),
    })
    expect(command(join(folder, 'none'), '--newest')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('no data folder'),
    })
  })
})
