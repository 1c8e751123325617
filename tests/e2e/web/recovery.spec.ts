import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { goTo, openSampleShop, signIn, staff } from '../people/anyone.ts'
import { atRegister, nextCustomer, payCash } from '../people/cashier.ts'
import { atRestoredSignIn, backUpNow, openBackups } from '../people/owner.ts'
import { scan } from '../people/scanner.ts'
import { showInBothThemes } from '../support/both-themes.ts'
import { BrowserTill } from '../support/browser-till.ts'
import { overwritePageWith, truncateData } from '../support/damage.ts'
import { barcodes } from '../support/products.ts'

test('a damaged data file: the newest backup is offered with what it lacks, and after one press the till sells again', async ({
  page,
}) => {
  const till = await BrowserTill.start()
  try {
    await page.goto(till.url)
    await openSampleShop(page)
    await signIn(page, staff.admin)
    await atRegister(page)
    await scan(page, barcodes.sourdough)
    const kept = await payCash(page)
    await nextCustomer(page)
    await openBackups(page)
    await backUpNow(page)
    await backUpNow(page)
    await goTo(page, 'Register')
    await scan(page, barcodes.croissant)
    const lost = await payCash(page)
    await till.end('closed')
    truncateData(till.dataFolder)
    await till.startAgain()

    await expect(page.getByRole('heading', { level: 1, name: 'The shop’s data can’t be read' })).toBeVisible()
    await expect(page.getByText('Nothing was deleted or changed.')).toBeVisible()
    await expect(page.getByRole('radiogroup', { name: 'Who is it?' })).toHaveCount(0)
    const offer = page.getByRole('region', { name: 'Newest good backup' })
    await expect(offer).toContainText(`The backup reaches receipt ${kept}; the till had reached ${lost} on `)
    await expect(offer).toContainText('One sale is missing from it')
    await expect(page.getByRole('table', { name: 'Older backups' }).getByText('Asked for')).toHaveCount(1)
    await showInBothThemes(page, 'recovery')

    await offer.getByRole('button', { name: /^Restore the backup of / }).click()
    await atRestoredSignIn(page)
    await signIn(page, staff.cashier)
    await atRegister(page)
    await scan(page, barcodes.sourdough)
    expect(await payCash(page)).toMatch(/^[A-Z0-9]+-[A-Z0-9]+-000001$/)
    await goTo(page, 'Receipts')
    const receipts = page.getByRole('list', { name: 'Receipts' })
    await expect(receipts).toContainText(kept)
    await expect(receipts).not.toContainText(lost)
  } finally {
    await till.remove()
  }
})

test('damage that comes to light while somebody works leads to the backups by itself', async ({ page }) => {
  const till = await BrowserTill.start()
  try {
    await page.goto(till.url)
    await openSampleShop(page)
    await signIn(page, staff.admin)
    await openBackups(page)
    await backUpNow(page)
    await till.end('closed')
    await till.startAgain()
    await signIn(page, staff.admin)
    await openBackups(page)
    overwritePageWith('"name":"Butter croissant"', till.dataFolder)
    await page.getByRole('button', { name: 'Back up now' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'The shop’s data can’t be read' })).toBeVisible({
      timeout: 60_000,
    })
    await expect(page.getByRole('navigation', { name: 'Main' })).toHaveCount(0)
    await page.getByRole('button', { name: /^Restore the backup of / }).click()
    await atRestoredSignIn(page)
    await signIn(page, staff.cashier)
    await atRegister(page)
  } finally {
    await till.remove()
  }
})

test('a damaged data file without a backup: what to do is said, and nothing is there to be pressed', async ({
  page,
}) => {
  const till = await BrowserTill.start()
  try {
    await page.goto(till.url)
    await openSampleShop(page)
    await till.end('closed')
    rmSync(join(till.dataFolder, 'backups'), { recursive: true, force: true })
    truncateData(till.dataFolder)
    await till.startAgain()
    await expect(page.getByRole('heading', { name: 'No good backup was found on this computer' })).toBeVisible()
    await expect(page.getByRole('button', { name: /^Restore/ })).toHaveCount(0)
    await showInBothThemes(page, 'recovery-without-backup')
  } finally {
    await till.remove()
  }
})
