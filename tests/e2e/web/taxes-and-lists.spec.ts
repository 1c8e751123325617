import { readFileSync, writeFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import { goTo, signIn, staff } from '../people/anyone.ts'
import { cartLines, cartTotal, clearCart, nextCustomer, payCash } from '../people/cashier.ts'
import { scan } from '../people/scanner.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { showInBothThemes } from '../support/both-themes.ts'
import { barcodes } from '../support/products.ts'
import { captureScreen } from '../support/screens.ts'
import { test } from '../support/shop-test.ts'

// At 4.80, with 5 % in it.
const { sourdough } = barcodes

/** A second window of the same till, for somebody of the office. */
const officeOf = async (register: Page, url: string, name: string): Promise<Page> => {
  const office = await register.context().newPage()
  await office.goto(url)
  await signIn(office, name)
  return office
}
const choose = async (page: Page, field: string, option: string): Promise<void> => {
  await page.getByRole('combobox', { name: field, exact: true }).click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

test('a price list for a group is made, filled from a file, and is what its customers pay', async ({
  register,
  shop,
}, testInfo) => {
  const office = await officeOf(register, shop.till.url, staff.backOffice)
  await goTo(office, 'Products')
  await office.getByRole('button', { name: 'Price lists' }).click()
  await expect(office.getByText('No price lists yet')).toBeVisible()
  await office.getByRole('button', { name: 'New price list' }).click()
  const dialog = office.getByRole('dialog', { name: 'New price list' })
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByText('Give it a name')).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Trade prices')
  await dialog.getByRole('textbox', { name: 'Customer group' }).fill('Trade')
  await dialog.getByRole('textbox', { name: 'Off the catalog otherwise' }).fill('10')
  const prices = dialog.getByRole('combobox', { name: 'Prices of its own' })
  await prices.fill('raspberry jam')
  await office.getByRole('option', { name: 'Raspberry jam' }).click()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByText('Enter each price')).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Price of Raspberry jam' }).fill('4.50')
  const file = testInfo.outputPath('trade.csv')
  writeFileSync(file, 'Price;SKU\n3,90;CTR-003\n1,00;NO-SUCH\nten;GRO-002\n')
  const [chooser] = await Promise.all([
    office.waitForEvent('filechooser'),
    dialog.getByRole('button', { name: 'Read prices from a CSV' }).click(),
  ])
  await chooser.setFiles(file)
  await expect(dialog.getByText('1 price read, 2 rows left out')).toBeVisible()
  await expect(dialog.getByText('Line 3, SKU: There is no product with the SKU “NO-SUCH”.')).toBeVisible()
  await expect(dialog.getByText('Line 4, Price: “ten” is not a number.')).toBeVisible()
  await showInBothThemes(office, 'price-list-edit')
  await expectAccessible(office, 'price-list-edit')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(office.getByRole('row', { name: /Trade prices/ })).toContainText('2 prices of its own, 10% off')

  await office.getByRole('combobox', { name: 'Product' }).fill('country sourdough')
  await office.getByRole('option', { name: 'Country sourdough' }).first().click()
  await expect(office.getByRole('row', { name: /Trade now Trade prices/ })).toContainText('€4.32')
  await showInBothThemes(office, 'price-lists')
  await expectAccessible(office, 'price-lists')
  const [download] = await Promise.all([
    office.waitForEvent('download'),
    office.getByRole('button', { name: 'Save as CSV: Trade prices' }).click(),
  ])
  const saved = testInfo.outputPath('saved.csv')
  await download.saveAs(saved)
  expect(readFileSync(saved, 'utf8')).toContain('GRO-002,Raspberry jam,4.50')

  await office.getByRole('button', { name: 'End Trade prices' }).click()
  await office.getByRole('dialog').getByRole('button', { name: 'End it' }).click()
  await expect(
    office.getByRole('table', { name: 'Price lists' }).getByRole('row', { name: /Trade prices/ }),
  ).toContainText('Ended')
})

test('a customer of a group, who is exempt from tax, pays other prices at once, and the receipt says so', async ({
  register,
  shop,
}) => {
  const office = await officeOf(register, shop.till.url, staff.backOffice)
  await goTo(office, 'Products')
  await office.getByRole('button', { name: 'Price lists' }).click()
  await office.getByRole('button', { name: 'New price list' }).click()
  const dialog = office.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Embassies')
  await dialog.getByRole('textbox', { name: 'Customer group' }).fill('Embassy')
  await dialog.getByRole('textbox', { name: 'Off the catalog otherwise' }).fill('10')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(office.getByRole('row', { name: /Embassies/ })).toContainText('10% off the catalog')

  await scan(register, sourdough)
  await expect(cartTotal(register)).toHaveText('€4.80')
  await register.keyboard.press('F6')
  const customers = register.getByRole('dialog')
  await customers
    .getByRole('button', { name: /new customer|Add/i })
    .first()
    .click()
  await register.getByRole('textbox', { name: 'Name', exact: true }).fill('Embassy of Iceland')
  await register.getByRole('textbox', { name: 'Customer group' }).fill('embassy')
  await register.getByRole('checkbox', { name: 'Tax-exempt' }).check()
  await register.getByRole('textbox', { name: 'Number of the certificate' }).fill('IE-77')
  await captureScreen(register, 'customer-exempt')
  await register.getByRole('button', { name: 'Add customer' }).click()
  // 4.32, and without the 5 % in it.
  await expect(cartLines(register)).toContainText('Embassies')
  await expect(cartTotal(register)).toHaveText('€4.11')
  await showInBothThemes(register, 'register-group-exempt')
  await payCash(register)
  await expect(register.getByRole('article')).toContainText('Tax exempt')
  await expect(register.getByRole('article')).toContainText('IE-77')
  await captureScreen(register, 'receipt-exempt')
  await nextCustomer(register)
  await office.getByRole('button', { name: 'End Embassies' }).click()
  await office.getByRole('dialog').getByRole('button', { name: 'End it' }).click()
  await expect(office.getByRole('row', { name: /Embassies/ })).toContainText('Ended')
})

