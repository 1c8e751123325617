/** How two versions of a document that were written apart become one. */
type MergeKind =
  /** Field by field, the newest edit by hybrid logical clock. */
  | 'fields'
  /** The union of their entries, folded. */
  | 'entries'
  /** Only the register's own device writes it: there its version holds, elsewhere the hub's. */
  | 'owner'
  /** Written once, under an id that derives from what caused it: two versions are the same one. */
  | 'once'

interface CollectionRule {
  readonly merge: MergeKind
  /** Who gets it: every store of the organisation, or the store that wrote it. */
  readonly scope: 'organisation' | 'store'
}

/** What travels between tills and hub. What is not here stays on its till: print jobs are its printer's. */
const collectionRules: Readonly<Record<string, CollectionRule>> = {
  settings: { merge: 'fields', scope: 'organisation' },
  staff: { merge: 'fields', scope: 'organisation' },
  products: { merge: 'fields', scope: 'organisation' },
  customers: { merge: 'fields', scope: 'organisation' },
  orders: { merge: 'entries', scope: 'store' },
  movements: { merge: 'once', scope: 'store' },
  ledgers: { merge: 'once', scope: 'store' },
  shifts: { merge: 'owner', scope: 'store' },
  journal: { merge: 'once', scope: 'store' },
}

export const ruleOf = (collection: string): CollectionRule | undefined =>
  Object.hasOwn(collectionRules, collection) ? collectionRules[collection] : undefined

/** A document as far as the rules look at it. */
export interface Synced {
  readonly id: string
  readonly [field: string]: unknown
}

/**
 * Settings that never leave their device: its identity and its counters, and what is sealed with a secret of the machine,
 * which no other could open.
 */
const localKinds: ReadonlySet<unknown> = new Set([
  'device',
  'hub',
  'hostedHub',
  'gateway',
  'webShop',
  'actingFor',
  'boxKey',
  'stockTold',
  'cardTerminal',
  'share',
  'exposure',
])
/** Whether the document leaves the device that it is on. */
export const travels = (collection: string, document: Synced): boolean =>
  ruleOf(collection) !== undefined && !(collection === 'settings' && localKinds.has(document['kind']))

/** A device, and the register that it runs. */
export interface AtRegister {
  readonly registerId: string
  readonly deviceId: string
}

/**
 * Whether this register's device is the only one that writes the document: its register, whose receipts it counts, and its
 * shifts. It takes no one else's word for them. A shift that it had under an earlier name, before a backup was restored, is
 * the hub's to tell, which knows what was sold after the backup; until the device closes it.
 */
export const isOwn = (collection: string, document: Synced, { registerId, deviceId }: AtRegister): boolean =>
  (collection === 'settings' && document['kind'] === 'register' && document.id === registerId) ||
  (ruleOf(collection)?.merge === 'owner' &&
    document['registerId'] === registerId &&
    newestWriter(document) === deviceId)

const newestWriter = ({ entries }: Synced): string | undefined =>
  Array.isArray(entries) ? entries.map((entry: { readonly deviceId: string }) => entry.deviceId).at(-1) : undefined
