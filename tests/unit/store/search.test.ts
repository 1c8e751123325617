import { describe, expect, test } from 'vitest'
import type { OpenedStore } from '../../../electron/store/open-store.ts'
import { aProduct, aVariant, newStore } from './shop.ts'

const shop = async (): Promise<OpenedStore> => {
  const store = await newStore()
  store.commit((transaction) => {
    transaction.put(
      'products',
      aProduct('brulee', {
        name: 'Crème brûlée',
        category: 'Desserts',
        variants: [aVariant('brulee-1', { sku: 'CB-100', barcode: '4006381333931' })],
      }),
    )
    transaction.put('products', aProduct('ice', { name: 'Ice cream', vendor: 'Crestline', category: 'Desserts' }))
    transaction.put('products', aProduct('soda', { name: 'Cream soda', category: 'Drinks' }))
    transaction.put(
      'products',
      aProduct('shirt', {
        name: 'Linen shirt',
        vendor: 'Århus Tøj',
        optionNames: ['Colour', 'Size'],
        variants: [
          aVariant('shirt-bm', { sku: 'LS-B-M', options: ['Blue', 'M'] }),
          aVariant('shirt-rl', { sku: 'LS-R-L', options: ['Red', 'L'] }),
        ],
      }),
    )
    transaction.put(
      'products',
      aProduct('bag', { name: 'Bag for a linen shirt', variants: [aVariant('bag-1', { sku: 'cream' })] }),
    )
    transaction.put('products', aProduct('old', { name: 'Linen shirt of last year', status: 'archived' }))
  })
  return store
}

describe('catalog search', () => {
  test.each([
    ['accents left out', 'creme bru', ['brulee-1']],
    ['accents typed', 'CRÈME', ['brulee-1']],
    ['letters with a ring or a stroke', 'arhus toj', ['shirt-bm', 'shirt-rl']],
    ['words in any order, by prefix', 'shi lin blu', ['shirt-bm']],
    ['option values', 'red', ['shirt-rl']],
    ['part of an SKU', 'ls-r', ['shirt-rl']],
    ['the start of a barcode', '400638', ['brulee-1']],
    ['a category', 'dess', ['brulee-1', 'ice-variant']],
    ['a word that none has', 'linen trousers', []],
    ['quotes and operators', '"linen* OR -(', []],
    ['signs alone', '%_"*', []],
    ['nothing', '  ', []],
  ])('given %s, then the right variants are found', async (_what, text, expected) => {
    const store = await shop()
    expect(
      store
        .search(text, 10)
        .map(({ variant }) => variant.id)
        .toSorted(),
    ).toEqual(expected)
  })

  test('given an exact SKU, then its variant comes first; then names that start so; then the rest', async () => {
    const store = await shop()
    expect(store.search('cream', 10).map(({ variant }) => variant.id)).toEqual(['bag-1', 'soda-variant', 'ice-variant'])
    expect(store.search('linen', 10).map(({ product }) => product.id)).toEqual(['shirt', 'shirt', 'bag'])
  })

  test('given an exact barcode or SKU, then that variant is first', async () => {
    const store = await shop()
    expect(store.search('4006381333931', 5)[0]?.variant.id).toBe('brulee-1')
    expect(store.search(' ls-r-l ', 5)[0]?.variant.id).toBe('shirt-rl')
  })

  test('given a limit, then no more than that are found, each once', async () => {
    const store = await shop()
    expect(store.search('l', 1)).toHaveLength(1)
    const found = store.search('cream', 10).map(({ variant }) => variant.id)
    expect(new Set(found).size).toBe(found.length)
  })

  test('given a product that is renamed, then it is found by the new name alone', async () => {
    const store = await shop()
    store.commit((transaction) => transaction.put('products', aProduct('soda', { name: 'Ginger ale' })))
    expect(store.search('soda', 5).map(({ variant }) => variant.id)).toEqual(['soda-variant'])
    expect(store.search('ginger', 5).map(({ variant }) => variant.id)).toEqual(['soda-variant'])
    expect(store.search('drinks', 5)).toEqual([])
  })

  test('given projections rebuilt from nothing, then the same is found', async () => {
    const store = await shop()
    const before = store.search('c', 10)
    store.rebuildProjections()
    expect(store.search('c', 10)).toEqual(before)
    expect(before.length).toBeGreaterThan(2)
  })
})
