import { describe, expect, test } from 'vitest'
import type { OpenedStore } from '../../../electron/store/open-store.ts'
import { foldWords } from '../../../electron/store/projections/fold-words.ts'
import { generatedCatalog } from '../../support/generated-catalog.ts'
import { pick, seededRandom } from '../../support/seeded-random.ts'
import { typingErrors, withTypingError } from '../../support/typing-error.ts'
import { aProduct, aVariant, newStore } from './shop.ts'

const shop = async (): Promise<OpenedStore> => {
  const store = await newStore()
  store.commit((transaction) => {
    const named = (id: string, name: string, fields = {}): void =>
      transaction.put('products', aProduct(id, { name, variants: [aVariant(id, { sku: `N-${id}` })], ...fields }))
    named('kettle', 'Copper kettle')
    named('blanket', 'Woollen blanket', { vendor: 'Århus Tøj' })
    named('jacket', 'Straße Jacke')
    named('samovar', 'Самовар')
    named('tea', '緑茶セット')
    named('emoji', 'Gothic 𐌰𐌱𐌲𐌳𐌴')
    named('mug', 'Mug', { variants: [aVariant('mug', { sku: '482910', barcode: '4006381333931' })] })
    named('lines', 'Lines of linen')
    named('archived', 'Trousers', { status: 'archived' })
  })
  return store
}

const found = (store: OpenedStore, text: string): string[] => store.search(text, 10).map(({ variant }) => variant.id)

describe('typing errors', () => {
  test.each([
    ['another letter', 'kettke', 'kettle'],
    ['another first letter', 'jettle', 'kettle'],
    ['a letter too many', 'kettlle', 'kettle'],
    ['a letter too many at the start', 'xkettle', 'kettle'],
    ['a letter too many at the end', 'kettlew', 'kettle'],
    ['a letter missing', 'ketle', 'kettle'],
    ['the first letter missing', 'ettle', 'kettle'],
    ['a letter of four missing', 'mg', undefined],
    ['two letters that changed places', 'ketlte', 'kettle'],
    ['the first two letters that changed places', 'ekttle', 'kettle'],
    ['two errors in a word', 'kwttke', undefined],
    ['an error in a word that is not typed to its end', 'blsn', 'blanket'],
    ['an error in the last word of two', 'copper kettel', 'kettle'],
    ['an error in the first word of two', 'wollen blan', 'blanket'],
    ['an error in each word', 'wollen blaknet', 'blanket'],
    ['an error in a vendor', 'arhsu', 'blanket'],
    ['an error and an accent typed', 'Ärhuss', 'blanket'],
    ['an error beside a letter that is written as two', 'strase', 'jacket'],
    ['an error in another alphabet', 'самвоар', 'samovar'],
    ['an error in writing without spaces', '緑茶セッド', 'tea'],
    ['an error in letters beyond the Basic Multilingual Plane', '𐌰𐌱𐌲𐌴𐌳', 'emoji'],
    ['an error in digits alone', '482911', undefined],
    ['an error in a barcode', '4006381333932', undefined],
    ['an error in a word of what is not sold any more', 'trouserz', undefined],
  ])('given %s, then what was meant is found, and what can not be meant is not', async (_what, typed, expected) => {
    expect(found(await shop(), typed)).toEqual(expected === undefined ? [] : [expected])
  })

  test('given words that are typed right, then what is only like them is not shown', async () => {
    const store = await newStore()
    store.commit((transaction) => {
      for (const name of ['Cream', 'Creme', 'Dream']) transaction.put('products', aProduct(name, { name }))
    })
    expect(found(store, 'cream')).toEqual(['Cream-variant'])
  })

  test('given a word that few products have and that many nearly have, then the few come first and the many after', async () => {
    const store = await newStore()
    store.commit((transaction) => {
      transaction.put('products', aProduct('few', { name: 'Palland' }))
      for (let many = 0; many < 20; many++) transaction.put('products', aProduct(`many-${many}`, { name: 'Paliland' }))
    })
    const [first, ...others] = found(store, 'palland')
    expect(first).toBe('few-variant')
    expect(others).toHaveLength(9)
  })

  test('given a product that is renamed, archived or deleted, then its words correct nothing any more', async () => {
    const store = await shop()
    expect(found(store, 'ketttle')).toEqual(['kettle'])
    store.commit((transaction) => transaction.put('products', aProduct('kettle', { name: 'Copper jug' })))
    expect(found(store, 'ketttle')).toEqual([])
    expect(
      store.connection.all(`SELECT word FROM search_terms WHERE word IN ('copper', 'jug', 'kettle')`),
    ).toHaveLength(2)
    store.commit((transaction) => transaction.put('products', aProduct('blanket', { status: 'archived' })))
    expect(found(store, 'blankt')).toEqual([])
    const collection = await store.collection('products')
    await (await collection.findOne('lines').exec())?.remove()
    expect(found(store, 'linenn')).toEqual([])
    expect(store.connection.all(`SELECT word FROM search_terms WHERE word LIKE 'line%'`)).toEqual([])
  })

  test('given a catalog of 3,000 products, then 95 of 100 typing errors of each kind, anywhere in a word, are forgiven', async () => {
    const store = await newStore()
    const products = [...generatedCatalog({ products: 3000, seed: 11 })]
    store.commit((transaction) => products.forEach((product) => transaction.put('products', product)))
    const active = products.filter(({ status }) => status === 'active')
    const random = seededRandom(12)
    const words = Array.from({ length: 300 }, () =>
      pick(
        random,
        foldWords(pick(random, active).name)
          .filter((word) => [...word].length >= 4 && !/\d/.test(word))
          .concat('classic'),
      ),
    )
    for (const kind of typingErrors) {
      const forgiven = words.filter((word) =>
        store
          .search(withTypingError(word, kind, random), 20)
          .some(({ product, variant }) =>
            foldWords([product.name, product.vendor, product.category, ...variant.options].join(' ')).some((each) =>
              each.startsWith(word),
            ),
          ),
      )
      expect(forgiven.length, kind).toBeGreaterThanOrEqual(words.length * 0.95)
    }
  })
})
