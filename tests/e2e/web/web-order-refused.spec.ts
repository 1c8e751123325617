import { expect } from '@playwright/test'
import { signIn, staff } from '../people/anyone.ts'
import { addToWebCart, placeWebOrder, readOrderState } from '../people/customer.ts'
import { test } from '../support/shop-test.ts'

test('a customer without funds is told so, and so is the back office', async ({ till: page, shop, context }) => {
  await signIn(page, staff.backOffice)
  const customer = await context.newPage()
  await addToWebCart(customer, shop.sandbox.webShop, 'Raspberry jam')
  const reference = await placeWebOrder(customer, /^Ben/)
  await readOrderState(customer, 'Order refused')
  await expect(customer.getByText('Payment: you were not charged.')).toBeVisible()
  const why = await customer.locator('.status h1 + p').textContent()

  const row = page.getByRole('row').filter({ hasText: reference })
  await expect(row).toContainText('Refused')
  await row.click()
  await expect(page.getByRole('alert')).toContainText(why ?? '?')
  await expect(page.getByRole('group', { name: 'States' })).toContainText('Refused')
  await expect(page.getByRole('button', { name: 'Pick and pack' })).toHaveCount(0)
})
