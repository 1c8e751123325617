import { expect, type Locator, type Page } from '@playwright/test'
import { goTo } from './anyone.ts'

/** Cash into the drawer or out of it, on the shift's page. `amount` as typed. */
export async function moveCash(
  page: Page,
  move: 'Pay in' | 'Pay out' | 'To the safe',
  amount: string,
  reason: string,
): Promise<void> {
  const dialog = page.getByRole('dialog', { name: move })
  await page.getByRole('group', { name: 'Cash drawer' }).getByRole('button', { name: move }).click()
  await dialog.getByRole('textbox', { name: 'Amount' }).fill(amount)
  await dialog.getByRole('textbox', { name: /What for|Note/ }).fill(reason)
  await dialog.getByRole('button', { name: /^(Pay|Bring)/ }).click()
  await expect(dialog).toBeHidden()
}

/** To the page on which the drawer is counted. */
export async function beginClosing(page: Page): Promise<void> {
  await goTo(page, 'Shift')
  await page.getByRole('link', { name: 'Count and close' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Count and close' })).toBeVisible()
}

/** Enters how many there are of each coin or note, by how it is shown: `€5.00`. */
export async function countPieces(page: Page, pieces: Readonly<Record<string, number>>): Promise<void> {
  for (const [value, many] of Object.entries(pieces))
    await page.getByRole('textbox', { name: `Number of ${value}`, exact: true }).fill(String(many))
}

/** Closes over what was counted, and answers the Z report. */
export async function closeShift(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Close the shift' }).click()
  const report = page.getByRole('article', { name: /^Z report / })
  await expect(report).toBeVisible()
  return report
}
