import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import { turnMilliseconds } from '../../electron/order-manager/catalog/import/pause.ts'
import { type ImportingShop, openImportingShop, session, taken } from './importing-shop.ts'

let open: ImportingShop
afterEach(() => open.close())

/** A machine on which making an id and ending a commit take so many milliseconds, and nothing else takes any. */
const slowMachine = async (cost: { id: number; commit: number }) => {
  let elapsed = 0
  open = await openImportingShop({
    newId: () => {
      elapsed += cost.id
      return randomUUID()
    },
    elapsed: () => elapsed,
  })
  const pieces: { products: number; took: number }[] = []
  let begun = 0
  open.store.onCommit((changed) => {
    elapsed += cost.commit
    const products = changed.get('products')?.length ?? 0
    if (products > 0) pieces.push({ products, took: elapsed - begun })
    begun = elapsed
  })
  return pieces
}
const products = (count: number) =>
  `name,sku,price,stock\n${Array.from({ length: count }, (_, index) => `Brush,B-${index},6.90,3`).join('\n')}`

describe('a piece of an import', () => {
  // An id for the product and one for its variant.
  test.each([
    { id: 0.5, commit: 1, first: 4, later: 3 },
    { id: 0.0625, commit: 1, first: 32, later: 24 },
    { id: 0.5, commit: 20, first: 4, later: 2 },
    { id: 10, commit: 2, first: 1, later: 1 },
  ])('ends when its time is up, the commit’s own share among it: %o', async ({ first, later, ...cost }) => {
    const pieces = await slowMachine(cost)
    expect(await open.bringIn(products(120))).toMatchObject({ added: 120, badRows: [] })
    expect(pieces[0]?.products).toBe(first)
    expect(new Set(pieces.slice(1, -1).map((piece) => piece.products))).toEqual(new Set([later]))
    const longest = Math.max(turnMilliseconds - cost.commit, turnMilliseconds / 2) + 2 * cost.id + cost.commit
    for (const { took } of pieces.slice(1)) expect(took).toBeLessThanOrEqual(longest)
  })
})

describe('a product of 2,000 variants', () => {
  const rows = Array.from({ length: 2_000 }, (_, index) => `Bead,Colour,C${index},BEAD-${index},0.10,5`)
  const file = ['name,option1 name,option1,sku,price,stock', ...rows].join('\n')
  const clock = () => {
    let elapsed = 0
    return { elapsed: () => (elapsed += 0.25) }
  }

  test('gets its stock in the pieces after its own, and what is sold meanwhile is not forgotten', async () => {
    open = await openImportingShop(clock())
    let pieces = 0
    open.store.onCommit((changed) => {
      pieces += 1
      const last = changed.has('products') ? open.store.byCode('BEAD-1999') : undefined
      if (last === undefined) return
      expect(open.onHand('BEAD-1999')).toBe(0)
      open.store.commit((transaction) =>
        transaction.put('movements', {
          id: 'sold',
          variantId: last.variant.id,
          locationId: 'floor',
          quantity: -1000,
          reason: 'sale',
          orderId: null,
          at: 1,
        }),
      )
    })
    expect(await open.bringIn(file)).toMatchObject({ added: 1, badRows: [], done: 2_000 })
    expect(pieces).toBeGreaterThan(50)
    expect([open.onHand('BEAD-0'), open.onHand('BEAD-1999')]).toEqual([5_000, 4_000])
  })

  test('has all of its stock when the import is called off behind it', async () => {
    open = await openImportingShop(clock())
    const importId = await open.upload(`${file}\nString,,,S-1,1.00,5`)
    const { mapping } = taken(await open.preview(importId))
    open.store.onCommit((changed) => {
      if (changed.has('products')) void open.handlers['imports.cancel']({ importId }, session)
    })
    taken(await open.handlers['imports.run']({ importId, mapping, locationId: 'floor' }, session))
    expect(await open.ended(importId)).toMatchObject({ state: 'cancelled', added: 1 })
    expect([open.onHand('BEAD-0'), open.onHand('BEAD-1999')]).toEqual([5_000, 5_000])
    expect(open.store.byCode('S-1')).toBeUndefined()
  })
})
