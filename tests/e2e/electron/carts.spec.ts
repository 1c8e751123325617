import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { openSampleShop, signIn, staff } from '../people/anyone.ts'
import { atRegister, cartTotal, nextCustomer, payCash } from '../people/cashier.ts'
import { intoTheCart, payOut, takeBack } from '../people/returns.ts'
import { scan } from '../people/scanner.ts'
import { killElectron, launchElectron } from '../support/electron.ts'
import { barcodes } from '../support/products.ts'

test('PEERS 6: a parked cart, its customer and its name outlive a killed window, and are sold; what comes back is paid out', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'tillhouse-e2e-'))
  let app = await launchElectron({ dataFolder })
  try {
    let page = await app.firstWindow()
    await openSampleShop(page)
    await signIn(page, staff.cashier)
    await atRegister(page)
    await page.keyboard.press('F6')
    await page.getByRole('button', { name: 'New customer' }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill('Orla Quinn')
    await page.getByRole('button', { name: 'Add customer' }).click()
    await scan(page, barcodes.croissant, barcodes.cinnamonKnot)
    await expect(cartTotal(page)).toHaveText('€4.90')
    await page.keyboard.press('Control+z')
    await expect(cartTotal(page)).toHaveText('€2.10')
    await page.keyboard.press('F7')
    await page.getByRole('textbox', { name: 'Name or note' }).fill('Table 4')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: 'Parked carts: 1' })).toBeVisible()

    await killElectron(app)
    app = await launchElectron({ dataFolder })
    page = await app.firstWindow()
    await signIn(page, staff.cashier)
    await atRegister(page)
    await page.keyboard.press('F8')
    await expect(page.getByRole('list', { name: 'Parked carts' }).getByRole('listitem')).toContainText('Table 4')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: 'Customer Orla Quinn' })).toBeVisible()
    await expect(cartTotal(page)).toHaveText('€2.10')
    const number = await payCash(page)
    await expect(page.getByRole('article')).toContainText('Orla Quinn')

    await nextCustomer(page)
    await scan(page, number)
    await takeBack(page, 'Butter croissant', '1', 'Damaged')
    await intoTheCart(page)
    await expect(cartTotal(page)).toHaveText('−€2.10')
    await payOut(page, 'Pay out €2.10 in cash')
    await expect(page.getByRole('heading', { name: 'Paid out' })).toBeVisible()
    await expect(page.getByTestId('change-due')).toHaveText('€2.10')
    await expect(page.getByRole('article')).toContainText(`Returned: Damaged, receipt ${number}`)
  } finally {
    await app.close()
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
})
