import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { homeOf } from '../../electron/store/backup/home.ts'
import { openStore } from '../../electron/store/open-store.ts'
import type { JournalEntry } from '../../shared/domain/journal/journal-entry.ts'
import { openRegisterAs } from '../support/open-register.ts'
import { openShop, root, staff } from '../support/open-shop.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { faultsIn } from '../support/verified.ts'
import { aShop, makeBackup, never, restore, sell } from './shop-with-backups.ts'

/** Milliseconds that a busy machine may need. */
const patience = 150_000

const aPlace = (): string => {
  const folder = temporaryFolder()
  onTestFinished(folder.remove)
  return join(folder.path, 'shop')
}
const copyOf = (folder: string): string => {
  const copy = aPlace()
  cpSync(folder, copy, { recursive: true })
  return copy
}
const openedAt = async (dataFolder: string) => {
  const shop = await openShop({ backupTimes: never }, null, { path: dataFolder, remove: () => undefined })
  onTestFinished(shop.shut)
  return { shop, admin: await shop.signedIn(staff.admin) }
}
const soldAt = async (dataFolder: string): Promise<string> => {
  const { shop, admin } = await openedAt(dataFolder)
  const { number } = await sell(admin)
  await shop.shut()
  return number
}
/** A closed shop that has sold once. */
const aClosedShop = async () => {
  const shop = await aShop()
  await sell(await shop.signedIn(staff.admin))
  await shop.shut()
  return shop
}
const firstLinksIn = async (folder: string): Promise<JournalEntry[]> => {
  const store = await openStore({ folder, known: true })
  const all = store.find('journal', { selector: { sequence: 1 } })
  await store.close()
  return all.toSorted((one, other) => one.at - other.at)
}
const inSeries = (counter: string) => expect.stringMatching(new RegExp(`^R1-[2-9A-Z]{6}-${counter}$`))

describe('a data folder that was copied', { timeout: patience }, () => {
  test('is another till’s where it is opened: both sell, no number is given twice, and the original counts on', async () => {
    const shop = await aClosedShop()
    const folder = copyOf(shop.folder)
    await shop.restart()
    const original = await shop.signedIn(staff.admin)
    const { shop: copy, admin } = await openedAt(folder)
    const numbers: string[] = []
    for (let times = 0; times < 3; times += 1)
      for (const till of [original, admin]) numbers.push((await sell(till)).number)
    expect(new Set(numbers).size).toBe(6)
    expect(numbers).toEqual([
      'R1-000002',
      inSeries('000001'),
      'R1-000003',
      inSeries('000002'),
      'R1-000004',
      inSeries('000003'),
    ])
    // In a shop without a hub nobody else knows its shift: it goes on, and the register keeps its name.
    const { statement } = (await admin.now('shifts.current', {}, (one) => one !== null)) ?? {}
    expect(statement).toMatchObject({ sales: 4, restored: true })
    await Promise.all([shop.shut(), copy.shut()])
    expect([faultsIn(shop.folder), faultsIn(folder)]).toEqual([[], []])
    const [begun, copied, ...more] = await firstLinksIn(folder)
    expect(more).toEqual([])
    expect(copied).toMatchObject({ what: 'copied', subject: begun?.deviceId, facts: { receipt: 'R1-000001' } })
    expect(await firstLinksIn(shop.folder)).toEqual([begun])
  })

  test('is so once: it stays who it is when it is opened again, and a copy of it is one more', async () => {
    const shop = await aClosedShop()
    const folder = copyOf(shop.folder)
    const first = await soldAt(folder)
    expect(await soldAt(folder)).toBe(first.replace(/1$/, '2'))
    const third = await soldAt(copyOf(folder))
    expect(third).toEqual(inSeries('000001'))
    expect(third).not.toBe(first)
    expect(await firstLinksIn(folder)).toHaveLength(2)
  })

  test('and put back in the place of the original is recognised, too, and so are data whose file of the folder is gone or torn', async () => {
    const shop = await aClosedShop()
    const folder = copyOf(shop.folder)
    rmSync(shop.folder, { recursive: true })
    cpSync(folder, shop.folder, { recursive: true })
    expect(await soldAt(shop.folder)).toEqual(inSeries('000001'))
    for (const harm of [
      (home: string) => rmSync(home),
      (home: string) => writeFileSync(home, ''),
      (home: string) => writeFileSync(home, readFileSync(home).subarray(0, 200)),
      // That of another folder, put where it is wanted.
      (home: string) => writeFileSync(home, readFileSync(join(folder, 'home'))),
    ]) {
      const before = (await firstLinksIn(shop.folder)).length
      harm(join(shop.folder, 'home'))
      await soldAt(shop.folder)
      expect(await firstLinksIn(shop.folder)).toHaveLength(before + 1)
    }
    expect(faultsIn(shop.folder)).toEqual([])
  })

  test('says so where one signs in, until the next shift is opened', async () => {
    const shop = await aClosedShop()
    const { shop: copy, admin } = await openedAt(copyOf(shop.folder))
    const state = await admin.now('setup.state', {})
    expect(state.copied).toMatchObject({ series: expect.stringMatching(/^[2-9A-Z]{6}$/) })
    const counted = { count: { amount: 0 }, reason: 'It is the other till’s.' }
    await admin.do('shifts.close', { reportId: crypto.randomUUID(), ...counted })
    await openRegisterAs(admin)
    expect((await admin.now('setup.state', {}, ({ copied }) => copied === null)).copied).toBeNull()
    await copy.shut()
    await shop.restart()
    expect((await shop.connect().now('setup.state', {})).copied).toBeNull()
  })
})

