import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ElectronApplication, expect, test } from '@playwright/test'
import { openSampleShop, signIn, staff } from '../people/anyone.ts'
import { atRegister, payCash } from '../people/cashier.ts'
import { atRestoredSignIn, backUpNow, openBackups } from '../people/owner.ts'
import { scan } from '../people/scanner.ts'
import { truncateData } from '../support/damage.ts'
import { launchElectron } from '../support/electron.ts'
import { barcodes } from '../support/products.ts'

test('the window opens on a damaged data file, restores the backup, and sells', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'tillhouse-recovery-'))
  let app: ElectronApplication = await launchElectron({ dataFolder })
  try {
    let page = await app.firstWindow()
    await openSampleShop(page)
    await signIn(page, staff.admin)
    await openBackups(page)
    await backUpNow(page)
    await app.close()
    truncateData(dataFolder)

    app = await launchElectron({ dataFolder })
    page = await app.firstWindow()
    await expect(page.getByRole('heading', { level: 1, name: 'The shop’s data can’t be read' })).toBeVisible()
    await page
      .getByRole('region', { name: 'Newest good backup' })
      .getByRole('button', { name: /^Restore the backup of / })
      .click()
    await atRestoredSignIn(page)
    await signIn(page, staff.cashier)
    await atRegister(page)
    await scan(page, barcodes.sourdough)
    expect(await payCash(page)).toMatch(/^[A-Z0-9]+-[A-Z0-9]+-000001$/)
  } finally {
    await app.close()
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
})
