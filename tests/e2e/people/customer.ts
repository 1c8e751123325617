import { expect, type Page } from '@playwright/test'

/** Puts something into the web shop's cart, found by its name. */
export async function addToWebCart(page: Page, webShop: string, product: string): Promise<void> {
  await page.bringToFront()
  await page.goto(`${webShop}/?q=${encodeURIComponent(product)}`)
  const card = page.getByRole('article', { name: product })
  await card.getByRole('button', { name: 'Add to cart' }).click()
  await expect(page.getByRole('status')).toContainText('Added to your cart')
}

/** Orders what is in the cart; answers the web shop's own reference. */
export async function placeWebOrder(page: Page, account: RegExp): Promise<string> {
  await page.getByRole('link', { name: 'View cart' }).click()
  await page.getByRole('button', { name: 'Checkout' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Ada Alder')
  await page.getByLabel('E-mail').fill('ada@example.com')
  const street = page.getByLabel('Street and number')
  if ((await street.count()) > 0) {
    await street.fill('Harbour Street 5')
    await page.getByLabel('Postal code').fill('20457')
    await page.getByLabel('City').fill('Hamburg')
  }
  await page.getByRole('radio', { name: account }).check()
  await page.getByRole('button', { name: 'Place order' }).click()
  await page.waitForURL(/\/orders\/[^/]+$/)
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}

/** Waits until the order's page says so. */
export async function readOrderState(page: Page, headline: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: headline })).toBeVisible({ timeout: 30_000 })
}

/** The order manager's number, which the page shows once it has been told. */
export async function readOrderNumber(page: Page): Promise<string> {
  const text = page.getByText(/Order number/)
  await expect(text).toBeVisible()
  return (await text.locator('strong').last().textContent()) ?? ''
}
