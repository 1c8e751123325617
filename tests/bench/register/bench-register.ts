import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { buildIfStale } from '../../../electron/host/build.ts'
import { openStore } from '../../../electron/store/open-store.ts'
import { openWebSocket } from '../../../shared/rpc/web-socket.ts'
import { Till } from '../../faults/till.ts'
import { provideChromium } from '../../runner/browser.ts'
import { type Client, createClient } from '../../support/client.ts'
import { generatedProduct, soldNext } from '../../support/generated-catalog.ts'
import { type Random, seededRandom } from '../../support/seeded-random.ts'
import { type Measured, measured } from '../statistics.ts'
import { cashier, loadShop } from '../store/load-shop.ts'
import { type BarePage, openBarePage } from './bare-page.ts'
import { keyboardOf } from './keyboard.ts'
import { shownAfter, watched } from './watch-screen.ts'
import { readWrittenRows, type WrittenRows } from './written-rows.ts'

export interface RegisterBench {
  readonly products: number
  readonly runs: number
}

const seed = 7
const warmUp = 20
const linesPerSale = 10
/** The longest invoice of UCI Online Retail. */
const hugeCart = 1114
const bare = 'bare page, WebSocket and raw SQLite: same keys, same rows, one line'

/** What a cashier waits for at the register: each beside a bare page that shows a line once as many rows and bytes are written. */
export const benchRegister = async ({ products, runs }: RegisterBench): Promise<Measured[]> => {
  buildIfStale()
  const folder = mkdtempSync(join(tmpdir(), 'tillhouse-bench-'))
  const store = await openStore({ folder })
  await loadShop(store, { products, orders: 0, seed }, () => undefined)
  await store.close()
  const till = new Till(folder, 0)
  if (!(await till.start().ready)) throw new Error('the till did not start')
  const executablePath = await provideChromium()
  if (executablePath === undefined) throw new Error('there is no Chromium to measure in')
  const browser = await chromium.launch({ executablePath })
  const beside = await openBarePage(browser, folder)
  const rows = readWrittenRows(folder)
  const client = createClient(async () => {
    const { host, searchParams } = new URL(till.url)
    return openWebSocket(new WebSocket(`ws://${host}/rpc?token=${searchParams.get('token')}`))
  })
  try {
    const codes = codesSold(products)
    const open = async (): Promise<Counter> => {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
      await watched(page)
      await page.goto(till.url)
      await signIn(page)
      return { page, press: await keyboardOf(page), rows, beside }
    }
    const counter = await open()
    const scans = await timesOfScans(counter, runs, codes)
    const sales = await timesOfSales(counter, runs, codes)
    await counter.page.close()
    const filled = await fillCart(client, codes)
    const huge = await timesInHugeCart(await open(), runs, filled)
    const name = (what: string) => `${what}, ${products.toLocaleString('en')} products`
    return [
      row(name('scan to line on screen'), scans),
      row(name('payment to receipt number on screen'), sales),
      row(`scan into a cart of ${hugeCart.toLocaleString('en')} lines to its line on screen`, huge),
    ]
  } finally {
    client.close()
    rows.close()
    await beside.close()
    await browser.close()
    await till.end('SIGTERM')
    rmSync(folder, { recursive: true, maxRetries: 5 })
  }
}

interface Times {
  readonly ours: number[]
  readonly theirs: number[]
}
const row = (name: string, { ours, theirs }: Times): Measured => measured(name, ours, { name: bare, times: theirs })

/** A page at which somebody sells, and what stands beside it. */
interface Counter {
  readonly page: Page
  readonly press: (code: string) => Promise<void>
  readonly rows: WrittenRows
  readonly beside: BarePage
}

/** Barcodes of what is sold, without an end: pieces that are in the catalog still. */
function* codesSold(products: number): Generator<string, never> {
  const random: Random = seededRandom(seed)
  for (;;) {
    const { status, unit, variants } = generatedProduct(soldNext(random, products), seed)
    const code = variants[0]?.barcode ?? null
    if (status === 'active' && unit === 'piece' && code !== null) yield code
  }
}

