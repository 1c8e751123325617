import { expect, type Page } from '@playwright/test'
import { goTo, staff } from '../people/anyone.ts'
import { beginPayment, cartTotal, nextCustomer, payCash } from '../people/cashier.ts'
import { forCustomer } from '../people/payer.ts'
import { approve } from '../people/returns.ts'
import { scan } from '../people/scanner.ts'
import { beginClosing } from '../people/shift.ts'
import { showInBothThemes } from '../support/both-themes.ts'
import { barcodes } from '../support/products.ts'
import { awaitPrintout } from '../support/sandbox.ts'
import { test } from '../support/shop-test.ts'

const proofNumber = (page: Page) => page.getByTestId('proof-number')
const table = (page: Page) => page.getByRole('table', { name: 'Set aside' })

/** Sets what is in the cart aside, with a first instalment in cash, as typed. Answers the proof's number. */
const setAside = async (page: Page, first: string): Promise<string> => {
  await page.keyboard.press('Control+l')
  return firstInstalment(page, first)
}

/** The same, with the dialog open. The day that stands in it is kept. */
const firstInstalment = async (page: Page, first: string): Promise<string> => {
  const dialog = page.getByRole('dialog', { name: 'Set aside' })
  const day = await dialog.getByLabel('Held until').inputValue()
  await dialog.getByRole('button', { name: 'Take the first instalment' }).click()
  await page.getByRole('textbox', { name: 'Given by the customer' }).fill(first)
  await page
    .getByRole('dialog', { name: 'Payment' })
    .getByRole('button', { name: /^Take / })
    .click()
  await expect(dialog.getByLabel('Held until')).toHaveValue(day)
  await dialog.getByRole('button', { name: 'Set aside', exact: true }).click()
  await expect(proofNumber(page)).toHaveText(/^R1-L\d{6}$/)
  return (await proofNumber(page).textContent()) ?? ''
}

test('goods are set aside for a customer, paid in instalments and handed over, or cancelled under supervision', async ({
  register: page,
  shop,
}) => {
  await scan(page, barcodes.sourdough, barcodes.sourdough)
  await page.keyboard.press('Control+l')
  await expect(page.getByText('Choose the customer first (F6), then set the goods aside.')).toBeVisible()
  await page.getByRole('button', { name: 'New customer' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Nora Held')
  await page.getByRole('button', { name: 'Add customer' }).click()
  await expect(page.getByRole('button', { name: 'Customer Nora Held' })).toBeVisible()
  await expect(cartTotal(page)).toHaveText('€9.60')

  await page.keyboard.press('Control+l')
  await expect(page.getByRole('dialog', { name: 'Set aside' })).toContainText('€1.92')
  await showInBothThemes(page, 'set-aside')
  const day = page.getByLabel('Held until')
  await day.fill('2001-01-01')
  await page.getByRole('button', { name: 'Take the first instalment' }).click()
  await expect(page.getByText('Choose a day from tomorrow on')).toBeVisible()
  const chosen = `${new Date().getFullYear() + 1}-12-24`
  await day.fill(chosen)
  const number = await firstInstalment(page, '5')
  await expect(page.getByTestId('left-to-pay')).toHaveText('€4.60')
  await expect(page.getByRole('article', { name: `Proof ${number}` })).toContainText('Still to pay')
  await showInBothThemes(page, 'set-aside-done')
  const paper = await awaitPrintout(shop.sandbox, number)
  expect(paper.text).toContain('Nora Held')
  await nextCustomer(page)

  await goTo(page, 'Set aside')
  await page.getByRole('textbox', { name: 'Find what is set aside' }).fill('nora')
  await expect(table(page).getByRole('row')).toHaveCount(2)
  await showInBothThemes(page, 'set-aside-list')
  await table(page)
    .getByRole('button', { name: `Take up ${number}` })
    .click()
  await expect(page.getByText(`Set aside as ${number}`)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Pay €4.60' })).toBeVisible()
  await showInBothThemes(page, 'set-aside-taken-up')
  await beginPayment(page)
  await page.getByRole('textbox', { name: 'Given by the customer' }).fill('1')
  await page.getByRole('button', { name: 'Take €1.00, €3.60 left' }).click()
  await expect(page.getByTestId('left-to-pay')).toHaveText('€3.60')
  await nextCustomer(page)
  await goTo(page, 'Set aside')
  await table(page)
    .getByRole('button', { name: `Take up ${number}` })
    .click()
  await expect(page.getByRole('button', { name: 'Pay €3.60' })).toBeVisible()
  const receipt = await payCash(page, '10')
  await expect(page.getByTestId('change-due')).toHaveText('€6.40')
  await awaitPrintout(shop.sandbox, receipt)
  await nextCustomer(page)

  await scan(page, barcodes.croissant)
  await goTo(page, 'Register')
  await forCustomer(page, 'Nora Held')
  const other = await setAside(page, '1')
  await nextCustomer(page)
  await beginClosing(page)
  await expect(page.getByText(/one order that is set aside/)).toBeVisible()
  await goTo(page, 'Set aside')
  await table(page)
    .getByRole('button', { name: `Cancel ${other}` })
    .click()
  await page.getByRole('textbox', { name: 'Why it is cancelled' }).fill('Found it elsewhere')
  await showInBothThemes(page, 'set-aside-cancel')
  await page.getByRole('button', { name: 'Cancel it and pay back' }).click()
  await approve(page, 'cancel what is set aside', staff.backOffice, '2222')
  await expect(page.getByText('Nothing is set aside')).toBeVisible()
})
