import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { gunzipSync } from 'node:zlib'
import { getChangedDocumentsSince } from 'rxdb'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type CollectionName } from '../../../../electron/order-manager/ports/store.ts'
import { collectionNames } from '../../../../electron/store/collections.ts'
import { openStore } from '../../../../electron/store/open-store.ts'
import type { DriverName } from '../../../../electron/store/rx-storage/sqlite/driver.ts'
import { faultsIn } from '../../../support/verified.ts'
import { newFolder } from '../shop.ts'

/** A shop as version 1 wrote it: eight products, one of them deleted, six sales and a cart that was not paid. */
const written = gunzipSync(readFileSync(join(import.meta.dirname, 'version-1.sqlite.gz')))

const shopOfVersion1 = (): string => {
  const folder = newFolder()
  writeFileSync(join(folder, 'tillhouse.sqlite'), written)
  return folder
}

/** What version 1 has, read by nothing of ours: its documents were JSON in UTF-8. */
const documentsOfVersion1 = (folder: string, collection: CollectionName): unknown[] => {
  const file = new DatabaseSync(join(folder, 'tillhouse.sqlite'), { readOnly: true })
  onTestFinished(() => file.close())
  // Collections that came later have no table there.
  if (file.prepare('SELECT 1 FROM document_tables WHERE name = ?').get(`${collection} 0`) === undefined) return []
  const rows = file.prepare(`SELECT data FROM "${collection} 0" WHERE deleted = 0 ORDER BY id`).all()
  return rows.map(({ data }) => JSON.parse(Buffer.from(data as Uint8Array).toString()))
}

describe.each(['node', 'photostructure'] satisfies DriverName[])('a file of version 1, opened with %s', (driver) => {
  test('when it is opened, then every document is there as it was, and found by its fields, codes and words', async () => {
    const folder = shopOfVersion1()
    const before = new Map(collectionNames.map((name) => [name, documentsOfVersion1(folder, name)]))
    expect([...before.values()].flat().length).toBeGreaterThan(40)

    const store = await openStore({ folder, driver })
    onTestFinished(() => store.close())
    for (const [name, documents] of before) expect(store.find(name, { sort: [{ id: 'asc' }] })).toEqual(documents)
    expect(store.count('orders', { selector: { state: 'completed', placedAt: { $gt: 0 } } })).toBe(6)
    expect(store.byCode('SKU-3')?.variant.sku).toBe('SKU-3')
    expect(faultsIn(folder)).toEqual([])
    const [sold] = store.find('movements', { selector: { orderId: { $ne: null } }, limit: 1 })
    const level = store.stockLevel(sold?.variantId ?? '', sold?.locationId ?? '')
    const moved = store.find('movements', { selector: { variantId: sold?.variantId } })
    expect(level.onHand).toBe(
      moved.filter((one) => one.locationId === sold?.locationId).reduce((sum, one) => sum + one.quantity, 0),
    )
  })

  test('when it is opened, then replication goes on where it was: checkpoints hold, deleted documents included', async () => {
    const folder = shopOfVersion1()
    const file = new DatabaseSync(join(folder, 'tillhouse.sqlite'), { readOnly: true })
    const rows = file.prepare('SELECT id, seq, rev, deleted FROM "products 0" ORDER BY seq').all()
    const last = Number(file.prepare('SELECT last FROM write_sequence').get()?.['last'])
    file.close()

    const store = await openStore({ folder, driver })
    onTestFinished(() => store.close())
    const products = await store.collection('products')
    const { documents, checkpoint } = await getChangedDocumentsSince(products.storageInstance, 100)
    expect(documents.map(({ _rev, _deleted }) => [_rev, Number(_deleted)])).toEqual(
      rows.map(({ rev, deleted }) => [rev, deleted]),
    )
    expect(checkpoint).toEqual({ seq: rows.at(-1)?.['seq'] })
    store.commit(({ get, put }) => {
      const shop = get('settings', 'shop')
      if (shop !== undefined) put('settings', shop)
    })
    const settings = await store.collection('settings')
    const changed = await getChangedDocumentsSince(settings.storageInstance, 1, { seq: last })
    expect(changed.documents).toHaveLength(1)
  })

  test('when it has been opened, then the file of version 1 is kept untouched, and the new one is of this version', async () => {
    const folder = shopOfVersion1()
    const store = await openStore({ folder, driver })
    const pragma = (name: string): unknown => store.connection.get(`PRAGMA ${name}`)?.[name]
    expect([pragma('user_version'), pragma('encoding'), pragma('integrity_check')]).toEqual([2, 'UTF-8', 'ok'])
    await store.close()
    const [kept = '', ...others] = readdirSync(join(folder, 'backups'))
    expect([kept, others]).toEqual([expect.stringMatching(/-migration\.sqlite$/), []])
    expect(readFileSync(join(folder, 'backups', kept)).equals(written)).toBe(true)
  })
})
