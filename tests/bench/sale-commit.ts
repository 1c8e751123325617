import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { nodeRuntime } from '../../electron/host/node-runtime.ts'
import type { CollectionName } from '../../electron/order-manager/ports/store.ts'
import { createCart } from '../../electron/order-manager/register/cart.ts'
import { createPay } from '../../electron/order-manager/register/pay.ts'
import { openStore } from '../../electron/store/open-store.ts'
import type { Order } from '../../shared/domain/orders/order.ts'
import { isRefusal } from '../../shared/domain/refusal.ts'
import { foundPlainShop } from '../support/plain-shop.ts'
import { type Measured, measured } from './statistics.ts'

const sales = 600
const warmUp = 100

/**
 * One sale's commit (three lines, cash), beside raw SQLite that writes the same documents as text, as many rows and
 * bytes, into plain tables of its own, with the same settings of durability, in turns in the same run.
 */
export const benchSaleCommit = async (): Promise<Measured> => {
  const folder = mkdtempSync(join(tmpdir(), 'tillhouse-bench-'))
  const store = await openStore({ folder })
  const adapters = { store, runtime: nodeRuntime }
  await foundPlainShop(adapters, 1000)
  const cart = createCart(adapters)
  const pay = createPay(adapters)

  const raw = new DatabaseSync(join(folder, 'raw.sqlite'))
  raw.exec(
    'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE documents (collection TEXT, id TEXT, body TEXT, PRIMARY KEY (collection, id)) WITHOUT ROWID',
  )
  const insert = raw.prepare('INSERT OR REPLACE INTO documents VALUES (?, ?, ?)')

  const ours: number[] = []
  const theirs: number[] = []
  for (let sale = 0; sale < sales + warmUp; sale++) {
    const order = fillCart(cart, sale)
    let changed: ReadonlyMap<CollectionName, readonly string[]> = new Map()
    const stop = store.onCommit((ids) => {
      changed = ids
    })
    const start = performance.now()
    const paid = pay(null, {
      orderId: order.id,
      paymentId: nodeRuntime.newId(),
      total: order.totals.total,
      tender: { kind: 'card', reference: '1' },
    })
    const committed = performance.now()
    stop()
    if (isRefusal(paid)) throw new Error(paid.message)
    const written = [...changed].flatMap(([collection, ids]) =>
      ids.map((id) => [collection, id, JSON.stringify(store.get(collection, id))] as const),
    )
    const begin = performance.now()
    raw.exec('BEGIN IMMEDIATE')
    for (const row of written) insert.run(...row)
    raw.exec('COMMIT')
    const end = performance.now()
    if (sale >= warmUp) {
      ours.push(committed - start)
      theirs.push(end - begin)
    }
    if (sale % 50 === 0) await new Promise((resolve) => setImmediate(resolve))
  }
  raw.close()
  await store.close()
  rmSync(folder, { recursive: true })
  return measured('a sale’s commit', ours, { name: 'raw SQLite, same rows', times: theirs })
}

const fillCart = (cart: ReturnType<typeof createCart>, sale: number): Order => {
  const orderId = nodeRuntime.newId()
  let order: Order | undefined
  for (let line = 0; line < 3; line++) {
    const answer = cart.scan(null, orderId, nodeRuntime.newId(), `SKU-${(sale * 3 + line) % 1000}`)
    if (isRefusal(answer)) throw new Error(answer.message)
    order = answer.order
  }
  if (order === undefined) throw new Error('the cart stayed empty')
  return order
}
