import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { openStore } from '../../../electron/store/open-store.ts'
import {
  StoreHeldError,
  StoreUnreadableError,
  StoreUnwritableError,
} from '../../../electron/store/rx-storage/errors.ts'
import { startChild } from './child.ts'
import { aRegister, newFolder, newStore } from './shop.ts'

const fingerprint = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex')

describe('the data folder', () => {
  test('given a folder that another process holds, when it is opened, then it is refused with what to do, and free when that process is killed', async () => {
    const folder = newFolder()
    const child = startChild(folder, 'hold')
    await child.printed('holding')
    await expect(openStore({ folder })).rejects.toThrow(StoreHeldError)
    await expect(openStore({ folder })).rejects.toThrow(/close it, or start this one with another data folder\.$/)
    await child.kill()
    const store = await newStore(folder)
    expect(store.count('orders', {})).toBe(0)
  })

  test('given a store that is open, when its folder is opened again, then that is refused, until it is closed', async () => {
    const folder = newFolder()
    const store = await newStore(folder)
    await expect(openStore({ folder: `${folder}/.` })).rejects.toThrow(StoreHeldError)
    await store.close()
    await newStore(folder)
  })

  test('given a path below a file, when it is opened, then it is refused with what to do', async () => {
    const file = join(newFolder(), 'a-file')
    writeFileSync(file, '')
    await expect(openStore({ folder: join(file, 'data') })).rejects.toThrow(StoreUnwritableError)
    await expect(openStore({ folder: file })).rejects.toThrow(/choose another data folder/)
  })

  test('given a folder that is not there, when it is opened, then it is made', async () => {
    const store = await newStore(join(newFolder(), 'new', 'data'))
    store.commit((transaction) => transaction.put('settings', aRegister('register-1')))
    expect(store.count('settings', { selector: { kind: 'register' } })).toBe(1)
  })
})

describe('the data file', () => {
  test('given a file that is no database, when it is opened, then it is refused and left as it was', async () => {
    const folder = newFolder()
    const file = join(folder, 'tillhouse.sqlite')
    writeFileSync(file, 'not a database, but somebody’s notes. '.repeat(100))
    const before = fingerprint(file)
    await expect(openStore({ folder })).rejects.toThrow(StoreUnreadableError)
    await expect(openStore({ folder })).rejects.toThrow(/restore a backup/)
    expect(fingerprint(file)).toBe(before)
  })

  test('given a database of another program, when it is opened, then it is refused and left as it was', async () => {
    const folder = newFolder()
    const file = join(folder, 'tillhouse.sqlite')
    const other = new DatabaseSync(file)
    other.exec('CREATE TABLE bookmarks (url TEXT)')
    other.close()
    const before = fingerprint(file)
    await expect(openStore({ folder })).rejects.toThrow(/not made by Tillhouse/)
    expect(fingerprint(file)).toBe(before)
  })

  test('given a file of a newer Tillhouse, when it is opened, then it is refused and left as it was', async () => {
    const folder = newFolder()
    const store = await newStore(folder)
    store.connection.exec('PRAGMA user_version = 999')
    await store.close()
    const file = join(folder, 'tillhouse.sqlite')
    const before = fingerprint(file)
    await expect(openStore({ folder })).rejects.toThrow(StoreUnreadableError)
    await expect(openStore({ folder })).rejects.toThrow(/newer Tillhouse: update this one/)
    expect(fingerprint(file)).toBe(before)
  })

  test('given a new store, then every commit waits for the disk, and the file is in UTF-8', async () => {
    const { connection } = await newStore()
    expect(connection.get('PRAGMA synchronous')).toEqual({ synchronous: 2 })
    expect(connection.get('PRAGMA journal_mode')).toEqual({ journal_mode: 'wal' })
    expect(connection.get('PRAGMA encoding')).toEqual({ encoding: 'UTF-8' })
  })

  test('given a store that was closed, then all is in the one file', async () => {
    const folder = newFolder()
    const store = await newStore(folder)
    store.commit((transaction) => transaction.put('settings', aRegister('register-1')))
    await store.close()
    const file = new DatabaseSync(join(folder, 'tillhouse.sqlite'), { readOnly: true })
    expect(file.prepare('SELECT count(*) AS count FROM "settings 0"').get()).toEqual({ count: 1 })
    file.close()
  })
})

describe('a damaged data file', () => {
  test('given a file whose pages were overwritten, when it is read, then the error says that it is damaged and what to do', async () => {
    const folder = newFolder()
    const store = await newStore(folder)
    store.commit((transaction) => {
      for (let number = 0; number < 300; number += 1) transaction.put('settings', aRegister(`register-${number}`))
    })
    const page = Number(
      store.connection.get(`SELECT rootpage FROM sqlite_schema WHERE name = 'settings 0'`)?.['rootpage'],
    )
    await store.close()
    const file = join(folder, 'tillhouse.sqlite')
    const bytes = readFileSync(file)
    bytes.fill(0xab, (page - 1) * 4096, page * 4096)
    writeFileSync(file, bytes)

    const read = async (): Promise<unknown> => (await newStore(folder)).get('settings', 'register-1')
    await expect(read()).rejects.toThrow(StoreUnreadableError)
  })

  test('given a file cut off in the middle, when it is opened, then it is refused and left as it was', async () => {
    const folder = newFolder()
    await (await newStore(folder)).close()
    const file = join(folder, 'tillhouse.sqlite')
    writeFileSync(file, readFileSync(file).subarray(0, 4096))
    const before = fingerprint(file)
    await expect(openStore({ folder })).rejects.toThrow(StoreUnreadableError)
    expect(fingerprint(file)).toBe(before)
  })
})
