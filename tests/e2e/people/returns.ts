import { expect, type Locator, type Page } from '@playwright/test'
import { cartLines } from './cashier.ts'

export const returnDialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Take goods back' })
export const howMuchOf = (page: Page, product: string): Locator =>
  returnDialog(page).getByRole('textbox', { name: `How much of ${product} comes back` })

/** Why something comes back, from the shop's reasons. */
export async function chooseReason(page: Page, field: string, reason: string): Promise<void> {
  await page.getByRole('combobox', { name: field }).click()
  await page.getByRole('option', { name: reason, exact: true }).click()
}

/** Enters how much of a product comes back and why, where a sale is open in the dialog. `quantity` as typed. */
export async function takeBack(page: Page, product: string, quantity: string, reason: string): Promise<void> {
  await howMuchOf(page, product).fill(quantity)
  await chooseReason(page, `Why ${product} comes back`, reason)
}

export async function intoTheCart(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Into the cart' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(cartLines(page).first()).toBeVisible()
}

/** Pays out what the button says: `Pay out €5.40 in cash`. */
export async function payOut(page: Page, words: string): Promise<void> {
  await page.getByRole('button', { name: /^Pay/ }).click()
  await page.getByRole('dialog', { name: 'Payment' }).getByRole('button', { name: words }).click()
}

/** A supervisor's PIN for one action of who is signed in. */
export async function approve(page: Page, action: string, name: string, pin: string): Promise<void> {
  const approval = page.getByRole('dialog', { name: `Approval: ${action}` })
  await approval.getByRole('radio', { name: new RegExp(name) }).click()
  await approval.getByLabel(`PIN of ${name}`).fill(pin)
  await page.keyboard.press('Enter')
  await expect(approval).toBeHidden()
}
