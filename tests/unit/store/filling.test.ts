import { expect, test } from 'vitest'
import type { OpenedStore } from '../../../electron/store/open-store.ts'
import { aProduct, newFolder, newStore } from './shop.ts'

const indexesOf = ({ connection }: OpenedStore): unknown => ({
  indexes: connection.all(`SELECT name, tbl_name, sql FROM sqlite_schema WHERE type = 'index' ORDER BY name`),
  statistics: connection.all('SELECT tbl, idx, stat FROM sqlite_stat1 ORDER BY idx'),
  cache: connection.get('PRAGMA cache_size'),
})

const namesIn = (store: OpenedStore): unknown[] =>
  store.connection.all(`SELECT name FROM sqlite_schema WHERE type = 'index'`).map(({ name }) => name)

const takeOver = (store: OpenedStore, id: string): void =>
  store.replica.commit((transaction) => transaction.takeOver('products', id, { ...aProduct(id), id }, 1, {}))

test('while a till is filled, what only readers need is not kept, and at the end it is all there', async () => {
  const store = await newStore()
  const before = indexesOf(store)
  await store.replica.fill(async () => {
    expect(namesIn(store)).not.toContain('products 0 by 1')
    expect(namesIn(store)).not.toContain('variant_codes_by_sku')
    // Who looks nevertheless, finds.
    takeOver(store, 'tea')
    expect(store.find('products', { selector: { name: 'tea' } })).toHaveLength(1)
  })
  expect(indexesOf(store)).toEqual(before)
  expect(store.find('products', { selector: { name: 'tea' } })).toHaveLength(1)
})

test('where filling fails, that is said, and what was put off is made', async () => {
  const store = await newStore()
  const before = indexesOf(store)
  await expect(
    store.replica.fill(async () => {
      takeOver(store, 'tea')
      throw new Error('The line was cut.')
    }),
  ).rejects.toThrow('The line was cut.')
  expect(indexesOf(store)).toEqual(before)
})

test('a till that is ended while it is filled has everything at its next start, and goes on', async () => {
  const folder = newFolder()
  const first = await newStore(folder)
  const before = indexesOf(first)
  let end = (): void => undefined
  const filling = first.replica.fill(
    () =>
      new Promise<void>((done) => {
        end = done
      }),
  )
  takeOver(first, 'tea')
  await first.close()
  end()
  await expect(filling).rejects.toThrow(/not open/)

  const second = await newStore(folder)
  expect(indexesOf(second)).toEqual(before)
  expect(second.connection.all('SELECT name FROM put_off_indexes')).toEqual([])
  await second.replica.fill(async () => takeOver(second, 'cup'))
  expect(indexesOf(second)).toEqual(before)
  expect(second.count('products', {})).toBe(2)
})
