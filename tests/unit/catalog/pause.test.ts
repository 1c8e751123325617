import { describe, expect, test } from 'vitest'
import { ByteBlocks } from '../../../electron/order-manager/catalog/import/byte-blocks.ts'
import { openCatalogFile } from '../../../electron/order-manager/catalog/import/open-file.ts'
import { pauseBy, turnMilliseconds } from '../../../electron/order-manager/catalog/import/pause.ts'
import { ShopCodes } from '../../../electron/order-manager/catalog/import/shop-codes.ts'
import type { Store } from '../../../electron/order-manager/ports/store.ts'
import { generatedProduct } from '../../support/generated-catalog.ts'

/** A machine that counts how often everything else had its turn, and whose clock goes on by so much at each look. */
const machine = (eachLook: number) => {
  let elapsed = 0
  const turns: number[] = []
  let begun = 0
  const pause = pauseBy({
    elapsed: () => {
      elapsed += eachLook
      return elapsed
    },
    afterOthers: (run) => {
      turns.push(elapsed - begun)
      queueMicrotask(() => {
        begun = elapsed
        run()
      })
    },
  })
  return { pause, turns }
}

describe('an import gives everything else its turn', () => {
  test('each time that its own is used up, and not before', async () => {
    const { pause, turns } = machine(1)
    for (let step = 0; step < 70; step++) await pause()
    expect(turns.length).toBeGreaterThan(8)
    expect(new Set(turns.slice(1))).toEqual(new Set([turnMilliseconds + 1]))
  })

  test('while a file is read through, at the least once for each 64 KB on a slow machine', async () => {
    const { pause, turns } = machine(turnMilliseconds)
    const bytes = new ByteBlocks()
    bytes.append(Buffer.from(`name,price\n${'Brush,6.90\n'.repeat(200_000)}`))
    expect(await openCatalogFile(bytes, pause)).toMatchObject({ preview: { rowCount: 200_000 } })
    expect(turns.length).toBeGreaterThan(bytes.length / (64 * 1024))
  })

  test('while the shop’s codes are read, at the least once for each 100 products on a slow machine', async () => {
    const { pause, turns } = machine(turnMilliseconds)
    const all = Array.from({ length: 2_000 }, (_, index) => generatedProduct(index, 1))
    const find = (_collection: string, { selector, limit }: { selector: { id: { $gt: string } }; limit: number }) =>
      all.filter((product) => product.id > selector.id.$gt).slice(0, limit)
    const codes = await ShopCodes.load({ find } as unknown as Store, pause)
    expect(turns.length).toBeGreaterThanOrEqual(20)
    for (const product of all) {
      expect(codes.productId(product.handle)).toBe(product.id)
      for (const { sku, barcode } of product.variants) {
        expect(codes.sku(sku.toLowerCase())).toMatchObject({ productId: product.id, line: null })
        expect(codes.barcode(barcode ?? '')).toMatchObject({ productId: product.id })
      }
    }
  })
})
