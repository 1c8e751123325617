import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nodeRuntime } from '../../electron/host/node-runtime.ts'
import { catalogHandlers } from '../../electron/order-manager/catalog/handlers.ts'
import { openStore } from '../../electron/store/open-store.ts'
import { foundPlainShop } from '../support/plain-shop.ts'
import { type Measured, measured } from './statistics.ts'

const products = 10_000
const typed = [
  'linen shirt',
  'creme',
  'copper kettle blue',
  'sku-4711',
  'garden tro',
  'juniper scarf winter',
  'oak 12',
  'x',
]

/** Each keystroke of some searches, from the order manager's call to its answer, at 10,000 products, beside a scan of all names. */
export const benchSearch = async (): Promise<Measured> => {
  const folder = mkdtempSync(join(tmpdir(), 'tillhouse-bench-'))
  const store = await openStore({ folder })
  await foundPlainShop({ store, runtime: nodeRuntime }, products)
  const search = catalogHandlers({ store, runtime: nodeRuntime })['catalog.search']
  const names = store.find('products', {}).map((product) => product.name.toLowerCase())
  const session = { staffId: null, key: null }

  const ours: number[] = []
  const scan: number[] = []
  for (let round = 0; round < 10; round++)
    for (const text of typed)
      for (let length = 1; length <= text.length; length++) {
        const soFar = text.slice(0, length)
        const start = performance.now()
        await search({ text: soFar, limit: 30 }, session)
        const found = performance.now()
        const words = soFar.split(' ')
        names.filter((name) => words.every((word) => name.includes(word))).slice(0, 30)
        scan.push(performance.now() - found)
        ours.push(found - start)
      }
  await store.close()
  rmSync(folder, { recursive: true })
  return measured(`keystroke to results, ${products.toLocaleString('en')} products`, ours, {
    name: 'a scan of names in memory',
    times: scan,
  })
}
