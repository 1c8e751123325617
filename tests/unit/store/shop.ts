import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type OpenedStore, openStore } from '../../../electron/store/open-store.ts'
import type { DriverName } from '../../../electron/store/rx-storage/sqlite/driver.ts'
import type { Product, Variant } from '../../../shared/domain/catalog/product.ts'
import type { Movement } from '../../../shared/domain/inventory/movement.ts'
import type { JournalEntry } from '../../../shared/domain/journal/journal-entry.ts'
import type { Order } from '../../../shared/domain/orders/order.ts'
import type { Register } from '../../../shared/domain/settings/settings.ts'

/** A folder of its own for a test, removed after it. */
export const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'tillhouse-store-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** An open store for a test, closed after it. */
export const newStore = async (folder = newFolder(), driver?: DriverName): Promise<OpenedStore> => {
  const store = await openStore({ folder, ...(driver && { driver }) })
  onTestFinished(() => store.close())
  return store
}

export const anOrder = (id: string, fields: Partial<Order> = {}): Order => ({
  id,
  channel: 'counter',
  state: 'completed',
  fulfilment: 'handedOver',
  payment: 'captured',
  number: `R1-${id}`,
  registerId: 'register-1',
  locationId: 'floor',
  currency: 'EUR',
  pricesIncludeTax: true,
  lines: [],
  priced: [],
  totals: { subtotal: 0, discount: 0, net: 0, tax: 0, total: 0, taxes: [] },
  payments: [],
  reservations: [],
  customer: null,
  shippingAddress: null,
  web: null,
  idempotencyKey: '',
  webReference: '',
  access: [],
  shipment: null,
  reason: null,
  effects: [],
  effectsDueAt: 0,
  exceptions: [],
  createdAt: 1,
  placedAt: 1,
  updatedAt: 1,
  entries: [],
  ...fields,
})

export const aMovement = (id: string, fields: Partial<Movement> = {}): Movement => ({
  id,
  variantId: 'variant-1',
  locationId: 'floor',
  quantity: -1000,
  reason: 'sale',
  orderId: null,
  at: 1,
  ...fields,
})

export const aRegister = (id: string, fields: Partial<Register> = {}): Register => ({
  id,
  kind: 'register',
  name: id,
  prefix: 'R1',
  lastReceipt: 0,
  locationId: 'floor',
  printer: null,
  ...fields,
})

export const aJournalEntry = (sequence: number): JournalEntry => ({
  id: `device:${String(sequence).padStart(10, '0')}`,
  deviceId: 'device',
  sequence,
  at: 1,
  staffId: null,
  what: 'sale',
  subject: 'order',
  facts: {},
  previousHash: '',
  hash: '',
})

export const aVariant = (id: string, fields: Partial<Variant> = {}): Variant => ({
  id,
  sku: `SKU-${id}`,
  barcode: null,
  options: [],
  price: 100,
  tracked: true,
  digital: null,
  ...fields,
})

export const aProduct = (id: string, fields: Partial<Product> = {}): Product => ({
  id,
  handle: id,
  name: id,
  description: '',
  vendor: '',
  category: '',
  status: 'active',
  unit: 'piece',
  taxRateId: 'standard',
  optionNames: [],
  variants: [aVariant(`${id}-variant`)],
  updatedAt: 1,
  ...fields,
})
