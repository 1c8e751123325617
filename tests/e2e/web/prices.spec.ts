import { expect } from '@playwright/test'
import { goTo, signIn, staff } from '../people/anyone.ts'
import { cartLines, cartTotal, minorUnits, nextCustomer, payCash } from '../people/cashier.ts'
import { scan } from '../people/scanner.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { showInBothThemes } from '../support/both-themes.ts'
import { barcodes } from '../support/products.ts'
import { captureScreen } from '../support/screens.ts'
import { test } from '../support/shop-test.ts'

const { sourdough, croissant } = barcodes

test('a cashier agrees another price and gives a discount on the whole order, by keys alone', async ({ register }) => {
  await scan(register, sourdough, croissant)
  await expect(cartLines(register)).toHaveCount(2)
  await register.keyboard.press('ArrowDown')
  await register.keyboard.press('p')
  const price = register.getByRole('dialog', { name: 'Another price' })
  await expect(price.getByRole('textbox', { name: 'Price of one' })).toBeFocused()
  await register.keyboard.press('Enter')
  await expect(price.getByText('Enter the price.')).toBeVisible()
  await expect(price.getByText('Say in a few words why the price is another.')).toBeVisible()
  await register.keyboard.type('2.00')
  await register.keyboard.press('Tab')
  // At a person's pace: faster, with its Enter, it would be a scan.
  await register.keyboard.type('Squashed', { delay: 60 })
  await captureScreen(register, 'register-price')
  await expectAccessible(register, 'register-price')
  await register.keyboard.press('Enter')
  await expect(price).toBeHidden()
  await expect(cartLines(register).last()).toContainText('Squashed')
  const before = minorUnits(await cartTotal(register).textContent())

  await register.keyboard.press('o')
  const discount = register.getByRole('dialog', { name: 'Discount on the whole order' })
  await expect(discount.getByRole('textbox', { name: 'Per cent off' })).toBeFocused()
  await register.keyboard.type('10')
  await captureScreen(register, 'register-order-discount')
  await expectAccessible(register, 'register-order-discount')
  await register.keyboard.press('Enter')
  await expect(discount).toBeHidden()
  await expect(register.getByRole('region', { name: 'Totals' })).toContainText('Discount on the order 10%')
  await expect(cartTotal(register)).not.toHaveText(String(before))
  expect(minorUnits(await cartTotal(register).textContent())).toBe(before - Math.round(before / 10))
  await showInBothThemes(register, 'register-prices')

  await payCash(register)
  const paper = register.getByRole('article')
  await expect(paper).toContainText('Discount on the order 10%')
  await captureScreen(register, 'register-prices-done')
  await nextCustomer(register)
})

test('the back office makes a promotion and a coupon; at the till the price has them by their names', async ({
  register,
  shop,
}) => {
  const office = await register.context().newPage()
  await office.goto(shop.till.url)
  await signIn(office, staff.backOffice)
  await goTo(office, 'Products')
  await office.getByRole('button', { name: 'Promotions' }).click()
  await expect(office.getByText('No promotions yet')).toBeVisible()

  await office.getByRole('button', { name: 'New promotion' }).click()
  const dialog = office.getByRole('dialog', { name: 'New promotion' })
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByText('Give it a name')).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Bakery day')
  const choose = async (field: string, option: string): Promise<void> => {
    await dialog.getByRole('combobox', { name: field, exact: true }).click()
    await office.getByRole('option', { name: option, exact: true }).click()
  }
  await choose('Kind of promotion', 'Per cent off goods')
  await dialog.getByRole('textbox', { name: 'Per cent off' }).fill('20')
  await choose('Off what', 'Categories')
  await choose('Off what: categories', 'Bakery')
  await office.keyboard.press('Escape')
  await showInBothThemes(office, 'promotion-new')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(office.getByRole('row', { name: /Bakery day/ })).toContainText('20% off Bakery')

  await office.getByRole('button', { name: 'New promotion' }).click()
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Welcome')
  await dialog.getByRole('textbox', { name: 'Coupon' }).fill('hello')
  await dialog.getByRole('textbox', { name: 'Per cent off' }).fill('10')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(office.getByRole('row', { name: /Welcome/ })).toContainText('HELLO')
  await showInBothThemes(office, 'promotions')

  await scan(register, sourdough)
  await expect(cartLines(register)).toContainText('Bakery day, −€0.96')
  await expect(cartTotal(register)).toHaveText('€3.84')
  await register.getByRole('button', { name: 'Prices' }).click()
  await captureScreen(register, 'register-price-menu')
  await register.getByRole('menuitem', { name: 'Coupon' }).click()
  const coupon = register.getByRole('dialog', { name: 'Coupon' })
  await coupon.getByRole('textbox', { name: 'Code' }).fill('hullo')
  await register.keyboard.press('Enter')
  await expect(coupon.getByText('There is no coupon “HULLO”. Check the code.')).toBeVisible()
  await captureScreen(register, 'register-coupon')
  await expectAccessible(register, 'register-coupon')
  await coupon.getByRole('textbox', { name: 'Code' }).fill('hello')
  await register.keyboard.press('Enter')
  await expect(coupon).toBeHidden()
  await expect(register.getByRole('region', { name: 'Totals' })).toContainText('Welcome')
  await expect(cartTotal(register)).toHaveText('€3.46')
  await captureScreen(register, 'register-promotions')
  await payCash(register)
  await expect(register.getByRole('article')).toContainText('Bakery day')
  await captureScreen(register, 'register-promotions-done')
  await nextCustomer(register)

  await office
    .getByRole('row', { name: /Bakery day/ })
    .getByRole('button', { name: 'End' })
    .click()
  await office.getByRole('dialog').getByRole('button', { name: 'End it' }).click()
  await expect(office.getByRole('row', { name: /Bakery day/ })).toContainText('Ended')
  await office
    .getByRole('row', { name: /Welcome/ })
    .getByRole('button', { name: 'End' })
    .click()
  await office.getByRole('dialog').getByRole('button', { name: 'End it' }).click()
  await scan(register, sourdough)
  await expect(cartTotal(register)).toHaveText('€4.80')
})
