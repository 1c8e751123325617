import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { listSnapshots, removeSnapshot } from '../../electron/store/backup/snapshots.ts'
import { openStore } from '../../electron/store/open-store.ts'
import type { Snapshot } from '../../shared/contract/backups.ts'
import { eventually } from '../contract/transports/eventually.ts'
import { staff } from '../support/open-shop.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { aShop, makeBackup, sell } from './shop-with-backups.ts'
import { canMount, smallDisk } from './small-disk.ts'

describe('a backup that is asked for', () => {
  test('given a shop that goes on selling, then it has all that was sold before it, and the sales do not wait for it', async () => {
    const shop = await aShop()
    const admin = await shop.signedIn(staff.admin)
    const before = await sell(admin)
    const made: Snapshot[] = []
    const making = makeBackup(admin).then((backup) => made.push(backup))
    const meanwhile = [await sell(admin)]
    expect(made).toEqual([])
    while (made.length === 0) {
      meanwhile.push(await sell(admin))
      await new Promise(setImmediate)
    }
    await making
    const [backup] = made
    if (backup === undefined) throw new Error('No backup was made.')
    const after = await sell(admin)

    expect(backup).toMatchObject({ reason: 'request', problem: null, products: 200 })
    expect(backup.orders).toBeGreaterThanOrEqual(1)
    expect(backup.orders).toBeLessThanOrEqual(1 + meanwhile.length)
    const file = join(shop.folder, 'backups', `${backup.id}.sqlite`)
    const folder = temporaryFolder()
    onTestFinished(folder.remove)
    await shop.shut()
    const copy = await openStore({ folder: await copyTo(folder.path, file) })
    onTestFinished(() => copy.close())
    expect(copy.get('orders', before.id)?.number).toBe(before.number)
    expect(copy.get('orders', after.id)).toBeUndefined()
    expect(copy.count('orders', { selector: { placedAt: { $gt: 0 } } })).toBe(backup.orders)
    expect(copy.find('journal', {})).toHaveLength(backup.progress.sequence)
    expect(copy.find('orders', { selector: { number: backup.progress.receipt ?? '' } })).toHaveLength(1)
  })

  test('given one that is being made, when another is asked for, then that is refused, and the page sees when it is over', async () => {
    const shop = await aShop()
    const admin = await shop.signedIn(staff.admin)
    const first = makeBackup(admin)
    await admin.now('backups.state', {}, ({ running }) => running)
    expect(await admin.ask('backups.make', {})).toMatchObject({ refusal: 'backup_running' })
    const backup = await first
    const state = await admin.now('backups.state', {}, ({ running }) => !running)
    expect(state).toMatchObject({ snapshots: [backup], problem: null, folder: join(shop.folder, 'backups') })
  })

  test('given a till that was killed while it made one, then the next start removes what there is of it', async () => {
    const shop = await aShop()
    const admin = await shop.signedIn(staff.admin)
    const making = admin.ask('backups.make', {})
    await admin.now('backups.state', {}, ({ running }) => running)
    await shop.restart()
    expect(await making).toMatchObject({ refusal: expect.stringMatching(/connection_lost|backup_failed/) })
    expect(readdirSync(shop.folder, { recursive: true }).filter((name) => name.includes('partial'))).toEqual([])
    await makeBackup(await shop.signedIn(staff.admin))
  })

  test('given a backup that somebody put into the folder, then the whole check lists it', async () => {
    const shop = await aShop({ backupTimes: { every: 1e9, first: 1e9, check: 1 } })
    const admin = await shop.signedIn(staff.admin)
    await sell(admin)
    const backup = await makeBackup(admin)
    rmSync(join(shop.folder, 'backups', `${backup.id}.json`))
    await shop.restart()
    const again = await shop.signedIn(staff.admin)
    const { snapshots } = await again.now('backups.state', {}, (state) => state.snapshots.length === 1)
    expect(snapshots).toMatchObject([{ id: backup.id, orders: 1, products: 200, problem: null }])
  })
})

describe('backups by the clock', () => {
  test('given a shop without a recent one, then the first is made soon after the start, and the next one in its time', async () => {
    const shop = await aShop({ backupTimes: { every: 1000, first: 1, check: 1e9 } })
    await eventually(() => expect(listSnapshots(shop.folder).length).toBeGreaterThan(1))
    expect(listSnapshots(shop.folder)[0]).toMatchObject({ reason: 'schedule', problem: null })
    await shop.shut()
    // Opened again at once, it finds a recent one.
    for (const { id } of listSnapshots(shop.folder).slice(1)) removeSnapshot(shop.folder, id)
    const newest = listSnapshots(shop.folder)[0]
    await shop.restart()
    const { nextAt } = await (await shop.signedIn(staff.admin)).now('backups.state', {})
    expect(nextAt).toBeGreaterThanOrEqual((newest?.at ?? 0) + 1000)
  })
})

describe.skipIf(!canMount())('on a disk without room for a backup', () => {
  test('then that is said, nothing of it stays, and selling goes on', async () => {
    const disk = smallDisk(14)
    onTestFinished(disk.remove)
    const shop = await aShop({ dataFolder: disk.path })
    const admin = await shop.signedIn(staff.admin)
    disk.fillUpTo(8.5 * 1024 * 1024)
    expect(await admin.ask('backups.make', {})).toMatchObject({
      refusal: 'storage_full',
      message: expect.stringContaining('free some space'),
    })
    expect((await admin.now('backups.state', {})).problem).toContain('free some space')
    expect(existsSync(join(disk.path, 'backups')) ? readdirSync(join(disk.path, 'backups')) : []).toEqual([])
    expect((await sell(admin)).state).toBe('completed')
    disk.empty()
    await makeBackup(admin)
    expect((await admin.now('backups.state', {})).problem).toBeNull()
  })
})

const copyTo = async (folder: string, file: string): Promise<string> => {
  const { copyFile } = await import('node:fs/promises')
  await copyFile(file, join(folder, 'tillhouse.sqlite'))
  return folder
}
