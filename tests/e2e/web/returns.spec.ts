import { expect } from '@playwright/test'
import { changeStaff, goTo, staff } from '../people/anyone.ts'
import { atRegister, cartLines, cartTotal, nextCustomer, payCash, readReceiptNumber } from '../people/cashier.ts'
import { approve, chooseReason, howMuchOf, intoTheCart, payOut, returnDialog, takeBack } from '../people/returns.ts'
import { scan, scanBetweenAnswers } from '../people/scanner.ts'
import { showInBothThemes } from '../support/both-themes.ts'
import { barcodes } from '../support/products.ts'
import { awaitPrintout } from '../support/sandbox.ts'
import { test } from '../support/shop-test.ts'

const { sourdough, croissant } = barcodes
// Of the sample shop: raspberry jam at 5.40; orchard apples at 3.40 a kilogram.
const jam = '1491274001210'

test('goods come back by scanning their receipt and the goods, by keyboard alone, and are paid out in cash', async ({
  register: page,
  shop,
}) => {
  test.slow()
  const keys = page.keyboard
  await scan(page, jam, jam, jam, sourdough)
  await expect(cartLines(page)).toHaveCount(2)
  const number = await payCash(page)
  const receipt = await awaitPrintout(shop.sandbox, number)
  expect(receipt.text).toContain(number)
  await nextCustomer(page)

  await scan(page, number)
  await expect(returnDialog(page).getByRole('heading', { name: number })).toBeVisible()
  await expect(howMuchOf(page, 'Raspberry jam')).toBeFocused()
  await scan(page, jam, jam)
  await expect(howMuchOf(page, 'Raspberry jam')).toHaveValue('2')
  await scan(page, croissant)
  await expect(page.getByText(`${croissant} is not on this receipt.`)).toBeVisible()
  await keys.press('Enter')
  await expect(page.getByText('Choose why it comes back.')).toBeVisible()
  await showInBothThemes(page, 'return-choose')
  await keys.press('Tab')
  await keys.press('ArrowDown')
  await keys.press('ArrowDown')
  await keys.press('Enter')
  await keys.press('Control+Enter')
  await expect(returnDialog(page)).toBeHidden()
  await expect(cartLines(page)).toHaveCount(1)
  await expect(cartLines(page)).toContainText(`Back from ${number}`)
  await expect(cartTotal(page)).toHaveText('−€10.80')
  await showInBothThemes(page, 'return-cart')

  await keys.press('F12')
  const payment = page.getByRole('dialog', { name: 'Payment' })
  await expect(payment.getByRole('button', { name: 'Pay out €10.80 in cash' })).toBeFocused()
  await showInBothThemes(page, 'return-payout')
  await keys.press('Enter')
  await expect(page.getByRole('heading', { name: 'Paid out' })).toBeVisible()
  await expect(page.getByTestId('change-due')).toHaveText('€10.80')
  const back = await readReceiptNumber(page)
  await showInBothThemes(page, 'return-done')
  const paper = await awaitPrintout(shop.sandbox, back)
  expect(paper.text).toContain(number)
  expect(paper.drawerKicks).toBe(1)
  await keys.press('Enter')

  // The sale says what of it came back, and with which receipt.
  await goTo(page, 'Receipts')
  await page.getByRole('list', { name: 'Receipts' }).getByRole('link', { name: number }).click()
  const cameBack = page.getByRole('region', { name: 'Came back' })
  await expect(cameBack).toContainText('2 of 3 Raspberry jam')
  await expect(cameBack.getByRole('link', { name: back })).toBeVisible()
  await showInBothThemes(page, 'return-receipt')

  // From there the rest of it comes back: what came back already is refused beside its field.
  await page.getByRole('button', { name: 'Take goods back' }).click()
  await expect(howMuchOf(page, 'Raspberry jam')).toBeFocused()
  await takeBack(page, 'Raspberry jam', '2', 'Damaged')
  await page.getByRole('button', { name: 'Into the cart' }).click()
  await expect(page.getByText('No more can come back of Raspberry jam than was sold.')).toBeVisible()
  await showInBothThemes(page, 'return-refused')
  await page.getByRole('button', { name: 'All of it' }).click()
  await expect(howMuchOf(page, 'Raspberry jam')).toHaveValue('1')
  await intoTheCart(page)
  await expect(cartLines(page)).toHaveCount(2)
  await payOut(page, 'Pay out €10.20 in cash')
  await expect(page.getByRole('heading', { name: 'Paid out' })).toBeVisible()
  await nextCustomer(page)
  await scan(page, number)
  await expect(page.getByText('All of it came back already.')).toHaveCount(2)
  await keys.press('Escape')
})

