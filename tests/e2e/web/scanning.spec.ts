import { expect } from '@playwright/test'
import { cartLines, cartOf, cartTotal, clearCart, searchField } from '../people/cashier.ts'
import { scan } from '../people/scanner.ts'
import { barcodes } from '../support/products.ts'
import { test } from '../support/shop-test.ts'

declare global {
  interface Window {
    /** Layout shifts since it was set to 0. */
    shifted?: number
  }
}

test('twenty scans as fast as the scanner can are twenty pieces, and nothing on the screen moves', async ({
  register: page,
}) => {
  await page.evaluate(() => {
    window.shifted = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        window.shifted = (window.shifted ?? 0) + ((entry as PerformanceEntry & { value?: number }).value ?? 0)
    }).observe({ type: 'layout-shift' })
  })
  const { sourdough, speltLoaf, croissant, almondCroissant, cinnamonKnot } = barcodes
  const round = [sourdough, speltLoaf, croissant, almondCroissant, cinnamonKnot]
  await scan(page, ...round, ...round, ...round.toReversed(), ...round)
  await expect(cartTotal(page)).toHaveText('€71.20')
  await expect(searchField(page)).toHaveValue('')
  expect(await page.evaluate(() => window.shifted)).toBe(0)
  expect((await cartOf(page)).map(({ quantity }) => quantity)).toEqual(['4', '4', '4', '4', '4'])
  // What the page predicted is what the order manager has: a reload shows only that.
  await page.reload()
  await expect(cartLines(page)).toHaveCount(5)
  await expect(cartTotal(page)).toHaveText('€71.20')
  await clearCart(page)
})

test('an unknown code is named, and the next scan goes on', async ({ register: page }) => {
  await scan(page, '4099999999999', barcodes.croissant)
  await expect(cartTotal(page)).toHaveText('€2.10')
  await scan(page, '4099999999999')
  await expect(page.getByRole('region', { name: 'Cart' }).getByRole('alert')).toContainText('4099999999999')
  await clearCart(page)
})
