import { enableCompileCache } from 'node:module'

/** `first-sale.ts FOLDER CODE`: opens the shop, sells what has the code, and says so once the sale is on the disk. */
enableCompileCache()
const [folder = '', code = ''] = process.argv.slice(2)
const { nodeRuntime } = await import('../../../../electron/host/node-runtime.ts')
const { createCart } = await import('../../../../electron/order-manager/register/cart.ts')
const { createPay } = await import('../../../../electron/order-manager/register/pay.ts')
const { openStore } = await import('../../../../electron/store/open-store.ts')
const { must } = await import('../../../support/client.ts')
console.log('loaded')
const store = await openStore({ folder, known: true })
console.log('open')
const adapters = { store, runtime: nodeRuntime }
const { order } = must(createCart(adapters).scan(null, nodeRuntime.newId(), nodeRuntime.newId(), code))
const tender = { kind: 'card', reference: '100200' } as const
must(
  createPay(adapters)(null, {
    orderId: order.id,
    paymentId: nodeRuntime.newId(),
    total: order.totals.total,
    tender,
  }),
)
console.log('sold')
await store.close()
