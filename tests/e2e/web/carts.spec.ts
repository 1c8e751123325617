import { expect } from '@playwright/test'
import { staff } from '../people/anyone.ts'
import { allStored, cartLines, cartTotal, clearCart, payCash, searchField } from '../people/cashier.ts'
import { scan } from '../people/scanner.ts'
import { barcodes } from '../support/products.ts'
import { test } from '../support/shop-test.ts'

const { sourdough, croissant, cinnamonKnot } = barcodes
const { backOffice } = staff

test('carts are parked, found, taken up and deleted, by keyboard; what was open is parked in their place', async ({
  register: page,
}) => {
  const keys = page.keyboard
  await scan(page, sourdough)
  await keys.press('F7')
  await expect(page.getByRole('textbox', { name: 'Name or note' })).toBeFocused()
  await keys.type('Table 4', { delay: 60 })
  await keys.press('Enter')
  // Scanned while the first is being parked: the next customer's.
  await scan(page, croissant)
  await expect(cartTotal(page)).toHaveText('€2.10')
  await expect(page.getByRole('button', { name: 'Parked carts: 1' })).toBeVisible()
  await expect(searchField(page)).toBeFocused()
  await keys.press('F8')
  const parked = page.getByRole('list', { name: 'Parked carts' })
  await expect(parked.getByRole('listitem').filter({ hasText: 'Table 4' })).toContainText(/Mia.*€4.80/)
  await keys.type('sour tab', { delay: 60 })
  await keys.press('Enter')
  await expect(cartTotal(page)).toHaveText('€4.80')
  await expect(page.getByRole('button', { name: 'Parked carts: 1' })).toBeVisible()

  // Both survive a reload, and the one that is taken up again is sold.
  await page.reload()
  await expect(cartTotal(page)).toHaveText('€4.80')
  await payCash(page)
  await keys.press('Enter')
  await keys.press('F8')
  await expect(parked.getByRole('listitem')).toHaveCount(1)
  await keys.press('Delete')
  const question = page.getByRole('dialog', { name: 'Delete “One line”?' })
  await expect(question.getByRole('textbox', { name: 'Reason' })).toBeFocused()
  await keys.press('Enter')
  await expect(question.getByText('Say why.')).toBeVisible()
  await question.getByRole('button', { name: 'Customer left' }).click()
  await keys.press('Enter')
  // A cashier may not do that alone.
  const approval = page.getByRole('dialog', { name: 'Approval: delete a cart that was parked' })
  await expect(approval.getByLabel(/^PIN of/)).toBeFocused()
  await approval.getByRole('radio', { name: new RegExp(backOffice) }).click()
  await approval.getByLabel(`PIN of ${backOffice}`).fill('9999')
  await keys.press('Enter')
  await expect(approval.getByRole('alert')).toContainText('That is not the PIN.')
  await approval.getByLabel(`PIN of ${backOffice}`).fill('2222')
  await keys.press('Enter')
  await expect(approval).toBeHidden()
  await expect(page.getByText('No cart is parked')).toBeVisible()
  await keys.press('Escape')
  await expect(searchField(page)).toBeFocused()
})

test('the last changes are undone with Ctrl+Z and with the button', async ({ register: page }) => {
  await scan(page, sourdough, croissant, croissant)
  await expect(cartTotal(page)).toHaveText('€9.00')
  await page.keyboard.press('Control+z')
  await expect(cartTotal(page)).toHaveText('€6.90')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(cartLines(page)).toHaveCount(1)
  await page.keyboard.press('Delete')
  await expect(page.getByText('Ready for the next customer')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(cartTotal(page)).toHaveText('€4.80')
  await allStored(page)
  await page.reload()
  await expect(cartTotal(page)).toHaveText('€4.80')
  await clearCart(page)
})

test('notes on a line and on the order are on the receipt where they are marked so', async ({ register: page }) => {
  const keys = page.keyboard
  await scan(page, sourdough)
  await expect(cartLines(page)).toHaveCount(1)
  await keys.press('ArrowDown')
  await keys.press('n')
  await expect(page.getByRole('dialog', { name: 'Note' }).getByRole('textbox')).toBeFocused()
  await keys.type('Sliced, please', { delay: 50 })
  await keys.press('Enter')
  await expect(cartLines(page)).toContainText('Sliced, please')
  await keys.press('F3')
  await expect(page.getByRole('dialog', { name: 'Note on the order' }).getByRole('textbox')).toBeFocused()
  await keys.type('Regular of ours', { delay: 50 })
  await page.getByRole('switch', { name: 'Print it on the receipt' }).click()
  await page.getByRole('button', { name: 'Keep the note' }).click()
  await payCash(page)
  const receipt = page.getByRole('article')
  await expect(receipt).toContainText('Sliced, please')
  await expect(receipt).not.toContainText('Regular of ours')
  await keys.press('Enter')
})

test('a price check shows price and stock, by scan and by name, and adds nothing', async ({ register: page }) => {
  await scan(page, croissant)
  await page.keyboard.press('F4')
  const check = page.getByRole('dialog', { name: 'Check a price' })
  await expect(check.getByRole('textbox')).toBeFocused()
  await scan(page, cinnamonKnot)
  await expect(check.getByTestId('checked-price')).toHaveText('€2.80')
  await expect(check.getByRole('region', { name: 'Price' })).toContainText('Shop floor')
  await scan(page, sourdough)
  await expect(check.getByTestId('checked-price')).toHaveText('€4.80')
  await page.keyboard.type('raspberry ja', { delay: 60 })
  await expect(check.getByRole('option').first()).toContainText('Raspberry jam')
  await expect(check.getByTestId('checked-price')).toHaveText('€5.40')
  await page.keyboard.press('Escape')
  await expect(cartTotal(page)).toHaveText('€2.10')
  await clearCart(page)
})
