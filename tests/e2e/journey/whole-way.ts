import { expect, type Page, test } from '@playwright/test'
import { readPdf } from '../../unit/documents/read-pdf.ts'
import { changeStaff, goTo, openSampleShop, signIn, staff } from '../people/anyone.ts'
import {
  allStored,
  atRegister,
  cartLines,
  cartOf,
  cartTotal,
  minorUnits,
  nextCustomer,
  openRegister,
  payCash,
  searchField,
} from '../people/cashier.ts'
import { addToWebCart, placeWebOrder, readOrderNumber, readOrderState } from '../people/customer.ts'
import { openQueued, pack, pickAll, ship } from '../people/picker.ts'
import { scan } from '../people/scanner.ts'
import { barcodes } from '../support/products.ts'
import { awaitPrintout, findSandbox, merchantLedger, type Sandbox } from '../support/sandbox.ts'
import type { Program } from './program.ts'

const tracking = 'JD014600006281234567'

/** A day in the shop, from the first start to the morning after: the same in the browser and in the window. */
export class Journey {
  readonly #program: Program
  #sandbox: Sandbox | undefined
  #customer: Page | undefined
  #receipt = ''
  #order = ''

  constructor(program: Program) {
    this.#program = program
  }

  get #page(): Page {
    return this.#program.page()
  }
  get #outside(): Sandbox {
    if (this.#sandbox === undefined) throw new Error('The sample shop is not open yet.')
    return this.#sandbox
  }
  get #buyer(): Page {
    if (this.#customer === undefined) throw new Error('No customer has come yet.')
    return this.#customer
  }

  /** All of it, with the program ended twice at the end of the day. */
  async run(): Promise<void> {
    await test.step('the sample shop opens, and the cashier signs in', () => this.#opensTheSampleShop())
    await test.step('three products are scanned', () => this.#scansThreeProducts())
    await test.step('cash is taken, and the receipt printed', () => this.#takesCash())
    await test.step('a web order is confirmed and shown', () => this.#sellsOnTheWeb())
    await test.step('it is picked, packed and shipped', () => this.#packsAndShips())
    await test.step('the money is collected, and the customer told', () => this.#collectsTheMoney())
    await test.step('two lines stay in the cart', () => this.#leavesACart())
    for (const how of ['killed', 'closed'] as const) {
      await test.step(`the program is ${how} and started again`, () => this.#program.restart(how))
      await test.step('everything is there', () => this.#findsEverything())
    }
  }

  async #opensTheSampleShop(): Promise<void> {
    await openSampleShop(this.#page)
    await signIn(this.#page, staff.cashier)
    await openRegister(this.#page, '150')
    await atRegister(this.#page)
    this.#sandbox = await findSandbox(this.#program.dataFolder)
  }

  /** Three products, with the focus in the search field, on a button, and nowhere. */
  async #scansThreeProducts(): Promise<void> {
    const page = this.#page
    await searchField(page).focus()
    await scan(page, barcodes.sourdough)
    await expect(cartLines(page)).toHaveCount(1)
    await expect(searchField(page)).toHaveValue('')
    await page.getByRole('button', { name: 'Appearance' }).focus()
    await scan(page, barcodes.speltLoaf)
    await expect(cartLines(page)).toHaveCount(2)
    await expect(page.getByRole('menu')).toHaveCount(0)
    await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur())
    await scan(page, barcodes.croissant)
    await expect(cartLines(page)).toHaveCount(3)
    expect((await cartOf(page)).map(({ name, quantity }) => `${quantity} ${name}`)).toEqual([
      '1 Country sourdough',
      '1 Seeded spelt loaf',
      '1 Butter croissant',
    ])
    await expect(cartTotal(page)).toHaveText('€12.10')
  }

  async #takesCash(): Promise<void> {
    this.#receipt = await payCash(this.#page, '20')
    await expect(this.#page.getByTestId('change-due')).toHaveText('€7.90')
    const paper = await awaitPrintout(this.#outside, this.#receipt)
    expect(paper.text).toContain('Country sourdough')
    expect(paper.drawerKicks).toBe(1)
    await nextCustomer(this.#page)
  }

  /** The back office looks on while a customer orders something for the post and something to read at once. */
  async #sellsOnTheWeb(): Promise<void> {
    const till = this.#page
    await changeStaff(till, staff.backOffice)
    await goTo(till, 'Orders')
    this.#customer = await this.#program.browser.newPage({ locale: 'en-GB' })
    await addToWebCart(this.#buyer, this.#outside.webShop, 'Raspberry jam')
    await addToWebCart(this.#buyer, this.#outside.webShop, 'Bread, Slowly (e-book)')
    await addToWebCart(this.#buyer, this.#outside.webShop, 'Larder, pantry planner for desktop')
    const reference = await placeWebOrder(this.#buyer, /^Ada/)
    await readOrderState(this.#buyer, 'Order confirmed')
    this.#order = await readOrderNumber(this.#buyer)
    await expect(this.#buyer.getByRole('link', { name: 'Open download' })).toHaveAttribute('href', /\/access\/.{20,}/)
    await expect(this.#buyer.locator('code.key')).toHaveText(/^[A-Z0-9]{4,}(-[A-Z0-9]{4,})+$/)

    const row = till.getByRole('row').filter({ hasText: reference })
    await expect(row).toContainText(this.#order)
    await expect(row).toContainText('Confirmed')
    await row.click()
    await expect(till.getByRole('heading', { level: 1, name: `Order ${this.#order}` })).toBeVisible()
    await expect(till.getByRole('group', { name: 'States' })).toContainText('Authorised')
    await expect(till.getByRole('region', { name: 'Lines' }).getByRole('rowheader', { name: 'Total' })).toBeVisible()
    const { authorizations, captures } = await merchantLedger(this.#outside)
    expect(authorizations.map(({ invoiceId }) => invoiceId)).toEqual([expect.stringMatching(`^${this.#order}\\b`)])
    expect(captures).toEqual([])
  }

  async #packsAndShips(): Promise<void> {
    const page = this.#page
    await changeStaff(page, staff.picker)
    await goTo(page, 'Fulfilment')
    await openQueued(page, this.#order)
    await pickAll(page)
    await pack(page)
    const slip = await readPdf(
      await this.#program.saved(() => page.getByRole('button', { name: 'Packing slip (PDF)' }).click()),
    )
    expect(slip.text).toContain(this.#order)
    expect(slip.text).toContain('Raspberry jam')
    expect(slip.text).toContain('Ada Alder')
    expect(slip.barcodes.map(({ text }) => text)).toContain(this.#order)
    await ship(page, 'DHL', tracking)
    await expect(page.getByText(`${this.#order} is shipped.`)).toBeVisible()
  }

  async #collectsTheMoney(): Promise<void> {
    await readOrderState(this.#buyer, 'Order shipped')
    await expect(this.#buyer.getByText(tracking)).toBeVisible()
    await expect(this.#buyer.getByText(/^Paid: .* captured\.$/)).toBeVisible({ timeout: 30_000 })
    const paid = minorUnits(await this.#buyer.getByText(/^Paid: /).textContent())
    const { captures } = await merchantLedger(this.#outside)
    expect(captures.map(({ invoiceId, amount }) => [invoiceId, amount.minor])).toEqual([
      [expect.stringMatching(`^${this.#order}\\b`), paid],
    ])
  }

  /** Two lines stay in the cart; then the program ends. */
  async #leavesACart(): Promise<void> {
    await changeStaff(this.#page, staff.cashier)
    await atRegister(this.#page)
    await scan(this.#page, barcodes.sourdough, barcodes.sourdough, barcodes.croissant)
    await expect(cartTotal(this.#page)).toHaveText('€11.70')
    await allStored(this.#page)
  }

  /** Whoever was signed in is asked for the PIN again. */
  async #findsEverything(): Promise<void> {
    const page = this.#page
    await signIn(page, staff.cashier)
    await atRegister(page)
    await expect(cartLines(page)).toHaveCount(2)
    expect(await cartOf(page)).toEqual([
      { name: 'Country sourdough', quantity: '2' },
      { name: 'Butter croissant', quantity: '1' },
    ])
    await goTo(page, 'Receipts')
    await page.getByRole('list', { name: 'Receipts' }).getByRole('link', { name: this.#receipt }).click()
    await expect(page.getByRole('article', { name: `Receipt ${this.#receipt}` })).toContainText('Seeded spelt loaf')

    await changeStaff(page, staff.backOffice)
    await goTo(page, 'Orders')
    const row = page.getByRole('row').filter({ hasText: this.#order })
    await expect(row).toContainText('Shipped')
    await expect(row).toContainText('Paid')
    await this.#buyer.reload()
    await readOrderState(this.#buyer, 'Order shipped')
    const { captures } = await merchantLedger(await findSandbox(this.#program.dataFolder))
    expect(captures).toHaveLength(1)
  }
}
