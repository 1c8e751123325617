import { expect } from '@playwright/test'
import { nextCustomer, payCash } from '../people/cashier.ts'
import { scan } from '../people/scanner.ts'
import { barcodes } from '../support/products.ts'
import { awaitPrintout, printouts, switchPrinter } from '../support/sandbox.ts'
import { test } from '../support/shop-test.ts'

test('with the printer off the sale stands, the print waits, and is repeated by hand', async ({
  register: page,
  shop: { sandbox },
}) => {
  await switchPrinter(sandbox, 'off')
  await scan(page, barcodes.croissant)
  await expect(page.getByTestId('cart-total')).toHaveText('€2.10')
  const receipt = await payCash(page, '5')
  await nextCustomer(page)
  await page.getByRole('button', { name: 'Printer: 1 not printed' }).click()
  const tryNow = page.getByRole('button', { name: 'Try now' })
  // Each try in vain makes the till wait twice as long before its own next one: what comes out below was asked for by hand.
  for (let tries = 0; tries < 4; tries++) await tryNow.click()
  await expect(tryNow).toBeVisible()
  expect((await printouts(sandbox)).filter(({ text }) => text.includes(receipt))).toEqual([])

  await switchPrinter(sandbox, 'on')
  await tryNow.click()
  await awaitPrintout(sandbox, receipt)
  await expect(page.getByRole('button', { name: 'Printer', exact: true })).toBeVisible()
  expect((await printouts(sandbox)).filter(({ text }) => text.includes(receipt))).toHaveLength(1)
})
