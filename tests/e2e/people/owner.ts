import { readFileSync } from 'node:fs'
import { expect, type Locator, type Page, type TestInfo } from '@playwright/test'
import { goTo } from './anyone.ts'

const snapshotRows = (page: Page): Locator =>
  page.getByRole('table', { name: 'Backups' }).getByRole('row').filter({ hasNotText: 'Up to receipt' })

/** Settings, the tab of the backups. */
export async function openBackups(page: Page): Promise<void> {
  await goTo(page, 'Settings')
  await page.getByRole('tab', { name: 'Backups' }).click()
  await expect(page.getByRole('tabpanel', { name: 'Backups' }).getByText('Last good backup')).toBeVisible()
}

/** Presses the button, waits for the outcome, and answers the new row, which is the newest. */
export async function backUpNow(page: Page): Promise<Locator> {
  const asked = snapshotRows(page).filter({ hasText: 'Asked for' })
  const before = await asked.count()
  await page.getByRole('button', { name: 'Back up now' }).click()
  await expect(page.getByText(/^Backed up and checked: /)).toBeVisible({ timeout: 60_000 })
  await expect(asked).toHaveCount(before + 1)
  return snapshotRows(page).first()
}

/** Opens the question that stands before a restore. */
export async function askToRestore(page: Page, row: Locator): Promise<Locator> {
  await row.getByRole('button', { name: /^Restore the backup of / }).click()
  const dialog = page.getByRole('dialog', { name: /^Go back to / })
  await expect(dialog).toBeVisible()
  return dialog
}

/** The sign-in screen of a till that has just been restored. */
export async function atRestoredSignIn(page: Page): Promise<void> {
  await expect(page.getByRole('radiogroup', { name: 'Who is it?' })).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText(/^The shop was restored from the backup of \d{1,2} [A-Z]/)).toBeVisible()
}

/** Fills the catalog with the template's own examples, and answers what stands in it. */
export async function importTemplate(page: Page, testInfo: TestInfo): Promise<string> {
  await goTo(page, 'Products')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download template' }).click(),
  ])
  const template = testInfo.outputPath(download.suggestedFilename())
  await download.saveAs(template)
  await page.getByRole('button', { name: 'Import products' }).click()
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Choose a file' }).click(),
  ])
  await chooser.setFiles(template)
  await page.getByRole('button', { name: 'Start import' }).click()
  await expect(page.getByText(/was imported. Every row was good\./)).toBeVisible()
  return readFileSync(template, 'utf8')
}
