import { expect, type Locator, type Page } from '@playwright/test'
import { goTo } from './anyone.ts'

/** What stands at the foot of the navigation of a till that has a hub. */
export const hubStatus = (page: Page): Locator => page.getByRole('button', { name: /^Hub: / })

export async function openHubSettings(page: Page): Promise<void> {
  await goTo(page, 'Settings')
  await page.getByRole('tab', { name: 'Hub' }).click()
}

/** Makes the till's computer the shop's hub. Its database is laid out first, which takes long on a busy machine. */
export async function becomeHub(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Make this computer the hub' }).click()
  await expect(page.getByRole('region', { name: 'This till’s hub' })).toBeVisible({ timeout: 240_000 })
  await expect(hubStatus(page)).toHaveAccessibleName('Hub: In step', { timeout: 60_000 })
}

/** An address and a code for one more till, as the settings show them. */
export async function newCode(page: Page): Promise<{ readonly url: string; readonly code: string }> {
  const panel = page.getByRole('region', { name: 'Pair one more' })
  await panel.getByRole('button', { name: 'New pairing code' }).click()
  const [url, code] = [panel.getByLabel('Address', { exact: true }), panel.getByLabel('Pairing code', { exact: true })]
  return { url: (await url.textContent()) ?? '', code: (await code.textContent()) ?? '' }
}

export interface Joining {
  readonly url: string
  readonly code: string
  readonly name: string
  readonly prefix: string
}

/** Fills in what a new till is asked for that joins a hub, and sends it. */
export async function askToJoin(page: Page, { url, code, name, prefix }: Joining): Promise<void> {
  await page.getByLabel('Address of the hub').fill(url)
  await page.getByLabel('Pairing code').fill(code)
  await page.getByLabel('Name of this register').fill(name)
  await page.getByLabel('Prefix of its receipt numbers').fill(prefix)
  await page.getByRole('button', { name: 'Join' }).click()
}
