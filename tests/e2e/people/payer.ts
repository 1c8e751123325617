import { expect, type Locator, type Page } from '@playwright/test'
import { searchField } from './cashier.ts'

export const payment = (page: Page): Locator => page.getByRole('dialog', { name: 'Payment' })
/** What is still to be paid, as the customer is told. */
export const toPay = (page: Page): Locator => page.getByTestId('payment-total')
export const paidSoFar = (page: Page): Locator => payment(page).getByRole('list', { name: 'Paid so far' })
export const amountField = (page: Page): Locator => payment(page).getByRole('textbox', { name: 'Amount' })

/** Opens the payment by its key, once the cart is on the order manager's side as well. */
export async function openPayment(page: Page): Promise<void> {
  await page.keyboard.press('F12')
  await expect(payment(page)).toBeVisible()
}

/** Presses a tender's letter, and waits until it is chosen. */
export async function chooseTender(page: Page, letter: string, name: string): Promise<void> {
  await page.keyboard.press(letter)
  await expect(payment(page).getByRole('button', { name: new RegExp(`^${name}`), pressed: true })).toBeVisible()
}

/** The card is paid on a machine of its own, though there is a terminal. */
export async function besideTheTill(page: Page): Promise<void> {
  await page.keyboard.press('b')
  await expect(payment(page).getByRole('textbox', { name: /^Reference from the machine/ })).toBeVisible()
}

/** Puts a customer on the cart, who is added where nobody is called so. */
export async function forCustomer(page: Page, name: string): Promise<void> {
  await page.keyboard.press('F6')
  await findCustomer(page, name)
  await expect(page.getByRole('button', { name: `Customer ${name}` })).toBeVisible()
  await expect(searchField(page)).toBeFocused()
}

/** Chooses a customer where one is asked for, and adds who is not there yet. */
export async function findCustomer(page: Page, name: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Find a customer' }).fill(name)
  const known = page.getByRole('option', { name: new RegExp(name) })
  await expect(known.or(page.getByText(`Nobody is called “${name}”`))).toBeVisible()
  if (await known.isVisible()) return known.click()
  await page.keyboard.press('Control+Enter')
  await page.getByRole('dialog', { name: 'New customer' }).getByRole('button', { name: 'Add customer' }).click()
}