test('one that is cut off between being recognised and having its new name is recognised again, and has one', {
  timeout: patience,
}, async () => {
  const shop = await aClosedShop()
  for (const when of ['before', 'after'] as const) {
    const folder = copyOf(shop.folder)
    const { signal, stderr } = spawnSync(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', 'tests/integration/copied-child.ts', folder, when],
      { cwd: root, encoding: 'utf8' },
    )
    expect(signal, stderr).toBe('SIGKILL')
    const first = await soldAt(folder)
    expect(first).toEqual(inSeries('000001'))
    expect(await soldAt(folder)).toBe(first.replace(/1$/, '2'))
    expect((await firstLinksIn(folder)).map(({ what }) => what)).toEqual(['shopOpened', 'copied'])
    expect(faultsIn(folder)).toEqual([])
  }
})

describe('no copy is', { timeout: patience }, () => {
  test('a folder that was renamed, a shop that is opened again, and one of a version that knew of no homes', async () => {
    const shop = await aClosedShop()
    const folder = aPlace()
    renameSync(shop.folder, folder)
    expect(await soldAt(folder)).toBe('R1-000002')
    expect(await soldAt(folder)).toBe('R1-000003')
    const store = await openStore({ folder, known: true })
    store.home.joinData(null)
    await store.close()
    rmSync(join(folder, 'home'))
    const older = copyOf(folder)
    expect(await soldAt(older)).toBe('R1-000004')
    expect(homeOf(older)).not.toBeNull()
    expect(await soldAt(copyOf(older))).toEqual(inSeries('000001'))
  })

  test('a backup that is restored: it has one new identity, also where it was made before the data were copied here', async () => {
    const shop = await aShop()
    let admin = await shop.signedIn(staff.admin)
    await sell(admin)
    const backup = await makeBackup(admin)
    admin = await restore(shop, admin, backup.id)
    const { number } = await sell(admin)
    await shop.shut()
    expect(await soldAt(shop.folder)).toBe(number.replace(/1$/, '2'))
    expect((await firstLinksIn(shop.folder)).map(({ what }) => what)).toEqual(['shopOpened', 'restored'])

    const { shop: copy, admin: there } = await openedAt(copyOf(shop.folder))
    await sell(await restore(copy, there, backup.id))
    await copy.shut()
    expect((await firstLinksIn(copy.folder)).map(({ what }) => what)).toEqual(['shopOpened', 'restored'])
    expect(existsSync(join(copy.folder, 'backups'))).toBe(true)
    expect(readdirSync(join(copy.folder, 'backups'))).not.toContain('home')
  })
})
