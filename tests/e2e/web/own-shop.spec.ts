import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { goTo, signInWith } from '../people/anyone.ts'
import { cartTotal, payCash } from '../people/cashier.ts'
import { scan } from '../people/scanner.ts'
import { BrowserTill } from '../support/browser-till.ts'

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
    await goTo(page, 'Products')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download template' }).click(),
    ])
    const template = testInfo.outputPath(download.suggestedFilename())
    await download.saveAs(template)
    expect(readFileSync(template, 'utf8')).toContain('LS-M')
    await page.getByRole('button', { name: 'Import products' }).click()
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Choose a file' }).click(),
    ])
    await chooser.setFiles(template)
    await page.getByRole('button', { name: 'Start import' }).click()
    await expect(page.getByText(/was imported. Every row was good\./)).toBeVisible()

    await goTo(page, 'Register')
    await scan(page, 'LS-M', 'LS-L')
    await expect(cartTotal(page)).toHaveText(/^79,80\s€$/)
    expect(await payCash(page, '100')).toBe('HB-000001')
    await expect(page.getByTestId('change-due')).toHaveText(/^20,20\s€$/)
  } finally {
    await till.remove()
  }
})
