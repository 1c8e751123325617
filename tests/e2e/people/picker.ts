import { expect, type Page } from '@playwright/test'

/** Opens an order of the queue, by its number or the customer's name. */
export async function openQueued(page: Page, whose: string): Promise<void> {
  await page.getByRole('link', { name: new RegExp(whose) }).click()
  await expect(page.getByRole('heading', { level: 1, name: /^Order / })).toBeVisible()
}

/** Takes every line from its shelf. */
export async function pickAll(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start picking' }).click()
  const list = page.getByRole('list', { name: 'Pick list' })
  const toPick = list.getByRole('button', { name: /^Picked / })
  await expect(toPick.first()).toBeVisible()
  for (let left = await toPick.count(); left > 0; left--) {
    await toPick.first().click()
    await expect(toPick).toHaveCount(left - 1)
  }
}

export async function pack(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Pack', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Ship', exact: true })).toBeVisible()
}

export async function ship(page: Page, carrier: string, tracking: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Carrier' }).fill(carrier)
  await page.getByRole('textbox', { name: 'Tracking number' }).fill(tracking)
  await page.getByRole('button', { name: 'Ship', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Fulfilment' })).toBeVisible()
}
