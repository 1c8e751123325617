import { expect, type Locator, type Page } from '@playwright/test'
import { scan } from './scanner.ts'

export const cartLines = (page: Page): Locator => page.getByRole('grid', { name: 'Cart lines' }).getByRole('row')
export const cartTotal = (page: Page): Locator => page.getByTestId('cart-total')
const receiptNumber = (page: Page): Locator => page.getByTestId('receipt-number')
export const searchField = (page: Page): Locator => page.getByRole('combobox', { name: 'Search products' })

/** The register is on screen, knows its cart, and is open: who comes first counts an empty drawer. */
export async function atRegister(page: Page): Promise<void> {
  await expect(page.getByRole('region', { name: 'Cart' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Products' }).getByRole('button').nth(3)).toBeVisible()
  if (await floatDialog(page).isVisible()) await openRegister(page)
}

const floatDialog = (page: Page): Locator => page.getByRole('dialog', { name: /^Open / })

/** Counts the opening float, as who comes to a register that is not open is asked to. `float` as typed. */
export async function openRegister(page: Page, float = '0'): Promise<void> {
  const dialog = floatDialog(page)
  await dialog.getByRole('textbox', { name: 'Opening float' }).fill(float)
  await dialog.getByRole('button', { name: 'Open the register' }).click()
  await expect(dialog).toBeHidden()
}

/** What is in the cart, as the cashier reads it. */
export const cartOf = (page: Page): Promise<{ name: string; quantity: string }[]> =>
  cartLines(page).evaluateAll((rows) =>
    rows.map((row) => {
      const [quantity, words] = row.querySelectorAll('[role=gridcell]')
      return { name: words?.firstElementChild?.textContent ?? '', quantity: quantity?.textContent ?? '' }
    }),
  )

/** Chooses from what is done less often. */
async function openMenu(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

/** Takes everything out, if another customer left something. */
export async function clearCart(page: Page): Promise<void> {
  const park = page.getByRole('button', { name: 'Park the cart' })
  if (await park.isDisabled()) return
  await openMenu(page, 'Clear cart')
  await page.getByRole('dialog').getByRole('button', { name: 'Clear cart' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(park).toBeDisabled()
}

/**
 * Waits until the order manager has every line that is on screen. It answers scans one after the other: when it has
 * refused a code that nobody knows, those before it are stored.
 */
export async function allStored(page: Page): Promise<void> {
  const unknown = '4099999999999'
  await scan(page, unknown)
  await expect(page.getByRole('region', { name: 'Cart' }).getByRole('alert')).toContainText(unknown)
}

/** Opens the payment; where the register was not open, the float is asked for on the way. */
export async function beginPayment(page: Page): Promise<void> {
  const payment = page.getByRole('dialog', { name: 'Payment' })
  await page.getByRole('button', { name: /^Pay/ }).click()
  await expect(payment.or(floatDialog(page))).toBeVisible()
  if (await floatDialog(page).isVisible()) await openRegister(page)
  await expect(payment).toBeVisible()
}

/** Takes cash over the exact total or a given amount, as typed, and answers the receipt's number. */
export async function payCash(page: Page, given?: string): Promise<string> {
  await beginPayment(page)
  if (given === undefined) await page.getByRole('button', { name: 'Exact' }).click()
  else await page.getByRole('textbox', { name: 'Given by the customer' }).fill(given)
  await page.getByRole('button', { name: 'Complete sale' }).click()
  return readReceiptNumber(page)
}

/** The number of the sale that has just been completed. */
export async function readReceiptNumber(page: Page): Promise<string> {
  await expect(receiptNumber(page)).toHaveText(/^[A-Z0-9]{1,6}(-[A-Z0-9]+)?-\d{6}$/)
  return (await receiptNumber(page).textContent()) ?? ''
}

export async function nextCustomer(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New sale' }).click()
  await expect(page.getByText('Ready for the next customer')).toBeVisible()
}

/** Minor units of an amount as it is shown: "€12.34" is 1234. Two decimals. */
export const minorUnits = (text: string | null): number => Number((text ?? '').replace(/\D/g, ''))
