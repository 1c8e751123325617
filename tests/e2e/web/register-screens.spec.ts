import { expect } from '@playwright/test'
import { changeStaff, goTo, staff } from '../people/anyone.ts'
import { cartLines, clearCart } from '../people/cashier.ts'
import { scan } from '../people/scanner.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { barcodes } from '../support/products.ts'
import { captureScreen } from '../support/screens.ts'
import { test } from '../support/shop-test.ts'

const { sourdough, speltLoaf, croissant } = barcodes

test('the screens around the cart are in nobody’s way', async ({ register: page }) => {
  test.setTimeout(240_000)
  const keys = page.keyboard
  const show = async (name: string): Promise<void> => {
    await captureScreen(page, name)
    await expectAccessible(page, name)
  }
  await keys.press('F6')
  await expect(page.getByRole('dialog')).toBeVisible()
  await keys.press('Control+Enter')
  await page.getByRole('textbox', { name: 'Name' }).fill('Émile Dubois')
  await page.getByRole('textbox', { name: 'Customer group' }).fill('Trade')
  await show('customer-form')
  await page.getByRole('button', { name: 'Add customer' }).click()
  await scan(page, sourdough, speltLoaf)
  await expect(cartLines(page)).toHaveCount(2)
  await keys.press('F7')
  await expect(page.getByRole('dialog')).toBeVisible()
  await keys.press('Enter')
  await scan(page, croissant, sourdough)
  await expect(cartLines(page)).toHaveCount(2)
  await show('register-carts')
  for (const [key, name] of [
    ['F1', 'keys'],
    ['F6', 'customer-picker'],
    ['F8', 'parked'],
  ] as const) {
    await keys.press(key)
    await expect(page.getByRole('dialog')).toBeVisible()
    await show(name)
    await keys.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
  }
  await keys.press('F4')
  await page.getByRole('textbox', { name: 'Product to check' }).fill('honey')
  await expect(page.getByTestId('checked-price')).toBeVisible()
  await show('price-check')
  await keys.press('Escape')
  await keys.press('ArrowDown')
  await keys.press('d')
  await page.getByRole('dialog', { name: 'Discount' }).getByRole('textbox').fill('90')
  await keys.press('Enter')
  await expect(page.getByRole('dialog', { name: /^Approval/ }).getByRole('radio')).toHaveCount(2)
  await show('approval')
  await keys.press('Escape')
  await clearCart(page)

  await changeStaff(page, staff.admin)
  await goTo(page, 'Customers')
  await expect(page.getByRole('table', { name: 'Customers' })).toBeVisible()
  await show('customers')
  await goTo(page, 'Settings')
  await page.getByRole('tab', { name: 'Staff' }).click()
  await expect(page.getByRole('table', { name: 'Roles' })).toBeVisible()
  await show('settings-roles')
})
