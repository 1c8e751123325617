import { expect, test } from '@playwright/test'
import { goTo, signInWith } from '../people/anyone.ts'
import { beginPayment, cartTotal, payCash } from '../people/cashier.ts'
import { importTemplate } from '../people/owner.ts'
import { scan } from '../people/scanner.ts'
import { showInBothThemes } from '../support/both-themes.ts'
import { BrowserTill } from '../support/browser-till.ts'
import { captureScreen } from '../support/screens.ts'

test('a shop of one’s own: set up, filled from the template, and the first sale', async ({ page }, testInfo) => {
  const till = await BrowserTill.start()
  try {
    await page.goto(till.url)
    await page.getByRole('button', { name: 'Set up my shop' }).click()
    const next = page.getByRole('button', { name: 'Continue' })
    await next.click()
    await expect(page.getByText('Fill this in.')).toBeVisible()
    await page.getByLabel('Name of the shop').fill('Hedgerow Books')
    await page.getByLabel('Address').fill('Mill Lane 3\nGalway')
    await page.getByRole('combobox', { name: 'Country' }).click()
    await page.getByRole('option', { name: 'Germany' }).click()
    await next.click()
    await expect(page.getByRole('combobox', { name: 'Currency' })).toHaveValue(/^EUR/)
    await expect(page.getByRole('radio', { name: 'include tax' })).toBeChecked()
    await expect(page.getByRole('textbox', { name: 'Per cent of tax rate 1' })).toHaveValue('19')
    await next.click()
    await page.getByLabel('Prefix of its receipt numbers').fill('hb')
    await next.click()
    await page.getByLabel('Your name').fill('Nora')
    await page.getByLabel('PIN', { exact: true }).fill('24680')
    await page.getByLabel('PIN again').fill('24681')
    const open = page.getByRole('button', { name: 'Open my shop' })
    await open.click()
    await expect(page.getByText('The two PINs are not the same.')).toBeVisible()
    await page.getByLabel('PIN again').fill('24680')
    await open.click()

    await signInWith(page, 'Nora', '24680')
    expect(await importTemplate(page, testInfo)).toContain('LS-M')
    await goTo(page, 'Register')
    await scan(page, 'LS-M', 'LS-L')
    await expect(cartTotal(page)).toHaveText(/^79,80\s€$/)
    expect(await payCash(page, '100')).toBe('HB-000001')
    await expect(page.getByTestId('change-due')).toHaveText(/^20,20\s€$/)
  } finally {
    await till.remove()
  }
})

test('11: in francs a sale is paid as coins can pay it, and the difference stands on screen and receipt', async ({
  page,
}, testInfo) => {
  const till = await BrowserTill.start()
  try {
    await page.goto(till.url)
    await page.getByRole('button', { name: 'Set up my shop' }).click()
    const next = page.getByRole('button', { name: 'Continue' })
    await page.getByLabel('Name of the shop').fill('Alpenbuch')
    await page.getByRole('combobox', { name: 'Country' }).click()
    await page.getByRole('option', { name: 'Switzerland' }).click()
    await next.click()
    await page.getByRole('radio', { name: 'once for the order' }).check()
    await showInBothThemes(page, 'setup-tax')
    await next.click()
    await next.click()
    await page.getByLabel('Your name').fill('Nora')
    await page.getByLabel('PIN', { exact: true }).fill('24680')
    await page.getByLabel('PIN again').fill('24680')
    await page.getByRole('button', { name: 'Open my shop' }).click()
    await signInWith(page, 'Nora', '24680')
    await importTemplate(page, testInfo)

    await goTo(page, 'Register')
    await scan(page, 'LS-M')
    await page.getByRole('button', { name: 'Prices' }).click()
    await page.getByRole('menuitem', { name: 'Discount on the whole order' }).click()
    await page.getByRole('button', { name: 'Amount' }).click()
    await page.getByRole('textbox', { name: 'Amount off' }).fill('0.02')
    await page.keyboard.press('Enter')
    await expect(cartTotal(page)).toHaveText(/39.88$/)
    await beginPayment(page)
    await expect(page.getByTestId('payment-total')).toHaveText(/39.90$/)
    await showInBothThemes(page, 'payment-rounded')
    await page.getByRole('button', { name: /^Card/ }).click()
    await expect(page.getByTestId('payment-total')).toHaveText(/39.88$/)
    await page.getByRole('button', { name: 'Back' }).click()
    await payCash(page, '50')
    await expect(page.getByTestId('change-due')).toHaveText(/10.10$/)
    await expect(page.getByRole('article')).toContainText('Rounded for cash')
    await expect(page.getByRole('article')).toContainText('+0.02')
    await captureScreen(page, 'receipt-rounded')
    await page.getByRole('button', { name: 'New sale' }).click()

    await goTo(page, 'Settings')
    await expect(page.getByRole('button', { name: 'Once for the order' })).toHaveAttribute('aria-pressed', 'true')
    await page.getByRole('button', { name: 'Line by line' }).click()
    await expect(page.getByRole('button', { name: 'Line by line' })).toHaveAttribute('aria-pressed', 'true')
    await showInBothThemes(page, 'settings-shop')
  } finally {
    await till.remove()
  }
})
