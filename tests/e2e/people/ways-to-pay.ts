import { expect, type Page } from '@playwright/test'
import { goTo } from './anyone.ts'

/** The settings' list of ways to pay; as an admin. */
export async function openWays(page: Page): Promise<void> {
  await goTo(page, 'Settings')
  await page.getByRole('tab', { name: 'Ways to pay online' }).click()
}

/** Whether new orders may be paid so. */
export async function switchWay(page: Page, name: string, on: boolean): Promise<void> {
  await page.getByRole('button', { name: `Change ${name}` }).click()
  const dialog = page.getByRole('dialog', { name: 'Change a way to pay' })
  await dialog.getByRole('switch', { name: 'New orders may use it' }).setChecked(on)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toBeHidden()
}

/** Adds a way to pay that needs nothing but a name and its days. */
export async function addWay(page: Page, kind: string, name: string, days: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a way to pay' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add a way to pay' })
  await dialog.getByRole('combobox', { name: 'Kind' }).click()
  await page.getByRole('option', { name: kind }).click()
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name)
  await dialog.getByRole('textbox', { name: 'Days to pay' }).fill(days)
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(dialog).toBeHidden()
}