test('the back office changes a promotion to a bundle and tries a cart with it', async ({ register, shop }) => {
  const office = await officeOf(register, shop.till.url, staff.backOffice)
  await goTo(office, 'Products')
  await office.getByRole('button', { name: 'Promotions' }).click()
  await office.getByRole('button', { name: 'New promotion' }).first().click()
  const dialog = office.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Breakfast')
  await dialog.getByRole('textbox', { name: 'Per cent off' }).fill('5')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await office.getByRole('button', { name: 'Change Breakfast' }).click()
  await choose(office, 'Kind of promotion', 'A bundle at one price')
  await dialog.getByRole('textbox', { name: 'Part 1: pieces' }).fill('2')
  await choose(office, 'Part 1: of what', 'Products')
  await dialog.getByRole('combobox', { name: 'Part 1: of what: products' }).fill('country sourdough')
  await office.getByRole('option', { name: 'Country sourdough' }).first().click()
  await office.keyboard.press('Tab')
  await dialog.getByRole('textbox', { name: 'Together for' }).fill('8.00')
  await showInBothThemes(office, 'promotion-bundle')
  await expectAccessible(office, 'promotion-bundle')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(office.getByRole('row', { name: /Breakfast/ })).toContainText('2 of one product for €8.00')

  await office.getByRole('button', { name: 'Try a cart' }).click()
  await dialog.getByRole('combobox', { name: 'Put into the cart' }).fill('country sourdough')
  await office.getByRole('option', { name: 'Country sourdough' }).first().click()
  await dialog.getByRole('textbox', { name: /^Quantity of/ }).fill('2')
  await dialog.getByRole('textbox', { name: 'Coupons' }).fill('nosuch')
  await dialog.getByRole('button', { name: 'What does it cost?' }).click()
  await expect(dialog.getByText('There is no coupon “NOSUCH”. Check the code.')).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Coupons' }).fill('')
  await dialog.getByRole('button', { name: 'What does it cost?' }).click()
  await expect(dialog.getByRole('region', { name: 'What it costs' })).toContainText('€8.00')
  await showInBothThemes(office, 'price-preview')
  await expectAccessible(office, 'price-preview')
  await office.keyboard.press('Escape')
  await office
    .getByRole('row', { name: /Breakfast/ })
    .getByRole('button', { name: 'End' })
    .click()
  await office.getByRole('dialog').getByRole('button', { name: 'End it' }).click()
  await expect(office.getByRole('row', { name: /Breakfast/ })).toContainText('Ended')
})

test('the admin adds a tax to a group, and the next scan is charged with both', async ({ register, shop }) => {
  const admin = await officeOf(register, shop.till.url, staff.admin)
  await goTo(admin, 'Settings')
  await admin.getByRole('tab', { name: 'Taxes' }).click()
  await admin.getByRole('button', { name: 'Add a tax' }).click()
  const dialog = admin.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByText('Give it a name')).toBeVisible()
  await expect(dialog.getByText('Enter a rate from 0 to 100.')).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Name' }).fill('City tax')
  await dialog.getByRole('textbox', { name: 'Per cent' }).fill('2')
  await dialog.getByRole('textbox', { name: 'First day' }).fill('2024-01-01')
  await dialog.getByRole('button', { name: 'Another percentage' }).click()
  await dialog.getByLabel('Day of percentage 1').fill('2099-01-01')
  await dialog.getByRole('textbox', { name: 'Percentage 1', exact: true }).fill('3')
  await showInBothThemes(admin, 'tax-edit')
  await expectAccessible(admin, 'tax-edit')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(admin.getByRole('row', { name: /City tax/ })).toContainText('3% from')
  await admin.getByRole('button', { name: 'Change group Food' }).click()
  await dialog.getByRole('combobox', { name: 'Charged with, in this order' }).press('ArrowDown')
  await admin.getByRole('option', { name: 'City tax' }).click()
  await admin.keyboard.press('Tab')
  await showInBothThemes(admin, 'tax-group-edit')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(admin.getByRole('table', { name: 'Tax groups' }).getByRole('row', { name: /Food/ })).toContainText(
    'then City tax',
  )
  await admin.getByRole('button', { name: 'Remove tax City tax' }).click()
  await expect(admin.getByText('“Food” is charged with it.')).toBeVisible()
  await showInBothThemes(admin, 'settings-taxes')
  await expectAccessible(admin, 'settings-taxes')

  await scan(register, sourdough)
  await expect(cartTotal(register)).toHaveText('€4.80')
  await expect(register.getByRole('region', { name: 'Totals' })).toContainText('City tax 2%')
  await clearCart(register)
  await admin.getByRole('button', { name: 'Change group Food' }).click()
  await dialog.getByRole('combobox', { name: 'Charged with, in this order' }).press('Backspace')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(admin.getByRole('table', { name: 'Tax groups' }).getByRole('row', { name: /Food/ })).not.toContainText(
    'City tax',
  )
})
