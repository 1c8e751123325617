import { expect } from '@playwright/test'
import { signInWith, staff } from '../people/anyone.ts'
import { test } from '../support/shop-test.ts'

test('five wrong PINs lock a member out, also after a reload, and nobody else', async ({ till: page }) => {
  const says = page.getByRole('region', { name: 'PIN' }).getByRole('alert')
  for (const left of ['4 more tries', '3 more tries', '2 more tries', 'One more try', 'Too many wrong PINs']) {
    await signInWith(page, staff.picker, '9999')
    await expect(says).toContainText(left)
  }
  await page.reload()
  await signInWith(page, staff.picker, '3333')
  await expect(says).toContainText('Too many wrong PINs. Try again in')
  await signInWith(page, staff.backOffice, '2222')
  await expect(page.getByRole('heading', { level: 1, name: 'Orders' })).toBeVisible()
})
