import { expect, type Page } from '@playwright/test'
import { signIn, staff } from '../people/anyone.ts'
import { beginPayment, nextCustomer, payCash, readReceiptNumber } from '../people/cashier.ts'
import { scan } from '../people/scanner.ts'
import { showInBothThemes } from '../support/both-themes.ts'
import { barcodes } from '../support/products.ts'
import { captureScreen } from '../support/screens.ts'
import { test } from '../support/shop-test.ts'

// Screens are looked at while the terminal waits for a card.
test.setTimeout(240_000)

/** The card is chosen, and the terminal asked. */
const charge = async (page: Page): Promise<void> => {
  await scan(page, barcodes.croissant)
  await beginPayment(page)
  await page.getByRole('button', { name: /^Card/ }).click()
  await page.getByRole('button', { name: 'Charge the card' }).click()
}
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Payment' })

test('the customer holds a card to the terminal, and the sale closes by itself', async ({
  register: page,
  shop: { sandbox },
  context,
}) => {
  await charge(page)
  await expect(dialog(page).getByText('Present the card')).toBeVisible()
  await captureScreen(page, 'card-present')
  const terminal = await context.newPage()
  await terminal.goto(sandbox.terminal)
  await expect(terminal.getByText('Hold the card here')).toBeVisible()
  await captureScreen(terminal, 'sandbox-terminal')
  await terminal.getByRole('button', { name: /Ada Alder/ }).click()
  await expect(terminal.getByLabel('Screen of the terminal').getByText('Approved')).toBeVisible()
  await terminal.close()
  await readReceiptNumber(page)
  await expect(page.getByRole('heading', { name: 'Paid by card' })).toBeVisible()
  await nextCustomer(page)
})

test('a card that is declined says why, and the customer pays cash', async ({ register: page, shop: { sandbox } }) => {
  await charge(page)
  await expect(dialog(page).getByText('Present the card')).toBeVisible()
  await fetch(`${sandbox.terminal}/sandbox/present`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"card":"ben"}',
  })
  await expect(dialog(page).getByText('does not have enough money')).toBeVisible()
  await showInBothThemes(page, 'card-declined')
  await page.keyboard.press('Escape')
  await payCash(page)
  await nextCustomer(page)
})

test('a terminal that is unplugged after charging tells the truth when it is back', async ({
  register: page,
  shop: { sandbox },
}) => {
  const tell = (path: string, body: object) =>
    fetch(`${sandbox.terminal}/sandbox/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  await tell('faults', { kind: 'unpluggedAfter' })
  await charge(page)
  await expect(dialog(page).getByText('Present the card')).toBeVisible()
  await tell('present', { card: 'dora' })
  await expect(dialog(page).getByText('Asking the card terminal …')).toBeVisible()
  await expect(dialog(page).getByText('does not accept connections')).toBeVisible()
  await showInBothThemes(page, 'card-unknown')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Asking the card terminal …' })).toBeVisible()
  await captureScreen(page, 'card-unknown-cart')
  await page.getByRole('button', { name: 'Asking the card terminal …' }).click()
  await tell('plug', { plugged: true })
  await dialog(page).getByRole('button', { name: 'Ask now' }).click()
  await readReceiptNumber(page)
  await nextCustomer(page)
})

test('the settings say whether the terminal answers', async ({ till: page, shop: { sandbox } }) => {
  await signIn(page, staff.admin)
  await page.getByRole('link', { name: 'Settings' }).click()
  await page.getByRole('tab', { name: 'Card terminal' }).click()
  await page.getByRole('button', { name: 'Test the terminal' }).click()
  await expect(page.getByText('The terminal answers and is ready.')).toBeVisible()
  await showInBothThemes(page, 'settings-card-terminal')
  await page.getByRole('textbox', { name: 'Address' }).fill('http://192.168.1.60:8443')
  await page.getByRole('button', { name: 'Save terminal' }).click()
  await expect(page.getByText('must begin with https://')).toBeVisible()
  expect(sandbox.terminal).toContain('127.0.0.1')
})
