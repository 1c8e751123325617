import { expect, type Page } from '@playwright/test'
import { goTo, signIn, staff } from '../people/anyone.ts'
import { test } from '../support/shop-test.ts'

const file = (name: string, text: string | Buffer) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })

const small = [
  'handle,name,category,sku,price,stock,unit',
  'oat-cookie,Oat cookie,Bakery,E2E-1,2.40,12,piece',
  'rye-crisp,Rye crisp,Bakery,E2E-2,two euros,4,piece',
  'barley-tea,Barley tea,Drinks,E2E-3,3.10,9,piece',
  ',Nameless,Drinks,E2E-4,-3.10,9,piece',
].join('\r\n')

async function choose(page: Page, chosen: ReturnType<typeof file>): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Choose a file' }).click(),
  ])
  await chooser.setFiles(chosen)
}

async function counts(page: Page): Promise<Record<string, string>> {
  const pairs = await page
    .locator('dl div')
    .evaluateAll((rows) =>
      rows.map((row) => [row.querySelector('dt')?.textContent ?? '', row.querySelector('dd')?.textContent ?? '']),
    )
  return Object.fromEntries(pairs)
}

test('a CSV comes in but for its bad rows, which are named; the second time nothing changes', async ({
  till: page,
}) => {
  await signIn(page, staff.admin)
  await goTo(page, 'Products')
  await page.getByRole('button', { name: 'Import products' }).click()
  await choose(page, file('autumn.csv', small))
  await expect(page.getByText('autumn.csv, 4 rows.')).toBeVisible()
  await page.getByRole('button', { name: 'Start import' }).click()
  await expect(page.getByText(/^autumn\.csv was imported, except for/)).toBeVisible()
  expect(await counts(page)).toMatchObject({ 'Products added': '2', Changed: '0', Unchanged: '0' })
  const bad = page.getByRole('table', { name: 'Bad rows' }).getByRole('row')
  await expect(bad.filter({ hasText: 'price' }).first().getByRole('cell')).toHaveText(['3', 'price', /two euros/])
  await expect(bad.filter({ hasText: /^5/ }).first()).toBeVisible()

  await page.getByRole('button', { name: 'Import another file' }).click()
  await choose(page, file('autumn.csv', small))
  await page.getByRole('button', { name: 'Start import' }).click()
  await expect(page.getByText(/^autumn\.csv was imported, except for/)).toBeVisible()
  expect(await counts(page)).toMatchObject({ 'Products added': '0', Changed: '0', Unchanged: '2' })

  await page.getByRole('button', { name: 'Show products' }).click()
  await page.getByRole('textbox', { name: 'Search products' }).fill('oat cookie')
  await expect(page.getByRole('row').filter({ hasText: 'E2E-1' })).toContainText('2.40')
})

test('what is no CSV is said to be none, and nothing breaks', async ({ till: page }) => {
  await signIn(page, staff.admin)
  await page.goto(`${page.url().split('#')[0]}#/products/import`)
  const picture = Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010806000000', 'hex')
  await choose(page, file('photo.csv', picture))
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Choose a file' })).toBeVisible()
  await choose(page, file('empty.csv', ''))
  await expect(page.getByRole('alert')).toContainText(/empty|nothing/i)
})
