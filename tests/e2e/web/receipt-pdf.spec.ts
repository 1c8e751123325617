import { expect } from '@playwright/test'
import { readPdf } from '../../unit/documents/read-pdf.ts'
import { payCash } from '../people/cashier.ts'
import { scan } from '../people/scanner.ts'
import { downloadOf } from '../support/browser-till.ts'
import { barcodes } from '../support/products.ts'
import { test } from '../support/shop-test.ts'

test('the receipt is saved as a PDF that says what was sold and paid', async ({ register: page }) => {
  await scan(page, barcodes.sourdough, barcodes.sourdough, barcodes.cinnamonKnot)
  await expect(page.getByTestId('cart-total')).toHaveText('€12.40')
  const receipt = await payCash(page, '20')
  const { name, bytes } = await downloadOf(page, () => page.getByRole('button', { name: 'PDF' }).click())
  expect(name).toContain(receipt)
  const { text } = await readPdf(bytes)
  for (const words of [receipt, 'Larkspur & Rye', 'Country sourdough', 'Cinnamon knot', '12.40', '20.00', '7.60'])
    expect(text).toContain(words)
})
