import { expect, type Page } from '@playwright/test'
import { changeStaff, goTo, signIn, staff } from '../people/anyone.ts'
import { showInBothThemes } from '../support/both-themes.ts'
import { test } from '../support/shop-test.ts'

const rowOf = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text })

const openWebShops = async (page: Page): Promise<void> => {
  await goTo(page, 'Settings')
  await page.getByRole('tab', { name: 'Web shops' }).click()
}

/** Speaks to the storefront API with a key, as a web shop's server does. */
const asWebShop =
  (host: string, key: string) =>
  async (path: string, body: unknown, method = 'POST') => {
    const response = await fetch(new URL(`/storefront/v1${path}`, host), {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        'content-type': 'application/json',
        'idempotency-key': crypto.randomUUID(),
      },
      ...(method === 'GET' ? {} : { body: JSON.stringify(body) }),
    })
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }

const bookFor = (name: string) => ({
  reference: `B-${crypto.randomUUID().slice(0, 8)}`,
  currency: 'EUR',
  customer: { name, email: 'ada@example.com' },
  lines: [{ sku: 'DIG-001', quantity: 2 }],
  total: 2800,
  payment: { token: 'B-ADA' },
})

/** Makes a key of a web shop on the settings screen, where the admin is. */
const makeKey = async (page: Page, webShop: string, name: string): Promise<string> => {
  await page.getByRole('button', { name: `Keys of ${webShop}` }).click()
  const dialog = page.getByRole('dialog', { name: `Keys of ${webShop}` })
  await dialog.getByRole('button', { name: 'Make key' }).click()
  await expect(dialog.getByText('Fill this in.')).toBeVisible()
  await dialog.getByLabel('What it is for').fill(name)
  await dialog.getByRole('button', { name: 'Make key' }).click()
  const shown = page.getByRole('dialog', { name: 'Keep it now' })
  const key = (await shown.getByLabel('API key', { exact: true }).textContent()) ?? ''
  await shown.getByRole('button', { name: 'I have copied it' }).click()
  return key
}

test('an admin makes a key, which works until it is revoked, another secret, and another address', async ({
  till: page,
  shop,
}) => {
  await signIn(page, staff.admin)
  await openWebShops(page)
  const key = await makeKey(page, 'Sandbox web shop', 'The accountant’s program')
  const ask = asWebShop(shop.till.url, key)
  expect((await ask('/quotes', { lines: [{ sku: 'DIG-001', quantity: 1 }] })).status).toBe(200)
  expect((await ask('/webhook-endpoint', {}, 'GET')).status).toBe(403)

  const dialog = page.getByRole('dialog', { name: 'Keys of Sandbox web shop' })
  await expect(rowOf(page, 'The accountant’s program')).toContainText('Read its orders')
  await showInBothThemes(page, 'web-shop-keys')
  await dialog.getByRole('button', { name: 'Revoke The accountant’s program' }).click()
  await page
    .getByRole('dialog', { name: /^Revoke the key/ })
    .getByRole('button', { name: 'Revoke' })
    .click()
  await expect(rowOf(page, 'The accountant’s program')).toContainText('Revoked')
  expect((await ask('/quotes', { lines: [{ sku: 'DIG-001', quantity: 1 }] })).status).toBe(401)

  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Webhooks of Sandbox web shop' }).click()
  const told = page.getByRole('dialog', { name: 'Webhooks of Sandbox web shop' })
  await told.getByRole('button', { name: /^New secret for/ }).click()
  const shown = page.getByRole('dialog', { name: 'Keep it now' })
  await expect(shown.getByLabel('Webhook secret', { exact: true })).toHaveText(/^whsec_/)
  await showInBothThemes(page, 'web-shop-secret')
  await shown.getByRole('button', { name: 'I have copied it' }).click()
  await expect(told.getByRole('table', { name: 'Told at' })).toContainText(/Orders.*\d\d:\d\d/)
  await told.getByLabel('Another address', { exact: true }).fill('http://127.0.0.1:9/books')
  await told.getByRole('button', { name: 'Add address' }).click()
  await expect(shown.getByLabel('Webhook secret', { exact: true })).toHaveText(/^whsec_/)
  await shown.getByRole('button', { name: 'I have copied it' }).click()
  const books = told.getByRole('row').filter({ hasText: 'http://127.0.0.1:9/books' })
  await expect(books).toContainText('Orders')
  await showInBothThemes(page, 'web-shop-endpoints')
  await books.getByRole('button', { name: /^Remove/ }).click()
  await page
    .getByRole('dialog', { name: 'Remove http://127.0.0.1:9/books?' })
    .getByRole('button', { name: 'Remove' })
    .click()
  await expect(books).toHaveCount(0)

  await page.keyboard.press('Escape')
  await goTo(page, 'Products')
  await page.getByRole('button', { name: 'Take out of web shops: Alarm clock' }).click()
  await expect(rowOf(page, 'Alarm clock')).toContainText('not online')
  await showInBothThemes(page, 'products-not-online')
})