test('part of a weighed sale comes back by its number, to the card that it was paid with', async ({
  register: page,
}) => {
  test.slow()
  const keys = page.keyboard
  await keys.type('orchard apples', { delay: 60 })
  await expect(page.getByRole('option').first()).toContainText('Orchard apples')
  await keys.press('Enter')
  await page.getByRole('textbox', { name: 'Weight in kilograms' }).fill('1.250')
  await keys.press('Enter')
  await expect(cartTotal(page)).toHaveText('€4.25')
  await keys.press('F12')
  await keys.press('k')
  await keys.press('b')
  await page.getByRole('textbox', { name: /Reference from the machine/ }).fill('SLIP 12')
  await page.getByRole('button', { name: 'Complete sale' }).click()
  const number = await readReceiptNumber(page)
  await keys.press('Enter')

  await keys.press('F5')
  await expect(returnDialog(page).getByRole('textbox', { name: 'Receipt or customer' })).toBeFocused()
  await showInBothThemes(page, 'return-find')
  await returnDialog(page).getByRole('textbox', { name: 'Total' }).fill('4.25')
  await returnDialog(page)
    .getByRole('textbox', { name: 'Receipt or customer' })
    .fill(String(Number(number.slice(-6))))
  await expect(returnDialog(page).getByRole('option')).toHaveCount(1)
  await returnDialog(page).getByRole('textbox', { name: 'Receipt or customer' }).press('Enter')
  await expect(howMuchOf(page, 'Orchard apples')).toBeFocused()
  await takeBack(page, 'Orchard apples', '1.251', 'Not as described')
  await page.getByRole('button', { name: 'Into the cart' }).click()
  await expect(page.getByText('No more can come back of Orchard apples than was sold.')).toBeVisible()
  await takeBack(page, 'Orchard apples', '0.5', 'Not as described')
  await intoTheCart(page)
  await expect(cartLines(page)).toContainText('Back from')
  await expect(cartTotal(page)).toHaveText('−€1.70')
  // Another quantity is chosen where the first one was.
  await cartLines(page).first().click()
  await keys.press('+')
  await expect(howMuchOf(page, 'Orchard apples')).toHaveValue(/^0[.,]5(00)?$/)
  await keys.press('Escape')
  await keys.press('F12')
  await expect(page.getByRole('button', { name: 'Pay out €1.70 by card' })).toBeFocused()
  // It was no card of our terminal: it goes back where it was paid, unless somebody says otherwise.
  const slip = page.getByRole('textbox', { name: /Reference from the machine/ })
  await expect(slip).toHaveValue('SLIP 12')
  await showInBothThemes(page, 'return-card-beside')
  await keys.press('b')
  await expect(page.getByText(/^The card terminal gives the money back/)).toBeVisible()
  await keys.press('b')
  await expect(slip).toHaveValue('SLIP 12')
  await page.getByRole('button', { name: 'Pay out €1.70 by card' }).click()
  await expect(page.getByTestId('change-due')).toHaveText('€1.70')
  await expect(page.getByRole('article')).toContainText('SLIP 12')
  await keys.press('Enter')
})

