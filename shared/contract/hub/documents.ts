import { z } from 'zod'
import type { JournalEntry } from '../../domain/journal/journal-entry.ts'
import { ledgerKinds } from '../../domain/ledgers/ledger-entry.ts'
import { orderStates } from '../../domain/orders/order.ts'
import { scopes } from '../../domain/settings/web-shop.ts'
import { permissions } from '../../domain/staff/staff-member.ts'
import type { Change } from './protocol.ts'

const id = z.string().min(1).max(250)
const time = z.int().min(0)
/** Whole minor units or thousandths, signed. */
const whole = z.int()
const title = z.string().max(1000)

/** An entry's head; what happened is the fold's to judge, here as on every till. */
const entry = z.looseObject({
  id,
  deviceId: id,
  at: time,
  counter: time,
  staffId: id.nullable(),
  type: z.string().min(1).max(60),
})

const distinct = (entries: readonly { readonly id: string }[]): boolean =>
  new Set(entries.map((one) => one.id)).size === entries.length

const entries = z.array(entry).min(1).max(100_000).refine(distinct, 'An entry is there twice.')

const order = z.looseObject({
  id,
  state: z.enum(orderStates),
  fulfilment: z.string().max(40),
  payment: z.string().max(40),
  channel: z.string().max(40),
  number: z.string().max(60),
  registerId: z.string().max(250),
  locationId: z.string().max(250),
  currency: z.string().max(3),
  idempotencyKey: z.string().max(250),
  webReference: z.string().max(250),
  lines: z.array(z.looseObject({ id, quantity: whole })),
  customer: z.looseObject({}).nullable(),
  reservations: z.array(z.looseObject({ variantId: id, locationId: id, quantity: whole })),
  exceptions: z.array(z.looseObject({ entryId: id })),
  effects: z.array(z.looseObject({ id, kind: z.string().max(60), attempts: whole, dueAt: time })),
  effectsDueAt: time,
  totals: z.looseObject({ total: whole, tax: whole }),
  payments: z.array(z.looseObject({ id, tender: z.string(), amount: whole })),
  placedAt: time,
  updatedAt: time,
  entries: entries.refine(
    ([first]) => first?.type === 'begun' || first?.type === 'placed',
    'An order begins with being begun or placed.',
  ),
})

/** As much of a sale as is looked at before tills do without it (`mayStay`, `leftOf`): what is otherwise is sent as it is. */
export const readableSale = order.extend({
  cards: z.array(z.unknown()).exactOptional(),
  customer: z.looseObject({ record: z.looseObject({ id }).exactOptional() }).nullable(),
  entries: z.array(
    entry.extend({ shiftId: id.exactOptional(), voided: z.looseObject({ shiftId: id }).exactOptional() }),
  ),
})

const movement = z.looseObject({
  id,
  variantId: id,
  locationId: id,
  quantity: whole,
  reason: z.string().min(1),
  at: time,
})

const ledger = {
  id,
  ledger: z.enum(ledgerKinds),
  account: id,
  at: time,
  staffId: id.nullable(),
  orderId: id.nullable(),
}
const ledgerEntry = z.discriminatedUnion('kind', [
  z.looseObject({ ...ledger, kind: z.literal('amount'), amount: whole }),
  z.looseObject({
    ...ledger,
    kind: z.literal('terms'),
    terms: z.looseObject({ blocked: z.boolean(), expiresAt: time.nullable(), limit: time }),
  }),
])

const fact = z.union([z.string(), z.number(), z.boolean(), z.null()])

const journalDocument = z.looseObject({
  id,
  deviceId: id,
  sequence: z.int().min(1),
  at: time,
  counter: time.optional(),
  staffId: id.nullable(),
  what: z.string().min(1),
  subject: z.string(),
  facts: z.record(z.string(), fact),
  previousHash: z.string().regex(/^([0-9a-f]{64})?$/),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
})

const product = z.looseObject({
  id,
  handle: title,
  name: title,
  description: z.string(),
  vendor: title,
  status: z.string(),
  category: title,
  unit: z.string().max(40),
  taxRateId: z.string().max(250),
  optionNames: z.array(title),
  variants: z
    .array(
      z.looseObject({
        id,
        sku: title,
        barcode: title.nullable(),
        options: z.array(title),
        price: whole,
        tracked: z.boolean(),
      }),
    )
    .min(1),
  updatedAt: time,
})

const member = z.looseObject({
  id,
  name: title,
  role: id,
  pinHash: z.string().startsWith('scrypt$'),
  active: z.boolean(),
})

const apiKey = z.looseObject({
  id,
  name: title,
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  scopes: z.array(z.enum(scopes)),
  perMinute: z.int().min(1),
  revokedAt: time.nullable(),
})

const served = z.looseObject({
  id,
  kind: z.literal('servedWebShop'),
  webShopId: id,
  locationId: z.string().max(250),
  keys: z.array(apiKey).max(1000),
  endpoints: z.array(z.looseObject({ id, url: z.string().max(2000), bothSecretsUntil: time.nullable() })).max(100),
  ways: z.array(z.looseObject({ id, active: z.boolean(), needsToken: z.boolean() })).max(1000),
  sealed: z.record(z.string().max(250), z.string()),
})

const setting = z.union([
  served,
  z.looseObject({ id, kind: z.literal('role'), name: title, permissions: z.array(z.enum(permissions)) }),
  z.looseObject({ id, kind: z.literal('register'), name: title, prefix: z.string().min(1), lastReceipt: time }),
  z.looseObject({ id: z.literal('shop'), kind: z.literal('shop'), name: title, currency: z.string().length(3) }),
  z.looseObject({
    id,
    kind: z
      .string()
      .max(40)
      .refine((kind) => !['role', 'register', 'shop', 'servedWebShop'].includes(kind)),
  }),
])

/**
 * What the hub asks of a document before it takes it: what would harm others if it were otherwise, as a till that can't take it
 * over gets nothing that comes after it. It lets through what it
 * doesn't know, so that a till that is newer than the hub loses nothing.
 */
export const storedDocuments: Readonly<Record<string, z.ZodType>> = {
  orders: order,
  movements: movement,
  ledgers: ledgerEntry,
  journal: journalDocument,
  shifts: z.looseObject({ id, kind: z.enum(['shift', 'report']), registerId: id, at: time }),
  products: product,
  customers: z.looseObject({ id, name: title, email: title, phone: title, card: title, group: title, updatedAt: time }),
  staff: member,
  settings: setting,
}

/** The journal entry that a change brings, where it is one. */
export const journalOf = ({ collection, document }: Change): JournalEntry | null => {
  if (collection !== 'journal') return null
  const read = journalDocument.safeParse(document)
  return read.success ? (read.data as JournalEntry) : null
}
