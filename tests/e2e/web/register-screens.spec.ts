import { expect, type Page, test } from '@playwright/test'
import { changeStaff, goTo, openSampleShop, signIn, staff } from '../people/anyone.ts'
import { atRegister, cartLines, openMenu } from '../people/cashier.ts'
import { scan } from '../people/scanner.ts'
import { showInBothThemes } from '../support/both-themes.ts'
import { BrowserTill } from '../support/browser-till.ts'
import { barcodes } from '../support/products.ts'

const { sourdough, speltLoaf, croissant, cinnamonKnot } = barcodes

async function park(page: Page, name: string, ...codes: readonly string[]): Promise<void> {
  await scan(page, ...codes)
  await expect(cartLines(page).first()).toBeVisible()
  await page.keyboard.press('F7')
  await page.getByRole('textbox', { name: 'Name or note' }).fill(name)
  await page.keyboard.press('Enter')
  await expect(cartLines(page)).toHaveCount(0)
}

async function addCustomer(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  await page.getByRole('button', { name: 'Add a customer' }).click()
  for (const [label, value] of Object.entries(fields)) await page.getByRole('textbox', { name: label }).fill(value)
  await page.getByRole('button', { name: 'Add customer' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
}

test('the screens around the cart, in two sizes and both themes', async ({ page }) => {
  test.setTimeout(420_000)
  const till = await BrowserTill.start()
  try {
    await page.goto(till.url)
    await openSampleShop(page)
    await signIn(page, staff.backOffice)
    await goTo(page, 'Customers')
    await showInBothThemes(page, 'customers-empty')
    await addCustomer(page, {
      Name: 'Orla Quinn',
      Phone: '087 222 3333',
      'Customer card': 'QUINN0001',
      'Customer group': 'Trade',
    })
    await addCustomer(page, { Name: 'Émile Dubois-Montferrand', 'E-mail': 'emile@example.fr' })
    await addCustomer(page, { Name: 'Dilek Yılmaz', Phone: '+49 30 5551234', Note: 'Likes the crust dark.' })
    await showInBothThemes(page, 'customers')
    await page.getByRole('button', { name: 'Change Orla Quinn' }).click()
    await showInBothThemes(page, 'customer-form')
    await page.keyboard.press('Escape')
    await goTo(page, 'Products')
    await page.getByRole('button', { name: 'Favourites' }).click()
    for (const name of ['Cinnamon knot', 'Basil', 'Aloe', 'Apple cider vinegar']) {
      await page.getByRole('textbox', { name: 'Add a favourite' }).fill(name)
      await page.getByRole('option', { name, exact: true }).first().click()
      await expect(page.getByRole('list', { name: 'Favourites' })).toContainText(name)
    }
    await showInBothThemes(page, 'favourites')

    await changeStaff(page, staff.cashier)
    await atRegister(page)
    await park(page, 'Table 4', sourdough, speltLoaf)
    await park(page, 'Went for her purse', croissant, cinnamonKnot, croissant)
    await scan(page, sourdough, speltLoaf, croissant, 'QUINN0001')
    await expect(page.getByRole('button', { name: 'Customer Orla Quinn' })).toBeVisible()
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('n')
    await page.getByRole('dialog', { name: 'Note' }).getByRole('textbox').fill('Sliced, please')
    await showInBothThemes(page, 'note')
    await page.keyboard.press('Enter')
    await showInBothThemes(page, 'register-customer')
    await page.getByRole('button', { name: 'More', exact: true }).click()
    await showInBothThemes(page, 'register-menu')
    await page.keyboard.press('Escape')
    for (const [key, name] of [
      ['F1', 'keys'],
      ['F4', 'price-check-empty'],
      ['F6', 'customer-picker'],
      ['F7', 'park'],
      ['F8', 'parked'],
      ['F9', 'switch-staff'],
    ] as const) {
      await page.keyboard.press(key)
      await expect(page.getByRole('dialog')).toBeVisible()
      await showInBothThemes(page, name)
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toBeHidden()
    }
    await page.keyboard.press('F4')
    await page.getByRole('textbox', { name: 'Product to check' }).fill('honey')
    await expect(page.getByTestId('checked-price')).toBeVisible()
    await showInBothThemes(page, 'price-check')
    await page.keyboard.press('Escape')
    await openMenu(page, 'Clear cart')
    await showInBothThemes(page, 'clear-cart')
    await page.keyboard.press('Escape')
    await page.keyboard.press('F10')
    await page.getByRole('button', { name: 'Counting' }).click()
    await page.keyboard.press('Enter')
    const approval = page.getByRole('dialog', { name: 'Approval: open the drawer without a sale' })
    await approval.getByLabel(/^PIN of/).fill('9999')
    await page.keyboard.press('Enter')
    await expect(approval.getByRole('alert')).toBeVisible()
    await showInBothThemes(page, 'approval')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()

    await changeStaff(page, staff.admin)
    await goTo(page, 'Settings')
    await page.getByRole('tab', { name: 'Staff' }).click()
    await expect(page.getByRole('table', { name: 'Roles' })).toBeVisible()
    await showInBothThemes(page, 'settings-staff-and-roles')
    await page.getByRole('button', { name: 'Change role Cashier' }).click()
    await showInBothThemes(page, 'role')
  } finally {
    await till.remove()
  }
})
