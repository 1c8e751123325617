import { expect } from '@playwright/test'
import { goTo, signIn, staff } from '../people/anyone.ts'
import { showInBothThemes } from '../support/both-themes.ts'
import { test } from '../support/shop-test.ts'

const heading = 'Reference,Name,Email,Street,Postal code,City,Country,SKU,Quantity,Token'
const address = 'Harbour Street 5,D08,Dublin,IE'
const rows = [
  `F-1001,Ada Alder,ada@example.com,${address},GRO-002,2,B-ADA`,
  `F-1001,,,,,,,GRO-003,1,`,
  `F-1002,Dora Damson,dora@example.com,${address},NOWHERE,1,B-DORA`,
  `F-1003,Emil Elm,emil@example.com,${address},GRO-002,1,B-EMIL`,
]

test('the back office takes orders from a file; what is wrong is said, and the same file places nothing again', async ({
  till: page,
}) => {
  await signIn(page, staff.backOffice)
  await goTo(page, 'Orders')
  await page.getByRole('link', { name: 'Orders from a file' }).click()
  await expect(page.getByText('No file chosen')).toBeVisible()
  const choose = (text: string): Promise<void> =>
    page
      .locator('input[type=file]')
      .setInputFiles({ name: 'marketplace.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  await choose('Reference,Name\nF-1,Ada')
  await expect(page.getByRole('alert')).toContainText('Line 1: the column “email” is missing.')

  const file = [heading, ...rows].join('\n')
  await choose(file)
  await expect(page.getByText('3 orders in the file.')).toBeVisible()
  await page.getByRole('button', { name: 'Place 3 orders' }).click()
  await expect(page.getByText('2 orders placed. 1 order could not be placed.')).toBeVisible()
  const table = page.getByRole('table', { name: 'Orders in the file' })
  await expect(table.getByText('There is no product with the SKU NOWHERE.')).toBeVisible()
  await showInBothThemes(page, 'order-file')
  await choose(file)
  await expect(page.getByText('3 orders in the file, 2 of them here already.')).toBeVisible()

  await table.getByRole('row').filter({ hasText: 'F-1001' }).getByRole('link').click()
  await expect(page.getByText('From a file F-1001')).toBeVisible()
  await goTo(page, 'Orders')
  await expect(page.getByRole('row').filter({ hasText: 'F-1003' })).toBeVisible()
  await showInBothThemes(page, 'orders-links')
})
