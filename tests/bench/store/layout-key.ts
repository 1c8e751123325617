import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { openStore } from '../../../electron/store/open-store.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { loadShop } from './load-shop.ts'

/** Names how the store lays out its file: another layout, another key, so that no old file is measured for a new one. */
export const layoutKey = async (): Promise<string> => {
  const folder = temporaryFolder()
  try {
    const store = await openStore({ folder: folder.path })
    await loadShop(store, { products: 3, orders: 40, seed: 1 }, () => undefined)
    await store.close()
    const database = new DatabaseSync(join(folder.path, 'tillhouse.sqlite'), { readOnly: true })
    const hash = createHash('sha256')
    const tables = database.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY name').all()
    hash.update(JSON.stringify([database.prepare('PRAGMA page_size').all(), tables]))
    for (const { type, name } of tables) {
      if (type !== 'table' || !keptByName.test(String(name))) continue
      const rows = database.prepare(`SELECT * FROM "${String(name)}"`)
      rows.setReadBigInts(true)
      for (const row of rows.all())
        hash.update(JSON.stringify(Object.entries(row).map(([column, value]) => [column, sizeOf(value)])))
    }
    database.close()
    return hash.digest('hex').slice(0, 12)
  } finally {
    folder.remove()
  }
}

/** Documents (`orders 0`) and the projections' versions; how far a projection has come may depend on the moment. */
const keptByName = /^(?:.+ \d+|projections)$/

/** Times and hashes differ from run to run, their sizes do not. */
const sizeOf = (value: unknown): unknown =>
  value instanceof Uint8Array
    ? value.length
    : typeof value === 'string'
      ? value.length
      : Number(value) < 100
        ? Number(value)
        : typeof value
