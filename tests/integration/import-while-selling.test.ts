import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { nodeRuntime } from '../../electron/host/node-runtime.ts'
import { createCart } from '../../electron/order-manager/register/cart.ts'
import { createPay } from '../../electron/order-manager/register/pay.ts'
import { foundPlainShop } from '../support/plain-shop.ts'
import { type ImportingShop, openImportingShop, session, taken } from './importing-shop.ts'

let open: ImportingShop
const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
  await open.close()
})

/** Rings up and pays one order for each byte that comes over a socket. */
const sellOverSocket = async (): Promise<() => void> => {
  const adapters = { store: open.store, runtime: nodeRuntime }
  const cart = createCart(adapters)
  const pay = createPay(adapters)
  const sell = (): void => {
    const orderId = nodeRuntime.newId()
    const { order } = taken(cart.scan(null, orderId, nodeRuntime.newId(), 'SKU-1'))
    const paymentId = nodeRuntime.newId()
    taken(pay(null, { orderId, paymentId, total: order.totals.total, tender: { kind: 'card', reference: '1' } }))
  }
  const server = createServer((socket) => socket.on('data', (asked) => asked.forEach(sell)))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const till = connect(typeof address === 'object' && address !== null ? address.port : 0, '127.0.0.1')
  await once(till, 'connect')
  closers.push(() => {
    // What is still on its way is sold before the store closes.
    till.end()
    return once(server.close(), 'close')
  })
  return () => till.write('s')
}

test('a sale that comes over a socket while a large file is brought in waits for one further piece at the most', async () => {
  // A clock on which each look takes half a millisecond: a few products a piece, whatever the machine.
  let elapsed = 0
  open = await openImportingShop({ elapsed: () => (elapsed += 0.5) }, (store) =>
    foundPlainShop({ store, runtime: nodeRuntime }, 10),
  )
  const floor =
    open.store.find('settings', {}).flatMap((one) => (one.kind === 'shop' ? one.locations : []))[0]?.id ?? ''
  const askForSale = await sellOverSocket()

  const happened: ('piece' | 'asked' | 'sold')[] = []
  open.store.onCommit((changed) => {
    if (changed.has('orders')) {
      // The first commit of a sale begins the cart; the one that pays moves stock.
      if (changed.has('movements')) happened.push('sold')
    } else if (changed.has('products')) {
      happened.push('piece')
      if (happened.filter((one) => one === 'piece').length % 5 !== 0) return
      happened.push('asked')
      askForSale()
    }
  })
  const rows = Array.from({ length: 1_200 }, (_, index) => `Brush,B-${index},6.90,3`)
  const importId = await open.upload(['name,sku,price,stock', ...rows].join('\n'))
  const { mapping } = taken(await open.preview(importId))
  taken(await open.handlers['imports.run']({ importId, mapping, locationId: floor }, session))
  expect(await open.ended(importId)).toMatchObject({ state: 'done', added: 1_200 })

  const asked = happened.flatMap((one, index) => (one === 'asked' ? [index] : [])).slice(0, -1)
  expect(asked.length).toBeGreaterThan(20)
  const waitedFor = asked.map((from) => {
    const sold = happened.indexOf('sold', from)
    expect(sold).toBeGreaterThan(from)
    return happened.slice(from, sold).filter((one) => one === 'piece').length
  })
  expect(Math.max(...waitedFor)).toBeLessThanOrEqual(1)
  expect(happened.filter((one) => one === 'sold').length).toBeGreaterThanOrEqual(asked.length)
})
