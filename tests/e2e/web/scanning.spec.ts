import { expect } from '@playwright/test'
import { allStored, cartLines, cartOf, cartTotal, clearCart, searchField } from '../people/cashier.ts'
import { scan } from '../people/scanner.ts'
import { barcodes } from '../support/products.ts'
import { test } from '../support/shop-test.ts'

declare global {
  interface Window {
    /** What moved on the screen without being asked to, since this was set. */
    moved?: string[]
  }
}

interface LayoutShift extends PerformanceEntry {
  readonly sources: readonly {
    readonly node: Node | null
    readonly previousRect: DOMRect
    readonly currentRect: DOMRect
  }[]
}

test('twenty scans as fast as the scanner can are twenty pieces, and nothing on the screen moves', async ({
  register: page,
}) => {
  await page.evaluate(() => {
    const moved: string[] = []
    window.moved = moved
    new PerformanceObserver((list) => {
      for (const { sources } of list.getEntries() as LayoutShift[])
        for (const { node, previousRect: before, currentRect: after } of sources) {
          // Each side is rounded to whole pixels by itself: what stands still can differ by one.
          const differs = (side: 'top' | 'left' | 'right'): boolean => Math.abs(before[side] - after[side]) >= 2
          // An amount that gets a digit more grows where it stands, at the pay button to both sides; nothing else may move.
          const inButton = (node instanceof Element ? node : node?.parentElement)?.closest('button') != null
          if (differs('top') || (differs('left') && differs('right') && !inButton))
            moved.push(`“${node?.textContent}” from ${JSON.stringify(before)} to ${JSON.stringify(after)}`)
        }
    }).observe({ type: 'layout-shift' })
  })
  const { sourdough, speltLoaf, croissant, almondCroissant, cinnamonKnot } = barcodes
  const round = [sourdough, speltLoaf, croissant, almondCroissant, cinnamonKnot]
  await scan(page, ...round, ...round, ...round.toReversed(), ...round)
  await expect(cartTotal(page)).toHaveText('€71.20')
  await expect(searchField(page)).toHaveValue('')
  expect(await page.evaluate(() => window.moved)).toEqual([])
  expect((await cartOf(page)).map(({ quantity }) => quantity)).toEqual(['4', '4', '4', '4', '4'])
  // What the page predicted is what the order manager has: a reload shows only that.
  await allStored(page)
  await page.reload()
  await expect(cartLines(page)).toHaveCount(5)
  await expect(cartTotal(page)).toHaveText('€71.20')
  await clearCart(page)
})

test('an unknown code is named, and the next scan goes on', async ({ register: page }) => {
  await allStored(page)
  // Keys as fast as a scanner's that no Enter follows are a word after all.
  await page.keyboard.type('croiss')
  await expect(searchField(page)).toHaveValue('croiss')
  await expect(page.getByRole('option').first()).toContainText('croissant')
  await page.keyboard.press('Escape')
  await expect(searchField(page)).toHaveValue('')
  await scan(page, '4099999999999', barcodes.croissant)
  await expect(cartTotal(page)).toHaveText('€2.10')
  await clearCart(page)
})
