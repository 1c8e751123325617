import { expect, type Page } from '@playwright/test'
import { changeStaff, goTo, signIn, staff } from '../people/anyone.ts'
import { showInBothThemes } from '../support/both-themes.ts'
import type { Sandbox } from '../support/sandbox.ts'
import { test } from '../support/shop-test.ts'

/** A customer orders two jars of jam in the web shop. Answers the web shop's number. */
const place = async (sandbox: Sandbox, name: string): Promise<string> => {
  const answer = await fetch(`${sandbox.webShop}/sandbox/orders`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      lines: [{ sku: 'GRO-002', quantity: 2 }],
      customer: { name, email: `${name.toLowerCase()}@example.com` },
    }),
  })
  return ((await answer.json()) as { reference: string }).reference
}

const rowOf = (page: Page, reference: string) => page.getByRole('row').filter({ hasText: reference })

const act = async (page: Page, action: string): Promise<void> => {
  await page.getByRole('button', { name: 'Actions' }).click()
  await page.getByRole('menuitem', { name: action }).click()
}

test('the back office holds, notes, changes and releases an order', async ({ till: page, shop }) => {
  await signIn(page, staff.backOffice)
  const reference = await place(shop.sandbox, 'Holly')
  await expect(rowOf(page, reference)).toContainText('Confirmed')
  await rowOf(page, reference).click()

  await act(page, 'Put on hold')
  const hold = page.getByRole('dialog', { name: /^Put order/ })
  await expect(hold.getByRole('button', { name: 'Put on hold' })).toBeDisabled()
  await hold.getByLabel('Reason').fill('Calls back about the address')
  await hold.getByLabel(/^Release it by itself/).fill('2020-01-01')
  await hold.getByRole('button', { name: 'Put on hold' }).click()
  await expect(hold.getByText('Choose a day that is still to come, or none.')).toBeVisible()
  await hold.getByLabel(/^Release it by itself/).fill('')
  await hold.getByRole('button', { name: 'Put on hold' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'On hold.' })).toContainText('Calls back about the address')

  await act(page, 'Add a note')
  await page.getByRole('dialog').getByLabel('Note').fill('Left a message')
  await page.getByRole('dialog').getByRole('button', { name: 'Add note' }).click()
  await expect(page.getByRole('list', { name: 'History' })).toContainText('Note: Left a message')

  await act(page, 'Change quantities')
  const change = page.getByRole('dialog', { name: /^Change order/ })
  await change.getByLabel('Quantity of Raspberry jam').fill('1')
  await change.getByLabel('Reason').fill('One is enough')
  await change.getByRole('button', { name: 'Change order' }).click()
  await expect(page.getByRole('list', { name: 'History' })).toContainText('Raspberry jam: 1. One is enough')
  await showInBothThemes(page, 'order-on-hold')
  await page.getByRole('button', { name: 'Release' }).click()
  await expect(page.getByRole('group', { name: 'States' })).toContainText('Confirmed')
})

