import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { buildIfStale } from '../../electron/host/build.ts'
import { nodeRuntime } from '../../electron/host/node-runtime.ts'
import { openStore } from '../../electron/store/open-store.ts'
import { scannerKeys } from '../e2e/people/scanner.ts'
import { Till } from '../faults/till.ts'
import { provideChromium } from '../runner/browser.ts'
import { foundPlainShop, plainPin } from '../support/plain-shop.ts'
import { type Measured, measured } from './statistics.ts'

const products = 10_000
const runs = 200
const warmUp = 10
const linesPerSale = 10

/** Each has products in the plain shop, at every letter of it. */
const searches = [
  'linen blanket',
  'oak biscuit',
  'copper table',
  'cotton jumper',
  'glass bowl',
  'garden beans',
  'coffee candle',
  'paper vase',
  'woollen lamp',
  'enamel kettle',
  'slate notebook',
  'hazel scarf',
]

/** What a cashier sees in Chromium, at 10,000 products: a scan's line, and a keystroke's results. */
export const benchPage = async (): Promise<Measured[]> => {
  buildIfStale()
  const folder = mkdtempSync(join(tmpdir(), 'tillhouse-bench-'))
  const store = await openStore({ folder })
  await foundPlainShop({ store, runtime: nodeRuntime }, products)
  await store.close()
  const till = new Till(folder, 0)
  if (!(await till.start().ready)) throw new Error('the till did not start')
  const executablePath = await provideChromium()
  if (executablePath === undefined) throw new Error('there is no Chromium to measure in')
  const browser = await chromium.launch({ executablePath })
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    await page.addInitScript(watchKeys)
    await page.goto(till.url)
    await page.getByRole('heading', { name: 'PIN of Bea' }).waitFor()
    await page.keyboard.type(plainPin)
    await page.keyboard.press('Enter')
    await page.getByRole('combobox', { name: 'Search products' }).waitFor()
    const name = products.toLocaleString('en')
    return [
      measured('scan to line on screen, in Chromium', await scans(page)),
      measured(`keystroke to results on screen, ${name} products`, await keystrokes(page)),
    ]
  } finally {
    await browser.close()
    await till.end('SIGTERM')
    rmSync(folder, { recursive: true })
  }
}

declare global {
  interface Window {
    /** Milliseconds from the last key to the change on screen that it caused; undefined until that is there. */
    answeredAfter?: number | undefined
  }
}

/**
 * In the page: takes the time that the system gave the last key, and the moment at which the cart's lines changed (after
 * Enter) or the results of what was typed stood in the list (after any other key).
 */
function watchKeys(): void {
  let pressed = 0
  let key = ''
  window.addEventListener(
    'keydown',
    (event) => {
      pressed = event.timeStamp
      key = event.key
      window.answeredAfter = undefined
    },
    { capture: true },
  )
  const isLine = (node: Node): boolean =>
    node instanceof HTMLElement && (node.matches('[data-line]') || node.querySelector('[data-line]') !== null)
  // The list comes with the first answer, and says with each later one that it is no longer busy.
  const isList = (node: Node): boolean =>
    node instanceof HTMLElement &&
    (node.matches('[aria-busy="false"]') || node.querySelector('[aria-busy="false"]') !== null)
  const isAnswer = ({ type, target, addedNodes }: MutationRecord): boolean => {
    if (key === 'Enter') return [...addedNodes].some(isLine)
    return type === 'attributes' ? isList(target) : [...addedNodes].some(isList)
  }
  new MutationObserver((changes) => {
    if (window.answeredAfter === undefined && changes.some(isAnswer)) window.answeredAfter = performance.now() - pressed
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['aria-busy'] })
}

const answered = async (page: Page): Promise<number> => {
  const after = await page.waitForFunction(() => window.answeredAfter)
  return (await after.jsonValue()) ?? Number.NaN
}

/** Products that the page has not seen yet, so that it can't predict the line; ten to a sale. */
const scans = async (page: Page): Promise<number[]> => {
  const input = await page.context().newCDPSession(page)
  const times: number[] = []
  for (let scan = 0; scan < runs + warmUp; scan++) {
    for (const key of scannerKeys(`SKU-${5000 + scan * 7}`)) {
      await input.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key })
      await input.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key })
    }
    const time = await answered(page)
    if (scan >= warmUp) times.push(time)
    if ((scan + 1) % linesPerSale === 0) await sell(page)
  }
  return times
}

const sell = async (page: Page): Promise<void> => {
  await page.keyboard.press('F12')
  await page.getByRole('button', { name: 'Exact' }).click()
  await page.getByRole('button', { name: 'Complete sale' }).click()
  await page.getByRole('button', { name: 'New sale' }).click()
  await page.getByText('Ready for the next customer').waitFor()
}

const keystrokes = async (page: Page): Promise<number[]> => {
  const times: number[] = []
  for (let round = 0; times.length < runs + warmUp; round++) {
    for (const letter of searches[round % searches.length] ?? '') {
      await page.keyboard.press(letter === ' ' ? 'Space' : letter)
      // A space alone asks for nothing else than what is there.
      if (letter !== ' ') times.push(await answered(page))
    }
    await page.keyboard.press('Escape')
    await page.getByRole('listbox', { name: 'Products found' }).waitFor({ state: 'detached' })
  }
  return times.slice(warmUp, warmUp + runs)
}
