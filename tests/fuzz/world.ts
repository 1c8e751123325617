import Fastify from 'fastify'
import { createDocuments } from '../../electron/documents/documents.ts'
import { nodeRuntime } from '../../electron/host/node-runtime.ts'
import type { Adapters } from '../../electron/order-manager/adapters.ts'
import { theShop } from '../../electron/order-manager/settings.ts'
import { newKey, newWebShop } from '../../electron/order-manager/setup/web-shops.ts'
import { createStorefront } from '../../electron/order-manager/storefront/storefront.ts'
import { newestWrite } from '../../electron/store/backup/write-count.ts'
import { openStore } from '../../electron/store/open-store.ts'
import { storefrontRoutes } from '../../electron/storefront/routes.ts'
import { keysOf, type Scope, scopes, withKeys } from '../../shared/domain/settings/web-shop.ts'
import { foundPlainShop } from '../support/plain-shop.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import type { KeyKind } from './requests.ts'

/** The storefront API over a real store and real HTTP, with nothing beside it that writes. */
export interface FuzzWorld {
  readonly url: string
  readonly folder: string
  readonly keys: Readonly<Record<KeyKind, string | null>>
  /** How often anything was written, by the store's own count. */
  readonly writes: () => number
  readonly close: () => Promise<void>
}

const perMinute = 1_000_000

export const openFuzzWorld = async (): Promise<FuzzWorld> => {
  const folder = temporaryFolder()
  const store = await openStore({ folder: folder.path })
  const unused = () => {
    throw new Error('not asked for')
  }
  const adapters: Adapters = {
    store,
    runtime: { ...nodeRuntime, hashPin: async () => 'none' },
    secrets: { seal: (text) => text, open: (text) => text },
    gateways: { kinds: [], open: () => undefined },
    cardTerminal: unused,
    messenger: { deliver: unused },
    printer: { send: unused },
    documents: createDocuments(),
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  }
  await foundPlainShop(adapters, 20)
  const made = (id: string, more: readonly (readonly Scope[])[]): string[] => {
    const locationId = theShop(store).locations[0]?.id ?? ''
    const { webShop } = newWebShop(adapters, { id, name: id, webhookUrl: 'http://127.0.0.1:9/', locationId })
    const keys = more.map((some, index) =>
      newKey(adapters, { id: `${id}-${index}`, name: id, scopes: some, perMinute }),
    )
    store.commit((transaction) =>
      transaction.put('settings', withKeys(webShop, [...keysOf(webShop), ...keys.map(({ key }) => key)])),
    )
    return keys.map(({ apiKey }) => apiKey)
  }
  const [all = '', catalog = ''] = made('ours', [scopes, ['catalog.read']])
  const [other = ''] = made('theirs', [scopes])
  const [revoked = ''] = made('past', [scopes])
  store.commit((transaction) => {
    const past = transaction.get('settings', 'past')
    if (past?.kind !== 'webShop') throw new Error('The web shop is gone.')
    transaction.put(
      'settings',
      withKeys(
        past,
        keysOf(past).map((key) => ({ ...key, revokedAt: 1 })),
      ),
    )
  })
  const http = Fastify({ forceCloseConnections: true })
  let url = ''
  storefrontRoutes(http, createStorefront(adapters), {
    address: () => url,
    elapsed: nodeRuntime.elapsed,
    unavailable: () => null,
  })
  url = await http.listen({ host: '127.0.0.1', port: 0 })
  return {
    url,
    folder: folder.path,
    keys: { all, catalog, other, revoked, unknown: `thk_${'a'.repeat(32)}`, none: null },
    writes: () => newestWrite(store.connection),
    close: async () => {
      await http.close()
      await store.close()
      folder.remove()
    },
  }
}
