import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { nodeRuntime } from '../../../electron/host/node-runtime.ts'
import { openStore } from '../../../electron/store/open-store.ts'
import { dataFileIn } from '../../../electron/verify/data-file.ts'
import { verifyFile } from '../../../electron/verify/verify.ts'
import { root } from '../../support/open-shop.ts'
import { foundPlainShop } from '../../support/plain-shop.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { faultsIn } from '../../support/verified.ts'
import { aTradedShop, first } from './cases.ts'

const shop = aTradedShop()

describe('a shop that nobody has tampered with', () => {
  test('is as its entries make it, and each area says how much it has checked', () => {
    const areas = verifyFile(dataFileIn(shop.folder))
    expect(areas.flatMap(({ faults }) => faults)).toEqual([])
    expect(areas.map(({ name }) => name)).toEqual([
      'File',
      'Journal',
      'Orders',
      'Stock',
      'Ledgers',
      'Numbers',
      'Shifts',
    ])
    for (const { name, count } of areas) expect(count, name).toBeGreaterThan(0)
  })

  test('is only read: not a byte of the folder changes', () => {
    const folder = shop.tampered(() => undefined)
    const before = [...Object.entries(filesIn(folder))]
    faultsIn(folder)
    expect([...Object.entries(filesIn(folder))]).toEqual(before)
  })
})

const filesIn = (folder: string): Record<string, string> => {
  const { stdout } = spawnSync('sh', ['-c', 'sha256sum *'], { cwd: folder, encoding: 'utf8' })
  return Object.fromEntries(
    stdout
      .trim()
      .split('\n')
      .map((line) => line.split(/\s+/).toReversed() as [string, string]),
  )
}

test('a document whose checksum is not right is named before anything is worked out from it', () => {
  const faults = shop.faultsAfter((file) => file.run('UPDATE "orders 0" SET crc = crc + 1'))
  expect(faults).toMatch(/^File: The document .* of orders is not what was written/)
  expect(faults).not.toMatch(/^(?!File)/m)
})

describe('npm run verify', () => {
  const run = (folder: string) =>
    spawnSync(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', 'electron/host/verify.ts', '--data', folder],
      {
        cwd: root,
        encoding: 'utf8',
      },
    )

  test('says of each area what it has checked, and ends with 0', () => {
    const { status, stdout } = run(shop.folder)
    expect(stdout).toMatch(/^Journal {2}\d+ entries in 1 chain: as it should be\.$/m)
    expect(stdout).toMatch(/^Shifts {3}3 shifts, 4 reports: as it should be\.$/m)
    expect(status).toBe(0)
  })

  test('names the first thing that is off, and ends with 1', () => {
    const { status, stdout } = run(
      shop.tampered((file) => file.remove('journal', first(file.all('journal').slice(4)).id)),
    )
    expect(stdout).toMatch(/^Journal .*: OFF\.\n +Journal entry \d+ is missing\.$/m)
    expect(status).toBe(1)
  })

  test('says so where there is nothing of a kind to check', async () => {
    const folder = temporaryFolder()
    onTestFinished(folder.remove)
    const store = await openStore({ folder: folder.path })
    await foundPlainShop({ store, runtime: nodeRuntime }, 1)
    await store.close()
    const { status, stdout } = run(folder.path)
    expect(stdout).toMatch(/^Orders {3}0 orders from 0 entries: nothing there yet to be checked\.$/m)
    expect(status).toBe(0)
  })

  test('refuses in words what is held, missing, empty, or no shop', async () => {
    const folder = temporaryFolder()
    onTestFinished(folder.remove)
    const refused = (path: string): string => {
      const { status, stderr, stdout } = run(path)
      expect([status, stdout]).toEqual([1, ''])
      return stderr
    }
    expect(refused(join(folder.path, 'nowhere'))).toMatch(/^There is no data folder .*nowhere\.$/m)
    expect(refused(folder.path)).toMatch(/^There is no shop in /m)
    writeFileSync(
      join(folder.path, 'tillhouse.sqlite'),
      'not a database, but long enough to look like a file of something',
    )
    expect(refused(folder.path)).toMatch(/can’t be read: it is damaged, or no data of Tillhouse\.$/m)
    const held = join(folder.path, 'held')
    mkdirSync(held)
    const store = await openStore({ folder: held })
    expect(refused(held)).toMatch(/^A till is using the data folder .*: close it first, or verify a copy\.$/m)
    await store.close()
    expect(refused(held)).toMatch(/^No shop is set up in /m)
  })
})
