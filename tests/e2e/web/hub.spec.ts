import { expect, type Page, test } from '@playwright/test'
import { openFaultProxy } from '../../integration/sync/fault-proxy.ts'
import { seededRandom } from '../../support/seeded-random.ts'
import { changeStaff, goTo, openSampleShop, signIn, staff } from '../people/anyone.ts'
import { atRegister, cartTotal, nextCustomer, payCash } from '../people/cashier.ts'
import { askToJoin, becomeHub, hubStatus, newCode, openHubSettings } from '../people/hub.ts'
import { scan } from '../people/scanner.ts'
import { showInBothThemes } from '../support/both-themes.ts'
import { BrowserTill } from '../support/browser-till.ts'
import { barcodes } from '../support/products.ts'

const alone = ['--hub-host', '127.0.0.1', '--hub-port', '0', '--without-sandbox']

const tomatoSeeds = '1492643001145'

const receipts = (page: Page) => page.getByRole('list', { name: 'Receipts' })

async function sell(page: Page, ...codes: readonly string[]): Promise<string> {
  await page.bringToFront()
  await scan(page, ...codes)
  const number = await payCash(page)
  await nextCustomer(page)
  return number
}

async function sees(page: Page, ...numbers: readonly string[]): Promise<void> {
  await page.bringToFront()
  await goTo(page, 'Receipts')
  for (const number of numbers) await expect(receipts(page)).toContainText(number)
  await goTo(page, 'Register')
  await atRegister(page)
}

test('two tills and a hub: what one sells the other sees, also what was sold while the network was down', async ({
  page: north,
  browser,
}) => {
  test.setTimeout(600_000)
  const [first, second] = [await BrowserTill.start(alone), await BrowserTill.start(alone)]
  const elsewhere = await browser.newContext()
  const south = await elsewhere.newPage()
  let line: Awaited<ReturnType<typeof openFaultProxy>> | undefined
  try {
    await north.goto(first.url)
    await openSampleShop(north)
    await signIn(north, staff.admin)
    await expect(hubStatus(north)).toBeHidden()
    await openHubSettings(north)
    await north.getByLabel('Address of the hub').fill('http://127.0.0.1:1')
    await north.getByLabel('Pairing code').fill('AAAA-AAAA')
    await north.getByRole('button', { name: 'Pair this till' }).click()
    await expect(north.getByText('The hub does not answer: check its address, and that it runs.')).toBeVisible()
    await becomeHub(north)
    const offer = await newCode(north)
    await showInBothThemes(north, 'hub-settings')

    line = await openFaultProxy(offer.url, seededRandom(1))
    await south.goto(second.url)
    await showInBothThemes(south, 'first-choice-hub')
    await south.getByRole('button', { name: /This shop has a hub/ }).click()
    await south.getByRole('button', { name: 'Join' }).click()
    await expect(south.getByText('A prefix has 1 to 6 capital letters or digits.')).toBeVisible()
    await askToJoin(south, { url: line.url, code: offer.code, name: 'Back counter', prefix: 'R1' })
    await expect(south.getByText(/numbers its receipts with R1 already/)).toBeVisible()
    await askToJoin(south, { url: line.url, code: offer.code, name: 'Back counter', prefix: 'R2' })
    await expect(south.getByRole('radiogroup', { name: 'Who is it?' })).toBeVisible({ timeout: 60_000 })

    await changeStaff(north, staff.cashier)
    await atRegister(north)
    const sold = await sell(north, barcodes.sourdough)
    await signIn(south, staff.cashier)
    await atRegister(south)
    await expect(hubStatus(south)).toHaveAccessibleName('Hub: In step')
    await sees(south, sold)

    // A cart that is parked at one counter is taken up at the other.
    await north.bringToFront()
    await scan(north, barcodes.croissant)
    await expect(cartTotal(north)).toHaveText('€2.10')
    await north.keyboard.press('F7')
    await expect(north.getByRole('textbox', { name: 'Name or note' })).toBeFocused()
    await north.keyboard.type('Table 4', { delay: 60 })
    await north.keyboard.press('Enter')
    await south.bringToFront()
    await expect(south.getByRole('button', { name: 'Parked carts: 1' })).toBeVisible()

    line.part()
    await expect(hubStatus(south)).toHaveAccessibleName('Hub: Hub away')
    // Of three packets, either has enough for its own customer.
    const apart = [await sell(south, tomatoSeeds, tomatoSeeds), await sell(north, tomatoSeeds, tomatoSeeds)]
    await south.bringToFront()
    await expect(hubStatus(south)).toHaveAccessibleName(/\d+ waiting/)
    await hubStatus(south).click()
    await expect(south.getByText(/No hub since .*This till sells on/)).toBeVisible()
    await showInBothThemes(south, 'hub-away')
    line.mend()
    await south.getByRole('button', { name: 'Retry' }).click()
    await south.keyboard.press('Escape')
    await expect(hubStatus(south)).toHaveAccessibleName('Hub: In step')
    for (const page of [north, south]) await sees(page, sold, ...apart)
    await expect(hubStatus(north)).toHaveAccessibleName('Hub: In step')

    // What a till may not change is refused by the hub, in words, and stays.
    // Both sold the last one: both sales stand, and the back office is told to count.
    await changeStaff(south, staff.admin)
    await goTo(south, 'Products')
    const task = south.getByRole('list', { name: 'Sold more than there was' })
    await expect(task).toContainText('Tomato seeds: −1 at Shop floor')
    await showInBothThemes(south, 'oversold')
    await task.getByRole('button', { name: 'Count Tomato seeds again' }).click()
    // From now on it is sold only as far as the hub has handed it out.
    const never = south.getByRole('dialog').getByRole('switch', { name: 'Never oversell' })
    await never.click()
    await expect(never).toBeChecked()
    await showInBothThemes(south, 'never-oversell')
    await south.getByRole('dialog').getByRole('textbox', { name: 'Counted pieces' }).fill('2')
    await south.getByRole('dialog').getByRole('button', { name: 'Save count' }).click()
    await expect(task).toBeHidden()

    await goTo(south, 'Settings')
    await south.getByRole('button', { name: 'Once for the order' }).click()
    await expect(hubStatus(south)).toHaveAccessibleName('Hub: 1 refused')
    await hubStatus(south).click()
    await south.getByRole('button', { name: 'Show' }).click()
    const dialog = south.getByRole('dialog', { name: 'Refused by the hub' })
    await expect(dialog.getByRole('row', { name: /Setting/ })).toContainText('do it at an office device')
    await showInBothThemes(south, 'hub-refused')
    await south.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  } finally {
    await elsewhere.close()
    await line?.close()
    await first.remove()
    await second.remove()
  }
})
