import { fileSecrets } from '../../electron/host/file-secrets.ts'
import { type Host, openHost } from '../../electron/host/open-host.ts'
import { createInMemoryPair } from '../../shared/rpc/in-memory.ts'
import { type Client, createClient } from '../support/client.ts'
import { runImport, sendImport } from '../support/import-file.ts'
import { root } from '../support/open-shop.ts'
import { catalogOf } from './catalog.ts'
import type { HandClock } from './clock.ts'
import type { Known } from './counter.ts'
import type { Row } from './read-invoices.ts'
import { allowReturns } from './take-back.ts'

const pin = '1234'
const pageSize = 500

export interface ReplayShop {
  readonly client: Client
  readonly known: Known
  /** Where the register's goods are. */
  readonly locationId: string
  readonly close: () => Promise<void>
}

/** Sets a shop up in the empty folder, with the catalog and the customers that the rows need, and signs its owner in. */
export const openReplayShop = async (folder: string, clock: HandClock, rows: readonly Row[]): Promise<ReplayShop> => {
  const host = await openHost({
    dataFolder: folder,
    resources: `${root}resources`,
    pageFolder: null,
    port: 0,
    version: '0.0.0',
    secrets: fileSecrets(folder),
    runtime: clock.runtime,
    sandbox: null,
  })
  const client = connect(host)
  const close = async () => {
    client.close()
    await host.close()
  }
  try {
    await client.do('setup.createShop', {
      name: 'Online Retail',
      address: ['United Kingdom'],
      currency: 'GBP',
      locale: 'en-GB',
      pricesIncludeTax: true,
      taxRates: [{ name: 'VAT', ppm: 200_000 }],
      register: { name: 'Register 1', prefix: 'R1' },
      admin: { name: 'Olive', pin },
    })
    const [owner] = await client.do('staff.list', {})
    await client.do('staff.signIn', { staffId: owner?.id ?? '', pin })
    const importId = crypto.randomUUID()
    await sendImport(client, importId, Buffer.from(catalogOf(rows)))
    await runImport(client, importId)
    await allowReturns(client)
    const { register } = await client.now('settings.read', {})
    const known = { variants: await variantsIn(client), customers: await addCustomers(client, rows) }
    return { client, known, locationId: register.locationId, close }
  } catch (error) {
    await close()
    throw error
  }
}

const connect = (host: Host): Client =>
  createClient(async () => {
    const [near, far] = createInMemoryPair()
    host.serveConnection(far)
    return near
  })

const variantsIn = async (client: Client): Promise<Map<string, string>> => {
  const ids = new Map<string, string>()
  for (let skip = 0; ; skip += pageSize) {
    const { products } = await client.do('catalog.browse', { category: null, skip, limit: pageSize })
    for (const { variants } of products) for (const { sku, id } of variants) ids.set(sku, id)
    if (products.length < pageSize) return ids
  }
}

const addCustomers = async (client: Client, rows: readonly Row[]): Promise<Map<string, string>> => {
  const ids = new Map<string, string>()
  for (const { customer, country } of rows) {
    if (customer === '' || ids.has(customer)) continue
    const id = crypto.randomUUID()
    const fields = { name: `Customer ${customer}`, email: '', phone: '', card: customer, group: '', taxExempt: false }
    await client.do('customers.add', { id, ...fields, note: country })
    ids.set(customer, id)
  }
  return ids
}
