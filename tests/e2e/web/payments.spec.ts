import { expect } from '@playwright/test'
import { changeStaff, goTo, staff } from '../people/anyone.ts'
import { atRegister, cartLines, cartTotal, nextCustomer, payCash, readReceiptNumber } from '../people/cashier.ts'
import {
  amountField,
  besideTheTill,
  chooseTender,
  findCustomer,
  forCustomer,
  openPayment,
  paidSoFar,
  payment,
  toPay,
} from '../people/payer.ts'
import { scan } from '../people/scanner.ts'
import { showInBothThemes } from '../support/both-themes.ts'
import { barcodes } from '../support/products.ts'
import { test } from '../support/shop-test.ts'

// Screens are looked at between the payments.
test.setTimeout(240_000)

const { sourdough, croissant } = barcodes

test('15: 20.00 of 53.10 by card and the rest in cash, by keyboard alone; a reload between shows what was paid', async ({
  register: page,
}) => {
  const keys = page.keyboard
  await scan(page, sourdough, croissant)
  await expect(cartTotal(page)).toHaveText('€6.90')
  await keys.press('ArrowDown')
  await keys.type('23', { delay: 60 })
  await keys.press('Enter')
  await expect(cartTotal(page)).toHaveText('€53.10')

  await openPayment(page)
  const given = payment(page).getByRole('textbox', { name: 'Given by the customer' })
  await given.fill('12x')
  await expect(given).toHaveAccessibleDescription('“12x” is not an amount.')
  await expect(payment(page).getByRole('button', { name: 'Complete sale' })).toBeDisabled()
  await given.fill('0.001')
  await expect(given).toHaveAccessibleDescription('“0.001” is not an amount.')
  await chooseTender(page, 'k', 'Card')
  await besideTheTill(page)
  await expect(amountField(page)).toHaveValue('53.10')
  await amountField(page).fill('53.11')
  await expect(amountField(page)).toHaveAccessibleDescription('That is more than the €53.10 that are due.')
  await showInBothThemes(page, 'payment-more-than-due')
  await page.keyboard.press('Escape')
  await openPayment(page)
  await chooseTender(page, 'k', 'Card')
  await besideTheTill(page)
  await keys.type('20', { delay: 60 })
  await expect(amountField(page)).toHaveValue('20')
  await showInBothThemes(page, 'payment-card-part')
  await keys.press('Enter')
  await expect(toPay(page)).toHaveText('€33.10')
  await expect(paidSoFar(page)).toContainText('Card€20.00')
  await showInBothThemes(page, 'payment-split')

  await page.reload()
  await expect(page.getByRole('button', { name: /^Pay €33\.10/ })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Totals' })).toContainText('Paid so far €20.00')
  await showInBothThemes(page, 'cart-paid-in-part')
  // What the customer agreed to pay stays: nothing comes into the cart that is being paid.
  await scan(page, croissant)
  await expect(page.getByRole('region', { name: 'Cart' }).getByRole('alert')).toContainText('Money has been taken')
  await expect(cartTotal(page)).toHaveText('€53.10')

  await openPayment(page)
  await expect(paidSoFar(page).getByRole('listitem')).toHaveCount(1)
  await paidSoFar(page).getByRole('button', { name: 'Give back Card €20.00' }).click()
  await paidSoFar(page).getByRole('button', { name: 'Give back', exact: true }).click()
  await expect(paidSoFar(page)).toContainText('Say why')
  await paidSoFar(page).getByRole('textbox', { name: 'Why it is given back' }).fill('Another card')
  await keys.press('Enter')
  await expect(toPay(page)).toHaveText('€53.10')
  await chooseTender(page, 'k', 'Card')
  await besideTheTill(page)
  await keys.type('20', { delay: 60 })
  await keys.press('Enter')
  await expect(toPay(page)).toHaveText('€33.10')
  await keys.press('e')
  await keys.press('Enter')
  await readReceiptNumber(page)
  await expect(page.getByRole('region', { name: 'Sale completed' })).toContainText('after €20.00 by card')
  await showInBothThemes(page, 'sale-done-split')
  await nextCustomer(page)
})

test('a gift card is sold untaxed, is scanned into the payment, and pays as far as it goes', async ({
  register: page,
}) => {
  const keys = page.keyboard
  await keys.press('Control+g')
  const sell = page.getByRole('dialog', { name: 'Sell a gift card' })
  await sell.getByRole('button', { name: 'Into the cart' }).click()
  await expect(sell.getByText('Enter what comes onto the card.')).toBeVisible()
  await sell.getByRole('textbox', { name: 'What comes onto it' }).fill('3')
  await showInBothThemes(page, 'gift-card-sell')
  await keys.press('Enter')
  await expect(cartTotal(page)).toHaveText('€3.00')
  const number = /99\d{14}/.exec((await cartLines(page).first().textContent()) ?? '')?.[0] ?? ''
  await payCash(page)
  await expect(page.getByRole('article')).toContainText(number)
  await nextCustomer(page)

  await scan(page, sourdough)
  await expect(cartTotal(page)).toHaveText('€4.80')
  await openPayment(page)
  // A product can't be scanned now; the card of whoever pays can, whatever tender is chosen.
  await scan(page, croissant)
  await expect(payment(page).getByRole('alert')).toContainText('Not scanned')
  await scan(page, number)
  await expect(payment(page).getByText('On the card €3.00')).toBeVisible()
  await expect(amountField(page)).toHaveValue('3.00')
  await showInBothThemes(page, 'payment-gift-card')
  await keys.press('Enter')
  await expect(toPay(page)).toHaveText('€1.80')
  await expect(paidSoFar(page)).toContainText(`Gift card …${number.slice(-4)}`)

  await chooseTender(page, 'g', 'Gift card')
  const wrong = `${number.slice(0, -1)}${(Number(number.at(-1)) + 1) % 10}`
  await payment(page).getByRole('textbox', { name: 'Number of the gift card' }).fill(wrong)
  await keys.press('Enter')
  await expect(payment(page).getByText('A digit of that number is wrong.')).toBeVisible()
  await showInBothThemes(page, 'payment-gift-card-refused')
  await payment(page).getByRole('button', { name: /^Cash/ }).click()
  await keys.press('e')
  await keys.press('Enter')
  await readReceiptNumber(page)
  await nextCustomer(page)
})

test('store credit and an account pay for their customer; what is owed is paid at the till', async ({
  register: page,
}) => {
  const keys = page.keyboard
  const customer = 'Ada Byrne'
  await changeStaff(page, staff.backOffice)
  await goTo(page, 'Customers')
  await page.getByRole('link', { name: 'Gift cards and accounts' }).click()
  await page.getByRole('button', { name: 'Give store credit' }).click()
  await findCustomer(page, customer)
  const give = page.getByRole('dialog', { name: `Store credit for ${customer}` })
  await give.getByRole('textbox', { name: 'How much' }).fill('3')
  await give.getByRole('textbox', { name: 'Why' }).fill('Late delivery')
  await give.getByRole('button', { name: 'Give it' }).click()
  await expect(give).toBeHidden()
  await page.getByRole('button', { name: 'Set an account’s limit' }).click()
  await findCustomer(page, customer)
  const limit = page.getByRole('dialog', { name: `Account of ${customer}` })
  await limit.getByRole('textbox', { name: 'How much may be owed at most' }).fill('50')
  await limit.getByRole('button', { name: 'Set the limit' }).click()
  await expect(limit).toBeHidden()

  await changeStaff(page, staff.cashier)
  await atRegister(page)
  await scan(page, sourdough)
  await expect(cartTotal(page)).toHaveText('€4.80')
  await openPayment(page)
  await expect(payment(page).getByRole('button', { name: /^Credit/ })).toHaveCount(0)
  await keys.press('Escape')
  await forCustomer(page, customer)
  await openPayment(page)
  await chooseTender(page, 's', 'Credit')
  await expect(amountField(page)).toHaveValue('3.00')
  await showInBothThemes(page, 'payment-store-credit')
  await keys.press('Enter')
  await expect(toPay(page)).toHaveText('€1.80')
  await chooseTender(page, 'a', 'Account')
  await expect(payment(page).getByText('May still be charged €50.00')).toBeVisible()
  await showInBothThemes(page, 'payment-account')
  await keys.press('Enter')
  await readReceiptNumber(page)
  await nextCustomer(page)

  await forCustomer(page, customer)
  await keys.press('Control+b')
  const owed = page.getByRole('dialog', { name: 'Payment on account' })
  await expect(owed).toContainText('Ada Byrne owes €1.80')
  await expect(owed.getByRole('textbox', { name: 'What is paid of it' })).toHaveValue('1.80')
  await showInBothThemes(page, 'pay-account')
  await owed.getByRole('textbox', { name: 'What is paid of it' }).fill('2')
  await keys.press('Enter')
  await expect(owed.getByText('more than Ada Byrne owes')).toBeVisible()
  await owed.getByRole('textbox', { name: 'What is paid of it' }).fill('1.80')
  await keys.press('Enter')
  await expect(cartTotal(page)).toHaveText('€1.80')
  await payCash(page)
  await nextCustomer(page)

  await changeStaff(page, staff.backOffice)
  await goTo(page, 'Customers')
  await page.getByRole('link', { name: 'Gift cards and accounts' }).click()
  await page.getByRole('textbox', { name: 'Find a gift card or an account' }).fill('Ada')
  await expect(page.getByRole('row', { name: /Ada Byrne Account/ })).toContainText('€0.00')
  await showInBothThemes(page, 'accounts')
  await page.getByRole('button', { name: 'Open Store credit Ada Byrne' }).click()
  const history = page.getByRole('dialog', { name: 'Store credit Ada Byrne' })
  await expect(history.getByRole('row', { name: /Late delivery/ })).toContainText('+3.00')
  await history.getByRole('textbox', { name: 'Why it is blocked' }).fill('Asked for by her')
  await history.getByRole('button', { name: 'Block it' }).click()
  await expect(history.getByText('Blocked: Asked for by her')).toBeVisible()
  await showInBothThemes(page, 'account-history')
})

test('a tip comes with a card or out of what was given in cash; it is no turnover, and stands by who took it', async ({
  register: page,
}) => {
  const keys = page.keyboard
  const tips = async (on: boolean): Promise<void> => {
    await changeStaff(page, staff.admin)
    await goTo(page, 'Settings')
    await page.getByRole('tab', { name: 'Shop', exact: true }).click()
    await page.getByRole('switch', { name: 'Tips' }).setChecked(on)
  }
  const presets = page.getByRole('textbox', { name: 'Tips to choose from' })
  const save = async (): Promise<void> => {
    const form = page.locator('form').filter({ has: presets })
    await form.getByRole('button', { name: 'Save' }).click()
    await expect(form.getByText('Saved.')).toBeVisible()
  }
  await scan(page, sourdough)
  await openPayment(page)
  await expect(payment(page).getByRole('button', { name: 'Tip', exact: true })).toHaveCount(0)
  await keys.press('Escape')

  await tips(true)
  await presets.fill('5; ten')
  await expect(presets).toHaveAccessibleDescription(/Up to four numbers from 0.01 to 100/)
  const alone = page.getByRole('switch', { name: /^Limit what a till takes/ })
  await alone.click()
  await expect(page.getByText('A whole number from 1 on.')).toBeVisible()
  await alone.scrollIntoViewIfNeeded()
  await showInBothThemes(page, 'settings-tips')
  await alone.click()
  await presets.fill('5; 12.5')
  await save()

  await changeStaff(page, staff.cashier)
  await atRegister(page)
  await expect(cartTotal(page)).toHaveText('€4.80')
  await openPayment(page)
  await chooseTender(page, 'k', 'Card')
  await besideTheTill(page)
  await keys.type('2', { delay: 60 })
  await keys.press('t')
  const tip = payment(page).getByRole('textbox', { name: 'Tip' })
  await expect(payment(page).getByRole('button', { name: '€0.60 12.5%' })).toBeVisible()
  await tip.fill('1x')
  await expect(tip).toHaveAccessibleDescription(/“1x” is not an amount/)
  await payment(page).getByRole('button', { name: '€0.24 5%' }).click()
  await expect(toPay(page)).toHaveText('€5.04')
  await showInBothThemes(page, 'payment-tip')
  await keys.press('Enter')
  await expect(amountField(page)).toHaveValue('2')
  await showInBothThemes(page, 'payment-card-tip')
  await payment(page).getByRole('button', { name: 'Take €2.24, €2.80 left' }).click()
  await expect(toPay(page)).toHaveText('€2.80')
  await expect(paidSoFar(page)).toContainText('Card with a tip of €0.24€2.24')

  const given = payment(page).getByRole('textbox', { name: 'Given by the customer' })
  await given.fill('5')
  await showInBothThemes(page, 'payment-keep-change')
  await payment(page).getByRole('button', { name: 'Keep it as a tip' }).click()
  await expect(toPay(page)).toHaveText('€5.00')
  await expect(page.getByTestId('change')).toHaveText('€0.00')
  await given.fill('4')
  await expect(given).toHaveAccessibleDescription('With the tip it takes €5.00.')
  await keys.press('e')
  await expect(given).toHaveValue('5.00')
  await keys.press('Enter')
  await readReceiptNumber(page)
  await expect(page.getByRole('region', { name: 'Sale completed' })).toContainText('and a tip of €2.20')
  await expect(page.getByRole('article')).toContainText('Of it a tip')
  await showInBothThemes(page, 'sale-done-tip')
  await nextCustomer(page)

  await goTo(page, 'Shift')
  await expect(page.getByRole('region', { name: 'Cash in the drawer' })).toContainText('Tips in cash2.20')
  await page.getByRole('button', { name: 'X report' }).click()
  const paper = page.getByRole('region', { name: 'Tips in the tenders' })
  await expect(paper).toContainText(`${staff.cashier} by card (1)0.24`)
  await expect(paper).toContainText(`${staff.cashier} in cash (1)2.20`)
  await expect(paper).toContainText('Tips€2.44')
  await showInBothThemes(page, 'x-report-tips')

  await tips(false)
  await save()
})
