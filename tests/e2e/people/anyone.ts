import { expect, type Page } from '@playwright/test'

/** The sample shop's staff, as the sign-in screen shows them. */
export const staff = { cashier: 'Mia', backOffice: 'Jonas', picker: 'Petra', admin: 'Alex' } as const

/** On the first start: the shop of the resources, with everything beside it. */
export async function openSampleShop(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open the sample shop' }).click()
  await expect(page.getByRole('radiogroup', { name: 'Who is it?' })).toBeVisible()
}

/** Signs in with the PIN that stands under the name. */
export async function signIn(page: Page, name: string): Promise<void> {
  const tile = page.getByRole('radio', { name: new RegExp(`^${name}|${name}`) })
  const pin = /PIN (\d+)/.exec((await tile.textContent()) ?? '')?.[1]
  if (pin === undefined) throw new Error(`The sign-in screen shows no PIN of ${name}.`)
  await signInWith(page, name, pin)
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible()
}

/** Chooses a member and enters a PIN, right or wrong. */
export async function signInWith(page: Page, name: string, pin: string): Promise<void> {
  await page.getByRole('radio', { name: new RegExp(name) }).click()
  await expect(page.getByRole('heading', { name: `PIN of ${name}` })).toBeVisible()
  await page.keyboard.type(pin)
  await expect(page.getByRole('img', { name: `${pin.length} digits entered` })).toBeVisible()
  await page.keyboard.press('Enter')
}

async function signOut(page: Page): Promise<void> {
  await page.bringToFront()
  await page.getByRole('button', { name: /^Signed in as/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out or switch' }).click()
  await expect(page.getByRole('radiogroup', { name: 'Who is it?' })).toBeVisible()
}

/** Hands the till over to somebody else. */
export async function changeStaff(page: Page, name: string): Promise<void> {
  await signOut(page)
  await signIn(page, name)
}

/** To one of the places in the bar at the side. In front first: a browser draws once in two seconds what is behind. */
export async function goTo(
  page: Page,
  place:
    | 'Register'
    | 'Receipts'
    | 'Set aside'
    | 'Shift'
    | 'Orders'
    | 'Fulfilment'
    | 'Customers'
    | 'Products'
    | 'Settings',
): Promise<void> {
  await page.bringToFront()
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: place }).click()
  await expect(page.getByRole('heading', { level: 1, name: place })).toBeAttached()
}

/** What is behind Payments on the page of the orders. */
export async function openPayments(page: Page, name: 'Reconcile payments' | 'Bank statement'): Promise<void> {
  await page.getByRole('button', { name: 'Payments' }).click()
  await page.getByRole('menuitem', { name }).click()
}
