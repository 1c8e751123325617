import { describe, expect, test } from 'vitest'
import { nodeRuntime } from '../../../electron/host/node-runtime.ts'
import { catalogHandlers } from '../../../electron/order-manager/catalog/handlers.ts'
import { isRefusal } from '../../../shared/domain/refusal.ts'
import { aProduct, newStore } from '../store/shop.ts'

const browsing = async () => {
  const store = await newStore()
  const handler = catalogHandlers({ store, runtime: nodeRuntime })['catalog.browse']
  const browse = async (category: string | null, skip = 0, limit = 100) => {
    const answer = await handler({ category, skip, limit }, { staffId: null, key: null })
    if (isRefusal(answer)) throw new Error(answer.message)
    return { ids: answer.products.map(({ id }) => id), total: answer.total }
  }
  return { store, browse }
}

describe('browsing the catalog', () => {
  test('given products with and without a category, then each category and the whole say how many are active', async () => {
    const { store, browse } = await browsing()
    expect(await browse(null)).toEqual({ ids: [], total: 0 })
    const put = (id: string, fields: Parameters<typeof aProduct>[1]) =>
      store.commit((transaction) => transaction.put('products', aProduct(id, fields)))
    put('tea', { category: 'Drinks' })
    put('milk', { category: 'Drinks' })
    put('odd', {})
    put('old', { status: 'archived' })
    expect(await browse(null)).toEqual({ ids: ['milk', 'odd', 'tea'], total: 3 })
    expect(await browse('Drinks')).toEqual({ ids: ['milk', 'tea'], total: 2 })
    expect(await browse('')).toEqual({ ids: ['odd'], total: 1 })
    expect(await browse('Bakery')).toEqual({ ids: [], total: 0 })
    put('odd', { category: 'Drinks' })
    put('tea', { category: 'Drinks', status: 'archived' })
    put('old', {})
    expect(await browse(null)).toEqual({ ids: ['milk', 'odd', 'old'], total: 3 })
    expect(await browse('')).toEqual({ ids: ['old'], total: 1 })
    store.rebuildProjections()
    expect(await browse(null)).toMatchObject({ total: 3 })
    expect(store.categories()).toEqual([{ name: 'Drinks', count: 2 }])
  })

  test('given a long catalog in which many share a name, then its pages are the whole, each product once', async () => {
    const { store, browse } = await browsing()
    const names = ['Mug', 'Bowl', 'Éclair', 'mug', 'Zebra', 'Mug 2']
    const products = Array.from({ length: 1700 }, (_, index) =>
      aProduct(`p${(index * 7919) % 1700}`, { name: names[index % names.length] ?? '', category: 'Things' }),
    )
    store.commit((transaction) => {
      for (const product of products) transaction.put('products', product)
    })
    const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other))
    const wanted = products
      .toSorted((one, other) => compare(one.name, other.name) || compare(one.id, other.id))
      .map(({ id }) => id)
    for (const category of [null, 'Things'])
      for (const skip of [0, 100, 400, 499, 500, 501, 850, 1133, 1134, 1600, 1699, 1700, 5000])
        expect(await browse(category, skip), `${category} from ${skip}`).toEqual({
          ids: wanted.slice(skip, skip + 100),
          total: 1700,
        })
  })
})