test('an exchange is one order: the customer pays the difference, gets it back, or pays nothing', async ({
  register: page,
}) => {
  test.slow()
  const keys = page.keyboard
  const sellJam = async (): Promise<void> => {
    await scan(page, jam)
    const number = await payCash(page)
    await nextCustomer(page)
    await scan(page, number)
    await takeBack(page, 'Raspberry jam', '1', 'Changed mind')
    await intoTheCart(page)
  }
  await sellJam()
  await scan(page, sourdough, croissant)
  await expect(cartTotal(page)).toHaveText('€1.50')
  await showInBothThemes(page, 'exchange-cart')
  await payCash(page, '2')
  await expect(page.getByTestId('change-due')).toHaveText('€0.50')
  await expect(page.getByRole('article')).toContainText('Returned: Changed mind')
  await keys.press('Enter')

  await sellJam()
  await scan(page, croissant)
  await expect(cartTotal(page)).toHaveText('−€3.30')
  await payOut(page, 'Pay out €3.30 in cash')
  await expect(page.getByTestId('change-due')).toHaveText('€3.30')
  await keys.press('Enter')

  await sellJam()
  await scan(page, jam)
  await expect(cartTotal(page)).toHaveText('€0.00')
  await payOut(page, 'Complete the exchange')
  await expect(page.getByRole('heading', { name: 'Nothing to pay' })).toBeVisible()
  await keys.press('Enter')
})

test('goods without a receipt: what they are worth is the shop’s to say, and a supervisor approves them', async ({
  register: page,
}) => {
  test.slow()
  const keys = page.keyboard
  await keys.press('F5')
  await keys.press('Control+Enter')
  const dialog = page.getByRole('dialog', { name: 'Goods without a receipt' })
  await expect(dialog.getByRole('textbox')).toBeFocused()
  await scan(page, jam)
  await expect(dialog.getByText('Raspberry jam')).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Given for one' }).fill('6')
  await keys.press('Enter')
  await expect(dialog.getByText('Choose why it comes back.')).toBeVisible()
  await chooseReason(page, 'Why it comes back', 'Damaged')
  await dialog.getByRole('button', { name: 'Into the cart' }).click()
  await expect(dialog.getByText('Without a receipt it is worth €5.40 at most.')).toBeVisible()
  await showInBothThemes(page, 'return-unproven')
  await dialog.getByRole('textbox', { name: 'Given for one' }).fill('5')
  await dialog.getByRole('button', { name: 'Into the cart' }).click()
  await approve(page, 'take goods back without a receipt', staff.backOffice, '2222')
  await expect(cartLines(page)).toContainText('Back without a receipt: Damaged')
  await expect(cartTotal(page)).toHaveText('−€5.00')
  // This shop gives no cash for it: it is somebody’s store credit, or pays for other goods.
  await keys.press('F12')
  await expect(page.getByText(/choose the customer \(F6\)/)).toBeVisible()
  await showInBothThemes(page, 'return-no-cash')
  await keys.press('Escape')
  await scan(page, jam)
  await expect(cartTotal(page)).toHaveText('€0.40')
  await payCash(page)
  await keys.press('Enter')

  await changeStaff(page, staff.admin)
  await goTo(page, 'Settings')
  await page.getByRole('tab', { name: 'Returns' }).click()
  const reasons = page.getByRole('textbox', { name: 'Reasons to choose from' })
  const kept = await reasons.inputValue()
  await reasons.fill('')
  await page.getByRole('textbox', { name: 'Taken back for so many days' }).fill('30')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Name at least one reason to choose from.')).toBeVisible()
  await showInBothThemes(page, 'settings-returns')
  await reasons.fill(`${kept}\nToo spicy`)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await changeStaff(page, staff.cashier)
  await atRegister(page)
  await scan(page, jam, jam)
  const number = await payCash(page)
  await nextCustomer(page)
  // Nobody waits thirty days here: the page hears that they are over. That they are is asked of the order manager elsewhere.
  let answerAfter = 0
  await page.routeWebSocket(/./, (socket) => {
    const server = socket.connectToServer()
    server.onMessage((message) => {
      const send = () => socket.send(String(message).replace('"late":false', '"late":true'))
      if (answerAfter === 0) send()
      else setTimeout(send, answerAfter)
    })
  })
  await page.reload()
  await atRegister(page)
  await scan(page, number)
  await expect(returnDialog(page).getByText('Sold more than 30 days ago')).toBeVisible()
  await showInBothThemes(page, 'return-late')
  answerAfter = 25
  await scanBetweenAnswers(page, jam, jam)
  answerAfter = 0
  await expect(howMuchOf(page, 'Raspberry jam')).toHaveValue('2')
  await takeBack(page, 'Raspberry jam', '1', 'Too spicy')
  await intoTheCart(page)
  await payOut(page, 'Pay out €5.40 in cash')
  await keys.press('Enter')
})
