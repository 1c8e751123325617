import { expect, type Page } from '@playwright/test'
import { changeStaff, goTo, signIn, staff } from '../people/anyone.ts'
import { atRegister, cartLines, cartTotal, clearCart, searchField } from '../people/cashier.ts'
import { scan } from '../people/scanner.ts'
import { showInBothThemes } from '../support/both-themes.ts'
import { barcodes } from '../support/products.ts'
import { test } from '../support/shop-test.ts'

const { croissant, sourdough } = barcodes

async function setRules(page: Page, minutes: number, reason: boolean): Promise<void> {
  await goTo(page, 'Settings')
  await page.getByRole('tab', { name: 'Staff' }).click()
  const rules = page.getByRole('region', { name: 'At the register' })
  await rules.getByRole('textbox', { name: /^Lock after/ }).fill(String(minutes))
  const wanted = rules.getByRole('switch', { name: /^Ask why/ })
  if ((await wanted.isChecked()) !== reason) await wanted.click()
  await rules.getByRole('button', { name: 'Save' }).click()
  await expect(rules.getByText('Saved.')).toBeVisible()
}

test('a discount beyond the role’s limit waits for a supervisor, and scans meanwhile are not lost', async ({
  register: page,
}) => {
  const keys = page.keyboard
  await scan(page, sourdough)
  await expect(cartLines(page)).toHaveCount(1)
  await keys.press('ArrowDown')
  await keys.press('d')
  await expect(page.getByRole('dialog', { name: 'Discount' }).getByRole('textbox')).toBeFocused()
  await keys.type('60', { delay: 60 })
  await keys.press('Enter')
  const approval = page.getByRole('dialog', { name: 'Approval: give 60% off' })
  // Only those are offered who may.
  await expect(approval.getByRole('radio')).toHaveCount(2)
  await scan(page, croissant)
  // The arrows choose the supervisor, the keys go into the PIN.
  await expect(approval.getByLabel(`PIN of ${staff.admin}`)).toBeFocused()
  await keys.press('ArrowDown')
  await expect(approval.getByLabel(`PIN of ${staff.backOffice}`)).toBeFocused()
  await keys.type('2222', { delay: 60 })
  await keys.press('Enter')
  await expect(approval).toBeHidden()
  await expect(cartTotal(page)).toHaveText('€4.02')
  await clearCart(page)

  // Where nobody approves, nothing is given, and it is said.
  await scan(page, sourdough)
  await expect(cartLines(page)).toHaveCount(1)
  await keys.press('ArrowDown')
  await keys.press('d')
  await page.getByRole('dialog', { name: 'Discount' }).getByRole('textbox').fill('60')
  await keys.press('Enter')
  await expect(approval.getByLabel(/^PIN of/)).toBeFocused()
  await keys.press('Escape')
  await expect(page.getByText('Not approved, and not done.')).toBeVisible()
  await expect(cartTotal(page)).toHaveText('€4.80')
  await clearCart(page)
})

test('staff switch by PIN with the cart as it is', async ({ register: page }) => {
  const keys = page.keyboard
  await scan(page, sourdough)
  await keys.press('F9')
  const who = page.getByRole('dialog', { name: 'Who goes on here?' })
  await who.getByRole('radio', { name: new RegExp(staff.admin) }).click()
  await who.getByLabel(`PIN of ${staff.admin}`).fill('4444')
  await keys.press('Enter')
  await expect(page.getByRole('button', { name: `Signed in as ${staff.admin}` })).toBeVisible()
  await expect(cartTotal(page)).toHaveText('€4.80')
  await scan(page, croissant)
  await expect(cartTotal(page)).toHaveText('€6.90')
  await clearCart(page)
})

