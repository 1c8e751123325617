import { expect } from '@playwright/test'
import { changeStaff, goTo, staff } from '../people/anyone.ts'
import { atRegister, cartTotal, clearCart, payCash, searchField } from '../people/cashier.ts'
import { scan } from '../people/scanner.ts'
import { barcodes } from '../support/products.ts'
import { test } from '../support/shop-test.ts'

test('a customer is added at the counter, found by phone and by card, and stands on cart, receipt and order', async ({
  register: page,
}) => {
  const keys = page.keyboard
  await keys.press('F6')
  await expect(page.getByRole('textbox', { name: 'Find a customer' })).toBeFocused()
  await keys.type('Orla Quinn', { delay: 50 })
  await expect(page.getByText('Nobody is called “Orla Quinn”')).toBeVisible()
  await keys.press('Control+Enter')
  const form = page.getByRole('dialog', { name: 'New customer' })
  await expect(form.getByRole('textbox', { name: 'Name' })).toHaveValue('Orla Quinn')
  await form.getByRole('textbox', { name: 'Phone' }).fill('087 222 3333')
  await form.getByRole('textbox', { name: 'E-mail' }).fill('no address')
  await form.getByRole('textbox', { name: 'Customer card' }).fill('QUINN0001')
  await form.getByRole('textbox', { name: 'Customer group' }).fill('Trade')
  await form.getByRole('button', { name: 'Add customer' }).click()
  await expect(form.getByText('This is not an e-mail address.')).toBeVisible()
  await form.getByRole('textbox', { name: 'E-mail' }).fill('orla@example.ie')
  await form.getByRole('button', { name: 'Add customer' }).click()
  const head = page.getByRole('button', { name: 'Customer Orla Quinn' })
  await expect(head).toContainText('Trade')

  // Off again, and found by the phone as people dial it.
  await head.click()
  await page.getByRole('button', { name: 'Take Orla Quinn off' }).click()
  await expect(page.getByRole('button', { name: 'Add a customer' })).toBeVisible()
  await keys.press('F6')
  await keys.type('0872223', { delay: 60 })
  await expect(page.getByRole('option', { name: /Orla Quinn/ })).toBeVisible()
  await keys.press('Enter')
  await expect(head).toBeVisible()
  await expect(searchField(page)).toBeFocused()
  await head.click()
  await page.getByRole('button', { name: 'Take Orla Quinn off' }).click()

  await scan(page, barcodes.croissant, 'QUINN0001')
  await expect(head).toBeVisible()
  await expect(cartTotal(page)).toHaveText('€2.10')
  const number = await payCash(page)
  await expect(page.getByRole('article')).toContainText('Orla Quinn')
  await keys.press('Enter')
  await goTo(page, 'Orders')
  await page.getByRole('row').filter({ hasText: number }).click()
  await expect(page.getByRole('region', { name: 'Customer' })).toContainText('Orla Quinn')

  // The back office changes her; a second one with the same phone is refused beside the field.
  await changeStaff(page, staff.backOffice)
  await goTo(page, 'Customers')
  await page.getByRole('button', { name: 'Change Orla Quinn' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Orla Quinn-Byrne')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('cell', { name: 'Orla Quinn-Byrne', exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Add a customer' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Somebody else')
  await page.getByRole('textbox', { name: 'Phone' }).fill('(087) 222-3333')
  await page.getByRole('button', { name: 'Add customer' }).click()
  await expect(page.getByText('Orla Quinn-Byrne has this phone number already.')).toBeVisible()
})

test('goods and a card that are scanned while a customer is written down lose none of it, and a late answer closes nothing else', async ({
  register: page,
}) => {
  const keys = page.keyboard
  // The order manager's word that the customer is stored comes when the cashier is elsewhere.
  let letGo = (): void => {}
  await page.routeWebSocket(/./, (socket) => {
    const held: (string | Buffer)[] = []
    let isOnItsWay = true
    letGo = () => {
      isOnItsWay = false
      for (const message of held) socket.send(message)
    }
    socket.connectToServer().onMessage((message) => {
      if (isOnItsWay && String(message).includes('Edda Late')) held.push(message)
      else socket.send(message)
    })
  })
  await page.reload()
  await atRegister(page)
  await keys.press('F6')
  await keys.type('Edda Late', { delay: 50 })
  await keys.press('Control+Enter')
  const form = page.getByRole('dialog', { name: 'New customer' })
  await keys.press('Escape')
  await expect(page.getByRole('textbox', { name: 'Find a customer' })).toHaveValue('Edda Late')
  await keys.press('Control+Enter')
  await form.getByRole('textbox', { name: 'Phone' }).fill('087 444 5555')
  await scan(page, 'LATE0001', barcodes.croissant)
  await expect(form.getByRole('textbox', { name: 'Customer card' })).toHaveValue('LATE0001')
  await expect(form.getByRole('textbox', { name: 'Phone' })).toHaveValue('087 444 5555')
  await expect(cartTotal(page)).toHaveText('€2.10')
  await form.getByRole('button', { name: 'Add customer' }).click()
  await keys.press('Escape')
  await keys.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await keys.press('F7')
  const park = page.getByRole('dialog', { name: 'Park the cart' })
  await expect(park).toBeVisible()
  letGo()
  // What is said after it is heard after it.
  await scan(page, barcodes.croissant)
  await expect(cartTotal(page)).toHaveText('€4.20')
  await expect(park).toBeVisible()
  await keys.press('Escape')
  await expect(page.getByRole('button', { name: 'Add a customer' })).toBeVisible()
  await scan(page, 'LATE0001')
  await expect(page.getByRole('button', { name: 'Customer Edda Late' })).toBeVisible()
  await clearCart(page)
})

test('favourites are arranged at the till and in the back office, and shown first', async ({ register: page }) => {
  const products = page.getByRole('region', { name: 'Products' })
  await products.getByTitle('Basil', { exact: true }).click({ button: 'right' })
  await page.getByRole('button', { name: 'Add to the favourites' }).click()
  await expect(products.getByRole('button', { name: 'Favourites' })).toHaveAttribute('aria-pressed', 'true')
  await expect(products.getByTitle('Basil', { exact: true })).toBeVisible()
  await products.getByTitle('Basil', { exact: true }).click()
  await expect(cartTotal(page)).toHaveText('€3.20')

  await changeStaff(page, staff.backOffice)
  await goTo(page, 'Products')
  await page.getByRole('button', { name: 'Favourites' }).click()
  const list = page.getByRole('list', { name: 'Favourites' })
  await expect(list.getByRole('listitem')).toHaveCount(1)
  await page.getByRole('textbox', { name: 'Add a favourite' }).fill('cinnamon knot')
  await page.getByRole('option', { name: 'Cinnamon knot' }).click()
  await expect(list.getByRole('listitem')).toHaveCount(2)
  await page.getByRole('button', { name: 'Move Cinnamon knot forward' }).click()
  await expect(list.getByRole('listitem').first()).toContainText('Cinnamon knot')

  // What was in the cart is there for the cashier who comes back.
  await changeStaff(page, staff.cashier)
  await atRegister(page)
  await expect(cartTotal(page)).toHaveText('€3.20')
  await expect(products.locator('button[title]').first()).toHaveAttribute('title', 'Cinnamon knot')
  await expect(products.locator('button[title]')).toHaveCount(2)
  for (const name of ['Cinnamon knot', 'Basil']) {
    await products.getByTitle(name, { exact: true }).click({ button: 'right' })
    await page.getByRole('button', { name: 'Take out of the favourites' }).click()
    await expect(page.getByRole('dialog')).toBeHidden()
  }
  await expect(products.getByRole('button', { name: 'Favourites' })).toHaveCount(0)
  await clearCart(page)
})
