import { expect } from '@playwright/test'
import { camtOf } from '../../support/bank-statement.ts'
import { changeStaff, goTo, openPayments, signIn, staff } from '../people/anyone.ts'
import { addToWebCart, placeWebOrder, readOrderState } from '../people/customer.ts'
import { addWay, openWays, switchWay } from '../people/ways-to-pay.ts'
import { showInBothThemes } from '../support/both-themes.ts'
import { test } from '../support/shop-test.ts'

test('an admin adds a way to pay; what is missing is said beside the field', async ({ till: page }) => {
  await signIn(page, staff.admin)
  await openWays(page)
  await page.getByRole('button', { name: 'Add a way to pay' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add a way to pay' })
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Second account')
  await dialog.getByRole('textbox', { name: 'Base address' }).fill('paypal')
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(dialog.getByText('Base address: enter an address that begins with https://.')).toBeVisible()
  await showInBothThemes(page, 'settings-way-to-pay')
  await dialog.getByRole('textbox', { name: 'Base address' }).fill('https://api-m.paypal.com')
  await dialog.getByRole('textbox', { name: 'Client id' }).fill('client')
  await dialog.getByLabel('Client secret').fill('secret')
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('row').filter({ hasText: 'Second account' })).toContainText('paypal')
  await page.getByRole('button', { name: 'Add a way to pay' }).click()
  await dialog.getByRole('combobox', { name: 'Kind' }).click()
  await page.getByRole('option', { name: 'Card acquirer' }).click()
  await dialog.getByRole('textbox', { name: 'Name' }).fill('House bank')
  await dialog.getByRole('textbox', { name: 'Host' }).fill('https://iso.bank.example')
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(dialog.getByText('Host: enter a name or an IP address, without https://.')).toBeVisible()
  await showInBothThemes(page, 'settings-card-acquirer')
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await switchWay(page, 'Second account', false)
  await expect(page.getByRole('row').filter({ hasText: 'Second account (off)' })).toBeVisible()
  await showInBothThemes(page, 'settings-ways-to-pay')
})

test('an order that is paid by bank transfer waits, until the back office says that the money has come', async ({
  till: page,
  shop,
  context,
}) => {
  await signIn(page, staff.admin)
  await openWays(page)
  await addWay(page, 'Bank transfer', 'Transfer', '7')
  await switchWay(page, 'Merchant system', false)
  await switchWay(page, 'Card acquirer', false)

  const customer = await context.newPage()
  await addToWebCart(customer, shop.sandbox.webShop, 'Bread, Slowly (e-book)')
  const reference = await placeWebOrder(customer, /^Ada/)
  await changeStaff(page, staff.backOffice)
  await page.getByRole('row').filter({ hasText: reference }).click()
  await expect(page.getByText('Waiting for money:')).toBeVisible()
  await showInBothThemes(page, 'order-awaits-money')
  await page.getByRole('button', { name: 'Money has come' }).click()
  const arrived = page.getByRole('dialog', { name: 'Money has come' })
  await arrived.getByRole('textbox', { name: 'Amount' }).fill('13.99')
  await arrived.getByRole('textbox', { name: 'Proof' }).fill('Statement 12, line 3')
  await arrived.getByRole('button', { name: 'Money has come' }).click()
  await expect(arrived.getByText('That is not what is owed')).toBeVisible()
  await showInBothThemes(page, 'order-money-has-come')
  await arrived.getByRole('textbox', { name: 'Amount' }).fill('14')
  await arrived.getByRole('button', { name: 'Money has come' }).click()
  await expect(arrived).toBeHidden()
  await readOrderState(customer, 'Order complete')

  await addToWebCart(customer, shop.sandbox.webShop, 'Bread, Slowly (e-book)')
  const second = await placeWebOrder(customer, /^Ada/)
  await goTo(page, 'Orders')
  await page.getByRole('row').filter({ hasText: second }).click()
  const awaited = await page.getByText('Waiting for money:').locator('..').locator('strong').last().innerText()
  await goTo(page, 'Orders')
  await openPayments(page, 'Bank statement')
  await expect(page.getByText('No statement chosen')).toBeVisible()
  const choose = (name: string, text: string): Promise<void> =>
    page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/xml', buffer: Buffer.from(text) })
  await choose('letter.csv', 'Dear customer')
  await expect(page.getByRole('alert')).toContainText('Line 1: there is no heading')
  const statement = camtOf([
    { amount: '14.00', text: `Order ${awaited}`, id: 'B-1' },
    { amount: '13.00', text: `Order ${awaited}`, party: 'Ben Birch', id: 'B-2' },
    { amount: '120.00', text: 'Rent for the garage', party: 'Dora Damson', id: 'B-3' },
    { amount: '-89.90', text: 'Electricity, November', party: 'City Works', id: 'B-4' },
  ])
  await choose('statement-2026-11-28.xml', statement)
  const table = page.getByRole('table', { name: 'Bank statement' })
  await expect(table.getByRole('row')).toHaveCount(5)
  await showInBothThemes(page, 'bank-statement')
  await page.getByRole('button', { name: 'Book 1 payment' }).click()
  await expect(page.getByText('One payment was booked.')).toBeVisible()
  await expect(table.getByText('Booked already')).toHaveCount(1)
  await showInBothThemes(page, 'bank-statement-booked')
  await readOrderState(customer, 'Order complete')

  await changeStaff(page, staff.admin)
  await openWays(page)
  await switchWay(page, 'Merchant system', true)
  await switchWay(page, 'Card acquirer', true)
  await switchWay(page, 'Transfer', false)
})
