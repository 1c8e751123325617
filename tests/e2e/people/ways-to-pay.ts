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
  await dialog.getByRole('switch', { name: 'New orders may use it' }).setChecked(on, { force: true })
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toBeHidden()
}