test('a customer asks to send something back, and the back office accepts it and pays it back', async ({
  till: page,
  shop,
}) => {
  await signIn(page, staff.admin)
  await openWebShops(page)
  const ask = asWebShop(shop.till.url, await makeKey(page, 'Sandbox web shop', 'Returns'))
  await page.getByRole('dialog').getByRole('button').first().click()
  const order = bookFor('Rita')
  const placed = await ask('/orders', order)
  expect(placed.status).toBe(201)
  const orderId = String(placed.body['id'])

  await changeStaff(page, staff.backOffice)
  await rowOf(page, order.reference).click()
  await expect(page.getByRole('group', { name: 'States' })).toContainText('Completed')
  const read = (await ask(`/orders/${orderId}`, {}, 'GET')).body as { lines: { id: string }[] }
  const wanted = { lines: [{ lineId: read.lines[0]?.id, quantity: 1 }], reason: 'Bought it twice' }
  expect((await ask(`/orders/${orderId}/return`, wanted)).status).toBe(200)
  await expect(page.getByRole('status').filter({ hasText: 'The customer wants to send back 1 ×' })).toBeVisible()
  await showInBothThemes(page, 'order-return-asked')
  await page.getByRole('button', { name: 'Accept' }).click()
  const dialog = page.getByRole('dialog', { name: /^Pay back for order/ })
  await dialog.getByRole('button', { name: 'Pay back €14.00' }).click()
  await expect(dialog.getByText('Fill this in.')).toBeVisible()
  await dialog.getByLabel('Amount').fill('29')
  await dialog.getByLabel('Reason').fill('Bought it twice')
  await dialog.getByRole('button', { name: 'Pay back €29.00' }).click()
  await expect(dialog.getByText('That is more than is left of what was collected.')).toBeVisible()
  await showInBothThemes(page, 'order-pay-back')
  await dialog.getByLabel('Amount').fill('')
  await dialog.getByRole('button', { name: 'Pay back €14.00' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('group', { name: 'States' })).toContainText('Paid back in part')
  const knows = page.getByRole('table', { name: 'What Sandbox web shop knows' })
  await expect(knows.getByRole('row', { name: /^Paid back/ })).toContainText('€14.00')
  await expect(page.getByText('That is how the order is.')).toBeVisible()
  await showInBothThemes(page, 'order-paid-back')
})

test('what a web shop does not take is listed with what came back, and can be sent again', async ({
  till: page,
  shop,
}) => {
  await signIn(page, staff.admin)
  await openWebShops(page)
  await page.getByRole('button', { name: 'Add web shop' }).click()
  const add = page.getByRole('dialog', { name: 'Add web shop' })
  await add.getByLabel('Name').fill('Tideshop')
  await add.getByLabel('Webhook address').fill('http://127.0.0.1:9/webhooks')
  await add.getByRole('button', { name: 'Add web shop' }).click()
  const shown = page.getByRole('dialog', { name: 'Keep these two now' })
  const key = (await shown.getByLabel('API key', { exact: true }).textContent()) ?? ''
  await shown.getByRole('button', { name: 'I have copied both' }).click()
  const placed = await asWebShop(shop.till.url, key)('/orders', bookFor('Theo'))
  const number = String(placed.body['number'])

  await goTo(page, 'Orders')
  await page.getByRole('link', { name: 'Messages to web shops' }).click()
  const message = rowOf(page, number)
  await expect(message).toContainText('order.confirmed')
  await expect(message).toContainText('Tideshop')
  await showInBothThemes(page, 'messages')
  await message.getByRole('button', { name: /^Show/ }).click()
  const dialog = page.getByRole('dialog', { name: `order.confirmed of order ${number}` })
  await expect(dialog.getByLabel('Body')).toContainText(`"number": "${number}"`)
  await showInBothThemes(page, 'message')
  await page.keyboard.press('Escape')
  const tries = message.getByRole('cell').nth(5)
  const before = Number(await tries.textContent())
  await message.getByRole('button', { name: /^Resend/ }).click()
  await expect.poll(async () => Number(await tries.textContent())).toBeGreaterThan(before)
})
