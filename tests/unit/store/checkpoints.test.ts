import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setImmediate, setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { Checkpoints } from '../../../electron/store/rx-storage/sqlite/checkpoints.ts'
import { Connection } from '../../../electron/store/rx-storage/sqlite/connection.ts'
import type { SqliteDatabase } from '../../../electron/store/rx-storage/sqlite/driver.ts'
import { newFolder } from './shop.ts'

const documentsOfACommit = 20

/** What each checkpoint had to bring into the file, in pages, where each commit writes so many; while a till is filled, or not. */
const pagesOfCheckpoints = async (pagesOfACommit: number, commits: number, filling = false): Promise<number[]> => {
  const database = new DatabaseSync(join(newFolder(), 'shop.sqlite'))
  database.exec('PRAGMA journal_mode = WAL; CREATE TABLE documents (body BLOB)')
  const found: number[] = []
  const watched: SqliteDatabase = {
    exec: (sql) => database.exec(sql),
    close: () => database.close(),
    prepare: (sql) => {
      const statement = database.prepare(sql)
      const get = () => {
        const row = statement.get()
        if (sql.includes('wal_checkpoint')) found.push(Number(row?.['log']))
        return row
      }
      return { run: () => statement.run(), all: () => statement.all(), iterate: () => statement.iterate(), get }
    },
  }
  const connection = new Connection(watched)
  const checkpoints = new Checkpoints(connection)
  checkpoints.fill(filling)
  const insert = database.prepare('INSERT INTO documents VALUES (zeroblob(?))')
  for (let commit = 0; commit < commits; commit++) {
    insert.run(pagesOfACommit * 4000)
    checkpoints.written(documentsOfACommit)
    await setTimeout(1)
    await setImmediate()
  }
  if (filling) {
    expect(found).toEqual([])
    checkpoints.fill(false)
  }
  checkpoints.close()
  connection.close()
  return found
}

test('given commits that write many pages, then a checkpoint comes after fewer of them, as it would take long', async () => {
  const [first = 0, ...next] = await pagesOfCheckpoints(100, 60)
  expect(first).toBeGreaterThan(900)
  expect(next.length).toBeGreaterThan(10)
  for (const pages of next) expect(pages).toBeLessThan(450)
})

test('given commits that write few pages, then a checkpoint comes after as many documents as are worth it', async () => {
  const found = await pagesOfCheckpoints(2, 60)
  expect(found.length).toBeGreaterThanOrEqual(5)
  expect(found.length).toBeLessThanOrEqual(6)
})

test('while a till is filled, its commits go on without one, and at the end it comes', async () => {
  const [pages = 0, ...more] = await pagesOfCheckpoints(100, 60, true)
  expect(pages).toBeGreaterThan(6000)
  expect(more).toEqual([])
})
