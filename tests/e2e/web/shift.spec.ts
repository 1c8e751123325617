import { expect, test } from '@playwright/test'
import { readPdf } from '../../unit/documents/read-pdf.ts'
import { changeStaff, goTo, openSampleShop, signIn, staff } from '../people/anyone.ts'
import { cartLines, nextCustomer, openRegister, payCash } from '../people/cashier.ts'
import { scan } from '../people/scanner.ts'
import { beginClosing, closeShift, countPieces, moveCash } from '../people/shift.ts'
import { showInBothThemes } from '../support/both-themes.ts'
import { BrowserTill, downloadOf } from '../support/browser-till.ts'
import { barcodes } from '../support/products.ts'
import { awaitPrintout, findSandbox } from '../support/sandbox.ts'

// The page is opened on a machine whose clock is another than the shop's.
test.use({ timezoneId: 'Pacific/Auckland' })

test('a shift from the float to the Z report, on screen, as PDF and on paper', async ({ page }) => {
  test.setTimeout(180_000)
  const till = await BrowserTill.start()
  try {
    await page.goto(till.url)
    await openSampleShop(page)
    const sandbox = await findSandbox(till.dataFolder)

    await test.step('who comes first is asked for the float, and can fill a cart before', async () => {
      await signIn(page, staff.cashier)
      const dialog = page.getByRole('dialog', { name: 'Open Front counter' })
      await expect(dialog.getByRole('textbox', { name: 'Opening float' })).toBeFocused()
      await showInBothThemes(page, 'float')
      await dialog.getByRole('button', { name: 'By coins and notes' }).click()
      await showInBothThemes(page, 'float-by-coins')
      await dialog.getByRole('button', { name: 'Later' }).click()
      await expect(page.getByText('The register is not open yet')).toBeVisible()
      await showInBothThemes(page, 'register-closed')
      await scan(page, barcodes.sourdough, barcodes.croissant)
      await expect(cartLines(page)).toHaveCount(2)
    })

    await test.step('paying asks again, and the cart is paid after it', async () => {
      await page.getByRole('button', { name: /^Pay/ }).click()
      await openRegister(page, '150')
      await expect(page.getByRole('dialog', { name: 'Payment' })).toBeVisible()
      await page.getByRole('button', { name: 'Exact' }).click()
      await page.getByRole('button', { name: 'Complete sale' }).click()
      await expect(page.getByTestId('receipt-number')).toHaveText('R1-000001')
      await nextCustomer(page)
      await scan(page, barcodes.speltLoaf)
      await payCash(page, '10')
      await nextCustomer(page)
    })

    await test.step('cash is paid out and brought to the safe, and an X report shows it', async () => {
      await goTo(page, 'Shift')
      await page.getByRole('group', { name: 'Cash drawer' }).getByRole('button', { name: 'Pay out' }).click()
      const dialog = page.getByRole('dialog', { name: 'Pay out' })
      await dialog.getByRole('textbox', { name: 'Amount' }).fill('4.20')
      await dialog.getByRole('button', { name: 'Pay out' }).click()
      await expect(dialog.getByText('Say what it is for: it stands on the report.')).toBeVisible()
      await showInBothThemes(page, 'pay-out')
      await dialog.getByRole('textbox', { name: 'What for' }).fill('Milk')
      await dialog.getByRole('button', { name: 'Pay out' }).click()
      await expect(dialog).toBeHidden()
      await moveCash(page, 'To the safe', '100', '')
      await page.getByRole('button', { name: 'X report' }).click()
      const report = page.getByRole('article', { name: 'X report R1-X0001' })
      await expect(report).toContainText('Paid out: Milk')
      const made = /Made\s*(.+?:\d\d)/.exec((await report.textContent()) ?? '')?.[1] ?? 'no time'
      await expect(page.getByRole('list', { name: 'Reports' }).getByRole('link', { name: /R1-X0001/ })).toContainText(
        made,
      )
      await showInBothThemes(page, 'shift')
    })

    await test.step('closing tells what is unfinished, and asks why money is missing', async () => {
      await goTo(page, 'Register')
      await scan(page, barcodes.croissant)
      await expect(cartLines(page)).toHaveCount(1)
      await beginClosing(page)
      await expect(page.getByText(/Not finished yet: one cart/)).toBeVisible()
      await countPieces(page, { '€50.00': 1, '€5.00': 1, '€0.50': 3 })
      await expect(page.getByTestId('difference')).toHaveText('−€1.40')
      await page.getByRole('button', { name: 'Close the shift' }).click()
      await expect(page.getByText(/The count is not what is expected/)).toBeVisible()
      await showInBothThemes(page, 'closing')
      await page.getByRole('textbox', { name: 'Reason for a difference' }).fill('Wrong change given')
      const report = await closeShift(page)
      await expect(report).toContainText('Wrong change given')
      await expect(report).toContainText('Carried over: 1 cart.')
      await showInBothThemes(page, 'z-report')
    })

    await test.step('the Z report is printed, and saved as a PDF', async () => {
      await page.getByRole('button', { name: 'Print', exact: true }).click()
      const paper = await awaitPrintout(sandbox, 'R1-Z0001')
      expect(paper.text).toContain('Wrong change given')
      expect(paper.drawerKicks).toBe(0)
      const pdf = await readPdf((await downloadOf(page, () => page.getByRole('button', { name: 'PDF' }).click())).bytes)
      expect(pdf.text).toContain('R1-Z0001')
      expect(pdf.text).toContain('Wrong change given')
    })

    await test.step('the next shift has the cart that was left', async () => {
      await goTo(page, 'Register')
      await openRegister(page, '55')
      await expect(cartLines(page)).toHaveCount(1)
      await payCash(page)
      await nextCustomer(page)
    })

    await test.step('in a shop that counts blind, the cashier sees no amounts, and the back office does', async () => {
      await changeStaff(page, staff.admin)
      await goTo(page, 'Settings')
      await page.getByRole('tab', { name: 'Register and printer' }).click()
      await page.getByRole('switch', { name: 'Count blind' }).click()
      await expect(page.getByRole('switch', { name: 'Count blind' })).toBeChecked()
      await showInBothThemes(page, 'settings-counting')
      await changeStaff(page, staff.cashier)
      await beginClosing(page)
      await expect(page.getByText('This shop counts blind')).toBeVisible()
      await expect(page.getByText('Expected')).toHaveCount(0)
      await page.getByRole('button', { name: 'As one amount' }).click()
      await page.getByRole('textbox', { name: 'Counted' }).fill('55')
      await showInBothThemes(page, 'closing-blind')
      const blind = await closeShift(page)
      await expect(blind).toContainText('Counted blind')
      await expect(blind).not.toContainText('Turnover')
      // The count stands: only now is the cashier told that it is off, though not by how much.
      await expect(page.getByRole('heading', { name: 'Money is missing in the drawer' })).toBeVisible()
      await expect(page.getByRole('textbox', { name: 'Reason for the difference' })).toBeFocused()
      await page.keyboard.press('Enter')
      await expect(page.getByText('Say what you know of it.')).toBeVisible()
      await showInBothThemes(page, 'z-report-blind')
      await page.getByRole('textbox', { name: 'Reason for the difference' }).fill('Change given twice')
      await page.keyboard.press('Enter')
      await expect(blind).toContainText('Change given twice')
      await expect(page.getByRole('button', { name: 'Keep the reason' })).toBeHidden()
      await expect(blind).not.toContainText('2.10')
      await changeStaff(page, staff.backOffice)
      await goTo(page, 'Shift')
      await page.getByRole('link', { name: /R1-Z0002/ }).click()
      await expect(page.getByRole('article', { name: 'Z report R1-Z0002' })).toContainText('Difference')
    })
  } finally {
    await till.remove()
  }
})
