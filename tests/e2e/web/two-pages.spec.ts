import { expect } from '@playwright/test'
import { goTo, signIn, staff } from '../people/anyone.ts'
import { cartLines, cartTotal, payCash } from '../people/cashier.ts'
import { scan } from '../people/scanner.ts'
import { barcodes } from '../support/products.ts'
import { test } from '../support/shop-test.ts'

test('two pages on the same register show one cart, which is sold once', async ({ register: first, context, shop }) => {
  const second = await context.newPage()
  await second.goto(shop.till.url)
  await signIn(second, staff.admin)
  await goTo(second, 'Register')
  await first.bringToFront()
  await scan(first, barcodes.sourdough)
  await expect(cartTotal(second)).toHaveText('€4.80')
  await second.bringToFront()
  await scan(second, barcodes.sourdough, barcodes.croissant)
  await expect(cartTotal(first)).toHaveText('€11.70')
  const receipt = await payCash(second)
  await expect(cartLines(first)).toHaveCount(0)
  await expect(first.getByRole('link', { name: /Last sale/ })).toContainText(receipt)
})
