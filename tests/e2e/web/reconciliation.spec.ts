import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { goTo, openPayments, signIn, staff } from '../people/anyone.ts'
import { addToWebCart, placeWebOrder, readOrderState } from '../people/customer.ts'
import { showInBothThemes } from '../support/both-themes.ts'
import { merchantLedger, type Sandbox } from '../support/sandbox.ts'
import { test } from '../support/shop-test.ts'

/** Somebody gives two euros of a capture back at the merchant system itself, past the shop. */
async function refundThere(sandbox: Sandbox, dataFolder: string, captureId: string): Promise<void> {
  const file = readFileSync(join(dataFolder, 'sandbox', 'credentials.json'), 'utf8')
  const { clientId, clientSecret } = JSON.parse(file) as { clientId: string; clientSecret: string }
  const signedIn = await fetch(`${sandbox.merchant}/v1/oauth2/token`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials',
  })
  const { access_token: token } = (await signedIn.json()) as { access_token: string }
  const answer = await fetch(`${sandbox.merchant}/v2/payments/captures/${captureId}/refund`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ amount: { currency_code: 'EUR', value: '2.00' } }),
  })
  expect(answer.status).toBe(201)
}

test('the back office holds a day’s payments against the merchant system’s list, and finds what went past the shop', async ({
  till: page,
  shop,
  context,
}) => {
  await signIn(page, staff.backOffice)
  const customer = await context.newPage()
  await addToWebCart(customer, shop.sandbox.webShop, 'Bread, Slowly (e-book)')
  await placeWebOrder(customer, /^Ada/)
  await readOrderState(customer, 'Order complete')
  const { captures } = await merchantLedger(shop.sandbox)

  await goTo(page, 'Orders')
  await openPayments(page, 'Reconcile payments')
  const table = page.getByRole('table', { name: 'Reconciliation' })
  await expect(table.getByText('Matched')).toHaveCount(captures.length)
  await expect(page.getByRole('region', { name: 'Reconciliation' }).getByRole('status')).toContainText(
    'the same on both sides',
  )

  await refundThere(shop.sandbox, shop.till.dataFolder, captures.at(-1)?.id ?? '')
  await page.getByRole('link', { name: 'Back to orders' }).click()
  await openPayments(page, 'Reconcile payments')
  const stranger = table.getByRole('row').filter({ hasText: 'Missing here' })
  await expect(stranger).toContainText('Refunded')
  await expect(stranger).toContainText('2.00')
  await expect(page.getByRole('region', { name: 'Reconciliation' }).getByRole('status')).toContainText(
    'must be looked at',
  )
  await expect(page.getByText(/^Without a list of its own, and not shown here: .*Card acquirer/)).toBeVisible()
  await showInBothThemes(page, 'reconciliation')

  await page.getByLabel('Day').fill('2020-01-31')
  await expect(page.getByText('No payments on this day')).toBeVisible()
})
