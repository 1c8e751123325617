import { expect } from '@playwright/test'
import { goTo, staff } from '../people/anyone.ts'
import {
  atRegister,
  cartLines,
  cartOf,
  cartTotal,
  clearCart,
  readReceiptNumber,
  searchField,
} from '../people/cashier.ts'
import { functionKey, type Key, printable, tab } from '../people/keys.ts'
import { scan } from '../people/scanner.ts'
import { pressAndType } from '../people/typist.ts'
import { barcodes } from '../support/products.ts'
import { test } from '../support/shop-test.ts'

test('a sale with the keyboard alone, from the PIN to the next customer', async ({ till: page }) => {
  const keys = page.keyboard
  // The tiles are one stop of the Tab key, behind that of the appearance; the arrows choose among them.
  const tiles = page.getByRole('radio')
  await expect(tiles).toHaveCount(4)
  await keys.press('Tab')
  await keys.press('Tab')
  await expect(tiles.and(page.locator(':focus'))).toHaveCount(1)
  for (let step = 0; step < 4; step++) {
    if ((await tiles.and(page.locator('[aria-checked=true]')).textContent())?.includes(staff.cashier)) break
    await keys.press('ArrowDown')
  }
  await expect(page.getByRole('heading', { name: `PIN of ${staff.cashier}` })).toBeVisible()
  await keys.type('1111')
  await keys.press('Enter')
  await expect(page.getByRole('region', { name: 'Products' }).getByRole('button').nth(3)).toBeVisible()
  // Who comes first counts the float.
  const float = page.getByRole('textbox', { name: 'Opening float' })
  if (await float.isVisible()) {
    await expect(float).toBeFocused()
    await keys.type('100')
    await keys.press('Enter')
  }
  await expect(searchField(page)).toBeFocused()

  await keys.type('cinnamon kn', { delay: 60 })
  await expect(page.getByRole('option', { name: /Cinnamon knot/ })).toBeVisible()
  await keys.press('Enter')
  await expect(cartTotal(page)).toHaveText('€2.80')
  await keys.press('+')
  await expect(cartTotal(page)).toHaveText('€5.60')
  await keys.press('ArrowDown')
  await keys.press('4')
  await keys.press('Enter')
  await expect(cartTotal(page)).toHaveText('€11.20')
  await keys.press('d')
  const discount = page.getByRole('dialog', { name: 'Discount' })
  await expect(discount.getByRole('textbox')).toBeFocused()
  await keys.type('25')
  await keys.press('Enter')
  await expect(discount).toBeHidden()
  await expect(cartTotal(page)).toHaveText('€8.40')
  expect(await cartOf(page)).toEqual([{ name: 'Cinnamon knot', quantity: '4' }])

  // A word that nobody took from the list is gone with the customer.
  await searchField(page).fill('scone')
  await expect(page.getByRole('option', { name: /scone/ }).first()).toBeVisible()
  await keys.press('F12')
  await expect(page.getByRole('textbox', { name: 'Given by the customer' })).toBeFocused()
  await keys.type('10')
  await expect(page.getByTestId('change')).toHaveText('€1.60')
  await keys.press('Enter')
  await readReceiptNumber(page)
  await expect(page.getByTestId('change-due')).toHaveText('€1.60')
  await expect(page.getByRole('button', { name: 'New sale' })).toBeFocused()
  await keys.press('Enter')
  await expect(searchField(page)).toBeFocused()
  await expect(searchField(page)).toHaveValue('')

  await keys.type('fruit scone', { delay: 60 })
  await keys.press('Enter')
  await expect(cartTotal(page)).toHaveText('€2.20')
  await keys.press('F12')
  await page.getByRole('dialog', { name: 'Payment' }).waitFor()
  await keys.press('k')
  await expect(page.getByRole('button', { name: 'Charge the card' })).toBeFocused()
  await keys.press('b')
  await expect(page.getByRole('button', { name: 'Complete sale' })).toBeFocused()
  await keys.press('r')
  await expect(page.getByRole('textbox', { name: /Reference/ })).toBeFocused()
  // As fast as a person: what comes faster is a scan, and refused while the customer pays.
  await keys.type('SLIP 77', { delay: 60 })
  await keys.press('Enter')
  await readReceiptNumber(page)
  await expect(page.getByRole('heading', { name: 'Paid by card' })).toBeVisible()
})

test('who types on behind the key of a dialog types into the dialog, however busy the till', async ({
  register: page,
}) => {
  await atRegister(page)
  await scan(page, barcodes.croissant)
  await expect(cartTotal(page)).toHaveText('€2.10')
  const field = page.getByRole('dialog').locator('input:focus, textarea:focus')
  const isTyped = async (keys: readonly Key[], text: string): Promise<void> => {
    await pressAndType(page, keys, text)
    await expect(field).toHaveValue(text)
    await expect(searchField(page)).toHaveValue('')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
  }
  // From the search field: the note, a price, what comes back, the customer, parking, what is parked, the payment.
  for (const number of [3, 4, 5, 6, 7, 8, 12]) {
    await searchField(page).focus()
    await isTyped([functionKey(number)], '25')
  }
  // From the cart's line: discount, price, note, the order's discount, a coupon.
  for (const letter of 'dpnov') {
    await cartLines(page).click()
    await page.getByRole('grid', { name: 'Cart lines' }).focus()
    await isTyped([printable(letter)], '25')
  }
  // Who goes on with Tab is not fetched back.
  await pressAndType(page, [functionKey(7), tab], '')
  const park = page.getByRole('dialog', { name: 'Park the cart' })
  await expect(park.getByRole('textbox')).toHaveCount(1)
  await expect(park.locator('button:focus')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await clearCart(page)
})

test('a dialog gives the keyboard back to what opened it, also where nothing may move', async ({ register: page }) => {
  // Twice without: it is drawn another way from the second time on.
  for (const reducedMotion of ['no-preference', 'reduce', 'reduce'] as const) {
    await page.emulateMedia({ reducedMotion })
    await goTo(page, 'Customers')
    const add = page.getByRole('button', { name: 'Add a customer' })
    await add.focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Name' })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(add).toBeFocused()
  }
})
