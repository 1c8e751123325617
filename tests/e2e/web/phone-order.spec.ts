import { expect } from '@playwright/test'
import { changeStaff, goTo, signIn, staff } from '../people/anyone.ts'
import { addWay, openWays, switchWay } from '../people/ways-to-pay.ts'
import { showInBothThemes } from '../support/both-themes.ts'
import { test } from '../support/shop-test.ts'

test('the back office types an order while the customer is on the telephone', async ({ till: page }) => {
  await signIn(page, staff.admin)
  await openWays(page)
  await addWay(page, 'Invoice', 'Invoice', '30')
  await changeStaff(page, staff.backOffice)
  await goTo(page, 'Orders')
  await page.getByRole('link', { name: 'Order by phone' }).click()
  const add = page.getByRole('combobox', { name: 'Add a product' })
  await add.fill('GRO-002')
  await page.getByRole('option').first().click()
  const table = page.getByRole('table', { name: 'What is ordered' })
  await table.getByRole('textbox').fill('2')
  await page.getByLabel('Delivery').fill('4.90')
  await expect(table.getByText('10.80')).toBeVisible()
  await page.getByRole('button', { name: 'Place the order' }).click()
  await expect(page.getByText('Enter a phone number or an e-mail address.')).toBeVisible()
  await page.getByRole('textbox', { name: 'Name' }).fill('Ada Alder')
  await page.getByRole('textbox', { name: 'Phone' }).fill('+353 1 234 5678')
  await page.getByRole('textbox', { name: 'Street and number' }).fill('Harbour Street 5')
  await page.getByRole('textbox', { name: 'Postal code' }).fill('D08')
  await page.getByRole('textbox', { name: 'City' }).fill('Dublin')
  await showInBothThemes(page, 'phone-order')
  await page.getByRole('textbox', { name: 'Country' }).fill('IE')
  await page.getByRole('button', { name: 'Place the order' }).click()
  await expect(page.getByText('By phone P-')).toBeVisible()
  await expect(page.getByText('Confirmed').first()).toBeVisible()

  await changeStaff(page, staff.admin)
  await openWays(page)
  await switchWay(page, 'Invoice', false)
})
