import { expect, test } from '@playwright/test'
import { openSampleShop, signIn, staff } from '../people/anyone.ts'
import { allStored, atRegister, cartOf, cartTotal, readReceiptNumber } from '../people/cashier.ts'
import { scan } from '../people/scanner.ts'
import { BrowserTill } from '../support/browser-till.ts'
import { barcodes } from '../support/products.ts'

test('the program is killed under an open page: it comes back, asks for the PIN, and the cart is there', async ({
  page,
}) => {
  const till = await BrowserTill.start()
  try {
    await page.goto(till.url)
    await openSampleShop(page)
    await signIn(page, staff.cashier)
    await atRegister(page)
    await scan(page, barcodes.speltLoaf, barcodes.croissant, barcodes.speltLoaf)
    await expect(cartTotal(page)).toHaveText('€12.50')
    await allStored(page)
    await till.end('killed')
    await expect(page.getByText('Reconnecting …')).toBeVisible()
    // Scanned while nobody answers: shown at once, and sent when somebody does.
    await scan(page, barcodes.croissant)
    await expect(cartTotal(page)).toHaveText('€14.60')
    await till.startAgain()
    await signIn(page, staff.cashier)
    await atRegister(page)
    await expect(page.getByText('Reconnecting …')).toBeHidden()
    await expect(cartTotal(page)).toHaveText('€14.60')
    expect(await cartOf(page)).toEqual([
      { name: 'Seeded spelt loaf', quantity: '2' },
      { name: 'Butter croissant', quantity: '2' },
    ])
    // Once more, while the customer pays: nothing was taken, and who has signed in is not told to.
    await page.keyboard.press('F12')
    const form = page.getByRole('dialog', { name: 'Payment' })
    await form.getByRole('button', { name: 'Exact' }).click()
    await till.end('killed')
    await form.getByRole('button', { name: 'Complete sale' }).click()
    await expect(form.getByText('The connection is being restored.')).toBeVisible()
    await till.startAgain()
    await signIn(page, staff.cashier)
    await expect(form.getByRole('button', { name: 'Complete sale' })).toBeVisible()
    await expect(page.getByText('Sign in first.')).toBeHidden({ timeout: 1 })
    await form.getByRole('button', { name: 'Exact' }).click()
    await form.getByRole('button', { name: 'Complete sale' }).click()
    await readReceiptNumber(page)
  } finally {
    await till.remove()
  }
})
