import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { openStore } from '../../electron/store/open-store.ts'
import { contract } from '../../shared/contract/contract.ts'
import type { Method, Methods } from '../../shared/contract/method.ts'
import { gatewayOf } from '../../shared/domain/settings/gateway.ts'
import { keysOf } from '../../shared/domain/settings/web-shop.ts'
import { askAnything } from '../support/client.ts'
import { merchantSystem } from '../support/merchant-system.ts'
import { type OpenShop, openShop, staff } from '../support/open-shop.ts'
import { samplePayload } from '../support/sample-payload.ts'
import { openStorefront, webOrderOf } from '../support/storefront.ts'

const methods: readonly (readonly [string, Method])[] = Object.entries(contract as Methods)
const jam = '1491274001210'
const id = () => crypto.randomUUID()

const passphrase = 'the-passphrase-of-the-card-terminal'
const webhookUrl = 'http://127.0.0.1:9/'
const clientSecret = 'the-gateway-secret-that-nobody-sees'
const paymentToken = 'B-THE-PAYMENT-TOKEN'
const idempotencyKey = 'the-idempotency-key-of-the-order'

/** Everything that an admin can be told, from every method that only reads, and from the storefront. */
const everythingTold = async (shop: OpenShop, orderId: string): Promise<Map<string, string>> => {
  const admin = await shop.signedIn(staff.admin)
  const told = new Map<string, string>()
  for (const [name, method] of methods) {
    if (method.kind === 'command') continue
    const sample = samplePayload(name, method)
    const payload = {
      ...sample,
      ...('orderId' in sample && { orderId }),
      ...('limit' in sample && { limit: 100 }),
      ...('channel' in sample && { channel: null, state: null, fulfilment: null, text: '' }),
    }
    told.set(name, JSON.stringify(await askAnything(admin, name, method, payload)))
  }
  return told
}

/** Whether a file holds a text, in any encoding that SQLite or the log may have used. */
const holds = (file: Buffer, text: string): boolean => {
  const wide = Buffer.from(text, 'utf16le')
  return [Buffer.from(text), wide, Buffer.from(wide).swap16()].some((bytes) => file.includes(bytes))
}

test('secrets are in no answer: PIN hashes, sealed secrets, payment tokens, idempotency keys; and on the disk never in the clear', async () => {
  const shop = await openShop()
  try {
    const admin = await shop.signedIn(staff.admin)
    await admin.do('settings.setGateway', merchantSystem({ baseUrl: webhookUrl, clientId: 'client', clientSecret }))
    await admin.do('settings.setCardTerminal', {
      terminal: {
        address: webhookUrl,
        poiId: 'S1F2-1',
        keyIdentifier: 'key',
        keyVersion: 1,
        passphrase,
        certificate: '',
      },
    })
    const { apiKey, webhookSecret } = await admin.do('settings.addWebShop', {
      id: id(),
      name: 'Web shop',
      webhookUrl,
    })
    await admin.do('staff.add', { id: id(), name: 'Noor', role: 'cashier', pin: '86420135' })
    const storefront = await openStorefront(shop.host().url, apiKey)
    const body = webOrderOf([{ sku: 'GRO-002', quantity: 1, price: 540 }], { payment: { token: paymentToken } })
    const placed = await storefront.order(body, idempotencyKey)
    const orderId = String(placed.body['id'])
    const { order } = await admin.do('register.scan', { orderId: id(), lineId: id(), code: jam })
    const tender = { kind: 'cash' as const, given: 540 }
    const paid = await admin.do('register.pay', { orderId: order.id, paymentId: id(), total: 540, tender })

    const told = await everythingTold(shop, orderId)
    told.set(
      'storefront',
      placed.text + (await storefront.read(orderId)).text + (await storefront.send('/products?limit=500')).text,
    )
    told.set('register.pay', JSON.stringify(paid))
    expect(told.get('orders.read')).toContain(String(body['reference']))
    expect(told.get('orders.list')).toContain(orderId)
    expect(told.get('settings.connections')).toContain('client')
    expect(told.get('staff.all')).toContain('Noor')

    await shop.shut()
    const files = readdirSync(shop.folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    expect(files.length).toBeGreaterThan(2)
    for (const { parentPath, name } of files) {
      const file = readFileSync(path.join(parentPath, name))
      for (const secret of [clientSecret, passphrase, '86420135', apiKey, webhookSecret, webhookSecret.slice(6)])
        expect(holds(file, secret), `${name}: ${secret}`).toBe(false)
      if (name.endsWith('.log')) expect(holds(file, paymentToken), `${name}: the payment token`).toBe(false)
    }
    const store = await openStore({ folder: shop.folder })
    const kept = store.get('orders', orderId)?.web
    const stored = store.find('settings', {}).flatMap((setting) => {
      if (setting.kind === 'webShop') return [setting.webhookSecret, ...keysOf(setting).map(({ hash }) => hash)]
      if (setting.kind === 'cardTerminal') return [setting.passphrase]
      return setting.kind === 'gateway' ? [gatewayOf(setting).fields['clientSecret'] ?? ''] : []
    })
    const hashes = store.find('staff', {}).map((member) => member.pinHash)
    await store.close()
    const secrets = [
      clientSecret,
      passphrase,
      paymentToken,
      idempotencyKey,
      '86420135',
      'scrypt$',
      apiKey,
      webhookSecret,
      webhookSecret.slice(6),
      ...stored,
      ...hashes,
      kept?.idempotencyKey ?? 'no key was kept',
      kept?.bodyHash ?? 'no hash was kept',
    ]
    expect(secrets).toHaveLength(9 + 4 + 5 + 2)
    for (const [name, text] of told)
      for (const secret of secrets) expect(text.includes(secret), `${name}: ${secret}`).toBe(false)
  } finally {
    await shop.close()
  }
})
