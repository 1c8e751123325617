import { type BreakableLink, openBreakableLink } from './breakable-link.ts'
import type { Client } from './client.ts'
import { merchantSystem } from './merchant-system.ts'
import { type OpenShop, openShop, staff } from './open-shop.ts'
import { runSandbox, type Sandbox } from './run-sandbox.ts'
import { openStorefront, type Storefront } from './storefront.ts'

/** The sample shop beside the sandbox, connected as a shopkeeper would do it: on the settings screen. */
export interface ShopWithSandbox {
  readonly shop: OpenShop
  readonly sandbox: Sandbox
  /** The admin, who may do everything. */
  readonly admin: Client
  readonly storefront: Storefront
  readonly webShopId: string
  /** The lines to the merchant system and to the web shop. */
  readonly toMerchant: BreakableLink
  readonly toWebShop: BreakableLink
  /** JSON of one of the sandbox's own addresses. */
  readonly look: <T>(url: string) => Promise<T>
  readonly tell: (url: string, body: unknown, method?: 'POST' | 'PUT') => Promise<Response>
  readonly close: () => Promise<void>
}

/** JSON of one of the sandbox's own addresses. */
export const look = async <T>(url: string): Promise<T> => (await (await fetch(url)).json()) as T

export const tell = async (url: string, body: unknown, method: 'POST' | 'PUT' = 'POST'): Promise<Response> => {
  const response = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${await response.text()}`)
  return response
}

export const openShopWithSandbox = async (): Promise<ShopWithSandbox> => {
  const [sandbox, shop] = await Promise.all([runSandbox(), openShop()])
  const [toMerchant, toWebShop] = await Promise.all([
    openBreakableLink(sandbox.merchant),
    openBreakableLink(sandbox.webShop),
  ])
  const admin = await shop.signedIn(staff.admin)
  const { clientId, clientSecret, printer } = sandbox
  const webShopId = crypto.randomUUID()
  const webhookUrl = `${toWebShop.url}${new URL(sandbox.webhookUrl).pathname}`
  await admin.do('settings.setGateway', merchantSystem({ baseUrl: toMerchant.url, clientId, clientSecret }))
  await admin.do('settings.setPrinter', { printer: { host: printer.host, port: printer.port, columns: 42 } })
  const { apiKey, webhookSecret } = await admin.do('settings.addWebShop', {
    id: webShopId,
    name: 'Web shop',
    webhookUrl,
  })
  const orderManager = shop.host().url
  await tell(`${sandbox.webShop}/sandbox/connection`, { orderManager, apiKey, webhookSecret }, 'PUT')
  return {
    shop,
    sandbox,
    admin,
    storefront: await openStorefront(orderManager, apiKey),
    webShopId,
    toMerchant,
    toWebShop,
    look,
    tell,
    close: async () => {
      await shop.close()
      await Promise.all([toMerchant.close(), toWebShop.close(), sandbox.stop()])
    },
  }
}
