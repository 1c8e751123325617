import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { scopes } from '../../../shared/domain/settings/web-shop.ts'
import { freePort } from '../../faults/free-port.ts'
import { connectStaff } from '../../faults/staff-client.ts'
import { Till } from '../../faults/till.ts'
import { must } from '../../support/client.ts'
import { generatedProduct } from '../../support/generated-catalog.ts'
import { merchantSystem } from '../../support/merchant-system.ts'
import { runSandbox } from '../../support/run-sandbox.ts'
import { memoryFolder, temporaryFolder } from '../../support/temporary-folder.ts'
import { wantedShop } from '../store/load-shop.ts'
import type { LoadedShop } from '../store/loaded-shop.ts'
import { createPost } from './post.ts'
import type { Seller, WantedLine } from './seller.ts'
import { openToldShop } from './told-shop.ts'

/** No order may wait for its web shop's pace. */
const perMinute = 1_000_000
/** Two customers of the sandbox's bank with plenty of funds, in turns. */
const tokens = ['B-ADA', 'B-DORA'] as const

/**
 * The headless host on a copy of a loaded shop, as it is installed and without what development looks for; the sandbox's
 * merchant system and bank; and a web shop: three processes.
 * @param profileFolder where the host leaves a CPU profile when it ends; null: nowhere
 */
export const openOurShop = async (shop: LoadedShop, profileFolder: string | null): Promise<Seller> => {
  const [place, books] = [temporaryFolder(), memoryFolder()]
  const folder = join(place.path, 'shop')
  mkdirSync(folder)
  copyFileSync(join(shop.folder, 'tillhouse.sqlite'), join(folder, 'tillhouse.sqlite'))
  // What the bank and the merchant write is not what is measured.
  const sandbox = await runSandbox(books)
  const profile = profileFolder === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileFolder}`]
  const till = new Till(folder, await freePort(), { flags: profile, environment: { NODE_ENV: 'production' } })
  if (!(await till.start().ready)) throw new Error('The order manager did not start.')
  const told = await openToldShop()
  const office = connectStaff(() => till.opened(), wantedShop.admin.name, wantedShop.admin.pin)
  const { merchant: baseUrl, clientId, clientSecret } = sandbox
  must(await office.ask('settings.setGateway', merchantSystem({ baseUrl, clientId, clientSecret })))
  const webShopId = crypto.randomUUID()
  const added = { id: webShopId, name: 'Measured web shop', webhookUrl: told.webhookUrl }
  told.trust(must(await office.ask('settings.addWebShop', added)).webhookSecret)
  const key = { webShopId, id: crypto.randomUUID(), name: 'Measured', scopes: [...scopes], perMinute }
  const { apiKey } = must(await office.ask('settings.makeKey', key))
  office.close()

  const { post, close } = createPost()
  const url = new URL('/storefront/v1/orders', till.url)
  const taken = async (headers: Readonly<Record<string, string>>, body: object): Promise<void> => {
    const { status, text } = await post(url, headers, body)
    if (status !== 201) throw new Error(`The order was not taken: ${status} ${text}`)
  }
  let count = 0
  return {
    name: 'Tillhouse',
    processes: { 'order manager': till.pid, sandbox: sandbox.pid },
    order: (lines) => {
      count += 1
      const reference = `M-${count}`
      const confirmed = told.confirmed(reference)
      const headers = { authorization: `Bearer ${apiKey}`, 'idempotency-key': reference }
      const body = webOrder(shop, reference, tokens[count % tokens.length] ?? '', lines)
      return { accepted: taken(headers, body), confirmed }
    },
    end: async () => {
      close()
      await till.end('SIGTERM')
      await told.close()
      await sandbox.stop()
      place.remove()
    },
  }
}

const webOrder = ({ size }: LoadedShop, reference: string, token: string, lines: readonly WantedLine[]) => {
  const sold = lines.map(({ product, quantity }) => {
    const [variant] = generatedProduct(product, size.seed).variants
    return { sku: variant?.sku ?? '', quantity, price: variant?.price ?? 0 }
  })
  const address = { name: 'Ada Alder', lines: ['Harbour Street 5'], postalCode: 'D08', city: 'Dublin', country: 'IE' }
  return {
    reference,
    currency: 'EUR',
    customer: { name: 'Ada Alder', email: 'ada@example.com' },
    shippingAddress: address,
    shipping: { name: 'Standard delivery', price: 490 },
    lines: sold.map(({ sku, quantity }) => ({ sku, quantity })),
    total: sold.reduce((sum, { price, quantity }) => sum + price * quantity, 490),
    payment: { token },
  }
}
