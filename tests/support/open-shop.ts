import { fileURLToPath } from 'node:url'
import { fileSecrets } from '../../electron/host/file-secrets.ts'
import { type Host, type HostOptions, openHost } from '../../electron/host/open-host.ts'
import { createInMemoryPair } from '../../shared/rpc/in-memory.ts'
import { type Client, createClient, signIn } from './client.ts'
import { openRegisterAs } from './open-register.ts'
import { type TemporaryFolder, temporaryFolder } from './temporary-folder.ts'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** The sample shop's staff, by their roles. */
export const staff = { cashier: 'Mia', backOffice: 'Jonas', picker: 'Petra', admin: 'Alex' } as const

export interface OpenShop {
  readonly folder: string
  readonly host: () => Host
  /** A new client, with nobody signed in. */
  readonly connect: () => Client
  /** A new client of this member of the sample shop's staff. */
  readonly signedIn: (name: string) => Promise<Client>
  /** Closes the host and opens it again on the same folder. Clients are to be made anew. */
  readonly restart: () => Promise<void>
  /** Closes the host and keeps the folder. */
  readonly shut: () => Promise<void>
  /** Closes the host and removes the folder. */
  readonly close: () => Promise<void>
}

/** A host on the folder, with real adapters, a free port, and no page. */
export const hostOn = (folder: string, options: Partial<HostOptions> = {}): Promise<Host> =>
  openHost({
    dataFolder: folder,
    resources: `${root}resources`,
    pageFolder: null,
    port: 0,
    version: '0.0.0',
    secrets: fileSecrets(folder),
    sandbox: null,
    ...options,
  })

/**
 * The real thing in this process: order manager, store, adapters and storefront API, with the sample shop in it and
 * its register open, or closed, or nothing at all.
 * @param folder where; by default one of its own
 */
export const openShop = async (
  options: Partial<HostOptions> = {},
  shop: 'sample' | 'register closed' | null = 'sample',
  folder: TemporaryFolder = temporaryFolder(),
): Promise<OpenShop> => {
  let host: Host | null = await hostOn(folder.path, options)
  const clients = new Set<Client>()
  const current = (): Host => {
    if (host === null) throw new Error('The host is shut.')
    return host
  }
  const connect = (): Client => {
    const client = createClient(async () => {
      const [near, far] = createInMemoryPair()
      current().serveConnection(far)
      return near
    })
    clients.add(client)
    return client
  }
  const shut = async (): Promise<void> => {
    for (const client of clients) client.close()
    clients.clear()
    await host?.close()
    host = null
  }
  if (shop !== null) await connect().do('setup.openSampleShop', {})
  if (shop === 'sample') {
    const cashier = connect()
    await signIn(cashier, staff.cashier)
    await openRegisterAs(cashier)
  }
  return {
    folder: folder.path,
    host: current,
    connect,
    signedIn: async (name) => {
      const client = connect()
      await signIn(client, name)
      return client
    },
    restart: async () => {
      await shut()
      host = await hostOn(folder.path, options)
    },
    shut,
    close: async () => {
      await shut()
      folder.remove()
    },
  }
}
