import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { goTo, openSampleShop, signIn, staff } from '../people/anyone.ts'
import { atRegister, nextCustomer, payCash } from '../people/cashier.ts'
import { askToRestore, atRestoredSignIn, backUpNow, openBackups } from '../people/owner.ts'
import { scan } from '../people/scanner.ts'
import { showInBothThemes } from '../support/both-themes.ts'
import { BrowserTill } from '../support/browser-till.ts'
import { barcodes } from '../support/products.ts'

// A computer that writes dates the American way: the shop does not.
test.use({ locale: 'en-US' })

/** Sells a loaf, and answers the receipt's number. */
async function sell(page: Page): Promise<string> {
  await goTo(page, 'Register')
  await atRegister(page)
  await scan(page, barcodes.sourdough)
  const receipt = await payCash(page)
  await nextCustomer(page)
  return receipt
}

/** What this page shows from now until it is loaded anew: its headings, and what would frighten somebody. */
async function watch(page: Page): Promise<{ readonly headings: Set<string>; readonly alarms: Set<string> }> {
  const seen = { headings: new Set<string>(), alarms: new Set<string>() }
  await page.exposeFunction('saw', (kind: 'headings' | 'alarms', text: string) => seen[kind].add(text))
  await page.evaluate(() => {
    const saw = Reflect.get(window, 'saw') as (kind: 'headings' | 'alarms', text: string) => void
    new MutationObserver(() => {
      for (const { textContent } of document.querySelectorAll('h1')) saw('headings', textContent ?? '')
      for (const { textContent } of document.querySelectorAll('[role=alert]')) saw('alarms', textContent ?? '')
      if (document.body.textContent?.includes('Reconnecting …')) saw('alarms', 'Reconnecting …')
    }).observe(document.body, { childList: true, subtree: true })
  })
  return seen
}

test('backed up, sold, and restored: the sale is set aside, and the next receipt begins a new series', async ({
  page,
}) => {
  const till = await BrowserTill.start()
  try {
    await page.goto(till.url)
    await openSampleShop(page)
    await signIn(page, staff.admin)
    const first = await sell(page)
    await openBackups(page)
    const row = await backUpNow(page)
    await expect(row).toContainText('Good')
    await expect(row).toContainText(first)
    await showInBothThemes(page, 'backups')

    const second = await sell(page)
    await openBackups(page)
    const dialog = await askToRestore(page, row)
    await expect(dialog).toContainText(
      `The backup reaches receipt ${first}; the till is at ${second}. One sale is missing from it`,
    )
    const restore = dialog.getByRole('button', { name: 'Restore and start anew' })
    await expect(restore).toBeDisabled()
    await dialog.getByRole('checkbox', { name: /^Yes, go back to / }).check()
    await showInBothThemes(page, 'backups-restore')
    const seen = await watch(page)
    await restore.click()
    await atRestoredSignIn(page)
    expect([...seen.headings]).toContainEqual(expect.stringMatching(/^Restoring the backup of \d{1,2} [A-Z]/))
    expect([...seen.alarms]).toEqual([])
    await showInBothThemes(page, 'backups-restored')
    expect(readdirSync(join(till.dataFolder, 'set-aside'))).not.toEqual([])

    await signIn(page, staff.admin)
    await goTo(page, 'Receipts')
    const receipts = page.getByRole('list', { name: 'Receipts' })
    await expect(receipts).toContainText(first)
    await expect(receipts).not.toContainText(second)
    const third = await sell(page)
    expect(third).toMatch(new RegExp(`^${first.split('-')[0]}-[A-Z0-9]+-000001$`))
    await openBackups(page)
    await expect(page.getByRole('row').filter({ hasText: 'Before a restore' })).toContainText(second)
    await showInBothThemes(page, 'backups-after-restore')
  } finally {
    await till.remove()
  }
})

test('nobody but an administrator comes near the backups', async ({ page }) => {
  const till = await BrowserTill.start()
  try {
    await page.goto(till.url)
    await openSampleShop(page)
    await signIn(page, staff.cashier)
    await atRegister(page)
    await expect(page.getByRole('link', { name: 'Settings' })).toHaveCount(0)
    await page.evaluate(() => {
      window.location.hash = '#/settings'
    })
    await expect(page).toHaveURL(/#\/register$/)
    await expect(page.getByRole('tab', { name: 'Backups' })).toHaveCount(0)
  } finally {
    await till.remove()
  }
})
