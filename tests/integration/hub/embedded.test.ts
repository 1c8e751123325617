import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openEmbedded } from '../../../electron/hub/database/embedded.ts'
import { goodsName } from '../../../shared/domain/shares/share.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { ask, changeOf, customer, hubOn, idsIn, pairedWith, promising } from './hub-with-devices.ts'

const added = ['quantities', 'shares', 'storefront_keys', 'skus', 'web_orders', 'identities']

/** The folder's database as a hub left it that knew no shares, and answered no web shops. */
const asBefore = async (folder: string): Promise<void> => {
  const database = await openEmbedded(join(folder, 'postgres'))
  for (const statement of [
    ...added.map((table) => `DROP TABLE ${table}`),
    'ALTER TABLE devices DROP COLUMN holder',
    'UPDATE hub_schema SET version = 1',
  ])
    await database.query(statement)
  await database.close()
}

test('a hub without a server keeps what it has in its folder, knows its devices again, and counts and finds what was there before there were shares and web shops', {
  timeout: 240_000,
}, async () => {
  const folder = temporaryFolder()
  onTestFinished(folder.remove)
  const first = await hubOn(folder.path)
  const office = await pairedWith(first.url, first.firstCode?.code ?? '')
  await office.push(changeOf('customers', customer('Ada', 'ada')))
  const at = { variantId: 'jam', locationId: 'shop' }
  await office.push(
    changeOf('movements', { id: 'opening', ...at, quantity: 9000, reason: 'opening', orderId: null, at: 1 }),
    changeOf('movements', { id: 'sale', ...at, quantity: -2000, reason: 'sale', orderId: 'o', at: 2 }),
    promising('promised', [{ ...at, quantity: 3000 }]),
    promising('shipped', []),
    changeOf('products', {
      ...{ id: 'jam', handle: 'jam', name: 'Jam', description: '', vendor: '', status: 'active', category: '' },
      ...{ unit: 'piece', taxRateId: 'standard', optionNames: [], updatedAt: 1 },
      variants: [{ id: 'jam', sku: 'JAM-1', barcode: null, options: [], price: 540, tracked: true }],
    }),
    changeOf('orders', { ...promising('web', []).document, id: 'web', idempotencyKey: 'key', webReference: 'shop/7' }),
  )
  await first.close()
  await asBefore(folder.path)

  const second = await hubOn(folder.path, { port: Number(new URL(first.url).port) })
  onTestFinished(second.close)
  expect(second.firstCode).toBe(null)
  expect(idsIn(await office.pull())).toContain('ada')
  const name = goodsName(at.variantId, at.locationId)
  const wanted = { holder: office.id, asks: [{ name, received: 0, spent: 0, least: 0, wish: 9000 }] }
  const { body } = await ask(`${second.url}/v1/shares`, { key: office.key, body: wanted })
  expect(body).toEqual({ granted: [{ name, received: 4000, elsewhere: [] }] })
  await second.close()
  const database = await openEmbedded(join(folder.path, 'postgres'))
  onTestFinished(database.close)
  expect(await database.query('SELECT sku, product FROM skus')).toEqual([{ sku: 'jam-1', product: 'jam' }])
  expect(await database.query('SELECT id, idempotency_key, reference FROM web_orders')).toEqual([
    { id: 'web', idempotency_key: 'key', reference: 'shop/7' },
  ])
})