test('the back office splits an order, and merges the parts again', async ({ till: page, shop }) => {
  await signIn(page, staff.backOffice)
  const reference = await place(shop.sandbox, 'Nora')
  await expect(rowOf(page, reference)).toContainText('Confirmed')
  await rowOf(page, reference).click()
  const title = page.getByRole('heading', { level: 1 })
  await expect(title).toHaveText(/^Order W\d+$/)
  const origin = (await title.textContent()) ?? ''

  await act(page, 'Split')
  const split = page.getByRole('dialog', { name: /^Split order/ })
  await split.getByLabel('Raspberry jam for the new order').fill('2')
  await split.getByRole('button', { name: 'Split order' }).click()
  await expect(split.getByText(/^No goods would be left on the order/)).toBeVisible()
  await split.getByLabel('Raspberry jam for the new order').fill('1')
  await split.getByLabel('Reason').fill('One goes to her mother')
  await showInBothThemes(page, 'order-split-dialog')
  await split.getByRole('button', { name: 'Split order' }).click()
  await expect(title).not.toHaveText(origin)
  await expect(page.getByRole('list', { name: 'History' })).toContainText('of what is promised for that')
  const linked = page.getByRole('region', { name: 'Split and merged' })
  await expect(linked.getByText('Split off')).toBeVisible()
  await showInBothThemes(page, 'order-split-off')
  await linked.getByRole('link').click()
  await expect(title).toHaveText(origin)
  await expect(page.getByRole('list', { name: 'History' })).toContainText('Split: 1 × Raspberry jam became order')

  await act(page, 'Merge another order into it')
  const merge = page.getByRole('dialog', { name: /^Merge another order/ })
  await merge.getByRole('button', { name: 'Merge orders' }).click()
  await expect(merge.getByText('Choose an order.')).toBeVisible()
  await merge.getByRole('radio').check()
  await showInBothThemes(page, 'order-merge-dialog')
  await merge.getByRole('button', { name: 'Merge orders' }).click()
  await expect(linked.getByText('Has the goods of')).toBeVisible()
  await showInBothThemes(page, 'order-merged')
})

test('orders of a queue are done together, and what can’t be is reported', async ({ till: page, shop }) => {
  await signIn(page, staff.backOffice)
  const references = [await place(shop.sandbox, 'Ida'), await place(shop.sandbox, 'Jan')]
  for (const reference of references) await expect(rowOf(page, reference)).toContainText('Confirmed')
  await page.getByRole('button', { name: /^To pick \d+$/ }).click()
  for (const reference of references) await expect(rowOf(page, reference)).toBeVisible()
  await showInBothThemes(page, 'orders-queue')
  await page.getByRole('button', { name: /^Start picking all/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Start picking all' }).click()
  await expect(page.getByRole('dialog', { name: 'Done' })).toContainText(/(\d+) of \1 done/)
  await page.keyboard.press('Escape')
  await expect(page.getByText('Nothing waits here any more.')).toBeVisible()
  await page.getByRole('button', { name: 'Show all orders' }).click()
})

test('a rule keeps an odd order until somebody has approved it', async ({ till: page, shop }) => {
  await signIn(page, staff.admin)
  await goTo(page, 'Settings')
  await page.getByRole('tab', { name: 'Web shops' }).click()
  const rules = page.getByRole('region', { name: 'Review of online orders' })
  await rules.getByLabel('Amount', { exact: true }).fill('5')
  await rules.getByLabel('Points', { exact: true }).fill('60')
  await rules.getByRole('button', { name: 'Add rule' }).click()
  await rules.getByLabel('Limit, in points').fill('50')
  await rules.getByRole('button', { name: 'Save' }).click()
  await expect(rules.getByText('Saved.')).toBeVisible()
  await showInBothThemes(page, 'settings-review')

  await changeStaff(page, staff.backOffice)
  const reference = await place(shop.sandbox, 'Odd')
  await page.getByRole('button', { name: /^In review 1$/ }).click()
  await rowOf(page, reference).click()
  await expect(page.getByText('Somebody must look at it: 60 points, more than 50.')).toBeVisible()
  await showInBothThemes(page, 'order-in-review')
  await page.getByRole('button', { name: 'Approve' }).click()
  await page.getByRole('dialog').getByLabel('Reason').fill('Known by phone')
  await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click()
  await expect(page.getByRole('group', { name: 'States' })).toContainText('Confirmed')
  await expect(page.getByRole('list', { name: 'History' })).toContainText('Approved after review: Known by phone')

  // The shop is shared: the orders of other specs are not to be looked at.
  await changeStaff(page, staff.admin)
  await goTo(page, 'Settings')
  await page.getByRole('tab', { name: 'Web shops' }).click()
  await rules.getByLabel('Limit, in points').fill('1000')
  await rules.getByRole('button', { name: 'Save' }).click()
  await expect(rules.getByText('Saved.')).toBeVisible()
})
