import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { OpenedStore } from '../../../electron/store/open-store.ts'
import type { StockLevel } from '../../../shared/domain/inventory/movement.ts'
import { aMovement, anOrder, aProduct, aVariant, newStore } from './shop.ts'

const variants = ['tea', 'cup']
const locations = ['floor', 'warehouse']
const place = {
  variantId: fc.constantFrom(...variants),
  locationId: fc.constantFrom(...locations),
  quantity: fc.integer({ min: -5000, max: 5000 }),
}
const action = fc.oneof(
  fc.record({ kind: fc.constant('move' as const), id: fc.nat(30), ...place }),
  fc.record({
    kind: fc.constant('reserve' as const),
    id: fc.nat(5),
    reservations: fc.array(fc.record({ ...place, quantity: fc.integer({ min: 1, max: 3000 }) }), { maxLength: 3 }),
  }),
)

/** Levels from the documents alone, those that are not zero. */
const recomputed = (store: OpenedStore): StockLevel[] =>
  variants.flatMap((variantId) =>
    locations.map((locationId) => {
      const here = (each: { variantId: string; locationId: string }): boolean =>
        each.variantId === variantId && each.locationId === locationId
      const sum = (some: readonly { quantity: number }[]): number =>
        some.reduce((total, { quantity }) => total + quantity, 0)
      const onHand = sum(store.find('movements', {}).filter(here))
      return {
        variantId,
        locationId,
        onHand,
        reserved: sum(
          store
            .find('orders', {})
            .flatMap(({ reservations }) => reservations)
            .filter(here),
        ),
      }
    }),
  )

const kept = (store: OpenedStore): StockLevel[] =>
  variants.flatMap((variantId) => locations.map((locationId) => store.stockLevel(variantId, locationId)))

describe('stock levels', () => {
  test('given any movements and reservations, some of them replaced, then the levels are what a recount from nothing gives', async () => {
    const store = await newStore()
    fc.assert(
      fc.property(fc.array(fc.array(action, { minLength: 1, maxLength: 4 }), { maxLength: 8 }), (commits) => {
        for (const actions of commits) {
          store.commit((transaction) => {
            for (const each of actions) {
              if (each.kind === 'reserve')
                transaction.put('orders', anOrder(`order-${each.id}`, { reservations: each.reservations }))
              else
                transaction.put(
                  'movements',
                  aMovement(`movement-${each.id}`, {
                    variantId: each.variantId,
                    locationId: each.locationId,
                    quantity: each.quantity,
                  }),
                )
            }
          })
        }
        expect(kept(store)).toEqual(recomputed(store))
      }),
      { numRuns: 30, seed: 4 },
    )
    const before = kept(store)
    store.rebuildProjections()
    expect(kept(store)).toEqual(before)
  })

  test('given levels below zero, then they are found, the most wanting first', async () => {
    const store = await newStore()
    store.commit((transaction) => {
      for (const [variantId, quantity] of Object.entries({ a: -1000, b: 2000, c: -3000, d: 0 }))
        transaction.put('movements', aMovement(variantId, { variantId, locationId: 'floor', quantity }))
    })
    expect(store.stockBelowZero(10).map(({ variantId, onHand }) => [variantId, onHand])).toEqual([
      ['c', -3000],
      ['a', -1000],
    ])
    expect(store.stockBelowZero(1)).toHaveLength(1)
    store.rebuildProjections()
    expect(store.stockBelowZero(10)).toHaveLength(2)
  })

  test('given a variant that never moved, then nothing is there of it', async () => {
    const store = await newStore()
    expect(store.stockLevel('tea', 'floor')).toEqual({ variantId: 'tea', locationId: 'floor', onHand: 0, reserved: 0 })
    expect(store.stockLevels(['tea'])).toEqual([])
  })
})

describe('codes', () => {
  test('given a product, when it is scanned, then by barcode, and by SKU in any letter case; and no more once it is archived', async () => {
    const store = await newStore()
    const tea = aProduct('tea', { variants: [aVariant('tea-1', { sku: 'Tea-Ü1', barcode: '4006381333931' })] })
    store.commit((transaction) => transaction.put('products', tea))
    expect(store.byCode('4006381333931')?.variant.id).toBe('tea-1')
    expect(store.byCode('tEA-ü1')?.variant.id).toBe('tea-1')
    expect(store.byCode('400638133393')).toBeUndefined()
    expect(store.byCode('')).toBeUndefined()
    store.commit((transaction) => transaction.put('products', { ...tea, status: 'archived' }))
    expect(store.byCode('4006381333931')).toBeUndefined()
    expect(store.search('tea', 5)).toEqual([])
    // Orders still name it.
    expect(store.variant('tea-1')?.product.status).toBe('archived')
  })

  test('given a product that changes its code, when the old one is scanned, then nothing is found', async () => {
    const store = await newStore()
    const tea = aProduct('tea', {
      variants: [aVariant('tea-1', { barcode: '1' }), aVariant('tea-2', { barcode: '2' })],
    })
    store.commit((transaction) => transaction.put('products', tea))
    store.commit((transaction) =>
      transaction.put('products', { ...tea, variants: [aVariant('tea-1', { barcode: '3' })] }),
    )
    expect(['1', '2', '3'].map((code) => store.byCode(code)?.variant.id)).toEqual([undefined, undefined, 'tea-1'])
    expect(store.variant('tea-2')).toBeUndefined()
  })
})

describe('categories', () => {
  test('given products that come, move and go, then each category says how many it has', async () => {
    const store = await newStore()
    store.commit((transaction) => {
      transaction.put('products', aProduct('tea', { category: 'Drinks' }))
      transaction.put('products', aProduct('coffee', { category: 'Drinks' }))
      transaction.put('products', aProduct('bread', { category: 'Bakery' }))
      transaction.put('products', aProduct('odd'))
    })
    expect(store.categories()).toEqual([
      { name: 'Bakery', count: 1 },
      { name: 'Drinks', count: 2 },
    ])
    store.commit((transaction) => transaction.put('products', aProduct('bread', { category: 'Drinks' })))
    store.commit((transaction) =>
      transaction.put('products', aProduct('tea', { category: 'Drinks', status: 'archived' })),
    )
    expect(store.categories()).toEqual([{ name: 'Drinks', count: 2 }])
  })

  test('given a commit that is under way, then it is asked for what it has written, and nothing is left of one that fails', async () => {
    const store = await newStore()
    const add = (fails: boolean): void =>
      store.commit((transaction) => {
        transaction.put('products', aProduct('tea', { name: 'Green tea', category: 'Drinks' }))
        expect(transaction.categories()).toEqual([{ name: 'Drinks', count: 1 }])
        expect(transaction.search('green', 10)).toHaveLength(1)
        if (fails) throw new Error('Changed my mind.')
      })
    expect(() => add(true)).toThrow('Changed my mind.')
    expect([store.categories(), store.search('green', 10), store.search('grern', 10)]).toEqual([[], [], []])
    add(false)
    store.rebuildProjections()
    expect(store.categories()).toEqual([{ name: 'Drinks', count: 1 }])
    expect(store.search('grern', 10)).toHaveLength(1)
  })
})
