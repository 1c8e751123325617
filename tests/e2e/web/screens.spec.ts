import { expect, type Page, test } from '@playwright/test'
import { changeStaff, goTo, openSampleShop, signIn, staff } from '../people/anyone.ts'
import { atRegister, beginPayment, cartLines, nextCustomer, payCash, searchField } from '../people/cashier.ts'
import { addToWebCart, placeWebOrder, readOrderState } from '../people/customer.ts'
import { openQueued, pack, pickAll, ship } from '../people/picker.ts'
import { scan } from '../people/scanner.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { BrowserTill } from '../support/browser-till.ts'
import { barcodes } from '../support/products.ts'
import { findSandbox, type Sandbox } from '../support/sandbox.ts'
import { captureScreen } from '../support/screens.ts'

const { sourdough, speltLoaf, croissant, cinnamonKnot } = barcodes

/** A screenshot in both sizes, and what axe says. */
async function show(page: Page, name: string): Promise<void> {
  // Off whatever it pressed last, which would look as if the mouse were on it.
  await page.mouse.move(0, 0)
  await captureScreen(page, name)
  await expectAccessible(page, name)
}

async function wear(page: Page, scheme: 'Light' | 'Dark'): Promise<void> {
  await page.getByRole('button', { name: 'Appearance' }).click()
  await page.getByRole('menuitem', { name: scheme }).click()
  await expect(page.getByRole('menu')).toHaveCount(0)
  await searchField(page).focus()
}

/** Some orders of several customers, so that the lists look as they do on a working day. */
async function placeOrders(sandbox: Sandbox): Promise<void> {
  const customers = ['Bo Hazel', 'Chandra Iyer', 'Dilek Yılmaz', 'Émile Dubois-Montferrand', 'Fiona O’Shaughnessy']
  for (const [index, name] of customers.entries()) {
    const answer = await fetch(`${sandbox.webShop}/sandbox/orders`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        lines: [
          { sku: 'GRO-002', quantity: 1 + index },
          { sku: 'GRO-001-JAR34', quantity: 1 },
        ],
        account: index === 2 ? 'ben' : 'ada',
        customer: { name, email: `customer${index}@example.com` },
      }),
    })
    expect(answer.status).toBe(201)
  }
}

test('every main screen, in two sizes, with nothing in the way of anybody', async ({ page, context }) => {
  test.setTimeout(240_000)
  const till = await BrowserTill.start()
  try {
    await page.goto(till.url)
    await page.getByRole('button', { name: 'Set up my shop' }).click()
    await show(page, 'setup-own-shop')
    await page.getByRole('button', { name: 'Back' }).click()
    await show(page, 'setup')
    await openSampleShop(page)
    await show(page, 'sign-in')
    const sandbox = await findSandbox(till.dataFolder)

    await signIn(page, staff.admin)
    await atRegister(page)
    await show(page, 'register-empty')
    await wear(page, 'Dark')
    await show(page, 'register-empty-dark')
    await scan(page, sourdough, speltLoaf, speltLoaf, croissant, cinnamonKnot, croissant)
    await expect(cartLines(page)).toHaveCount(4)
    await show(page, 'register-cart-dark')
    await wear(page, 'Light')
    await show(page, 'register-cart')
    await searchField(page).pressSequentially('honey', { delay: 60 })
    await expect(page.getByRole('option').first()).toBeVisible()
    await show(page, 'register-search')
    await page.keyboard.press('Escape')
    await beginPayment(page)
    await page.getByRole('textbox', { name: 'Given by the customer' }).fill('50')
    await show(page, 'payment')
    await page.getByRole('button', { name: 'Back' }).click()
    await payCash(page, '50')
    await show(page, 'sale-done')
    await nextCustomer(page)
    for (const code of [croissant, sourdough, cinnamonKnot]) {
      await scan(page, code)
      await expect(cartLines(page)).toHaveCount(1)
      await payCash(page)
      await nextCustomer(page)
    }

    await placeOrders(sandbox)
    const customer = await context.newPage()
    await addToWebCart(customer, sandbox.webShop, 'Raspberry jam')
    await addToWebCart(customer, sandbox.webShop, 'Bread, Slowly (e-book)')
    const reference = await placeWebOrder(customer, /^Ada/)
    await readOrderState(customer, 'Order confirmed')
    await captureScreen(customer, 'web-shop-order')
    await customer.close()

    await goTo(page, 'Receipts')
    await page.getByRole('list', { name: 'Receipts' }).getByRole('link').last().click()
    await expect(page.getByRole('article')).toBeVisible()
    await show(page, 'receipts')

    await goTo(page, 'Orders')
    const row = page.getByRole('row').filter({ hasText: reference })
    await expect(row).toContainText('Authorised')
    await expect(page.getByRole('row').filter({ hasText: 'Dilek' })).toContainText('Refused')
    await show(page, 'orders')
    await row.click()
    await expect(page.getByRole('heading', { level: 1, name: /^Order W/ })).toBeVisible()
    await show(page, 'order')

    await goTo(page, 'Fulfilment')
    await openQueued(page, 'Bo Hazel')
    await page.getByRole('button', { name: 'Start picking' }).click()
    await page
      .getByRole('button', { name: /^Picked / })
      .first()
      .click()
    await expect(page.getByText('1 of 2')).toBeVisible()
    await show(page, 'packing')
    await page
      .getByRole('button', { name: /^Picked / })
      .first()
      .click()
    await pack(page)
    await show(page, 'packing-ship')
    await ship(page, 'DHL', 'JD0146')
    await openQueued(page, 'Chandra')
    await pickAll(page)
    await goTo(page, 'Fulfilment')
    await show(page, 'fulfilment')

    await goTo(page, 'Products')
    await expect(page.getByRole('row').nth(5)).toBeVisible()
    await show(page, 'products')
    await page.getByRole('button', { name: 'Import products' }).click()
    await show(page, 'import')
    const rows = Array.from({ length: 40 }, (_, index) =>
      index % 9 === 4
        ? `leaf-${index},Leaf tea ${index},Drinks,LEAF-${index},free,5`
        : `leaf-${index},Leaf tea ${index},Drinks,LEAF-${index},${4 + index}.50,5`,
    )
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Choose a file' }).click(),
    ])
    const csv = ['Handle,Title,Category,SKU,Price,On hand', ...rows].join('\n')
    await chooser.setFiles({ name: 'leaf-teas.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
    await expect(page.getByRole('button', { name: 'Start import' })).toBeVisible()
    await show(page, 'import-mapping')
    await page.getByRole('button', { name: 'Start import' }).click()
    await expect(page.getByRole('button', { name: 'Show products' })).toBeVisible()
    await show(page, 'import-report')

    await goTo(page, 'Settings')
    await show(page, 'settings')
    for (const tab of [
      'Register and printer',
      'Staff',
      'Web shops',
      'Ways to pay online',
      'Backups',
      'Data',
      'Sample shop',
    ]) {
      await page.getByRole('tab', { name: tab }).click()
      await show(page, `settings-${tab.toLowerCase().replaceAll(' ', '-')}`)
    }
    await changeStaff(page, staff.cashier)
  } finally {
    await till.remove()
  }
})
