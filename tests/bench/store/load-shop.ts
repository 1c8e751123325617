import { createHash } from 'node:crypto'
import { nodeRuntime } from '../../../electron/host/node-runtime.ts'
import { appendJournal } from '../../../electron/order-manager/journal/append.ts'
import type { Store, Transaction } from '../../../electron/order-manager/ports/store.ts'
import { theDevice, theRegister, theShop } from '../../../electron/order-manager/settings.ts'
import { foundShop } from '../../../electron/order-manager/setup/found-shop.ts'
import { newShop } from '../../../electron/order-manager/setup/new-shop.ts'
import type { Product } from '../../../shared/domain/catalog/product.ts'
import type { Movement } from '../../../shared/domain/inventory/movement.ts'
import type { Device, Shop } from '../../../shared/domain/settings/settings.ts'
import type { WebShop } from '../../../shared/domain/settings/web-shop.ts'
import { randomFrom } from '../../faults/random.ts'
import { must } from '../../support/client.ts'
import { generatedCatalog } from '../../support/generated-catalog.ts'
import { openRegister } from '../../support/open-register.ts'
import { type GeneratedOrder, generateOrders, type OrderSource } from './generated-orders.ts'
import { uuidAt } from './order-history.ts'
import { soldGoods } from './sold-goods.ts'

export interface ShopSize {
  readonly products: number
  readonly orders: number
  readonly seed: number
}

/** What was loaded so far, told after each commit. */
export interface LoadStep {
  readonly what: 'founding' | 'products' | 'orders'
  /** Documents in this commit. */
  readonly rows: number
  readonly orders: number
  /** Of the commit alone, without making the documents. */
  readonly milliseconds: number
}

const productsAtOnce = 500
const ordersAtOnce = 250
/** Thousandths of each variant at each location before the first sale. */
const openingStock = 1_000_000_000
const opened = Date.UTC(2024, 0, 1)
const webShopId = '018cc251-f400-7000-8000-000000000001'
export const cashier = { id: '018cc251-f400-7000-8000-000000000002', name: 'Mia', pin: '2345' } as const

/** Fills an empty store through its own commit, as an import does: the shop, its products and stock, its orders. */
export const loadShop = async (store: Store, size: ShopSize, told: (step: LoadStep) => void): Promise<void> => {
  await found(store, size.seed)
  told({ what: 'founding', rows: 9, orders: 0, milliseconds: 0 })
  for (const some of inPieces(generatedCatalog(size), productsAtOnce)) {
    const rows = some.length + 2 * some.reduce((sum, { variants }) => sum + variants.length, 0)
    const milliseconds = timed(() => store.commit((transaction) => putProducts(transaction, some)))
    told({ what: 'products', rows, orders: 0, milliseconds })
    await breathe()
  }
  const source = orderSource(theShop(store), theDevice(store), size)
  for (const some of inPieces(generateOrders(source, size.seed, size.orders), ordersAtOnce)) {
    const rows = some.reduce((sum, one) => sum + 1 + one.movements.length + one.journal.length, 0)
    const milliseconds = timed(() => store.commit((transaction) => putOrders(transaction, some)))
    told({ what: 'orders', rows, orders: some.length, milliseconds })
    await breathe()
  }
}

/** The store's own chores between commits get their turn. */
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

const timed = (work: () => void): number => {
  const start = performance.now()
  work()
  return performance.now() - start
}

export const wantedShop = {
  name: 'Generated shop',
  address: ['1 Main Street', 'Cork'],
  currency: 'EUR',
  locale: 'en-IE',
  pricesIncludeTax: true,
  taxRates: [{ name: 'Standard', ppm: 230_000 }],
  register: { name: 'Register 1', prefix: 'R1' },
  admin: { name: 'Bea', pin: '1234' },
}

const found = async (store: Store, seed: number): Promise<void> => {
  const random = randomFrom(seed)
  const runtime = { ...nodeRuntime, newId: () => uuidAt(opened, random), now: () => opened }
  must(await foundShop({ store, runtime }, must(newShop(wantedShop, runtime))))
  openRegister({ store, runtime })
  const webShop: WebShop = {
    id: webShopId,
    kind: 'webShop',
    name: 'Generated web shop',
    apiKeyHash: runtime.sha256('none'),
    apiKeyHint: 'none',
    webhookUrl: 'http://127.0.0.1:9/',
    webhookSecret: '',
    locationId: theShop(store).locations[1]?.id ?? '',
  }
  const pinHash = await runtime.hashPin(cashier.pin)
  store.commit((transaction) => {
    transaction.put('settings', webShop)
    transaction.put('staff', {
      id: cashier.id,
      name: cashier.name,
      role: 'cashier',
      pinHash,
      active: true,
      failedAttempts: 0,
      lockedUntil: 0,
    })
  })
}

/** What the orders of a shop with this catalog refer to. */
export const orderSource = (
  shop: Shop,
  { deviceId, registerId }: Pick<Device, 'deviceId' | 'registerId'>,
  { products, seed }: Omit<ShopSize, 'orders'>,
): OrderSource => ({
  shop,
  deviceId,
  registerId,
  shopFloorId: shop.locations[0]?.id ?? '',
  warehouseId: shop.locations[1]?.id ?? '',
  webShopId,
  staffId: cashier.id,
  nextSold: soldGoods(products, seed),
})

const putProducts = (transaction: Transaction, products: readonly Product[]): void => {
  const shop = theShop(transaction)
  for (const product of products) {
    transaction.put('products', product)
    for (const movement of openingMovements(shop, product)) transaction.put('movements', movement)
  }
}

/** Plenty of each variant at each location. */
export const openingMovements = ({ locations }: Shop, { variants }: Product): Movement[] =>
  variants.flatMap(({ id: variantId }) =>
    locations.map(
      ({ id: locationId }): Movement => ({
        id: `opening:${locationId}:${variantId}`,
        variantId,
        locationId,
        quantity: openingStock,
        reason: 'opening',
        orderId: null,
        at: opened,
      }),
    ),
  )

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

const putOrders = (transaction: Transaction, orders: readonly GeneratedOrder[]): void => {
  let receipts = 0
  let numbers = 0
  for (const { order, movements, journal } of orders) {
    transaction.put('orders', order)
    for (const movement of movements) transaction.put('movements', movement)
    for (const { at, ...entry } of journal)
      appendJournal(transaction, { sha256, now: () => at }, { ...entry, subject: order.id })
    if (order.channel === 'web') numbers += 1
    else if (order.number !== '') receipts += 1
  }
  const register = theRegister(transaction)
  transaction.put('settings', { ...register, lastReceipt: register.lastReceipt + receipts })
  const device = theDevice(transaction)
  transaction.put('settings', { ...device, lastOnlineOrder: device.lastOnlineOrder + numbers })
}

export function* inPieces<T>(all: Iterable<T>, size: number): Generator<T[]> {
  let piece: T[] = []
  for (const one of all) {
    piece.push(one)
    if (piece.length < size) continue
    yield piece
    piece = []
  }
  if (piece.length > 0) yield piece
}
