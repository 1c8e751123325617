import { test as base, type Page } from '@playwright/test'
import { openSampleShop, signIn, staff } from '../people/anyone.ts'
import { atRegister, clearCart } from '../people/cashier.ts'
import { BrowserTill } from './browser-till.ts'
import { findSandbox, type Sandbox } from './sandbox.ts'

interface SampleShop {
  readonly till: BrowserTill
  readonly sandbox: Sandbox
}

interface Till {
  /** A page on the sample shop's till, with nobody signed in. */
  readonly till: Page
  /** The same with the cashier at the register, and nothing in the cart. */
  readonly register: Page
}

/** Specs that share one sample shop: its host and sandbox start once for all of them, and again after a failure. */
export const test = base.extend<Till, { readonly shop: SampleShop }>({
  shop: [
    async ({ browser }, use) => {
      const till = await BrowserTill.start()
      const page = await browser.newPage()
      await page.goto(till.url)
      await openSampleShop(page)
      await page.close()
      await use({ till, sandbox: await findSandbox(till.dataFolder) })
      await till.remove()
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  till: async ({ page, shop }, use) => {
    await page.goto(shop.till.url)
    await use(page)
  },
  register: async ({ till }, use) => {
    await signIn(till, staff.cashier)
    await atRegister(till)
    await clearCart(till)
    await use(till)
  },
})
