import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { importHandlers } from '../../electron/order-manager/catalog/import/handlers.ts'
import type { Runtime } from '../../electron/order-manager/ports/runtime.ts'
import type { Store } from '../../electron/order-manager/ports/store.ts'
import { openStore } from '../../electron/store/open-store.ts'
import type { ImportMapping, ImportProgress } from '../../shared/contract/catalog.ts'
import type { Product } from '../../shared/domain/catalog/product.ts'
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts'

const shop = {
  id: 'shop',
  kind: 'shop',
  name: 'Test shop',
  address: [],
  currency: 'EUR',
  digits: 2,
  locale: 'en-IE',
  pricesIncludeTax: true,
  taxRates: [
    { id: 'standard', name: 'Standard', ppm: 200_000 },
    { id: 'food', name: 'Food', ppm: 50_000 },
  ],
  locations: [{ id: 'floor', name: 'Shop floor', kind: 'shopFloor' }],
  sample: false,
} as const
const device = {
  id: 'device',
  kind: 'device',
  deviceId: 'D',
  registerId: 'R',
  lastOnlineOrder: 0,
  journalSequence: 0,
  journalHash: '',
} as const
export const session = { staffId: 'jonas', key: null }

export const taken = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new Error(JSON.stringify(answer))
  return answer
}

const unused = () => {
  throw new Error('an import does not ask for this')
}

const foundEmptyShop = (store: Store): void =>
  store.commit((transaction) => {
    transaction.put('settings', shop)
    transaction.put('settings', device)
  })

/**
 * A shop over a real store, and what its back office does with files: without products unless it is founded otherwise, on
 * this machine or a slower one.
 */
export const openImportingShop = async (
  machine: Partial<Runtime> = {},
  found: (store: Store) => void | Promise<void> = foundEmptyShop,
) => {
  const folder = mkdtempSync(join(tmpdir(), 'tillhouse-import-'))
  const store = await openStore({ folder })
  await found(store)
  // What waits for five minutes is called off when the test is over.
  const timers = new Set<NodeJS.Timeout>()
  const runtime: Runtime = {
    now: () => Date.now(),
    newId: uuidv7,
    newSecret: unused,
    sha256: (text) => createHash('sha256').update(text).digest('hex'),
    hashPin: unused,
    verifyPin: unused,
    after: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds)
      timers.add(timer)
      return () => clearTimeout(timer)
    },
    afterOthers: (run) => void setImmediate(run),
    elapsed: () => performance.now(),
    ...machine,
  }
  const faults: object[] = []
  const log = { info: () => undefined, warn: () => undefined, error: (facts: object) => void faults.push(facts) }
  const handlers = importHandlers({ store, runtime, log })

  const preview = (importId: string) => handlers['imports.preview']({ importId }, session)

  /** Sends a file in pieces, as the page does. */
  const upload = async (content: string | Uint8Array, fileName = 'catalog.csv'): Promise<string> => {
    const bytes = Buffer.from(content)
    const importId = randomUUID()
    taken(await handlers['imports.begin']({ importId, fileName, bytes: bytes.length }, session))
    for (let at = 0; at < bytes.length; at += 256 * 1024) {
      const base64 = bytes.subarray(at, at + 256 * 1024).toString('base64')
      taken(await handlers['imports.append']({ importId, base64 }, session))
    }
    return importId
  }

  /** Resolves when the import has come to its last state. */
  const ended = async (
    importId: string,
    seen: (progress: ImportProgress) => void = () => undefined,
  ): Promise<ImportProgress> => {
    let stop: unknown
    const last = await new Promise<ImportProgress>((resolve) => {
      stop = handlers['imports.progress']({ importId }, session, (progress) => {
        seen(progress)
        if (['done', 'cancelled', 'failed'].includes(progress.state)) resolve(progress)
      })
    })
    if (typeof stop === 'function') stop()
    return last
  }

  /** The whole way of a file, with its guessed mapping and what a person changes in it. */
  const bringIn = async (content: string | Uint8Array, change: Partial<ImportMapping> = {}) => {
    const importId = await upload(content)
    const mapping = { ...taken(await preview(importId)).mapping, ...change }
    taken(await handlers['imports.run']({ importId, mapping, locationId: 'floor' }, session))
    return ended(importId)
  }

  const products = (): Product[] => store.find('products', { sort: [{ handle: 'asc' }] })
  return {
    store,
    handlers,
    preview,
    upload,
    ended,
    bringIn,
    products,
    onHand: (sku: string): number => store.stockLevel(store.byCode(sku)?.variant.id ?? '', 'floor').onHand,
    /** Everything that an import could change but the journal. */
    everything: () => ({ products: products(), movements: store.find('movements', { sort: [{ id: 'asc' }] }) }),
    close: async () => {
      for (const timer of timers) clearTimeout(timer)
      await store.close()
      rmSync(folder, { recursive: true })
      if (faults.length > 0) throw new Error(`An import failed: ${JSON.stringify(faults)}`)
    },
  }
}
export type ImportingShop = Awaited<ReturnType<typeof openImportingShop>>
