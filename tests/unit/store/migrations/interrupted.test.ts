import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openStore } from '../../../../electron/store/open-store.ts'
import { loadDriver, type OpenDatabase } from '../../../../electron/store/rx-storage/sqlite/driver.ts'
import { newFolder } from '../shop.ts'

const written = gunzipSync(readFileSync(join(import.meta.dirname, 'version-1.sqlite.gz')))
const data = 'tillhouse.sqlite'

const oldShop = (): string => {
  const folder = newFolder()
  writeFileSync(join(folder, data), written)
  return folder
}

const ordersIn = async (folder: string): Promise<number> => {
  const store = await openStore({ folder })
  onTestFinished(() => store.close())
  expect(store.connection.get('PRAGMA user_version')).toEqual({ user_version: 2 })
  return store.count('orders', {})
}

/** The new file as a migration leaves it that ends after it has been written. */
const migratedFile = async (): Promise<Buffer> => {
  const folder = oldShop()
  await (await openStore({ folder })).close()
  return readFileSync(join(folder, data))
}

describe('a migration that was ended in between', () => {
  test('given a new file that is only half written, when the till starts, then the migration begins anew', async () => {
    const folder = oldShop()
    writeFileSync(join(folder, `${data}.to-version-2`), (await migratedFile()).subarray(0, 20_000))
    expect(await ordersIn(folder)).toBe(7)
  })

  test('given a whole new file and the old one in its place, when the till starts, then the migration begins anew', async () => {
    const folder = oldShop()
    writeFileSync(join(folder, `${data}.migrated`), await migratedFile())
    expect(await ordersIn(folder)).toBe(7)
    expect(existsSync(join(folder, `${data}.migrated`))).toBe(false)
  })

  test('given the old file moved away and the new one not yet in its place, when the till starts, then it gets there', async () => {
    const folder = oldShop()
    renameSync(join(folder, data), join(folder, 'moved.sqlite'))
    writeFileSync(join(folder, `${data}.migrated`), await migratedFile())
    expect(await ordersIn(folder)).toBe(7)
  })

  test('given a write that fails, when the till starts, then it says so, and the old file is where it was, untouched', async () => {
    const folder = oldShop()
    const openDatabase = await loadDriver()
    const failing: OpenDatabase = (path) => {
      const database = openDatabase(path)
      if (!path.includes('.to-version-')) return database
      let writes = 0
      return {
        exec: (sql) => database.exec(sql),
        close: () => database.close(),
        prepare: (sql) => {
          const statement = database.prepare(sql)
          return {
            get: (...values) => statement.get(...values),
            all: (...values) => statement.all(...values),
            iterate: (...values) => statement.iterate(...values),
            run: (...values) => {
              writes += 1
              if (writes > 20) throw Object.assign(new Error('database or disk is full'), { errcode: 13 })
              return statement.run(...values)
            },
          }
        },
      }
    }
    await expect(openStore({ folder, driver: failing })).rejects.toThrow(/disk .+ is full/)
    expect(readFileSync(join(folder, data)).equals(written)).toBe(true)
    expect(readdirSync(folder).filter((name) => name.includes('.to-version-'))).toEqual([])
    expect(await ordersIn(folder)).toBe(7)
  })
})