const signIn = async (page: Page): Promise<void> => {
  await page.getByRole('radio', { name: cashier.name }).click()
  await page.keyboard.type(cashier.pin)
  await page.keyboard.press('Enter')
  await page.getByRole('combobox', { name: 'Search products' }).waitFor()
}

/** One measured step, which answers the code it scanned, and the bare page's with as many bytes; the first ones are not counted. */
const inTurns = async (counter: Counter, runs: number, step: (run: number) => Promise<string>): Promise<Times> => {
  const times: Times = { ours: [], theirs: [] }
  for (let run = -warmUp; run < runs; run++) {
    const code = await step(run)
    const ours = await shownAfter(counter.page)
    const theirs = await counter.beside.enter(code, counter.rows.sizes())
    await counter.page.bringToFront()
    if (run < 0) continue
    times.ours.push(ours)
    times.theirs.push(theirs)
  }
  return times
}

const timesOfScans = async (counter: Counter, runs: number, codes: Iterator<string, never>): Promise<Times> => {
  let inCart = 0
  const times = await inTurns(counter, runs, async () => {
    if (inCart === linesPerSale) {
      await pay(counter.page)
      await nextSale(counter.page)
      counter.rows.sizes()
      inCart = 0
    }
    inCart += 1
    const code = codes.next().value
    await counter.press(code)
    return code
  })
  await pay(counter.page)
  await nextSale(counter.page)
  return times
}

/** Sales of three lines, paid in cash. */
const timesOfSales = async (counter: Counter, runs: number, codes: Iterator<string, never>): Promise<Times> => {
  const times = await inTurns(counter, runs, async (run) => {
    if (run > -warmUp) await nextSale(counter.page)
    for (let line = 0; line < 3; line++) {
      await counter.press(codes.next().value)
      await shownAfter(counter.page)
    }
    counter.rows.sizes()
    await pay(counter.page)
    return ''
  })
  await nextSale(counter.page)
  return times
}

/** Scans of what is in the huge cart already: it stays as long as it is. */
const timesInHugeCart = async (counter: Counter, runs: number, codes: readonly string[]): Promise<Times> => {
  const random = seededRandom(seed)
  await counter.page.locator(`[aria-rowcount="${hugeCart}"]`).waitFor()
  counter.rows.sizes()
  return inTurns(counter, runs, async () => {
    const code = codes[Math.floor(random() * codes.length)] ?? ''
    await counter.press(code)
    return code
  })
}

/** A person's two keys are so far apart at least: the first one is on screen when the second is pressed. */
const millisecondsBetweenFingers = 120

const pay = async (page: Page): Promise<void> => {
  await page.keyboard.press('F12')
  await page.getByRole('button', { name: 'Exact' }).waitFor()
  await page.keyboard.press('e')
  await page.waitForTimeout(millisecondsBetweenFingers)
  await page.keyboard.press('Enter')
  await page.getByTestId('receipt-number').waitFor()
}

const nextSale = async (page: Page): Promise<void> => {
  await page.keyboard.press('Enter')
  await page.getByText('Ready for the next customer').waitFor()
}

/** Fills a cart of as many lines through the API: the codes that are in it. */
const fillCart = async (client: Client, codes: Iterator<string, never>): Promise<string[]> => {
  const member = (await client.do('staff.list', {})).find(({ name }) => name === cashier.name)
  await client.do('staff.signIn', { staffId: member?.id ?? '', pin: cashier.pin })
  const orderId = crypto.randomUUID()
  const filled = new Set<string>()
  while (filled.size < hugeCart) {
    const code = codes.next().value
    if (filled.has(code)) continue
    filled.add(code)
    await client.do('register.ring', { orderId, lineId: crypto.randomUUID(), known: 0, what: { code } })
  }
  return [...filled]
}