test('a till that nobody touches asks for a PIN, and goes on with the cart', async ({ till: page }) => {
  await page.clock.install()
  await signIn(page, staff.admin)
  await setRules(page, 5, false)
  await goTo(page, 'Register')
  await atRegister(page)
  await scan(page, croissant)
  await expect(cartTotal(page)).toHaveText('€2.10')

  // A dialog that is closed before the menu it came from has faded: the keyboard is not left in the menu.
  await page.getByRole('button', { name: 'More', exact: true }).click()
  const priceCheck = page.getByRole('menuitem', { name: 'Check a price' })
  await priceCheck.waitFor()
  await page.clock.pauseAt(new Date(Date.now() + 10_000))
  await priceCheck.click()
  await page
    .getByRole('dialog', { name: 'Check a price' })
    .getByRole('button', { name: 'Close' })
    .dispatchEvent('click')
  await expect(page.getByRole('dialog', { name: 'Check a price' })).toBeHidden()
  await expect(searchField(page)).toBeFocused()
  await page.clock.resume()

  await page.clock.fastForward('04:50')
  await page.keyboard.press('Escape')
  await page.clock.fastForward('04:50')
  await expect(cartTotal(page)).toHaveText('€2.10')
  await page.clock.fastForward('00:15')
  await expect(page.getByRole('radiogroup', { name: 'Who is it?' })).toBeVisible()
  await signIn(page, staff.admin)
  await atRegister(page)
  await expect(cartTotal(page)).toHaveText('€2.10')
  await setRules(page, 0, false)
  await goTo(page, 'Register')
  await clearCart(page)
})

test('the admin changes a role and adds one, and the shop asks why a line is voided', async ({ till: page }) => {
  await signIn(page, staff.admin)
  await setRules(page, 0, true)
  const roles = page.getByRole('table', { name: 'Roles' })
  await page.getByRole('button', { name: 'Change role Cashier' }).click()
  await page.getByRole('checkbox', { name: 'Open the drawer without a sale' }).check()
  await page.getByRole('textbox', { name: /^Most discount/ }).fill('20')
  await page.getByRole('button', { name: 'Save' }).last().click()
  await expect(roles.getByRole('row', { name: /^Cashier/ })).toContainText('to 20%')
  await page.getByRole('button', { name: 'Add a role' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('cashier')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByText('There is a role cashier already. Choose another name.')).toBeVisible()
  await page.getByRole('textbox', { name: 'Name' }).fill('Floor lead')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(roles.getByRole('row', { name: /^Floor lead/ })).toContainText('Nothing')

  await changeStaff(page, staff.cashier)
  await atRegister(page)
  await scan(page, croissant)
  await expect(cartTotal(page)).toHaveText('€2.10')
  await page.keyboard.press('Delete')
  const question = page.getByRole('dialog', { name: 'Remove the line?' })
  await expect(question.getByRole('textbox', { name: 'Reason' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(question.getByText('Say why.')).toBeVisible()
  await page.keyboard.type('Dropped it', { delay: 50 })
  await page.keyboard.press('Enter')
  await expect(page.getByText('Ready for the next customer')).toBeVisible()

  // Less of a line is a void too, and so is an addition that is undone.
  await scan(page, croissant, croissant, croissant)
  await expect(cartTotal(page)).toHaveText('€6.30')
  await page.keyboard.press('-')
  const less = page.getByRole('dialog', { name: 'Take 1 out of the cart?' })
  await expect(less.getByRole('textbox', { name: 'Reason' })).toBeFocused()
  await showInBothThemes(page, 'void-less')
  await less.getByRole('button', { name: 'Scanned by mistake' }).click()
  await page.keyboard.press('Enter')
  await expect(cartTotal(page)).toHaveText('€4.20')
  await scan(page, sourdough)
  await expect(cartTotal(page)).toHaveText('€9.00')
  await page.keyboard.press('Control+z')
  const last = page.getByRole('dialog', { name: 'Take the last product out again?' })
  await last.getByRole('textbox', { name: 'Reason' }).fill('Wrong shelf')
  await page.keyboard.press('Enter')
  await expect(cartTotal(page)).toHaveText('€4.20')
  await page.keyboard.press('Shift+Delete')
  const clear = page.getByRole('dialog', { name: 'Clear the cart?' })
  await clear.getByRole('button', { name: 'Customer left' }).click()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Ready for the next customer')).toBeVisible()

  // As it was, for the specs that share this shop.
  await changeStaff(page, staff.admin)
  await setRules(page, 0, false)
  await page.getByRole('button', { name: 'Change role Cashier' }).click()
  await page.getByRole('checkbox', { name: 'Open the drawer without a sale' }).uncheck()
  await page.getByRole('textbox', { name: /^Most discount/ }).fill('50')
  await page.getByRole('button', { name: 'Save' }).last().click()
  await expect(roles.getByRole('row', { name: /^Cashier/ })).toContainText('to 50%')
})
