import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { fileSecrets } from '../../electron/host/file-secrets.ts'
import type { Client } from '../support/client.ts'
import { type OpenShop, openShop, root, staff } from '../support/open-shop.ts'
import { openStorefront, type Storefront, webOrderOf } from '../support/storefront.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const page = temporaryFolder()
writeFileSync(join(page.path, 'index.html'), '<!doctype html><title>Till</title>')
afterAll(page.remove)

const upgrade = (target: string) =>
  [`GET ${target} HTTP/1.1`, 'Host: 127.0.0.1', 'Upgrade: websocket', 'Connection: Upgrade', '', ''].join('\r\n')

/** Says something to the host, as somebody who need not be a browser. */
const say = (shop: OpenShop, words: string): Promise<Socket> =>
  new Promise((said, failed) => {
    const socket = connect(
      { port: Number(new URL(shop.host().url).port), host: '127.0.0.1', allowHalfOpen: true },
      () => socket.write(words, () => said(socket)),
    )
    onTestFinished(() => void socket.destroy())
    socket.once('error', failed)
  })
const answerTo = async (shop: OpenShop, words: string): Promise<string> => {
  const socket = await say(shop, words)
  let text = ''
  socket.setEncoding('utf8')
  for await (const piece of socket) text += String(piece)
  return text
}

describe('the page’s server', () => {
  let shop: OpenShop
  beforeAll(async () => {
    shop = await openShop({ pageFolder: page.path })
  })
  afterAll(() => shop.close())

  test('refuses a connection without the token, and one whose target is no address', async () => {
    for (const target of ['/rpc?token=guess', '//', 'http://[/', '*'])
      expect(await answerTo(shop, upgrade(target)), target).toMatch(/^HTTP\/1\.1 403 /)
    expect((await fetch(shop.host().url)).status).toBe(200)
  })

  test('goes on when those who are refused break off', async () => {
    for (let count = 0; count < 20; count += 1) (await say(shop, upgrade('/rpc?token=guess'))).resetAndDestroy()
    expect((await fetch(shop.host().url)).status).toBe(200)
  })

  test('gives no file from outside the page’s folder', async () => {
    for (const target of ['/../package.json', '/..%2f..%2fpackage.json', '/%00', '/%E0%A4%A']) {
      const answer = await answerTo(shop, `GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)
      expect(answer, target).toMatch(/^HTTP\/1\.1 4\d\d /)
    }
  })
})

test('Tillhouse closes while somebody has not finished a request, and somebody else was turned away', async () => {
  const shop = await openShop({ pageFolder: page.path })
  onTestFinished(() => shop.close())
  await say(shop, upgrade('/rpc'))
  await say(shop, 'GET / HT')
  await say(shop, 'POST /storefront/v1/orders HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{')
  const { url } = shop.host()
  await shop.shut()
  await expect(fetch(url)).rejects.toThrow('fetch failed')
})

describe('the storefront beside the page', () => {
  let shop: OpenShop
  let admin: Client
  let storefront: Storefront
  beforeAll(async () => {
    shop = await openShop({ pageFolder: page.path })
    admin = await shop.signedIn(staff.admin)
    const webShop = { id: crypto.randomUUID(), name: 'Web shop', webhookUrl: 'http://127.0.0.1:9/' }
    storefront = await openStorefront(shop.host().url, (await admin.do('settings.addWebShop', webShop)).apiKey)
    await bringIn(
      'handle,name,sku,barcode,price\na,Gold bar,GOLD,,100000000\nb,Tin,96385074,,2\nc,Pin,PIN,96385074,3\n',
    )
  })
  afterAll(() => shop.close())

  const bringIn = async (text: string): Promise<void> => {
    const importId = crypto.randomUUID()
    const bytes = Buffer.from(text)
    await admin.do('imports.begin', { importId, fileName: 'catalog.csv', bytes: bytes.length })
    await admin.do('imports.append', { importId, base64: bytes.toString('base64') })
    const { mapping } = await admin.do('imports.preview', { importId })
    await admin.do('imports.run', { importId, mapping, locationId: 'warehouse' })
    await admin.now('imports.progress', { importId }, ({ state }) => state === 'done')
  }
  const tin = { sku: '96385074', quantity: 1, price: 200 }

  test('answers what it does not know with a problem, too', async () => {
    for (const path of ['/nothing', `/orders/${'x'.repeat(500)}`])
      expect((await storefront.send(path)).body).toMatchObject({ status: 404, title: 'Not found' })
    const headers = { 'content-type': 'text/plain', 'idempotency-key': 'k' }
    expect(await storefront.send('/orders', { method: 'POST', headers, body: '{}' })).toMatchObject({ status: 415 })
  })

  test('refuses half of a character by its field', async () => {
    const order = await storefront.order(webOrderOf([tin], { reference: '\ud800' }))
    expect(order).toMatchObject({ status: 422, body: { errors: [{ field: 'reference' }] } })
  })

  test('takes a SKU for a SKU where it is another product’s barcode as well', async () => {
    expect(await storefront.order(webOrderOf([tin]))).toMatchObject({ status: 201, body: { total: 200 } })
  })

  test('refuses a total that is too large to be exact, as the register does', async () => {
    const lines = Array.from({ length: 200 }, () => ({ sku: 'GOLD', quantity: 9999, price: 1 }))
    expect(await storefront.order(webOrderOf(lines))).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'lines' }] },
    })

    const orderId = crypto.randomUUID()
    const [gold] = await admin.do('catalog.search', { text: 'GOLD', limit: 1 })
    const fill = async (): Promise<unknown> => {
      for (let count = 0; count < 100; count += 1) {
        const lineId = crypto.randomUUID()
        const line = { orderId, lineId, variantId: gold?.variant.id ?? '', quantity: 9_999_000 }
        const added = await admin.ask('register.add', line)
        if ('refusal' in added) return added
        // A discounted line is not added to: the next one is a line of its own.
        await admin.do('register.discount', { orderId, lineId, discount: { kind: 'amount', amount: 1 } })
      }
      return 'never refused'
    }
    expect(await fill()).toMatchObject({ refusal: 'amount_out_of_range' })
    expect((await admin.now('register.current', {})).cart?.totals.total).toBeLessThan(Number.MAX_SAFE_INTEGER)
  })

  test('the register adds nothing that has been archived meanwhile', async () => {
    const [pin] = await admin.do('catalog.search', { text: 'PIN', limit: 1 })
    await bringIn('handle,name,sku,price,status\nc,Pin,PIN,3,archived\n')
    const line = { orderId: crypto.randomUUID(), lineId: crypto.randomUUID(), variantId: pin?.variant.id ?? '' }
    expect(await admin.ask('register.add', { ...line, quantity: 1000 })).toMatchObject({ refusal: 'unknown_variant' })
  })
})

test('the headless till says in one line what it does not understand', () => {
  for (const given of [['--dta', 'x'], ['here'], ['--data'], ['--data', ''], ['--port', 'x']]) {
    const till = spawnSync(process.execPath, [join(root, 'electron/host/serve.ts'), ...given], { encoding: 'utf8' })
    expect(till).toMatchObject({ status: 1, stderr: expect.stringMatching(/^[^\n]+\.\n$/) })
  }
})

test('a damaged key of the secrets is named', () => {
  const folder = temporaryFolder()
  onTestFinished(folder.remove)
  writeFileSync(join(folder.path, 'secret.key'), 'abc')
  expect(() => fileSecrets(folder.path).seal('secret')).toThrow(/secret\.key is damaged: restore it .*\.$/)
})
