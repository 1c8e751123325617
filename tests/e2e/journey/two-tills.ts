import { expect, type Page, test } from '@playwright/test'
import { openFaultProxy } from '../../integration/sync/fault-proxy.ts'
import { seededRandom } from '../../support/seeded-random.ts'
import { changeStaff, goTo, openSampleShop, signIn, staff } from '../people/anyone.ts'
import { atRegister, cartTotal, nextCustomer, payCash } from '../people/cashier.ts'
import { askToJoin, becomeHub, hubStatus, newCode, openHubSettings } from '../people/hub.ts'
import { scan } from '../people/scanner.ts'
import { barcodes } from '../support/products.ts'

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

/** What is looked at on the way: the browser's specs try refusals and take pictures there. */
export interface AlongTheWay {
  readonly beforeTheHub?: () => Promise<void>
  readonly atTheOffer?: () => Promise<void>
  readonly atTheChoice?: () => Promise<void>
  readonly beforeJoining?: (offer: { readonly url: string; readonly code: string }) => Promise<void>
  readonly whileAway?: () => Promise<void>
  /** While the line still stands. */
  readonly afterwards?: () => Promise<void>
}

/** Two new tills become one shop: what one sells the other sees, also what both sold while the network was down. */
export async function sellAtTwoTills(
  { north, south }: { readonly north: Page; readonly south: Page },
  { beforeTheHub, atTheOffer, atTheChoice, beforeJoining, whileAway, afterwards }: AlongTheWay = {},
): Promise<void> {
  const offer = await test.step('the first till makes its computer the hub', async () => {
    await openSampleShop(north)
    await signIn(north, staff.admin)
    await expect(hubStatus(north)).toBeHidden()
    await openHubSettings(north)
    await beforeTheHub?.()
    await becomeHub(north)
    const made = await newCode(north)
    await atTheOffer?.()
    return made
  })
  const line = await openFaultProxy(offer.url, seededRandom(1))
  try {
    await test.step('the second till joins', async () => {
      await atTheChoice?.()
      await south.getByRole('button', { name: /This shop has a hub/ }).click()
      await beforeJoining?.({ url: line.url, code: offer.code })
      await askToJoin(south, { url: line.url, code: offer.code, name: 'Back counter', prefix: 'R2' })
      await expect(south.getByRole('radiogroup', { name: 'Who is it?' })).toBeVisible({ timeout: 60_000 })
    })
    const sold = await test.step('what the first sells the second sees', async () => {
      await changeStaff(north, staff.cashier)
      await atRegister(north)
      const number = await sell(north, barcodes.sourdough)
      await signIn(south, staff.cashier)
      await atRegister(south)
      await expect(hubStatus(south)).toHaveAccessibleName('Hub: In step')
      await sees(south, number)
      return number
    })
    await test.step('a cart that is parked at one counter is at the other', async () => {
      await north.bringToFront()
      await scan(north, barcodes.croissant)
      await expect(cartTotal(north)).toHaveText('€2.10')
      await north.keyboard.press('F7')
      await expect(north.getByRole('textbox', { name: 'Name or note' })).toBeFocused()
      await north.keyboard.type('Table 4', { delay: 60 })
      await north.keyboard.press('Enter')
      await south.bringToFront()
      await expect(south.getByRole('button', { name: 'Parked carts: 1' })).toBeVisible()
    })
    await test.step('with the network down both sell, and afterwards they agree', async () => {
      line.part()
      await expect(hubStatus(south)).toHaveAccessibleName('Hub: Hub away')
      // Of three packets, either has enough for its own customer.
      const apart = [await sell(south, tomatoSeeds, tomatoSeeds), await sell(north, tomatoSeeds, tomatoSeeds)]
      await south.bringToFront()
      await expect(hubStatus(south)).toHaveAccessibleName(/\d+ waiting/)
      await hubStatus(south).click()
      await expect(south.getByText(/No hub since .*This till sells on/)).toBeVisible()
      await whileAway?.()
      await south.getByRole('button', { name: 'Retry' }).focus()
      line.mend()
      // With a key: where the till's own next try came first, nothing is there to be clicked any more.
      await south.keyboard.press('Enter')
      await south.keyboard.press('Escape')
      await expect(hubStatus(south)).toHaveAccessibleName('Hub: In step')
      for (const page of [north, south]) await sees(page, sold, ...apart)
      await expect(hubStatus(north)).toHaveAccessibleName('Hub: In step')
    })
    await test.step('both sold the last one: the back office is told to count', async () => {
      await changeStaff(south, staff.admin)
      await goTo(south, 'Products')
      await expect(south.getByRole('list', { name: 'Sold more than there was' })).toContainText(
        'Tomato seeds: −1 at Shop floor',
      )
    })
    await afterwards?.()
  } finally {
    await line.close()
  }
}
